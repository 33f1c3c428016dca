"""Questions with a paragraph that answers or does not: told apart, and answered by the right sentence?"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.readers.judge import Evidence, Weights
from eval.sets.squad2_dev500 import GOLD, QUESTIONS, evaluate, read_questions

TALKS = "Kim met Lee. They talked for two hours. Nobody else came."
QUERIES = [
    {"id": "a", "context": TALKS, "question": "How long did they talk?"},
    {"id": "b", "context": TALKS, "question": "Whom did Kim meet?"},
    {"id": "c", "context": TALKS, "question": "Why did Park resign?"},
    {"id": "d", "context": TALKS, "question": "Where is it?"},
]
ANSWERS = {
    "a": {"answers": ["two hours", "."], "is_impossible": False},
    "b": {"answers": ["Lee"], "is_impossible": False},
    "c": {"answers": [""], "is_impossible": True},
    "d": {"answers": [""], "is_impossible": True},
}
PROBABILITIES = {
    "How long did they talk?": [0.1, 0.9, 0.1],
    "Whom did Kim meet?": [0.1, 0.1, 0.3],
    "Why did Park resign?": [0.1, 0.1, 0.1],
    "Where is it?": [0.2, 0.6, 0.2],
}


class ScriptedJudge:
    """Gives each question its probabilities, in the order of the sentences."""

    name = "scripted"
    weights = Weights()

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return PROBABILITIES[question]


@pytest.fixture
def figures(tmp_path: Path) -> dict[tuple[str, str], float]:
    (tmp_path / QUESTIONS).parent.mkdir()
    (tmp_path / QUESTIONS).write_text(json.dumps({"queries": QUERIES}), encoding="utf-8")
    (tmp_path / GOLD).write_text(json.dumps(ANSWERS), encoding="utf-8")
    found = evaluate(tmp_path, ScriptedJudge(), lambda texts: np.ones((len(texts), 2)), threshold=0.5)
    return {figure.key: figure.value for figure in found}


def test_a_paragraph_is_cut_into_sentences_read_after_the_one_before():
    question = next(read_questions(QUERIES, ANSWERS))

    assert question.sentences[1] == Evidence("They talked for two hours.", "Kim met Lee.")


def test_an_accepted_string_without_a_word_is_not_looked_for():
    assert next(read_questions(QUERIES, ANSWERS)).accepted == ("two hours",)


def test_an_unanswerable_question_accepts_nothing():
    *_, question = read_questions(QUERIES, ANSWERS)

    assert (question.answerable, question.accepted) == (False, ())


def test_a_question_is_answered_where_its_best_sentence_reaches_the_threshold(figures):
    assert figures[("reader", "answered with an answer")] == 1 / 2
    assert figures[("reader", "refused without one")] == 1 / 2
    assert figures[("reader", "balanced accuracy")] == 1 / 2


def test_without_a_threshold_pairs_of_questions_are_compared(figures):
    assert figures[("reader", "AUC")] == 3 / 4


def test_the_best_sentence_of_an_answerable_question_should_hold_the_answer(figures):
    assert figures[("reader", "answer in first sentence")] == 1 / 2
    assert figures[("reader", "answered, and answer in first sentence")] == 1 / 2
    assert figures[("words", "answer in first sentence")] == 1.0


def test_of_equal_scores_the_first_sentence_is_the_best(figures):
    assert figures[("vectors", "answer in first sentence")] == 1 / 2


def test_only_the_judge_has_a_threshold(figures):
    assert {group for group, measure in figures if measure == "balanced accuracy"} == {"reader"}
