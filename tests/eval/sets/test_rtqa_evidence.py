"""Questions with the paragraph that answers them: found, cited, said, and refused without it."""

from datetime import date

import pytest

from eval.sets.corpus import briefing
from eval.sets.rtqa_evidence import Asked, EvidenceQuestion, answering_figures, read_questions

LINE = {
    "question_id": "20240502_0",
    "question": "Who met Lee?",
    "question_date": "2024/05/02",
    "answer": "Kim",
    "evidence": "Kim met Lee on Monday.",
}
GOLD = briefing("Kim met Lee on Monday.", date(2024, 5, 2), "20240502_0")


def asked(cited: tuple[str, ...], text: str, refused_without: bool) -> Asked:
    return Asked(EvidenceQuestion("q", "Who met Lee?", "Kim", GOLD), bool(cited), cited, text, refused_without)


def test_the_paragraph_is_a_briefing_dated_by_the_question():
    (question,) = read_questions([LINE])

    assert (question.gold.text, question.gold.date) == ("Kim met Lee on Monday.", date(2024, 5, 2))


def test_a_paragraph_that_answers_two_questions_is_one_briefing():
    later = {**LINE, "question_id": "20240509_3", "question": "When?", "question_date": "2024/05/09"}

    first, second = read_questions([LINE, later])

    assert first.gold == second.gold


def test_the_figures_of_three_questions_are_what_can_be_worked_out_by_hand():
    three = {
        "q1": asked((GOLD.id, "other"), "Kim met Lee on Monday. Others came.", refused_without=True),
        "q2": asked(("other",), "Kim never came.", refused_without=False),
        "q3": asked((), "", refused_without=True),
    }

    found = {figure.measure: figure for figure in answering_figures(three)}

    assert found["citation precision"].value == 0.25
    assert found["citation precision"].left_out == 1
    assert found["cites gold"].value == pytest.approx(1 / 3)
    assert found["answer agreement"].value == pytest.approx(2 / 3)
    assert found["cites gold and agrees"].value == pytest.approx(1 / 3)
    assert found["answered with gold"].value == pytest.approx(2 / 3)
    assert found["refused without gold"].value == pytest.approx(2 / 3)
    assert found["balanced accuracy"].value == pytest.approx(2 / 3)
