"""Our own questions on the samples: asked, then measured per kind of question and overall."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import Answer, Assistant
from assistant.find import Found
from eval import citations, refusals
from eval.answers import agrees
from eval.examples import Example, Kind
from eval.figure import OVERALL, Figure, measure, percentile
from eval.progress import track
from eval.retrieval import coverage_at, reciprocal_rank
from eval.share import Share, Undefined
from eval.sureness import NOTE, squared_error, sureness
from eval.trial import Trial, first

NOTES: tuple[str, ...] = (
    "Recall is of the points an answer needs: one sentence of several that make a point is enough.",
    "Citation precision, recall and F1 are means over questions (macro). A citation for a question that the briefings "
    "do not answer counts as wrong; precision leaves out refused questions, recall unanswerable ones.",
    "Refusing is the positive class of the refusal measures.",
    NOTE,
    "Latency is that of search and composing, with everything loaded, one question at a time.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: sentence ids as ranked and as cited, the answer's text without its marks.

    `sure` is how sure reading was, `first` the sentence that it puts first (the same words may stand in several
    briefings). `seconds` is from the question to the answer, with everything loaded.
    """

    example: Example
    ranked: tuple[str, ...]
    cited: tuple[str, ...]
    text: str
    refused: bool
    sure: float
    first: tuple[str, ...]
    seconds: float

    @property
    def trial(self) -> Trial:
        is_right = not self.example.gold.isdisjoint(self.first)
        return Trial(self.example.id, self.sure, not self.example.is_unanswerable, is_right, not self.refused)


MEASURES: Mapping[str, Callable[[Outcome], Share]] = {
    "recall@1": lambda o: Share(coverage_at(1, o.ranked, o.example.points)),
    "recall@5": lambda o: Share(coverage_at(5, o.ranked, o.example.points)),
    "recall@10": lambda o: Share(coverage_at(10, o.ranked, o.example.points)),
    "MRR@10": lambda o: Share(reciprocal_rank(10, o.ranked, o.example.gold)),
    "citation precision": lambda o: Share(citations.precision(o.cited, o.example.points)),
    "citation recall": lambda o: Share(citations.recall(o.cited, o.example.points)),
    "citation F1": lambda o: Share(citations.f1(o.cited, o.example.points)),
    "refusal precision": lambda o: refusals.precision(o.refused, o.example.is_unanswerable),
    "refusal recall": lambda o: refusals.recall(o.refused, o.example.is_unanswerable),
    "refusal F1": lambda o: refusals.f1(o.refused, o.example.is_unanswerable),
    "answer agreement": lambda o: Share(agrees(o.text, o.example.accepted)),
    "Brier": lambda o: squared_error([o.trial]),
}


def gone(examples: Sequence[Example], assistant: Assistant) -> dict[str, tuple[str, ...]]:
    """Return points, as ids of sentences, that can only be missed, by the id of the question: none is in the library.

    Their briefings were replaced or removed, or are cut into other sentences today.
    """
    of_gold = {id_.partition(":")[0] for example in examples for id_ in example.gold}
    cards = [card.id for card in assistant.briefings() if card.id in of_gold]
    held = {sentence.id for id_ in cards for sentence in assistant.sentences(id_)}
    missed = {e.id: [id_ for point in e.points if held.isdisjoint(point) for id_ in point] for e in examples}
    return {question: tuple(dict.fromkeys(ids)) for question, ids in missed.items() if ids}


def ask_all(on: Callable[[date | None], Assistant], examples: Sequence[Example]) -> Iterator[Outcome]:
    """Ask every example as a user would, with nothing given but the day and the earlier turns.

    `on` gives the assistant for a day; None is today.
    """
    # The first question loads the encoder and the vectors; that is not what a question costs.
    on(None).ask("Is everything loaded?")
    for example in track(examples, "Asking"):
        assistant = on(example.today)
        begun = time.perf_counter()
        found = assistant.find(example.question, history=example.history)
        answer = assistant.answered(example.question, found)
        yield outcome(example, answer, found, time.perf_counter() - begun)


def outcome(example: Example, answer: Answer, found: Found, seconds: float) -> Outcome:
    """Return what came of a question that was answered from what was found for it."""
    return Outcome(
        example,
        tuple(judged.sentence.id for judged in found.reading.sentences),
        tuple(citation.quote.sentence.id for citation in answer.citations),
        # Not answer.text: its marks [1] would be taken for numbers that were answered.
        answer.turn.answer,
        answer.is_refusal,
        found.reading.sure,
        tuple(sentence.id for sentence in first(found.reading)),
        seconds,
    )


def figures(outcomes: Sequence[Outcome], cluster: Callable[[str], str] = str) -> Iterator[Figure]:
    """Give every figure that is defined, overall and per kind of question; `cluster` as in `measure`."""
    yield from _figures(OVERALL, outcomes, cluster)
    yield from sureness(OVERALL, [outcome.trial for outcome in outcomes])
    for kind in Kind:
        if of_kind := [outcome for outcome in outcomes if outcome.example.kind is kind]:
            yield from _figures(kind.value, of_kind, cluster)


def _figures(group: str, outcomes: Sequence[Outcome], cluster: Callable[[str], str]) -> Iterator[Figure]:
    by_id = {outcome.example.id: outcome for outcome in outcomes}
    for name, share in MEASURES.items():
        try:
            yield measure(name, group, by_id, share, cluster)
        except Undefined:
            continue  # the table shows it as missing
    milliseconds = [outcome.seconds * 1000 for outcome in outcomes]
    yield percentile("latency p50 (ms)", group, milliseconds, 50)
    yield percentile("latency p95 (ms)", group, milliseconds, 95)
