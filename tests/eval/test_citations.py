"""Cited sentences against the points an answer needs, with numbers worked out by hand."""

import pytest

from eval.citations import f1, precision, recall
from eval.share import Undefined

POINTS = [("a", "b"), ("c",)]


def test_precision_is_the_share_of_cited_sentences_that_make_a_point():
    assert precision(["a", "c", "x", "y"], POINTS) == 0.5


def test_two_sentences_that_make_the_same_point_are_both_right():
    assert precision(["a", "b"], POINTS) == 1.0


def test_recall_is_the_share_of_points_that_a_cited_sentence_makes():
    assert recall(["a", "b", "x"], POINTS) == 0.5


def test_f1_is_the_harmonic_mean():
    # precision 1/3, recall 1/2: 2 · 1/6 / (5/6) = 2/5
    assert f1(["b", "x", "y"], POINTS) == pytest.approx(0.4)


def test_a_sentence_cited_twice_counts_once():
    assert precision(["a", "a", "x"], POINTS) == 0.5


def test_whatever_is_cited_for_a_question_without_points_is_wrong():
    assert precision(["x"], []) == 0.0
    assert f1(["x"], []) == 0.0


def test_a_refused_question_that_has_points_recalls_none_of_them():
    assert recall([], POINTS) == 0.0
    assert f1([], POINTS) == 0.0


def test_citing_only_wrong_sentences_has_an_f1_of_nothing():
    assert f1(["x"], POINTS) == 0.0


def test_where_nothing_is_cited_precision_is_undefined():
    with pytest.raises(Undefined):
        precision([], POINTS)


def test_where_there_is_no_point_to_make_recall_is_undefined():
    with pytest.raises(Undefined):
        recall(["x"], [])


def test_for_a_rightly_refused_question_f1_is_undefined():
    with pytest.raises(Undefined):
        f1([], [])
