"""A question that brings its own candidate sentences → their scores, by words, by vectors and by the judge.

No library is searched: what is measured is the judgement alone, beside two baselines that nobody trained for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import ir_measures
from ir_measures import AP, RR, P, Qrel, ScoredDoc

from assistant.readers.judge import Evidence, Judge
from assistant.readers.judged_reader import weigh
from eval.bm25 import Bm25
from eval.figure import Figure, measure
from eval.progress import track
from eval.share import Share, Undefined
from index.encoder import Vectors
from index.search import Fusion
from index.segment import spans
from index.words import content_words, stem, words

Encode = Callable[[Sequence[str]], Vectors]
Scorer = Callable[[str, Sequence[Evidence]], Sequence[float]]

READER = "reader"  # the judge and search, weighed as they are when a library is asked
MEASURES = {"MAP": AP, "MRR": RR, "P@1": P @ 1}
TIES = "Of candidates with the same score those that answer come last: a constant score gains nothing."
WORDS = (
    "Words are BM25, which weighs a word by how rare it is among the candidates of all questions, or, 'within', among "
    "those of the question alone."
)


@dataclass(frozen=True, slots=True)
class CandidateQuestion:
    """A question, its candidates, and which of them answer it (their places, from 0)."""

    id: str
    text: str
    candidates: tuple[Evidence, ...]
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The places of the candidates, best first, and those that answer."""

    order: tuple[int, ...]
    gold: frozenset[int]


def sentences(text: str) -> tuple[str, ...]:
    """Cut a plain text into sentences as briefings are cut."""
    return tuple(text[start:end] for start, end in spans(text))


def in_context(consecutive: Sequence[str]) -> tuple[Evidence, ...]:
    """Return sentences of one text, each with the one before it as its context."""
    return tuple(Evidence(text, before) for text, before in zip(consecutive, ("", *consecutive), strict=False))


def alone(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the sentences without their contexts."""
    return [Evidence(sentence.text) for sentence in evidence]


def scorers(judge: Judge, encode: Encode, candidates: Iterable[Evidence]) -> dict[str, Scorer]:
    """Return the ways to score: BM25, with words weighed over all `candidates`; cosine; the judge; as the reader does.

    The first two see the sentence alone, the judge also its context. The reader weighs the judge's word with both.
    """
    bm25 = Bm25(sentence.text for sentence in candidates)
    fusion = Fusion()

    def by_words(question: str, evidence: Sequence[Evidence]) -> Sequence[float]:
        return bm25.scores(question, [sentence.text for sentence in evidence])

    def by_vectors(question: str, evidence: Sequence[Evidence]) -> Sequence[float]:
        return cosines(encode, question, [sentence.text for sentence in evidence])

    def as_read(question: str, evidence: Sequence[Evidence]) -> Sequence[float]:
        searched = [
            fusion.words * words + fusion.vectors * cosine
            for words, cosine in zip(by_words(question, evidence), by_vectors(question, evidence), strict=True)
        ]
        return list(map(partial(weigh, judge.weights), judge.answers(question, evidence), searched))

    return {"words": by_words, "vectors": by_vectors, "judge": judge.answers, READER: as_read}


def cosines(encode: Encode, text: str, others: Sequence[str]) -> list[float]:
    """Return how alike a text is to each of the others."""
    vectors = encode([text, *others])
    return [float(cosine) for cosine in vectors[1:] @ vectors[0]]


def word_overlap(claim: str, text: str) -> float:
    """Return the share of the claim's content words that the text holds, in any of their forms (ROUGE-1 precision).

    1.0 where the claim has no content word: nothing of it is missing.
    """
    wanted = {stem(word) for word in content_words(claim)}
    return len(wanted & {stem(word) for word in words(text)}) / len(wanted) if wanted else 1.0


def ranking_scorers(judge: Judge, encode: Encode, questions: Iterable[CandidateQuestion]) -> dict[str, Scorer]:
    """Return `scorers` of the candidates of all questions, and BM25 with words weighed over the question's own."""

    def by_own_words(question: str, evidence: Sequence[Evidence]) -> list[float]:
        texts = [sentence.text for sentence in evidence]
        return Bm25(texts).scores(question, texts)

    ways = scorers(judge, encode, (sentence for question in questions for sentence in question.candidates))
    return {"words, weighed within": by_own_words, **ways}


def ranking_figures(questions: Sequence[CandidateQuestion], ways: Mapping[str, Scorer]) -> Iterator[Figure]:
    """Give MAP, MRR and P@1 of each way to score; questions that no candidate answers are left out."""
    for way, score in ways.items():
        ranked = {q.id: rank(score(q.text, q.candidates), q.gold) for q in track(questions, f"By {way}")}
        for name, of in MEASURES.items():
            yield measure(name, way, ranked, _share(of))


def _share(of: ir_measures.Measure) -> Callable[[Ranked], Share]:
    return lambda ranked: Share(ranking_measure(of, ranked))


def rank(scores: Sequence[float], gold: frozenset[int]) -> Ranked:
    """Rank candidates by their scores; of equal ones those that answer come last.

    TrecQA's file has them first: in its order a constant score would be perfect.
    """
    return Ranked(tuple(sorted(range(len(scores)), key=lambda place: (-scores[place], place in gold))), gold)


def best_first(scores: Sequence[float]) -> tuple[int, ...]:
    """Return the places of the scores, the highest first; equal ones in order."""
    return tuple(sorted(range(len(scores)), key=lambda place: -scores[place]))


def ranking_measure(of: ir_measures.Measure, ranked: Ranked) -> float:
    """Return a measure of one ranking (trec_eval's definition); Undefined where nothing answers."""
    if not ranked.gold:
        raise Undefined("a ranking has no measure for a question that no candidate answers")
    relevant = [Qrel("", str(place), 1) for place in ranked.gold]
    # By rank: of equal scores trec_eval would take the one whose name comes last.
    run = [ScoredDoc("", str(place), -rank) for rank, place in enumerate(ranked.order)]
    return float(ir_measures.calc_aggregate([of], relevant, run)[of])
