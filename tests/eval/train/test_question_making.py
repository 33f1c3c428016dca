from random import Random

import pytest

from eval.train.question_making import questions, statements

TREATY = "Angela Merkel signs a treaty with Latvia in Paris."


def made(sentence):
    """Questions of many draws: what is left out of a question is left out now and then."""
    found = set()
    for seed in range(8):
        (some,) = questions([sentence], Random(seed), most=9)
        found |= {(one.text, one.answer) for one in some}
    return found


def test_the_subject_is_asked_for():
    assert any(text.startswith("Who signs") and answer == "Angela Merkel" for text, answer in made(TREATY))


def test_the_object_is_asked_for_in_the_order_of_a_question():
    assert any(text.startswith("What does Angela Merkel sign") for text, _ in made(TREATY))


def test_a_number_is_asked_for():
    found = made("Twelve people are killed in a landslide near Bogota.")

    assert any(text.startswith("How many people are killed") for text, _ in found)


def test_every_question_ends_in_a_question_mark_and_its_answer_stands_in_the_sentence():
    for text, answer in made(TREATY):
        assert text.endswith("?")
        assert answer in TREATY


@pytest.mark.parametrize("sentence", ["", "Tropical Storm Ana", "???", "a " * 200])
def test_what_is_no_sentence_makes_no_question(sentence):
    assert made(sentence) == set()


def test_shorter_statements_say_no_word_that_the_sentence_does_not():
    long = "A bridge near Ancona, Italy, collapses on the motorway, killing two Italians."
    (shorter,) = statements([long], Random(3))

    assert shorter
    assert all(
        set(text.strip(".").lower().split()) <= set(long.lower().replace(",", "").strip(".").split())
        for text in shorter
    )


def test_what_holds_on_a_condition_is_not_shortened():
    (shorter,) = statements(["The army leaves the town if the talks succeed."], Random(3))

    assert shorter == ()
