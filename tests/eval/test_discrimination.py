"""Scores of what is so and what is not: how well are they told apart?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from eval.discrimination import Scored, auc, balanced_accuracy
from eval.share import Undefined

GRID = st.integers(0, 4).map(lambda n: n / 4)
BOTH_CLASSES = st.tuples(st.lists(GRID, min_size=1, max_size=8), st.lists(GRID, min_size=1, max_size=8))


def each(*scored: Scored) -> dict[str, tuple[Scored, ...]]:
    """A question for each."""
    return {str(number): (one,) for number, one in enumerate(scored)}


SO, NOT_SO = True, False


def test_balanced_accuracy_counts_both_classes_alike_however_many_there_are():
    scored = each(Scored(0.9, SO), Scored(0.9, NOT_SO), Scored(0.1, NOT_SO), Scored(0.1, NOT_SO), Scored(0.1, NOT_SO))

    assert balanced_accuracy("judge", scored, 0.5).value == pytest.approx((1 + 3 / 4) / 2)


def test_a_score_at_the_threshold_says_that_it_is_so():
    assert balanced_accuracy("judge", each(Scored(0.5, SO), Scored(0.4, NOT_SO)), 0.5).value == 1.0


def test_auc_is_the_share_of_pairs_in_the_right_order():
    scored = each(Scored(0.9, SO), Scored(0.3, SO), Scored(0.5, NOT_SO), Scored(0.1, NOT_SO))

    assert auc("judge", scored).value == pytest.approx(3 / 4)


def test_a_score_that_never_changes_tells_nothing_apart():
    scored = each(Scored(0.7, SO), Scored(0.7, NOT_SO), Scored(0.7, NOT_SO))

    assert auc("judge", scored).value == 0.5
    assert balanced_accuracy("judge", scored, 0.5).value == 0.5


@given(BOTH_CLASSES)
def test_auc_is_the_statistic_of_mann_and_whitney(scores):
    so, not_so = scores
    scored = each(*(Scored(score, SO) for score in so), *(Scored(score, NOT_SO) for score in not_so))

    pairs = len(so) * len(not_so)
    assert auc("judge", scored).value == pytest.approx(mannwhitneyu(so, not_so, method="asymptotic").statistic / pairs)


@given(BOTH_CLASSES)
def test_how_scores_are_spread_over_questions_does_not_change_the_figures(scores):
    so, not_so = scores
    scored = (*(Scored(score, SO) for score in so), *(Scored(score, NOT_SO) for score in not_so))
    together = {"a": scored[::2], "b": scored[1::2]}

    assert auc("judge", together).value == pytest.approx(auc("judge", each(*scored)).value)
    assert balanced_accuracy("judge", together, 0.5).value == pytest.approx(
        balanced_accuracy("judge", each(*scored), 0.5).value
    )


def test_the_interval_of_auc_is_as_wide_as_its_standard_error_says():
    # 50 of each class; of what is so, half beat everything and half nothing: each placement is 1 or 0. DeLong's
    # standard error is then sqrt(.25 / 50 + 0) = .071, so that 95 % are .139 to either side of .5.
    so = [Scored(1.0, SO)] * 25 + [Scored(0.0, SO)] * 25
    figure = auc("judge", each(*so, *[Scored(0.5, NOT_SO)] * 50))

    assert figure.interval.high - figure.value == pytest.approx(0.139, abs=0.015)
    assert figure.value - figure.interval.low == pytest.approx(0.139, abs=0.015)


def test_always_saying_the_same_has_exactly_half_whatever_is_asked():
    scored = each(*[Scored(0.9, SO)] * 50, *[Scored(0.9, NOT_SO)] * 50)

    interval = balanced_accuracy("judge", scored, 0.5).interval

    assert (interval.low, interval.high) == pytest.approx((0.5, 0.5))


def test_the_interval_of_balanced_accuracy_is_that_of_resampling_it():
    # Of 100 that are so, .9 are right; of 100 that are not, .3.
    right = np.array([True] * 90 + [False] * 10 + [True] * 30 + [False] * 70)
    so = np.arange(200) < 100
    scored = each(*(Scored(float(r == s), bool(s)) for r, s in zip(right, so, strict=True)))
    drawn = np.random.default_rng(7).integers(0, 200, (10_000, 200))
    resampled = [(right[d][so[d]].mean() + right[d][~so[d]].mean()) / 2 for d in drawn]

    figure = balanced_accuracy("judge", scored, 0.5)

    assert figure.value == pytest.approx(0.6)
    assert (figure.interval.low, figure.interval.high) == pytest.approx(
        np.percentile(resampled, (2.5, 97.5)), abs=0.005
    )


@pytest.mark.parametrize("so", [SO, NOT_SO])
def test_one_class_alone_cannot_be_told_apart(so):
    with pytest.raises(Undefined):
        auc("judge", each(Scored(0.7, so)))
    with pytest.raises(Undefined):
        balanced_accuracy("judge", each(Scored(0.7, so)), 0.5)
