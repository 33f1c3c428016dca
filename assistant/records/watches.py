"""Standing questions, kept in the library's folder: what is asked again, since when, and what was told last.

Of what was told only the ids of sentences are kept: when a briefing is erased, no word of it stays here.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answer import scope_to_dict
from assistant.errors import BadQuestion, DamagedWatches
from assistant.records.checked_json import SENTENCE_ID, Part, Wrong, load
from assistant.records.whole_file import write_whole
from index.scope import Scope

FILE = "watches.json"
FORMAT = 1
MOST_BYTES = 8 * 1024 * 1024
MOST = 1_000  # standing questions
TOLD = 50  # sentences kept of what was told, the last ones
Alone = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Watch:
    """A question that is asked again of what is new since `at`. `told` are ids of sentences, those told last behind."""

    question: str
    at: datetime
    told: tuple[str, ...]
    scope: Scope | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "told": list(self.told[-TOLD:]),
            "scope": scope_to_dict(self.scope) if self.scope is not None else None,
        }


def read_watches(folder: Path) -> tuple[Watch, ...]:
    """Read the standing questions of a library, in the order in which they came. Raises DamagedWatches."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        part = load(path, MOST_BYTES)
        if (number := part["format"].whole()) != FORMAT:
            raise Wrong(f"it is of format {number}, and this program reads format {FORMAT}.")
        return part["watches"].items(_watch)
    except Wrong as wrong:
        raise DamagedWatches(path, str(wrong)) from wrong


def add_watch(folder: Path, watch: Watch, alone: Alone) -> None:
    """Keep one more standing question. Raises BadQuestion where it is kept already, LibraryInUse, CannotWrite."""
    with alone():
        kept = read_watches(folder)
        if any(_same(one.question, watch.question) for one in kept):
            raise BadQuestion(f"“{watch.question}” is watched already. See: briefings watch list")
        if len(kept) >= MOST:
            raise BadQuestion(f"{MOST:,} questions are watched; more are not kept. Remove one: briefings watch remove")
        _write(folder, (*kept, watch))


def remove_watch(folder: Path, name: str, alone: Alone) -> Watch:
    """Give up a standing question, by its text or its number in the list from 1, and return it. Raises BadQuestion."""
    with alone():
        kept = read_watches(folder)
        chosen = [w for n, w in enumerate(kept, 1) if _same(w.question, name) or str(n) == name.strip()]
        if not chosen:
            raise BadQuestion(f"“{name}” is not watched. See what is: briefings watch list")
        _write(folder, tuple(one for one in kept if one != chosen[0]))
    return chosen[0]


def keep_told(folder: Path, told: tuple[Watch, ...], alone: Alone) -> None:
    """Keep what was told last; a question that was given up meanwhile stays given up."""
    now = {one.question: one for one in told}
    with alone():
        kept = read_watches(folder)
        _write(folder, tuple(now.get(one.question, one) for one in kept))


def _watch(part: Part) -> Watch:
    return Watch(
        part["question"].text(2_000),
        part["at"].moment(),
        part["told"].items(lambda one: one.text(pattern=SENTENCE_ID)),
        part["scope"].maybe(Part.scope),
    )


def _write(folder: Path, watches: tuple[Watch, ...]) -> None:
    kept = {"format": FORMAT, "watches": [watch.to_dict() for watch in watches]}
    write_whole(folder / FILE, (json.dumps(kept, indent=2) + "\n").encode("ascii"))


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
