"""Candidates without a library, ranked by the words they share with a question."""

import math

import pytest

from eval.bm25 import Bm25

TEXTS = ["Kim met Lee.", "Kim left the talks.", "Nobody came.", "It rained."]


def test_a_text_that_shares_no_content_word_scores_nothing():
    assert Bm25(TEXTS).scores("Who left the talks?", ["They did not say who it was."]) == [0.0]


def test_words_count_in_all_their_forms():
    (talked, rained) = Bm25(TEXTS).scores("Who is talking?", ["Kim left the talks.", "It rained."])

    assert talked > rained == 0.0


def test_a_rare_word_weighs_more_than_a_common_one():
    (common, rare) = Bm25(TEXTS).scores("Kim or Lee?", ["Kim met.", "Lee met."])

    assert rare > common > 0


def test_a_short_text_beats_a_long_one_with_the_same_word():
    (short, long) = Bm25(TEXTS).scores("Lee?", ["Lee came.", "Lee came, and so did many others whom nobody knew."])

    assert short > long


def test_a_score_is_what_the_formula_gives_by_hand():
    # Four texts of 3 stems, "lee" in one of them, once: log(3.5 / 1.5) · 2.2 / (1 + 1.2).
    by_words = Bm25(["Kim met Lee.", "Kim met us.", "Nobody met us.", "It rained here."])

    assert by_words.scores("Lee?", ["Kim met Lee."]) == [pytest.approx(math.log(3.5 / 1.5))]


def test_without_texts_no_word_can_be_weighed():
    with pytest.raises(ValueError, match="no texts"):
        Bm25([])
