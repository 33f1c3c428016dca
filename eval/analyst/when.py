"""Questions that ask when → does what is cited speak of that day, resolved against its report's?"""

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
from index.span import Span


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    part: Part
    question: str
    days: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """`days` are those that each claim's citations speak of."""

    example: Example
    days: tuple[frozenset[Span], ...]


def example(entry: Mapping[str, Any]) -> Example:
    days = Span(date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"]))
    return Example(entry["id"], Part(entry["part"]), entry["question"], days)


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    for one in read("when", part, example):
        claims = assistant.ask(one.question).claims
        days = (frozenset(e.span for c in claim.citations for e in c.quote.event_dates) for claim in claims)
        yield Outcome(one, tuple(days))


def told(outcome: Outcome) -> Share:
    return Share(any(outcome.example.days in days for days in outcome.days))


def told_first(outcome: Outcome) -> Share:
    return Share(any(outcome.example.days in days for days in outcome.days[:1]))


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("when: day told", found, told)
    yield from of_parts("when: day told first", found, told_first)
