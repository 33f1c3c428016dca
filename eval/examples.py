"""Questions with what a good answer rests on. The file's shape is described in `data/README.md`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.question import Turn
from eval.lines import each

_FIELDS = {"id", "kind", "question", "history", "today", "gold", "answer", "part"}


class Kind(StrEnum):
    """What makes a question hard."""

    SINGLE = "single"
    SEVERAL = "several"
    DATED = "dated"
    FOLLOW_UP = "follow-up"
    CONFLICTING = "conflicting"
    UNANSWERABLE = "unanswerable"


class Part(StrEnum):
    """Which half of a set: one to work with, one that is looked at last."""

    DEV = "dev"
    TEST = "test"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its gold.

    `points` is what the answer needs: for each point the ids of the sentences that make it, one of them is enough.
    `accepted` are strings of which the answer must contain one. Both are empty where the briefings do not say.
    `today` fixes what relative dates refer to.
    """

    id: str
    kind: Kind
    question: str
    history: tuple[Turn, ...]
    today: date | None
    points: tuple[tuple[str, ...], ...]
    accepted: tuple[str, ...]
    part: Part

    def __post_init__(self) -> None:
        if self.is_unanswerable != (self.kind is Kind.UNANSWERABLE):
            raise ValueError(f"question {self.id!r} is {self.kind.value!r} and has {len(self.points)} gold points")

    @property
    def is_unanswerable(self) -> bool:
        return not self.points

    @property
    def gold(self) -> frozenset[str]:
        """The ids of all sentences that make a point."""
        return frozenset(id_ for point in self.points for id_ in point)


def read_examples(lines: Iterable[str]) -> tuple[Example, ...]:
    """Return one example a line, empty lines aside; ValueError, with the line's number, where one is not."""
    found: dict[str, Example] = {}
    for example in each(lines, _example, "question with its gold"):
        if example.id in found:
            raise ValueError(f"the id {example.id!r} is already that of {found[example.id].question!r}")
        found[example.id] = example
    return tuple(found.values())


def _example(raw: Mapping[str, Any]) -> Example:
    if unknown := raw.keys() - _FIELDS:
        raise ValueError(f"unknown fields {sorted(unknown)}; the known ones are {sorted(_FIELDS)}")
    return Example(
        id=raw["id"],
        kind=Kind(raw["kind"]),
        question=raw["question"],
        history=tuple(Turn(turn["question"], turn.get("answer", "")) for turn in raw.get("history", ())),
        today=date.fromisoformat(raw["today"]) if raw.get("today") else None,
        points=tuple(tuple(sentence["id"] for sentence in point) for point in raw["gold"]),
        accepted=tuple(raw["answer"]),
        part=Part(raw["part"]),
    )


def read_file(path: Path, part: Part = Part.ALL) -> tuple[Example, ...]:
    """Return the examples of one part of a file; ValueError as `read_examples`."""
    with path.open(encoding="utf-8") as lines:
        return tuple(e for e in read_examples(lines) if part in (Part.ALL, e.part))
