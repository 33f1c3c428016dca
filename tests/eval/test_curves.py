"""Does it know what it does not know? Worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.curves import Bin, Point, area, calibration_error, reliability, risk_coverage
from eval.share import Undefined

READ = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0]), st.booleans()), min_size=1)


def apart(read: list[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    return [sure for sure, _ in read], [right for _, right in read]


def test_bins_hold_equally_many_questions_the_least_sure_first():
    bins = reliability([0.9, 0.1, 0.8, 0.3], [True, False, False, True], bins=2)

    assert [(held.sure, held.right, held.questions) for held in bins] == [
        (pytest.approx(0.2), 1, 2),
        (pytest.approx(0.85), 1, 2),
    ]


def test_equally_sure_questions_are_in_one_bin():
    assert reliability([0.5, 0.5, 0.5, 0.5], [True, False, False, False]) == (Bin(0.5, 1, 4),)


def test_the_calibration_error_weighs_a_bin_by_its_questions():
    # A bin of 3 questions, sure .9 and right .67, and one of 1, sure .2 and right 0.
    assert calibration_error([Bin(0.9, 2, 3), Bin(0.2, 0, 1)]) == pytest.approx((3 * (0.9 - 2 / 3) + 0.2) / 4)


def test_what_is_right_as_often_as_it_is_sure_has_no_calibration_error():
    sure = [0.2] * 5 + [0.8] * 5
    right = [True] + [False] * 4 + [True] * 4 + [False]

    assert calibration_error(reliability(sure, right)) == pytest.approx(0)


@given(READ)
def test_every_question_is_in_one_bin(read: list[tuple[float, bool]]):
    bins = reliability(*apart(read))

    assert sum(held.questions for held in bins) == len(read)
    assert sum(held.right for held in bins) == sum(right for _, right in read)
    assert [held.sure for held in bins] == sorted(held.sure for held in bins)


def test_a_point_says_what_answering_from_its_threshold_on_gives():
    points = risk_coverage([0.9, 0.4, 0.7, 0.4], [True, True, False, False])

    assert points == (Point(0.9, 1, 0, 4), Point(0.7, 2, 1, 4), Point(0.4, 4, 2, 4))
    assert [(point.coverage, point.risk) for point in points] == [(0.25, 0), (0.5, 0.5), (1, 0.5)]


@given(READ)
def test_answering_everything_has_the_share_of_wrong_ones_as_its_risk(read: list[tuple[float, bool]]):
    last = risk_coverage(*apart(read))[-1]

    assert (last.coverage, last.risk) == (1, sum(not right for _, right in read) / len(read))


def test_the_area_is_the_mean_risk_of_the_surest_one_two_and_three():
    # Risks 0, 1/2, 1/3.
    assert area(risk_coverage([0.9, 0.8, 0.7], [True, False, True])) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_equally_sure_questions_count_as_in_any_order_on_average():
    # Right first: risks 0, 1/2. Wrong first: 1, 1/2.
    assert area(risk_coverage([0.5, 0.5], [True, False])) == pytest.approx((0.5 + 0.5) / 2)


@given(st.permutations([True, True, True, False, False]))
def test_no_order_has_a_lesser_area_than_the_right_ones_first(right: list[bool]):
    sure = [0.9, 0.8, 0.7, 0.6, 0.5]

    best = area(risk_coverage(sure, sorted(right, reverse=True)))

    assert area(risk_coverage(sure, right)) >= best


def test_without_questions_there_is_no_curve():
    with pytest.raises(Undefined):
        risk_coverage([], [])
