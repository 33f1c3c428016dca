"""SelQA (dev): questions on Wikipedia, each with the sentences of the section that answers it.

Left out are those of sections that the test part, which the judge is trained on, asks about too: 412 of 785. The
others are of other sections, most of them of the same articles.
"""

from collections.abc import Collection, Iterable, Iterator
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
from eval.sets.selqa_sections import of_test_part, read_dev, section

NOTES: tuple[str, ...] = (
    "Questions of sections that the test part asks about too are left out, 412 of 785: the judge was trained on that "
    "part. Most of the others are of an article that it has, and of another section.",
    f"Every other question counts, as each has a sentence that answers. {TIES}",
    "Candidates are consecutive sentences: 'judge' reads each after the one before it, the others (published figures "
    "as well) read it alone.",
    f"{WORDS} The set's reference figures for BM25 are of the latter, and of all 785.",
)


def read_questions(entries: Iterable[dict[str, Any]], known: Collection[str]) -> Iterator[CandidateQuestion]:
    """Give the questions of sections that are not `known`; an id is the place in the whole file."""
    for number, entry in enumerate(entries):
        if section(entry) not in known:
            gold = frozenset(entry["answers"])
            yield CandidateQuestion(str(number), entry["question"], in_context(entry["candidates"]), gold)


def evaluate(data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]:
    """Measure MAP, MRR and P@1 by words, by vectors and by the judge, with and without the sentence before."""
    questions = tuple(read_questions(read_dev(data), of_test_part()))
    ways = ranking_scorers(judge, encode, questions)
    ways["judge, alone"] = lambda question, evidence: judge.answers(question, alone(evidence))
    return tuple(ranking_figures(questions, ways))
