"""500 questions of SQuAD 2.0 (dev), each with a paragraph: does it answer, and which of its sentences does?"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.readers.judge import EVEN, Evidence, Judge
from eval.answers import agrees, words
from eval.discrimination import Scored, auc, balanced_accuracy
from eval.figure import Figure, measure
from eval.progress import track
from eval.sets.candidates import READER, Encode, best_first, in_context, scorers, sentences
from eval.share import Share, Undefined

QUESTIONS, GOLD = Path("squad2-dev500", "queries.json"), Path("squad2-dev500", "ground_truth.json")
NOTES: tuple[str, ...] = (
    "A question is answered where the probability of its best sentence reaches the default threshold, which was not "
    "chosen on this set; balanced accuracy is the mean of 'answered with an answer' and 'refused without one'.",
    "AUC asks no threshold: how often does the best sentence of an answerable question score higher than that of an "
    "unanswerable one?",
    "'Answer in first sentence' is of the answerable questions, whether answered or not: the best sentence holds one "
    "of the accepted strings, case and the writing of numbers apart; of equal scores the first sentence is best. No "
    "spans are extracted: there is no EM or F1.",
)


@dataclass(frozen=True, slots=True)
class ParagraphQuestion:
    """A question, the sentences of its paragraph, and the strings that answer it: none where it does not."""

    id: str
    text: str
    sentences: tuple[Evidence, ...]
    accepted: tuple[str, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Best:
    """The best sentence of a question's paragraph, and its score."""

    question: ParagraphQuestion
    sentence: str
    score: float

    @property
    def scored(self) -> Scored:
        return Scored(self.score, self.question.answerable)


def read_questions(
    queries: Iterable[dict[str, Any]], gold: Mapping[str, dict[str, Any]]
) -> Iterator[ParagraphQuestion]:
    for query in queries:
        known = gold[query["id"]]
        # One accepted answer is a mere ".", which no word can be compared with.
        accepted = tuple(answer for answer in known["answers"] if words(answer))
        paragraph = in_context(sentences(query["context"]))
        yield ParagraphQuestion(query["id"], query["question"], paragraph, accepted, not known["is_impossible"])


def evaluate(data: Path, judge: Judge, encode: Encode, threshold: float = EVEN) -> tuple[Figure, ...]:
    """Measure the best sentence by words, by vectors, by the judge and as the reader does; whether to answer, so alone.

    For the others no threshold could be named without tuning it here.
    """
    queries = json.loads((data / QUESTIONS).read_text(encoding="utf-8"))["queries"]
    gold = json.loads((data / GOLD).read_text(encoding="utf-8"))
    questions = tuple(read_questions(queries, gold))
    figures: list[Figure] = []
    for way, score in scorers(judge, encode, (s for question in questions for s in question.sentences)).items():
        found: dict[str, Best] = {}
        for question in track(questions, f"By {way}"):
            scores = score(question.text, question.sentences)
            place = best_first(scores)[0]
            found[question.id] = Best(question, question.sentences[place].text, scores[place])
        figures.append(measure("answer in first sentence", way, found, has_answer))
        figures.append(auc(way, {id_: (best.scored,) for id_, best in found.items()}))
        if way == READER:
            figures += answering_figures(found, threshold)
    return tuple(figures)


def answering_figures(found: Mapping[str, Best], threshold: float) -> Iterator[Figure]:
    """Give how well answering only at or above the threshold tells answerable questions from the others."""

    def answered(best: Best) -> Share:
        return of_answerable(best, best.score >= threshold)

    def refused(best: Best) -> Share:
        if best.question.answerable:
            raise Undefined("refusing without an answer is undefined where there is one")
        return Share(best.score < threshold)

    def right(best: Best) -> Share:
        return of_answerable(best, best.score >= threshold and bool(has_answer(best).got))

    yield balanced_accuracy(READER, {id_: (best.scored,) for id_, best in found.items()}, threshold)
    yield measure("answered with an answer", READER, found, answered)
    yield measure("refused without one", READER, found, refused)
    yield measure("answered, and answer in first sentence", READER, found, right)


def has_answer(best: Best) -> Share:
    """Does the sentence hold an accepted string? Undefined for a question without an answer."""
    return Share(agrees(best.sentence, best.question.accepted))


def of_answerable(best: Best, got: bool) -> Share:
    if not best.question.answerable:
        raise Undefined("answering is undefined for a question without an answer")
    return Share(got)
