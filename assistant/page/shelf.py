"""The library as the page lists it, and files on their way into it."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.page.show import count, day
from index.library import AddReport, Progress


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
    """The briefings of the library, newest first."""

    cards: tuple[ShownCard, ...]


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
    cards: tuple[ShownCard, ...]


Shelf = Listed | Adding | Added


def cards(assistant: Assistant) -> tuple[ShownCard, ...]:
    return tuple(ShownCard(card.id, card.title, day(card.date)) for card in assistant.briefings())


def adding(progress: Progress) -> Adding:
    file = Path(progress.file).name
    return Adding(f"Adding {file}: {count(progress.briefings, 'briefing')} so far", progress.fraction)


def problems(report: AddReport) -> tuple[Problem, ...]:
    return tuple(Problem(Path(failure.source).name, failure.reason) for failure in report.failures)


def shelf_json(shelf: Shelf) -> dict[str, Any]:
    return {"kind": type(shelf).__name__.lower(), **asdict(shelf)}
