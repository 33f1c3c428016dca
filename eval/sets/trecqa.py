"""TrecQA (dev): questions of the TREC tracks, and newswire sentences of which some answer them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.readers.judge import Evidence, Judge
from eval.figure import Figure
from eval.sets.candidates import TIES, WORDS, CandidateQuestion, Encode, ranking_figures, ranking_scorers

FILE = Path("trecqa", "dev.csv")
NOTES: tuple[str, ...] = (
    "Counted are the questions with at least one sentence that answers, also those of which every sentence does (many "
    f"published figures leave those out). {TIES}",
    "Sentences are judged alone, as the set does not say what stood before them.",
    WORDS,
)


def read_questions(rows: Iterable[dict[str, str]]) -> Iterator[CandidateQuestion]:
    """Give the questions in the order in which they first come; rows of the same question are its candidates."""
    candidates: dict[str, list[tuple[Evidence, bool]]] = {}
    for row in rows:
        candidates.setdefault(row["qtext"], []).append((Evidence(row["atext"]), row["label"] == "1"))
    for number, (text, labelled) in enumerate(candidates.items()):
        gold = frozenset(place for place, (_, answers) in enumerate(labelled) if answers)
        # Its number stands for it in the report: the text may not be handed on.
        yield CandidateQuestion(str(number), text, tuple(sentence for sentence, _ in labelled), gold)


def evaluate(data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]:
    """Measure MAP, MRR and P@1 by words, by vectors and by the judge."""
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        questions = tuple(read_questions(csv.DictReader(file)))
    return tuple(ranking_figures(questions, ranking_scorers(judge, encode, questions)))
