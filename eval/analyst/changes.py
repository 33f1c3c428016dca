"""Sentences of new briefings → is it told rightly whether they are new, changed, contradicted, or said before?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import Assistant
from assistant.analysis.changes import Change, Kind
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read, said
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share, Undefined
from index.scope import Scope

ALL = 10_000
TURNED = frozenset({Kind.CHANGED, Kind.CONTRADICTED})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a briefing of the day `since`, what it may be called, and the older sentences that it changes."""

    id: str
    part: Part
    since: date
    sentence: str
    labels: frozenset[Kind]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sentence is called, and the sentence that it is said to change, "" for none."""

    example: Example
    kind: Kind
    before: str

    @property
    def is_right_pair(self) -> bool:
        return self.kind in self.example.labels and self.before in self.example.before


def example(entry: Mapping[str, Any]) -> Example:
    labels = frozenset(map(Kind, entry["labels"]))
    day = date.fromisoformat(entry["since"])
    return Example(entry["id"], Part(entry["part"]), day, entry["sentence"], labels, frozenset(entry["before"]))


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    examples = read("changes", part, example)
    for day in dict.fromkeys(one.since for one in examples):
        # The briefings of that day alone against all before: of more than some hundred sentences not all are read.
        found = assistant.changes(day, scope=Scope(until=day), most=ALL)
        told = {said(change.now.sentence.text): change for change in found.changes}
        yield from (outcome(one, told.get(one.sentence)) for one in examples if one.since == day)


def outcome(one: Example, change: Change | None) -> Outcome:
    if change is None:
        return Outcome(one, Kind.UNCHANGED, "")
    return Outcome(one, change.kind, said(change.before.sentence.text) if change.before else "")


def label_right(outcome: Outcome) -> Share:
    return Share(outcome.kind in outcome.example.labels)


def precision(outcome: Outcome) -> Share:
    """Of what is called changed or contradicted."""
    if outcome.kind not in TURNED:
        raise Undefined(f"{outcome.example.id} is called {outcome.kind.value}")
    return Share(outcome.is_right_pair)


def recall(outcome: Outcome) -> Share:
    """Of what is changed or contradicted, with the sentence that it changes."""
    if not outcome.example.labels & TURNED:
        raise Undefined(f"{outcome.example.id} changes nothing")
    return Share(outcome.is_right_pair)


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("changes: label right", found, label_right)
    yield from of_parts("changes: precision of changed", found, precision)
    yield from of_parts("changes: recall of changed", found, recall)
