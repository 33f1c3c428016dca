"""Questions with what a good answer rests on. The file's shape is described in `data/README.md`."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from assistant.errors import BadQuestion
from assistant.question import Turn, askable
from eval.answers import words
from eval.lines import each
from index.errors import BriefingsError

_FIELDS = {"id", "kind", "question", "history", "today", "gold", "answer", "part"}
_KINDS: Mapping[type, str] = {str: "a text", list: "a list", dict: "an object"}
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class BadQuestions(BriefingsError):
    """A file of questions that cannot be measured on."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


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
        if self.is_unanswerable and self.accepted:
            raise ValueError(f"question {self.id!r} is {self.kind.value!r} and has an answer, {self.accepted[0]!r}")

    @property
    def is_unanswerable(self) -> bool:
        return not self.points

    @property
    def gold(self) -> frozenset[str]:
        """The ids of all sentences that make a point."""
        return frozenset(id_ for point in self.points for id_ in point)


def read_examples(lines: Iterable[str | bytes]) -> tuple[Example, ...]:
    """Return one example a line, empty lines aside; ValueError, with the line's number, where one is not."""
    found: dict[str, Example] = {}

    def example(raw: Mapping[str, Any]) -> Example:
        made = _example(raw)
        if made.id in found:
            raise ValueError(f"the id {made.id!r} is already that of {found[made.id].question!r}")
        found[made.id] = made
        return made

    return tuple(each(lines, example, "question with its gold"))


def _example(raw: Mapping[str, Any]) -> Example:
    if unknown := raw.keys() - _FIELDS:
        raise ValueError(f"unknown fields {sorted(unknown)}; the known ones are {sorted(_FIELDS)}")
    return Example(
        id=_id(raw["id"]),
        kind=_one_of(Kind, raw["kind"], "kind"),
        question=question_of(raw),
        history=tuple(map(_turn, _is(list, raw.get("history", []), "history"))),
        today=None if raw.get("today") is None else _day(raw["today"]),
        points=tuple(map(_point, _is(list, raw["gold"], "gold"))),
        accepted=tuple(map(_accepted, _is(list, raw["answer"], "answer"))),
        part=_one_of((Part.DEV, Part.TEST), raw["part"], "part"),
    )


def _id(value: object) -> str:
    text = _is(str, value, "id")
    text.encode()  # half a UTF-16 pair has no UTF-8 form, and the report holds every id
    return text


def question_of(raw: Mapping[str, Any]) -> str:
    """Return the question of a line; ValueError where nobody could be asked it, KeyError where there is none."""
    text = _is(str, raw["question"], "question")
    try:
        askable(text)
    except BadQuestion as error:
        raise ValueError(str(error).rstrip(".")) from error
    return text


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_is(str, value, "today"))
    except ValueError as error:
        raise ValueError(f"today is {_shown(value)} and has to be a day as 2026-03-01, or null") from error


def _turn(value: object) -> Turn:
    turn = _is(dict, value, "a turn of history")
    return Turn(
        _is(str, turn["question"], "the question of a turn"), _is(str, turn.get("answer", ""), "the answer of a turn")
    )


def _point(value: object) -> tuple[str, ...]:
    sentences = _is(list, value, "a point of gold")
    if not sentences:
        raise ValueError("a point of gold has no sentence; leave the point out, or name one")
    return tuple(_is(str, _is(dict, one, "a sentence of gold")["id"], "the id of a sentence") for one in sentences)


def _accepted(value: object) -> str:
    text = _is(str, value, "an answer")
    if not words(text):
        raise ValueError(f"the answer {text!r} has no word or number to look for")
    return text


def _one_of(known: Iterable[E], value: object, name: str) -> E:
    found = {one.value: one for one in known}
    if not isinstance(value, str) or value not in found:
        raise ValueError(f"{name} is {_shown(value)} and has to be one of {', '.join(found)}")
    return found[value]


def _is(kind: type[T], value: object, name: str) -> T:
    if not isinstance(value, kind):
        raise ValueError(f"{name} is {_shown(value)} and has to be {_KINDS[kind]}")
    return value


def _shown(value: object) -> str:
    shown = json.dumps(value)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"


def read_file(path: Path, part: Part = Part.ALL) -> tuple[Example, ...]:
    """Return the examples of one part of a file. Raises BadQuestions, also where there is none."""
    try:
        # In bytes: a line ends where JSON Lines say, not at whatever else Unicode calls the end of one.
        examples = read_examples(path.read_bytes().splitlines())
    except ValueError as error:
        raise BadQuestions(path, f"{error}. What a line holds is said in eval/data/README.md.") from error
    found = tuple(e for e in examples if part in (Part.ALL, e.part))
    if not examples:
        raise BadQuestions(path, "it has no question. Write one a line, as eval/data/README.md says.")
    if not found:
        raise BadQuestions(path, f"no question of it is of the part {part.value!r}. Ask all of them: --part all")
    return found
