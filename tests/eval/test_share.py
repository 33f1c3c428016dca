"""A measure over many questions is a sum over a sum."""

import pytest

from eval.share import Share, Undefined, total


def test_a_mean_counts_every_question_alike():
    assert total([Share(1), Share(0), Share(0.5), Share(0.5)]) == 0.5


def test_a_ratio_counts_what_each_question_adds():
    assert total([Share(1, of=1), Share(1, of=3)]) == 0.5


def test_without_anything_to_divide_by_a_measure_is_undefined():
    with pytest.raises(Undefined, match="2 questions"):
        total([Share(0, of=0), Share(0, of=0)])


def test_undefined_is_a_value_error():
    assert issubclass(Undefined, ValueError)
