import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Question, Turn
from assistant.resolve import resolve, stands_alone

OPENING = "Who was injured in the Brackwater attack?"
HISTORY = (Turn(OPENING, "Two engineers, Ilse Tarn and Joren Falk, were injured on Monday."),)


def after(history: tuple[Turn, ...], question: str) -> str:
    return resolve(Question(question, history)).text


@given(st.text())
def test_without_earlier_turns_a_question_is_untouched(text: str) -> None:
    resolved = resolve(Question(text))

    assert resolved.text == resolved.own == text.strip()


@pytest.mark.parametrize(
    "question",
    [
        "Which ports were closed?",
        "Why was the treaty delayed?",
        "Is there a ceasefire in Galdenia?",
        "Did the minister say that Galdenia would pay?",
        "What happened in the port this week?",
        "Did Galdenia raise its offer?",
        "When did General Maran leave, and where did he go?",
        "How many of those who were injured in Merrin are children?",
        "Which states such as Tesmar buy gas?",
    ],
)
def test_a_question_that_stands_alone_is_untouched_by_earlier_turns(question: str) -> None:
    resolved = resolve(Question(question, HISTORY))

    assert resolved.text == resolved.own == question


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "And in Merrin?",
        "What about Galdenia?",
        "Galdenia?",
        "Who said that?",
        "How did that happen?",
        "Who else was treated?",
        "Was this confirmed by the hospital?",
        "What happened next?",
        "What might happen next?",
        "How many people were killed by then?",
    ],
)
def test_a_follow_up_is_put_behind_the_question_it_follows(question: str) -> None:
    resolved = resolve(Question(question, HISTORY))

    assert resolved.text == f"{OPENING} {question}"
    assert resolved.own == question


@pytest.mark.parametrize("question", ["Where was he treated?", "What did Maran say about it?", "Are they alive?"])
def test_a_pronoun_brings_in_the_names_of_the_last_answer(question: str) -> None:
    assert after(HISTORY, question) == f"{OPENING} (Ilse Tarn, Joren Falk) {question}"


def test_a_month_or_a_weekday_in_the_last_answer_is_no_name() -> None:
    assert "Monday" not in after(HISTORY, "Where was he treated?")


def test_a_name_that_the_question_holds_is_not_brought_in_again() -> None:
    history = (Turn("What did Maran say?", "The attack was planned, General Maran and Maran said."),)

    assert after(history, "Is he right?") == "What did Maran say? (General Maran) Is he right?"


def test_a_follow_up_of_a_follow_up_goes_on_from_both() -> None:
    history = (*HISTORY, Turn(f"{OPENING} And in Merrin?"))

    assert after(history, "When?") == f"{OPENING} And in Merrin? When?"


def test_a_follow_up_that_names_another_thing_takes_the_place_of_the_one_before() -> None:
    history = (*HISTORY, Turn(f"{OPENING} And in Merrin?"))

    assert after(history, "And in Galdenia?") == f"{OPENING} And in Galdenia?"


def test_a_new_subject_ends_the_old_one() -> None:
    history = (*HISTORY, Turn("Which ports were closed in Kalvora?", "All ports are closed."))

    assert after(history, "Why?") == "Which ports were closed in Kalvora? Why?"


def test_a_refused_question_can_be_followed_up_too() -> None:
    assert after((Turn("How many tanks did Poland send?"),), "And when?") == "How many tanks did Poland send? And when?"


@given(
    st.lists(st.sampled_from(["Why?", "When was it?", "And in Merrin?", "And the port?", "Who said so?"]), max_size=30)
)
def test_a_long_conversation_does_not_make_its_questions_longer_and_longer(followed: list[str]) -> None:
    history: tuple[Turn, ...] = HISTORY
    for question in followed:
        resolved = resolve(Question(question, history))
        assert len(resolved.text) <= 3 * len(OPENING) + len("(Ilse Tarn, Joren Falk) ")
        history = (*history, Turn(resolved.text))


@given(st.text(), st.lists(st.builds(Turn, st.text(), st.text()), max_size=4))
def test_what_was_asked_just_now_is_always_the_end_of_what_is_searched_for(text: str, history: list[Turn]) -> None:
    resolved = resolve(Question(text, tuple(history)))

    assert resolved.text.endswith(resolved.own)
    assert resolved.own == text.strip()


@pytest.mark.parametrize("piece", ["a ", ".", "? ", " ", "A ", "it ", "x", "x. Y"])
def test_hostile_texts_cost_little_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.perf_counter()

    stands_alone(text)
    resolve(Question(text, (Turn(text, text),)))

    assert time.perf_counter() - started < 1
