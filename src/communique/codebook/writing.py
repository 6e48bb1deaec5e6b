"""Write codebook entries as people write them: YAML without the fields that say nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique.codebook.book import KINDS, Codebook
from communique.codebook.files import FOLDERS
from communique.errors import CodebookError


def plain_fields(entry: msgspec.Struct) -> dict[str, Any]:
    """The fields of an entry that are not at their defaults, in the order of the schema."""
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(entry):
        value = getattr(entry, field.name)
        default = field.default
        if field.default_factory is not msgspec.NODEFAULT:
            default = field.default_factory()
        if value != default:
            found[field.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return plain_fields(value)
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


def as_yaml(entries: Iterable[msgspec.Struct]) -> str:
    """Entries as items of a codebook file's `entries`."""
    return str(
        yaml.safe_dump(
            [plain_fields(e) for e in entries],
            sort_keys=False,
            allow_unicode=True,
            width=100,
            default_flow_style=False,
        )
    )


def write_file(path: Path, source: str, as_of: str, entries: Iterable[msgspec.Struct]) -> None:
    """A whole codebook file; raises `CodebookError` where it cannot be written."""
    head = yaml.safe_dump({"source": source, "as_of": as_of}, sort_keys=False, allow_unicode=True)
    _put(path, f"{head}entries:\n{as_yaml(entries)}")


#: a skeleton for each kind; what must be filled in is a word in capitals that the check refuses,
#: what may be filled in is commented out
_SKELETONS = {
    "countries": """\
- id: {id}
  name: {name}
  # iso2: "XX"
  # names: [Republic of ...]
  # adjectives: [...]
  # demonyms: [...]
  # capital: ...
  # seats: [...]        # buildings that stand for its government
  # bodies: [...]       # institutions whose word is the government's
  # of: XXX             # the sovereign of a breakaway or dependency
""",
    "people": """\
- id: {id}
  name: {name}
  country: FILL-IN      # ISO 3166 alpha-3
  # short: [...]        # the surname, as reporters write it alone
  # names: [...]        # other spellings and transliterations
  # wikidata: Q...
  # roles:
  #   - {{office: Minister of Foreign Affairs, of: XXX, since: "2024-01-31", until: "2025-06"}}
""",
    "organisations": """\
- id: {id}
  name: {name}
  # kind: igo           # igo, organ, alliance, movement, company, ngo, forum, national
  # names: [...]
  # country: XXX        # where it is the body of one state
  # code: IGO           # what PLOVER sets in place of a country
  # sector: GOV
  # members: [XXX, {{id: YYY, since: "2024"}}]
""",
    "offices": """\
- id: {id}
  names: [{lower}]
  sector: FILL-IN       # a PLOVER sector, as GOV or MIL
  # kind: other
""",
    "agents": """\
- id: {id}
  words: [{lower}]
  sector: FILL-IN       # a PLOVER sector, as GOV or MIL
""",
    "places": """\
- id: {id}
  country: FILL-IN      # ISO 3166 alpha-3
  kind: city
  names: [{name}]
""",
    "agreements": """\
- id: {id}
  name: {name}
  parties: [FILL-IN]    # ISO 3166 alpha-3, or an organisation's id; empty where nearly all are
  # names: [...]        # as reporters and translators write it
  # obliges: ...
  # limits: [...]
  # duration: ...
  # depositary: ...
  # history:
  #   - {{action: signed, "on": "2024-01-31"}}
  #   - {{action: ratified, "on": "2024-03", party: XXX}}
  # source: ...
""",
    "outlets": """\
- id: {id}
  name: {name}
  kind: FILL-IN         # agency, newspaper, broadcaster, website, government, organisation
  # domains: [example.org]
  # credits: [...]      # the names under which others credit it
  # country: XXX
  # owner: ...
""",
    "topics": """\
- id: {id}
  name: {name}
  words: [{lower}]      # a final * stands for any ending
  # contexts: [diplomatic]
""",
    "tones": """\
- id: {id}
  words: [{lower}]
  reading: FILL-IN      # how the trade reads the word, in your own words
  source: FILL-IN
""",
    "place_names": """\
- id: {id}
  uses:
    - words: [{name}]
      who: FILL-IN      # whose usage it is
    - words: [FILL-IN]
      who: FILL-IN
""",
    "events": """\
- id: {id}
  quad: 1
  definition: {name}
  patterns:
    - id: {small}.first
      verb: [FILL-IN]
  examples:
    - {{text: FILL-IN, pattern: {small}.first}}
  counter_examples:
    - {{text: FILL-IN, why: FILL-IN}}
""",
}
SKELETONS = tuple(kind for kind in KINDS if kind in _SKELETONS)


def add_skeleton(book: Codebook, folder: Path, kind: str, entry: str, name: str | None) -> Path:
    """Add an entry to be filled in to `own.yaml` of its kind in a person's own folder, and return
    the file. Raises `CodebookError` where the id stands already or the place cannot be written."""
    if entry in getattr(book, kind):
        origin = book.origins[book.origin_of[f"{kind}/{entry}"]]
        raise CodebookError(f"{kind}/{entry}: stands already, in {origin.file}; copy it from there")
    prefix = next(p for p, (k, _) in FOLDERS.items() if k == kind)
    path = folder / (prefix + "own.yaml" if prefix.endswith("/") else prefix + "-own.yaml")
    words = name or entry.replace("-", " ").capitalize()
    made = _SKELETONS[kind].format(
        id=entry, small=entry.lower(), name=_quoted(words), lower=_quoted(words.lower())
    )
    head = 'source: FILL-IN where these facts come from\nas_of: "2026"\nentries:\n'
    before = path.read_text(encoding="utf-8") if path.exists() else head
    _put(path, before + ("" if before.endswith("\n") else "\n") + made)
    return path


def _quoted(words: str) -> str:
    """A text as a YAML scalar on one line."""
    return str(yaml.safe_dump(words, allow_unicode=True, width=10_000)).split("\n")[0]


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise CodebookError(f"{path}: cannot be written ({problem.strerror})") from problem
