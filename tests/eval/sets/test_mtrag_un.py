"""The last turn of a conversation, what it needs, and what is to be done with it."""

import pytest

from assistant.question import Question, Turn
from assistant.resolve import Resolved
from eval.sets.mtrag_un import (
    Reacted,
    Reaction,
    by_concatenation,
    by_last_turn,
    by_rules,
    macro_f1,
    passage,
    reaction,
    read_passages,
    read_tasks,
)

CLOSED = {"document_id": "d1", "text": "\nThe Sabine port is closed."}
TASK = {
    "task_id": "c1<::>3",
    "contexts": [CLOSED, {"document_id": "d2", "text": " "}],
    "input": [
        {"speaker": "user", "text": "Who owns the Sabine?"},
        {"speaker": "agent", "text": "The navy."},
        {"speaker": "user", "text": "Was it hit?"},
        {"speaker": "agent", "text": "Yes."},
        {"speaker": "user", "text": "Has it sunk? "},
    ],
    "answerability": ["PARTIAL"],
}
LINES = [TASK, {**TASK, "task_id": "c2<::>1", "input": [TASK["input"][0]], "answerability": ["UNDERSPECIFIED"]}]


def test_the_turns_before_the_last_are_its_history_and_their_questions_stand_alone():
    (task, _) = read_tasks(LINES)

    assert task.question == Question(
        "Has it sunk?", (Turn("Who owns the Sabine?", "The navy."), Turn("Was the Sabine hit?", "Yes."))
    )


def test_a_passage_without_text_is_none_and_the_same_passage_of_two_tasks_is_one():
    (task, _) = read_tasks(LINES)

    assert {p.id for p in read_passages(LINES)} == {passage(CLOSED).id} == task.gold


def test_partly_answerable_is_to_be_answered_and_underspecified_to_be_asked_back():
    assert [task.wanted for task in read_tasks(LINES)] == [Reaction.ANSWER, Reaction.ASK_BACK]


def test_the_forms_of_a_question():
    (task, first) = read_tasks(LINES)

    assert by_last_turn(task.question) == "Has it sunk?"
    assert by_concatenation(task.question) == "Was the Sabine hit? Has it sunk?"
    assert by_rules(task.question) == "Has the Sabine sunk?"
    assert by_concatenation(first.question) == by_rules(first.question) == "Who owns the Sabine?"


@pytest.mark.parametrize(
    ("question", "choices", "sure", "done"),
    [
        ("Which ports closed?", (), 0.4, Reaction.ANSWER),
        ("Which ports closed?", (), 0.3, Reaction.NOT_THERE),
        ("Which ports closed?", ("Which in May?", "Which in June?"), 0.9, Reaction.ASK_BACK),
        ("Is this port closed?", (), 0.9, Reaction.ASK_BACK),
    ],
)
def test_what_is_in_doubt_is_asked_back_and_what_is_sure_is_answered(question, choices, sure, done):
    assert reaction(Question(question), Resolved(question, question, choices), sure, 0.4) is done


def test_macro_f1_is_the_mean_of_the_three_classes():
    done = [
        Reacted(Reaction.ANSWER, Reaction.ANSWER),
        Reacted(Reaction.ANSWER, Reaction.NOT_THERE),
        Reacted(Reaction.NOT_THERE, Reaction.NOT_THERE),
        Reacted(Reaction.ASK_BACK, Reaction.ANSWER),
    ]

    # answer 2/(2+2), not there 2/(1+2), ask back 0
    assert macro_f1(done) == pytest.approx((1 / 2 + 2 / 3 + 0) / 3)
