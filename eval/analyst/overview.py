"""Questions for an overview → are the stories covered, every line cited, and what is assessed told apart?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from assistant import Assistant
from assistant.answer import Claim, Nature
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read, said
from eval.examples import Part
from eval.figure import Figure
from eval.lines import read_lines
from eval.nature import LABELS
from eval.share import Share


@dataclass(frozen=True, slots=True)
class Example:
    """`stories` are files, any one of which covers the story."""

    id: str
    part: Part
    question: str
    today: date | None
    stories: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an overview: the files that it cites, whether it is one of their sentences, and where it stands.

    `nature` is what the sentence was labelled with, None where it was not.
    """

    sources: frozenset[str]
    is_quoted: bool
    is_set_apart: bool
    nature: Nature | None


@dataclass(frozen=True, slots=True)
class Outcome:
    example: Example
    lines: tuple[Line, ...]


def example(entry: Mapping[str, Any]) -> Example:
    today = date.fromisoformat(entry["today"]) if entry["today"] else None
    return Example(entry["id"], Part(entry["part"]), entry["question"], today, tuple(map(frozenset, entry["stories"])))


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    labels = {said(line["text"]): Nature(line["nature"]) for line in read_lines(LABELS) if line["set"] == "samples"}
    for one in read("overview", part, example):
        answer = (assistant.on(one.today) if one.today else assistant).ask(one.question)
        yield Outcome(one, tuple(_line(claim, labels) for claim in answer.claims))


def _line(claim: Claim, labels: Mapping[str, Nature]) -> Line:
    quotes = [citation.quote for citation in claim.citations]
    return Line(
        frozenset(PurePath(quote.source).name for quote in quotes),
        bool(quotes) and all(said(quote.sentence.text) == said(claim.text) for quote in quotes),
        claim.heading.startswith("Assessed"),
        labels.get(said(claim.text)),
    )


def covered(outcome: Outcome) -> Share:
    stories = outcome.example.stories
    return Share(sum(any(line.sources & story for line in outcome.lines) for story in stories), len(stories))


def quoted(outcome: Outcome) -> Share:
    return Share(sum(line.is_quoted for line in outcome.lines), len(outcome.lines))


def set_apart(outcome: Outcome) -> Share:
    """Of the lines that were labelled, those that stand where their nature belongs."""
    known = [line for line in outcome.lines if line.nature]
    return Share(sum(line.is_set_apart == (line.nature is Nature.ASSESSED) for line in known), len(known))


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("overview: stories covered", found, covered)
    yield from of_parts("overview: lines quoted and cited", found, quoted)
    yield from of_parts("overview: assessed told apart", found, set_apart)
