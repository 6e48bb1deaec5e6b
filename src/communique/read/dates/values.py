"""What all forms share when they are resolved: the setting, and the making of the value.

`inferred` is set where one of several readings was chosen (which year "June 18" means, which
Tuesday), and `grounds` says by what. A date counted in one way only ("yesterday") is not
inferred: `reckoned_from` says from where it was counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from communique.model import DateValue
from communique.read.dates.reckon import Anchor, Reckoned, add_months, yearless
from communique.read.dates.records import Context, Direction, Form

Precision = Literal["day", "month", "year", "duration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that one form is resolved against; `previous` is the date mentioned before it, cut to
    its precision, `previous_day` the last that names a day, and `next_year` the year written in
    the other half of a range."""

    written: str
    context: Context
    anchor: Anchor | None
    previous: str | None
    previous_day: str | None
    direction: Direction
    next_year: int | None = None


class Unplaced(Exception):
    """The words are a date that nothing at hand can place; the text says what is missing."""


def made(
    setting: Setting, value: str, precision: str, *, grounds: tuple[str, ...] = (),
    reckoned_from: str = "", inferred: bool = False,
) -> DateValue:  # fmt: skip
    """A value in the words and the relation of the setting, without empty grounds."""
    return DateValue(
        value=value, precision=cast(Precision, precision), written_as=setting.written,
        relation=setting.context.relation, reckoned_from=reckoned_from, inferred=inferred,
        grounds=tuple(ground for ground in grounds if ground),
    )  # fmt: skip


def counted(
    setting: Setting, anchor: Anchor, got: Reckoned, *grounds: str, chosen: bool = False
) -> DateValue:
    """A value that was counted from an anchor, without the year where the anchor has none;
    `chosen` where another reading was possible."""
    if anchor.has_year:
        return made(
            setting, got.value, got.precision, reckoned_from=anchor.words,
            inferred=anchor.inferred or chosen, grounds=(*anchor.grounds, *grounds, *got.note),
        )  # fmt: skip
    if got.precision == "year":
        raise Unplaced(f"{anchor.words} has no year to count from")
    return made(
        setting, "-" + got.value[4:], got.precision, reckoned_from=anchor.words,
        inferred=chosen, grounds=("the year is not known", *grounds),
    )  # fmt: skip


def from_previous(setting: Setting, *, whole: bool = False) -> Anchor | None:
    """The date mentioned before, as something to count from; `whole` asks for the last that
    names a day."""
    before = setting.previous_day if whole else setting.previous
    if not before:
        return None
    words = f"the date before it, {before}"
    if before.startswith("--"):
        month, day = (*(int(p) for p in before[2:].split("-")), 1)[:2]
        return Anchor(day=yearless(month, day), known="month", words=words)
    year, month, day = (*(int(p) for p in before.split("-")), 1, 1)[:3]
    known = "day" if len(before) == 10 else "year"
    return Anchor(day=date(year, month, day), known=known, words=words)


def shifted_year(form: Form, setting: Setting) -> Anchor | None:
    """The anchor of the "last year" in "June last year", moved to that year."""
    if form.year_shift is None:
        return None
    if setting.anchor is None or not setting.anchor.has_year:
        raise Unplaced("no year to count from: neither dateline nor publication date has one")
    anchor = setting.anchor
    moved = add_months(anchor.day, 12 * form.year_shift)
    return Anchor(
        day=moved,
        known="year",
        words=anchor.words,
        inferred=anchor.inferred,
        grounds=anchor.grounds,
    )


def part_ground(form: Form) -> str:
    """What "early", "late" and their like say, for a date holds no such halves."""
    return f"{form.part} in that {form.unit or form.kind}" if form.part else ""
