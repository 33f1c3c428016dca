"""Refusing is the positive class. Numbers worked out by hand."""

import pytest

from eval.refusals import balanced, f1, precision, recall
from eval.share import Undefined, total

# (refused, unanswerable): two true positives, one false positive, two false negatives, one true negative.
JUDGED = [(True, True), (True, True), (True, False), (False, True), (False, True), (False, False)]


def test_precision_is_how_many_refusals_were_right():
    assert total(precision(*pair) for pair in JUDGED) == pytest.approx(2 / 3)


def test_recall_is_how_many_unanswerable_questions_were_refused():
    assert total(recall(*pair) for pair in JUDGED) == 0.5


def test_f1_is_the_harmonic_mean_of_both():
    assert total(f1(*pair) for pair in JUDGED) == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))


def test_where_nothing_was_refused_precision_is_undefined():
    with pytest.raises(Undefined):
        total([precision(False, True), precision(False, False)])


def test_where_everything_is_answerable_recall_is_undefined():
    with pytest.raises(Undefined):
        total([recall(True, False), recall(False, False)])


@pytest.mark.parametrize("always_answers", [True, False])
def test_doing_always_the_same_has_a_balanced_accuracy_of_a_half(always_answers):
    assert total(balanced(always_answers, not always_answers) for _ in range(7)) == 0.5


def test_balanced_accuracy_counts_both_halves_alike():
    assert total([balanced(True, True), balanced(True, False)]) == 0.75
