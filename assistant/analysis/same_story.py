"""Briefings → which of them tell one story: those that name the same, where not every other names it too.

What tells the stories of a library apart by vectors too is `stories.py`; this goes by the names alone, and is quick.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assistant.follow_ups.mentions import is_date
from index.briefing import Briefing
from index.words import FUNCTION_WORDS

WEEKS = timedelta(days=60)
TELLING = 4  # names, from where that two share none tells them apart
ENOUGH = 2  # names in common
FEW, SHARE = 3, 0.25  # how many briefings may name what tells a story, or which share of them
_NAME = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]{2,}")
_LARGE = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_SMALL = re.compile(r"\b[^\W\d_A-Z]{3,}\b")
NONE: frozenset[str] = frozenset()
KEPT = 500  # briefings whose names are not looked for again


@dataclass(frozen=True, slots=True)
class Named:
    """What some briefings name, by their ids: `often` counts the briefings that name a name."""

    named: Mapping[str, frozenset[str]]
    titled: Mapping[str, frozenset[str]]
    dates: Mapping[str, date | None]
    often: Mapping[str, int]

    def is_one_story(self, one: str, other: str) -> bool:
        """Do two briefings, by their ids, name enough of the same? A briefing tells one story with itself."""
        if one == other:
            return True
        most = max(FEW, SHARE * len(self.named))
        common = [n for name in self._of(one) & self._of(other) if (n := self.often[name]) <= most]
        # Whom no third briefing names ties reports of the same weeks.
        rare = common.count(2) if _are_near(self.dates.get(one), self.dates.get(other)) else 0
        return len(common) + rare + len(self.titled.get(one, NONE) & self.titled.get(other, NONE)) >= ENOUGH

    def may_be_one_story(self, one: str, other: str) -> bool:
        """Is it one story, or does one of the two name too little to tell?"""
        return self.is_one_story(one, other) or min(len(self._of(one)), len(self._of(other))) < TELLING

    def _of(self, briefing_id: str) -> frozenset[str]:
        return self.named.get(briefing_id, NONE)


def named(briefings: Iterable[Briefing]) -> Named:
    """Read the names of briefings: what is written large where no sentence begins, and nowhere small."""
    read = {one.id: one for one in briefings}.values()
    small = {word.capitalize() for one in read for word in _small(one.text)}
    known = frozenset(name for one in read for name in _names(one.text)) - small
    in_each = {one.id: known & _large(f"{one.title} {one.text}") for one in read}
    return Named(
        in_each,
        {one.id: known & _large(one.title) for one in read},
        {one.id: one.date for one in read},
        Counter(name for names in in_each.values() for name in names),
    )


def _are_near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= WEEKS


@lru_cache(KEPT)
def _names(text: str) -> frozenset[str]:
    """Return the words that are written large where no sentence begins."""
    return frozenset(name for name in _NAME.findall(text) if not is_date(name) and name.lower() not in FUNCTION_WORDS)


@lru_cache(KEPT)
def _large(text: str) -> frozenset[str]:
    return frozenset(_LARGE.findall(text))


@lru_cache(KEPT)
def _small(text: str) -> frozenset[str]:
    return frozenset(_SMALL.findall(text))
