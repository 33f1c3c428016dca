"""Questions with the sentences of a section: read after the one before, and alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.readers.judge import Evidence, Weights
from eval.sets.selqa_ass import FILE, evaluate, read_questions

ENTRY = {
    "question": "Where is it kept?",
    "answers": [1],
    "candidates": ["Kim gave a bell.", "It hangs here.", "Or not."],
}


class BellJudge:
    """Finds an answer where a bell was spoken of just before."""

    name = "bell"
    weights = Weights()

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [float("bell" in sentence.context) for sentence in evidence]


def test_candidates_are_read_one_after_the_other():
    (question,) = read_questions([ENTRY])

    assert question.candidates[1] == Evidence("It hangs here.", "Kim gave a bell.")
    assert question.gold == {1}


def test_the_same_question_asked_twice_counts_twice():
    assert [question.id for question in read_questions([ENTRY, ENTRY])] == ["0", "1"]


def test_what_the_sentence_before_brings_is_seen_in_the_figures(tmp_path: Path):
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps([ENTRY]), encoding="utf-8")

    figures = {f.key: f.value for f in evaluate(tmp_path, BellJudge(), lambda texts: np.ones((len(texts), 2)))}

    assert figures[("judge", "P@1")] == 1.0
    assert figures[("judge, alone", "P@1")] == 0.0
    assert {group for group, _ in figures} == {
        "words, weighed within",
        "words",
        "vectors",
        "judge",
        "reader",
        "judge, alone",
    }
