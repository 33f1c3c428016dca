"""Names that are mentioned, or not → is it told rightly, and in how many briefings?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import Assistant
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share
from index.scope import Scope


@dataclass(frozen=True, slots=True)
class Example:
    """`briefings` counts those of the scope that mention the name; 0: it is absent."""

    id: str
    part: Part
    name: str
    scope: Scope
    briefings: int


@dataclass(frozen=True, slots=True)
class Outcome:
    example: Example
    briefings: int


def example(entry: Mapping[str, Any]) -> Example:
    since, until = (date.fromisoformat(entry[end]) if entry[end] else None for end in ("since", "until"))
    return Example(entry["id"], Part(entry["part"]), entry["name"], Scope(since, until), entry["briefings"])


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    for one in read("absence", part, example):
        yield Outcome(one, len(assistant.absent(one.name, one.scope).found))


def told_right(outcome: Outcome) -> Share:
    return Share((outcome.briefings == 0) == (outcome.example.briefings == 0))


def count_right(outcome: Outcome) -> Share:
    return Share(outcome.briefings == outcome.example.briefings)


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("absence: mentioned or not", found, told_right)
    yield from of_parts("absence: count right", found, count_right)
