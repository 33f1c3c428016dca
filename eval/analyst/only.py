"""Questions of which only sentences of one nature may answer → are they of that nature, and do they answer?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant import Assistant
from assistant.answer import Nature
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read, said
from eval.examples import Part
from eval.figure import Figure
from eval.lines import read_lines
from eval.nature import LABELS
from eval.share import Share


@dataclass(frozen=True, slots=True)
class Example:
    """`gold` are sentences of the nature asked for, each of which answers."""

    id: str
    part: Part
    question: str
    only: Nature
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`cited` are the sentences cited, each with the nature that it was labelled with, None where it was not."""

    example: Example
    cited: tuple[tuple[str, Nature | None], ...]


def example(entry: Mapping[str, Any]) -> Example:
    return Example(entry["id"], Part(entry["part"]), entry["question"], Nature(entry["only"]), frozenset(entry["gold"]))


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    labels = {said(line["text"]): Nature(line["nature"]) for line in read_lines(LABELS) if line["set"] == "samples"}
    for one in read("only", part, example):
        answer = assistant.ask(one.question, only=[one.only])
        texts = (said(citation.quote.sentence.text) for citation in answer.citations)
        yield Outcome(one, tuple((text, labels.get(text)) for text in texts))


def answered(outcome: Outcome) -> Share:
    return Share(any(text in outcome.example.gold for text, _ in outcome.cited))


def of_nature(outcome: Outcome) -> Share:
    """Of what is cited and was labelled."""
    natures = [nature for _, nature in outcome.cited if nature]
    return Share(natures.count(outcome.example.only), len(natures))


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("only: answered", found, answered)
    yield from of_parts("only: cited is of that nature", found, of_nature)
