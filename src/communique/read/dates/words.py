"""The words of dates: months, weekdays, numbers, units, and the words that make a date worth
looking for."""

from __future__ import annotations

from typing import Final

from communique.read.dates.records import Unit

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS: Final[dict[str, int]] = {
    **{name: n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name.upper(): n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)},
    "Sept": 9,
}

WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
WEEKDAYS: Final[dict[str, int]] = {
    **{name: n for n, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3]: n for n, name in enumerate(WEEKDAY_NAMES)},
    **{"Tues": 1, "Weds": 2, "Thur": 3, "Thurs": 3},
}

SMALL: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final[dict[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBERS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(SMALL, 1)},
    **TENS,
    **{"a": 1, "an": 1, "hundred": 100, "dozen": 12},
}

ORDINALS: Final[dict[str, int]] = {
    word: n
    for n, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
            "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
            "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
            "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
        ),
        1,
    )
}  # fmt: skip

UNITS: Final[dict[str, Unit]] = {
    "minute": "minute", "hour": "hour", "day": "day", "week": "week", "weekend": "weekend",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
}  # fmt: skip
SEASON_MONTHS: Final[dict[str, int]] = {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
}  # fmt: skip
SHIFTS: Final[dict[str, int]] = {
    "this": 0, "current": 0, "same": 0, "that": 0, "the": 0, "last": -1, "past": -1,
    "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip

DEICTIC: Final = frozenset(("yesterday", "today", "tomorrow", "tonight", "morning", "afternoon",
                            "evening", "night"))  # fmt: skip
# Without one of these (in lower case) or a digit, a stretch of text holds no date.
TRIGGERS: Final[frozenset[str]] = frozenset(
    {m.lower() for m in MONTH_NAMES}
    | {d.lower() for d in WEEKDAY_NAMES}
    | set(UNITS)
    | {unit + "s" for unit in UNITS}
    | set(SEASON_MONTHS)
    | DEICTIC
    | {"date"}
)


def number(word: str) -> float:
    """The value of a number in digits or words ("2.5", "1,000", "twenty-five", "a")."""
    if word[0].isdigit():
        return float(word.replace(",", ""))
    tens, _, ones = word.lower().replace(" ", "-").partition("-")
    return NUMBERS[tens] + (NUMBERS[ones] if ones else 0)
