"""How far adding has come, and what it did."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come. `fraction` (0 to 1) is of the bytes to read, `briefings` counts those safely stored."""

    file: str
    fraction: float
    briefings: int


def ignore(_progress: Progress) -> None:
    """What is told of progress where nobody listens."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding did, counted in briefings; `removed` are those that a changed file no longer holds.

    One that was found in another place before is unchanged: two files with the same content are one briefing.
    `passed_over` are the files in folders that are of no format we know; `undated` counts those of the added and
    replaced that have no report date.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: tuple[UnreadableFile, ...] = ()
    passed_over: tuple[Path, ...] = ()
    undated: int = 0
