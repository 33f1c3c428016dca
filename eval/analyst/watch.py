"""Standing questions, asked before and after half of the samples came → is what became of them told rightly?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import Assistant
from assistant.analysis.changes import Kind
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share
from index.briefing import Briefing


@dataclass(frozen=True, slots=True)
class Example:
    """A question that is asked of the briefings before `until` and then of the others."""

    id: str
    part: Part
    question: str
    until: date
    becomes: Kind


@dataclass(frozen=True, slots=True)
class Outcome:
    example: Example
    kind: Kind


def example(entry: Mapping[str, Any]) -> Example:
    day = date.fromisoformat(entry["until"])
    return Example(entry["id"], Part(entry["part"]), entry["question"], day, Kind(entry["becomes"]))


def outcomes(empty: Assistant, briefings: Sequence[Briefing], part: Part) -> Iterator[Outcome]:
    """Watch the questions in a library that is empty yet. They have one day in common."""
    examples = read("watch", part, example)
    (until,) = {one.until for one in examples}
    empty.library.add_briefings(b for b in briefings if b.date and b.date < until)
    empty.ask("Is everything loaded?")  # a second has to pass: what is added in that of a question is new to it
    for one in examples:
        empty.watch(one.question)
    empty.library.add_briefings(b for b in briefings if b.date and b.date >= until)
    yield from (Outcome(one, watched.kind) for one, watched in zip(examples, empty.run_watches(), strict=True))


def told_right(outcome: Outcome) -> Share:
    return Share(outcome.kind is outcome.example.becomes)


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("watch: told rightly", found, told_right)
