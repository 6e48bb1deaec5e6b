"""Bring items of one kind together day by day: on one day first, then across midnight.

What comes of it depends on the items alone, never on the order in which they came: the groups of a
day are made anew from all items of that day, and of the groups of two days that follow each other
the most alike are joined first. Adding an item therefore touches its own day and the two beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
Group = tuple[T, ...]

#: days before and one after its publication within which a report tells of what it does not date
_RECENT = (-7, 1)


@dataclass(slots=True)
class Chains(Generic[T]):
    """Items by a key that all of one happening share, and by day.

    `name` gives an item's id, `together` makes the groups of one day's items, `alike` says how
    much two groups of different days are alike, None where they cannot be one happening.
    """

    name: Callable[[T], str]
    together: Callable[[Sequence[T]], list[Group[T]]]
    alike: Callable[[Group[T], Group[T]], float | None]
    _days: dict[Hashable, dict[str, list[T]]] = field(default_factory=dict)
    _loose: dict[Hashable, list[tuple[str | None, T]]] = field(default_factory=dict)
    _groups: dict[tuple[Hashable, str], list[Group[T]]] = field(default_factory=dict)
    _joins: dict[tuple[Hashable, str], list[tuple[float, int, int]]] = field(default_factory=dict)

    def add(self, key: Hashable, day: str | None, item: T, told_on: str | None = None) -> None:
        """Take in an item of a day ("YYYY-MM-DD"), or of none, told on another."""
        if day is None:
            self._loose.setdefault(key, []).append((told_on, item))
            return
        self._days.setdefault(key, {}).setdefault(day, []).append(item)
        self._groups.pop((key, day), None)
        for start in (day, _shifted(day, -1)):
            self._joins.pop((key, start), None)

    def keys(self) -> Iterator[Hashable]:
        """Every key under which there are items."""
        yield from dict.fromkeys([*self._days, *self._loose])

    def groups(self, key: Hashable) -> list[Group[T]]:
        """The groups under a key, in the order of their days."""
        found = self._joined(key)
        apart: list[T] = []
        loose: list[tuple[Group[T], T]] = []
        for told_on, item in sorted(self._loose.get(key, ()), key=lambda i: self.name(i[1])):
            homes = [g for days, g in found if self._may_be(told_on, item, days, g)]
            if len(homes) == 1:
                loose.append((homes[0], item))
            else:
                apart.append(item)
        whole = [(*g, *(item for home, item in loose if home is g)) for _, g in found]
        return whole + (self.together(apart) if apart else [])

    def _joined(self, key: Hashable) -> list[tuple[tuple[str, ...], Group[T]]]:
        """The groups of single days, joined with one of the day before or after where one is."""
        days = sorted(self._days.get(key, {}))
        groups = {(day, n): g for day in days for n, g in enumerate(self._of_day(key, day))}
        joins = [
            (-score, (day, i), (_shifted(day, 1), j))
            for day in days
            for score, i, j in self._across(key, day)
        ]
        partner: dict[tuple[str, int], tuple[str, int]] = {}
        for _, one, other in sorted(joins):
            if one not in partner and other not in partner:
                partner[one], partner[other] = other, one
        found: list[tuple[tuple[str, ...], Group[T]]] = []
        for at, group in groups.items():
            beside = partner.get(at)
            if beside is None:
                found.append(((at[0],), group))
            elif at < beside:
                found.append(((at[0], beside[0]), (*group, *groups[beside])))
        return found

    def _of_day(self, key: Hashable, day: str) -> list[Group[T]]:
        if (key, day) not in self._groups:
            items = sorted(self._days.get(key, {}).get(day, ()), key=self.name)
            self._groups[key, day] = self.together(items) if items else []
        return self._groups[key, day]

    def _across(self, key: Hashable, day: str) -> list[tuple[float, int, int]]:
        """How alike the groups of a day and of the day after are."""
        if (key, day) not in self._joins:
            after = self._of_day(key, _shifted(day, 1))
            self._joins[key, day] = [
                (score, i, j)
                for i, one in enumerate(self._of_day(key, day) if after else ())
                for j, other in enumerate(after)
                if (score := self.alike(one, other)) is not None
            ]
        return self._joins[key, day]

    def _may_be(self, told_on: str | None, item: T, days: tuple[str, ...], group: Group[T]) -> bool:
        recent = told_on is None or any(
            _shifted(told_on, _RECENT[0]) <= day <= _shifted(told_on, _RECENT[1]) for day in days
        )
        return recent and self.alike((item,), group) is not None


def _shifted(day: str, by: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=by)).isoformat()
