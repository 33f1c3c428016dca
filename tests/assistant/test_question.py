from dataclasses import FrozenInstanceError

import pytest

from assistant.question import Question, Turn


def test_a_question_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Question("Who was injured?").text = "Who was killed?"  # type: ignore[misc]


def test_a_question_starts_a_conversation_unless_it_says_otherwise() -> None:
    assert Question("Who was injured?").history == ()


def test_a_turn_without_an_answer_was_refused() -> None:
    assert Turn("How many tanks did Poland send?").answer == ""
