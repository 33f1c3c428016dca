"""Sentences → is it counted rightly how many briefings say them, and of how many origins they are?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant import Assistant
from assistant.analysis.corroboration import corroborated
from assistant.answer import Citation, Claim, Corroboration, Verdict
from assistant.compose import quote
from assistant.read import Judged
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read, said
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share
from index.search import Hit


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that answers a question, and how many briefings say it."""

    id: str
    part: Part
    question: str
    sentence: str
    counted: Corroboration


@dataclass(frozen=True, slots=True)
class Outcome:
    """`counted` is None where the sentence was not even found."""

    example: Example
    counted: Corroboration | None


def example(entry: Mapping[str, Any]) -> Example:
    counted = Corroboration(entry["briefings"], entry["origins"])
    return Example(entry["id"], Part(entry["part"]), entry["question"], entry["sentence"], counted)


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    for one in read("corroboration", part, example):
        hits = assistant.find(one.question).hits
        claim = _claim(one.sentence, hits)
        yield Outcome(one, corroborated([claim], hits)[0].corroboration if claim else None)


def _claim(text: str, hits: Sequence[Hit]) -> Claim | None:
    for hit in hits:
        for passage in hit.passages:
            for sentence in passage.sentences:
                if said(sentence.text) == text:
                    cited = quote(Judged(sentence, passage.briefing, 1.0))
                    return Claim(sentence.text, (Citation(1, cited),), Verdict.SUPPORTED)
    return None


def briefings_right(outcome: Outcome) -> Share:
    return Share(outcome.counted is not None and outcome.counted.briefings == outcome.example.counted.briefings)


def both_right(outcome: Outcome) -> Share:
    return Share(outcome.counted == outcome.example.counted)


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("corroboration: briefings right", found, briefings_right)
    yield from of_parts("corroboration: briefings and origins right", found, both_right)
