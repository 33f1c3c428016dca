"""Rows of question, label and sentence become questions with candidates."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.readers.judge import Evidence, Weights
from eval.sets.trecqa import FILE, evaluate, read_questions

ROWS = [
    {"qtext": "Whom did Kim meet ?", "label": "1", "atext": "Kim met Lee ."},
    {"qtext": "Whom did Kim meet ?", "label": "0", "atext": "Nobody came , Lee said ."},
    {"qtext": "Who rang ?", "label": "0", "atext": "It rained ."},
]


class LengthJudge:
    """Prefers what is short."""

    name = "length"
    weights = Weights()

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [1 / len(sentence.text) for sentence in evidence]


def test_rows_of_the_same_question_are_its_candidates():
    (first, second) = read_questions(ROWS)

    assert first.candidates == (Evidence("Kim met Lee ."), Evidence("Nobody came , Lee said ."))
    assert (first.gold, second.gold) == ({0}, frozenset())


def test_a_question_is_named_by_its_number_because_its_text_may_not_be_handed_on():
    assert [question.id for question in read_questions(ROWS)] == ["0", "1"]


def test_the_set_is_read_from_its_file_and_questions_without_an_answer_are_left_out(tmp_path: Path):
    (tmp_path / FILE).parent.mkdir()
    lines = ["qtext,label,atext", *(f'{r["qtext"]},{r["label"]},"{r["atext"]}"' for r in ROWS)]
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")

    figures = {f.key: f for f in evaluate(tmp_path, LengthJudge(), lambda texts: np.ones((len(texts), 2)))}

    assert figures[("judge", "MAP")].value == 1.0
    assert (figures[("judge", "MAP")].questions, figures[("judge", "MAP")].left_out) == (1, 1)
    assert figures[("vectors", "MAP")].value == 0.5
