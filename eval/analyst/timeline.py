"""Matters with their dated events → are these on the timeline, on their days, and nothing that is not theirs?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from assistant import Assistant
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read, said
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share
from index.span import Span


@dataclass(frozen=True, slots=True)
class Event:
    """Sentences that tell of an event: in the gold each of them alone, on a timeline all that it cites for it."""

    days: Span
    sentences: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """`sources` are the files that tell of the matter."""

    id: str
    part: Part
    about: str
    sources: frozenset[str]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The events told, and the files that each cites."""

    example: Example
    told: tuple[tuple[Event, frozenset[str]], ...]


def example(entry: Mapping[str, Any]) -> Example:
    events = tuple(
        Event(Span(date.fromisoformat(e["first"]), date.fromisoformat(e["last"])), frozenset(e["sentences"]))
        for e in entry["events"]
    )
    return Example(entry["id"], Part(entry["part"]), entry["about"], frozenset(entry["sources"]), events)


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    for one in read("timeline", part, example):
        told = []
        for event in assistant.timeline(one.about).events:
            quotes = [citation.quote for citation in event.citations]
            sentences = frozenset(said(quote.sentence.text) for quote in quotes)
            files = frozenset(PurePath(quote.source).name for quote in quotes)
            told.append((Event(Span(event.first, event.last), sentences), files))
        yield Outcome(one, tuple(told))


def recall(outcome: Outcome) -> Share:
    """Of the events that have to be there, those that are, on their days."""
    wanted = outcome.example.events
    found = sum(any(e.sentences & w.sentences and e.days == w.days for e, _ in outcome.told) for w in wanted)
    return Share(found, len(wanted))


def precision(outcome: Outcome) -> Share:
    """Of the events told, those of a briefing that tells of the matter."""
    return Share(sum(bool(files & outcome.example.sources) for _, files in outcome.told), len(outcome.told))


def days_right(outcome: Outcome) -> Share:
    """Of the events that have to be there and are told at all, those that are told on their days."""
    told = [
        any(e.days == w.days for e in there)
        for w in outcome.example.events
        if (there := [e for e, _ in outcome.told if e.sentences & w.sentences])
    ]
    return Share(sum(told), len(told))


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("timeline: recall of dated events", found, recall)
    yield from of_parts("timeline: precision", found, precision)
    yield from of_parts("timeline: days right", found, days_right)
