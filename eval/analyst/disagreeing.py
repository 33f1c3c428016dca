"""Questions that the briefings answer differently → are two sides shown against each other?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import Assistant
from eval.analyst.labelled import figures as of_parts
from eval.examples import Example, Kind, Part, read_file
from eval.figure import Figure
from eval.gold import QUESTIONS
from eval.share import Share


@dataclass(frozen=True, slots=True)
class Outcome:
    """The pairs of sentences, by id, that are shown to disagree, and all that are cited."""

    example: Example
    pairs: tuple[tuple[str, str], ...]
    cited: frozenset[str]


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    for one in read_file(QUESTIONS, part):
        if one.kind is Kind.CONFLICTING:
            answer = (assistant.on(one.today) if one.today else assistant).ask(one.question, history=one.history)
            pairs = tuple((c.first.sentence.id, c.second.sentence.id) for c in answer.conflicts)
            yield Outcome(one, pairs, frozenset(c.quote.sentence.id for c in answer.citations))


def shown(outcome: Outcome) -> Share:
    return Share(any(is_right(pair, outcome.example.points) for pair in outcome.pairs))


def sides_cited(outcome: Outcome) -> Share:
    """Are two sides there at all, whether or not they are said to disagree?"""
    return Share(sum(not outcome.cited.isdisjoint(point) for point in outcome.example.points) > 1)


def precision(outcome: Outcome) -> Share:
    right = sum(is_right(pair, outcome.example.points) for pair in outcome.pairs)
    return Share(right, len(outcome.pairs))


def is_right(pair: tuple[str, str], points: Sequence[Sequence[str]]) -> bool:
    """Do two sentences make two sides?"""
    one, other = pair
    return any(one in a and other in b for a in points for b in points if a is not b)


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("conflicting: both sides cited", found, sides_cited)
    yield from of_parts("conflicting: shown to disagree", found, shown)
    yield from of_parts("conflicting: precision of what is shown", found, precision)
