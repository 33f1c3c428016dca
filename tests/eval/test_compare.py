"""What moved between two reports, and what fell below the floor."""

import pytest

from eval.bootstrap import Interval
from eval.compare import breaches, compare
from eval.figure import Figure, measure
from eval.report import Report
from eval.share import Share


def report(*figures: Figure, name: str = "own") -> Report:
    return Report(name, "2024-05-02", {}, figures)


def recall(*right: int) -> Figure:
    return measure("recall@1", "overall", {f"q{n}": value for n, value in enumerate(right)}, Share)


def test_a_figure_that_moved_is_shown_with_the_difference():
    (change,) = compare(report(recall(1, 0, 0, 1)), report(recall(1, 1, 0, 1)))

    assert change.difference == 0.25


def test_a_figure_that_stayed_is_not_shown():
    assert compare(report(recall(1, 0)), report(recall(0, 1))) == ()


def test_a_figure_that_only_one_of_them_has_is_not_shown():
    assert compare(report(Figure("overall", "old", 0.1)), report(Figure("overall", "new", 0.2))) == ()


def test_ten_questions_won_and_none_lost_is_clear():
    (change,) = compare(report(recall(*[0] * 10, *[1] * 20)), report(recall(*[1] * 30)))

    assert change.is_clear


def test_as_many_questions_won_as_lost_but_one_is_not_clear():
    (change,) = compare(report(recall(0, 0, 0, 1, 1, 1, 1, 1)), report(recall(1, 1, 1, 0, 0, 1, 1, 1)))

    assert not change.is_clear


def test_only_questions_that_both_reports_have_say_whether_a_move_is_clear():
    easy = measure("recall@1", "overall", {"q0": 0, "q1": 1, **{f"easy{n}": 1 for n in range(90)}}, Share)

    (change,) = compare(report(recall(0, 1)), report(easy))

    assert change.interval == Interval(0.0, 0.0)


def test_a_figure_that_is_not_made_of_questions_never_moved_clearly():
    (change,) = compare(report(Figure("overall", "F1", 0.1)), report(Figure("overall", "F1", 0.9)))

    assert not change.is_clear


def test_reports_on_different_sets_are_not_compared():
    with pytest.raises(ValueError, match="'ud-ewt'"):
        compare(report(), report(name="ud-ewt"))


def test_a_measure_below_its_floor_is_named_with_both_values():
    (breach,) = breaches(report(recall(1, 0)), {"own": {"overall": {"recall@1": 0.6}}})

    assert str(breach) == "recall@1 (overall) is 0.5000; its floor is 0.6000"


def test_a_measure_at_its_floor_has_not_fallen():
    assert breaches(report(recall(1, 0)), {"own": {"overall": {"recall@1": 0.5}}}) == ()


def test_a_measure_that_is_gone_has_fallen():
    (breach,) = breaches(report(), {"own": {"single": {"recall@1": 0.5}}})

    assert str(breach) == "recall@1 (single) was not measured; its floor is 0.5000"


def test_a_floor_without_the_set_that_was_measured_is_an_error():
    with pytest.raises(ValueError, match="'ud-ewt'"):
        breaches(report(name="ud-ewt"), {"own": {}})
