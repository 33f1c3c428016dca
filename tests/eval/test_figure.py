"""A figure says what it was measured on."""

import pytest

from eval.figure import measure, percentile
from eval.share import Share, Undefined


def half(question: int) -> Share:
    if question < 0:
        raise Undefined("no value below zero")
    return Share(question / 2)


def test_questions_for_which_a_measure_is_undefined_are_left_out_and_counted():
    figure = measure("half", "overall", {"a": 1, "b": -1, "c": 2, "d": 0}, half)

    assert (figure.value, figure.questions, figure.left_out) == (0.5, 3, 1)


def test_a_figure_keeps_what_each_question_added():
    assert measure("half", "overall", {"a": 1, "b": 2}, half).shares == {"a": Share(0.5), "b": Share(1.0)}


def test_where_a_measure_is_undefined_for_all_there_is_no_figure():
    with pytest.raises(Undefined):
        measure("half", "overall", {"a": -1, "b": -2}, half)


def test_an_error_of_another_kind_is_not_taken_for_an_undefined_measure():
    def broken(question: int) -> Share:
        raise ValueError("a mistake of ours")

    with pytest.raises(ValueError, match="a mistake of ours"):
        measure("broken", "overall", {"a": 1}, broken)


def test_a_single_question_has_a_figure_without_interval():
    assert measure("half", "overall", {"a": 1}, half).interval is None


def test_questions_of_one_cluster_are_resampled_whole():
    # Four stories, two of them right throughout: as if four questions were asked, not forty.
    questions = {f"{story}-{n}": 2 * (story % 2) for story in range(4) for n in range(10)}

    figure = measure("half", "overall", questions, half, lambda id_: id_.partition("-")[0])

    assert (figure.value, figure.questions) == (0.5, 40)
    assert (
        figure.interval
        == measure("half", "overall", {str(story): 2 * (story % 2) for story in range(4)}, half).interval
    )
    assert figure.shares == {"0": Share(0, 10), "1": Share(10, 10), "2": Share(0, 10), "3": Share(10, 10)}


def test_questions_of_a_cluster_that_are_left_out_are_counted_one_by_one():
    figure = measure("half", "overall", {"a-1": 1, "a-2": -1, "b-1": 2}, half, lambda id_: id_.partition("-")[0])

    assert (figure.questions, figure.left_out) == (2, 1)


def test_one_cluster_alone_has_no_interval():
    assert measure("half", "overall", {"a-1": 1, "a-2": 2}, half, lambda id_: id_.partition("-")[0]).interval is None


def test_the_median_of_three_is_the_middle_one():
    figure = percentile("p50", "overall", [30.0, 10.0, 20.0], 50)

    assert (figure.value, figure.questions) == (20.0, 3)


def test_without_values_a_percentile_is_undefined():
    with pytest.raises(Undefined):
        percentile("p50", "overall", [], 50)
