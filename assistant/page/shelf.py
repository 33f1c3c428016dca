"""The library as the page lists it, and files on their way into it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.wording import count, day
from index.library import AddReport, Progress
from index.sqlite_store import Card

MAX_LISTED = 500  # all the titles of a library of 8,600 cost 0.8 MB and half a second at every visit


@dataclass(frozen=True, slots=True)
class ShownCard:
    id: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was not added as it is, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Briefings of the library, newest first: the first `MAX_LISTED` of those with `sought` in their title.

    `found` counts all of those, `held` all of the library; `problem` says why it cannot be listed, "" where it can.
    """

    cards: tuple[ShownCard, ...] = ()
    found: int = 0
    held: int = 0
    sought: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Adding:
    """Files are being added; `fraction` of the work (0 to 1) is done."""

    doing: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Added:
    """Files were added, or not: what came of it, and the briefings there are now."""

    summary: str
    problems: tuple[Problem, ...]
    listed: Listed


Shelf = Listed | Adding | Added


def listing(cards: Sequence[Card], sought: str) -> Listed:
    found = [card for card in cards if sought.casefold() in card.title.casefold()]
    shown = tuple(ShownCard(card.id, card.title, day(card.date)) for card in found[:MAX_LISTED])
    return Listed(shown, len(found), len(cards), sought)


def adding(progress: Progress) -> Adding:
    file = Path(progress.file).name
    return Adding(f"Adding {file}: {count(progress.briefings, 'briefing')} so far", progress.fraction)


def problems(report: AddReport) -> tuple[Problem, ...]:
    return tuple(Problem(Path(failure.source).name, failure.reason) for failure in report.failures)


def shelf_json(shelf: Shelf) -> dict[str, Any]:
    return {"kind": type(shelf).__name__.lower(), **asdict(shelf)}
