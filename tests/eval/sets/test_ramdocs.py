"""Documents that conflict: which answers are given, and is the conflict flagged?"""

import gzip
import json

import pytest

from eval.sets.judged import differ
from eval.sets.ramdocs import FILE, Answered, ask, evaluate, figures, read_questions
from tests.eval.sets.scripted import ScriptedJudge, all_alike

TWO_BRIDGES = {
    "question": "When was the Long Bridge built?",
    "documents": [
        {"text": "The Long Bridge was built in 1902.", "type": "correct", "answer": "1902"},
        {"text": "The Long Bridge of Ulm was built in 1950.", "type": "correct", "answer": "1950"},
        {"text": "The Long Bridge was built in 1885.", "type": "misinfo", "answer": "1885"},
        {"text": "A bridge is long.", "type": "noise", "answer": "unknown"},
    ],
    "disambig_entity": ["Long Bridge", "Long Bridge of Ulm"],
    "gold_answers": ["1902", "1950"],
    "wrong_answers": ["1885"],
}
ONE_BRIDGE = {
    "question": "Who built the Short Bridge?",
    "documents": [
        {"text": "Ann Wood built the Short Bridge.", "type": "correct", "answer": "Ann Wood"},
        {"text": "The Short Bridge is short.", "type": "noise", "answer": "unknown"},
    ],
    "disambig_entity": ["Short Bridge"],
    "gold_answers": ["Ann Wood"],
    "wrong_answers": [],
}


def asked(line: dict, *answering: str) -> Answered:
    (question,) = read_questions([line])
    return ask(question, ScriptedJudge(dict.fromkeys(answering, 0.9)), all_alike, differ)


def test_a_question_is_answered_from_its_own_documents():
    one = asked(TWO_BRIDGES, "The Long Bridge was built in 1902.")

    assert [(said.quote.sentence.text, said.answer) for said in one.said] == [
        ("The Long Bridge was built in 1902.", "1902")
    ]


def test_all_valid_answers_have_to_be_given():
    assert not asked(TWO_BRIDGES, "The Long Bridge was built in 1902.").gives_all_valid
    assert asked(
        TWO_BRIDGES, "The Long Bridge was built in 1902.", "The Long Bridge of Ulm was built in 1950."
    ).gives_all_valid


def test_a_wrong_answer_is_given_where_a_cited_sentence_contains_it():
    assert asked(TWO_BRIDGES, "The Long Bridge was built in 1885.").gives_wrong


def test_a_question_with_one_answer_has_no_conflict_and_with_two_it_has():
    assert asked(TWO_BRIDGES).question.has_conflict
    assert not asked(ONE_BRIDGE).question.has_conflict


def test_a_wrong_answer_named_twice_is_one():
    twice = {**ONE_BRIDGE, "gold_answers": [], "wrong_answers": ["Ann Wood", "Ann wood"]}

    assert not asked(twice).question.has_conflict


def test_noise_is_flagged_as_another_answer_but_is_no_side_of_the_conflict():
    one = asked(TWO_BRIDGES, "The Long Bridge was built in 1902.", "A bridge is long.")

    assert one.flagged
    assert not one.cites_both_sides


def test_a_detector_of_conflicts_takes_the_place_of_the_plain_rule():
    (question,) = read_questions([ONE_BRIDGE])
    judge = ScriptedJudge({"Ann Wood built the Short Bridge.": 0.9})

    one = ask(question, judge, all_alike, lambda said: [s.quote.source for s in said] == ["0/0"])

    assert one.flagged


def test_the_figures_of_three_questions_are_what_can_be_worked_out_by_hand():
    three = {
        "all valid": asked(
            TWO_BRIDGES, "The Long Bridge was built in 1902.", "The Long Bridge of Ulm was built in 1950."
        ),
        "one valid, one wrong": asked(
            TWO_BRIDGES, "The Long Bridge was built in 1902.", "The Long Bridge was built in 1885."
        ),
        "nothing": asked(ONE_BRIDGE),
    }

    found = {figure.measure: figure for figure in figures(three)}

    assert found["strict EM"].value == pytest.approx(1 / 3)
    assert found["all valid answers given"].value == pytest.approx(1 / 3)
    assert found["no wrong answer given"].value == pytest.approx(2 / 3)
    assert found["anything cited"].value == pytest.approx(2 / 3)
    assert (found["both sides cited"].value, found["both sides cited"].questions) == (1.0, 2)
    assert found["flagged"].value == 1.0
    assert (found["false alarms"].value, found["false alarms"].left_out) == (0.0, 2)


def test_the_set_is_read_from_its_packed_file(tmp_path):
    (tmp_path / FILE).parent.mkdir()
    with gzip.open(tmp_path / FILE, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in (TWO_BRIDGES, ONE_BRIDGE))

    found = evaluate(tmp_path, ScriptedJudge({"Ann Wood built the Short Bridge.": 0.9}), all_alike)

    assert {figure.measure: figure.value for figure in found}["strict EM"] == 0.5
