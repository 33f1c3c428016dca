"""What a loader hands over: one briefing as far as its format describes it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from index.briefing import Section
from index.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` is the heading as it stands, `name` what it says. Rank 1 is the highest."""

    start: int
    end: int
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One briefing as far as its format describes it; "", None and () where the format says nothing.

    `headings` are those the format marks as such. `sections` are given where the format leaves nothing to guess.
    `heads` and `feet` are what stood at the tops and bottoms of its pages and is not in the text.
    `part` names the record in its file for good, `place` where it stands there (":17"); "" where there is just one.
    """

    text: str
    title: str = ""
    date: datetime.date | None = None
    tags: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    source: str = ""
    part: str = ""
    place: str = ""


class Loader(Protocol):
    """Read the content of one file. What it cannot read of it is yielded; where that is everything, it is raised."""

    def __call__(self, data: bytes, source: str) -> Iterator[Draft | UnreadableFile]: ...


def as_tags(words: object) -> tuple[str, ...]:
    """Return tags from a list of them or from "one, two"; each once, in their order."""
    if isinstance(words, str):
        words = words.replace(";", ",").split(",")
    if not isinstance(words, list | tuple):
        return ()
    return tuple(dict.fromkeys(word.strip() for word in words if isinstance(word, str) and word.strip()))
