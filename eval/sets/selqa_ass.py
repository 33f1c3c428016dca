"""SelQA (dev): questions on Wikipedia, each with the sentences of the section that answers it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.readers.judge import Judge
from eval.figure import Figure
from eval.sets.candidates import (
    TIES,
    WORDS,
    CandidateQuestion,
    Encode,
    alone,
    in_context,
    ranking_figures,
    ranking_scorers,
)

FILE = Path("selqa-ass", "selqa-ass-dev.json")
NOTES: tuple[str, ...] = (
    f"Every question counts, as each has a sentence that answers. {TIES}",
    "Candidates are consecutive sentences: 'judge' reads each after the one before it, the others (published figures "
    "as well) read it alone.",
    f"{WORDS} The set's reference figures for BM25 are of the latter.",
)


def read_questions(entries: Iterable[dict[str, Any]]) -> Iterator[CandidateQuestion]:
    for number, entry in enumerate(entries):
        gold = frozenset(entry["answers"])
        yield CandidateQuestion(str(number), entry["question"], in_context(entry["candidates"]), gold)


def evaluate(data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]:
    """Measure MAP, MRR and P@1 by words, by vectors and by the judge, with and without the sentence before."""
    questions = tuple(read_questions(json.loads((data / FILE).read_text(encoding="utf-8"))))
    ways = ranking_scorers(judge, encode, questions)
    ways["judge, alone"] = lambda question, evidence: judge.answers(question, alone(evidence))
    return tuple(ranking_figures(questions, ways))
