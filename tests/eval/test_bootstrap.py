"""How far a figure might lie elsewhere, had other questions been asked."""

import pytest

from eval.bootstrap import Interval, of_difference, of_percentile, of_shares
from eval.share import Share


def test_the_interval_of_a_share_of_questions_is_about_two_standard_errors_wide():
    # 100 questions, half right: the standard error is sqrt(0.5 · 0.5 / 100) = 0.05.
    interval = of_shares([Share(n % 2) for n in range(100)])

    assert interval.low == pytest.approx(0.40, abs=0.02)
    assert interval.high == pytest.approx(0.60, abs=0.02)


def test_the_same_questions_have_the_same_interval_each_time():
    shares = [Share(n % 3 == 0) for n in range(30)]

    assert of_shares(shares) == of_shares(shares)


def test_questions_that_all_agree_leave_no_room():
    assert of_shares([Share(1), Share(1), Share(1)]) == Interval(1.0, 1.0)


def test_a_ratio_is_resampled_as_pairs():
    assert of_shares([Share(1, of=2), Share(2, of=4), Share(4, of=8)]) == Interval(0.5, 0.5)


def test_a_resample_in_which_nothing_counts_is_left_out():
    assert of_shares([Share(1, of=1), Share(0, of=0), Share(0, of=0)]) == Interval(1.0, 1.0)


def test_the_difference_of_the_same_questions_is_clear_where_all_of_them_got_better():
    before = [Share(n % 2) for n in range(40)]

    assert of_difference([Share(0), Share(0.5)], [Share(0.25), Share(0.75)]) == Interval(0.25, 0.25)
    assert 0 not in of_difference(before, [Share(1) for _ in before])


def test_a_question_won_and_another_lost_is_no_difference():
    before = [Share(n % 2) for n in range(40)]
    after = [Share(1), Share(0), *before[2:]]

    assert 0 in of_difference(before, after)


def test_a_median_has_an_interval_within_the_values():
    interval = of_percentile([10, 20, 30, 40, 50, 60, 70], 50)

    assert 10 <= interval.low < 40 < interval.high <= 70


def test_a_single_question_has_no_interval():
    with pytest.raises(ValueError, match="not 1"):
        of_shares([Share(1)])


def test_both_ends_belong_to_an_interval():
    assert 0.4 in Interval(0.4, 0.6)
    assert 0.6 in Interval(0.4, 0.6)
    assert 0.61 not in Interval(0.4, 0.6)
