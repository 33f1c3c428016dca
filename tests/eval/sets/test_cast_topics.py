"""A turn as typed, what the program makes of it, and what a person made of it."""

import pytest

from eval.sets.cast_topics import (
    Rewritten,
    as_typed,
    by_rules,
    concatenated,
    conversation,
    entity_recall,
    rewritten,
    rouge,
    rouge_f1,
    untouched,
    with_first,
)
from eval.share import Undefined

SHARKS = conversation(
    "32",
    [
        ("What are sharks?", "What are sharks?"),
        ("Where do they live? ", "Where do sharks live?"),
        ("Do they sleep?", "Do sharks sleep?"),
    ],
)


def test_each_turn_knows_the_turns_before_it_as_they_were_typed():
    assert [turn.before for turn in SHARKS] == [
        (),
        ("What are sharks?",),
        ("What are sharks?", "Where do they live?"),
    ]


def test_the_first_turn_is_not_measured():
    assert [r.exchange.id for r in rewritten(SHARKS, as_typed)] == ["32_2", "32_3"]


def test_what_was_made_of_a_turn_stands_before_the_next():
    assert [r.text for r in rewritten(SHARKS, by_rules)] == ["Where do sharks live?", "Do sharks sleep?"]


def test_the_baselines_repeat_what_they_say():
    assert with_first("Where?", ("Who?", "When?")) == "Who? Where?"
    assert concatenated("Why?", ("Which ports closed?",)) == "Which ports closed? Why?"
    assert concatenated("Why?", ()) == "Why?"


def test_rouge_counts_each_word_as_often_as_both_have_it():
    precision, recall = rouge("the ports the ports", "the ports of Merrin")

    assert (precision, recall) == (2 / 4, 2 / 4)
    assert rouge_f1("the ports", "the ports of Merrin") == pytest.approx(2 * 1 * 0.5 / 1.5)
    assert rouge_f1("", "the ports") == 0


def test_entities_are_the_words_that_were_brought_in():
    turn = SHARKS[1]

    assert entity_recall("Where do sharks live?", turn).got == 1
    assert entity_recall("Where do they live?", turn).got == 0
    with pytest.raises(Undefined):
        entity_recall("What are sharks?", SHARKS[0])


def test_only_a_turn_that_needed_no_rewriting_can_be_left_untouched():
    assert untouched(Rewritten(SHARKS[0], "What are sharks?")).got == 1
    assert untouched(Rewritten(SHARKS[0], "What are they?")).got == 0
    with pytest.raises(Undefined):
        untouched(Rewritten(SHARKS[1], "Where do they live?"))
