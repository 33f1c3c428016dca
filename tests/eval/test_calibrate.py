"""Calibrations and thresholds are fitted on one half of the questions and reported on the other."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from assistant.readers.calibration import Isotonic, Logistic
from eval.calibrate import (
    Labelled,
    app,
    at_risk,
    best_balanced,
    calibrate,
    fit,
    halves,
    isotonic,
    platt,
    quality,
    tried,
)
from eval.report import Report, write
from eval.share import Undefined
from eval.sureness import sureness
from eval.trial import Trial


def labelled(count: int, chance, seed: int = 7) -> list[Labelled]:  # type: ignore[no-untyped-def]
    """Judge two sentences a question, right by the chance that belongs to the logit."""
    drawn = random.Random(seed)
    logits = [drawn.uniform(-4, 4) for _ in range(count)]
    return [Labelled(f"q{n // 2}", logit, drawn.random() < chance(logit)) for n, logit in enumerate(logits)]


def half_as_sure(logit: float) -> float:
    return Logistic(0.5, -1.0).probability(logit)


def trial(sure: float, is_answerable: bool, is_right: bool | None = None, question: str = "q") -> Trial:
    return Trial(question, sure, is_answerable, is_answerable if is_right is None else is_right, answered=True)


TRIALS = (trial(0.9, True), trial(0.8, True, False), trial(0.6, False), trial(0.5, True), trial(0.3, False))


@given(st.lists(st.text(max_size=5)))
def test_a_question_is_in_one_half_with_all_that_is_of_it(questions: list[str]):
    first, second = halves([trial(0.5, True, question=question) for question in questions])

    assert len(first) + len(second) == len(questions)
    assert not {one.question for one in first} & {one.question for one in second}


def test_the_halves_are_about_equal_and_the_same_everywhere():
    first, second = halves([trial(0.5, True, question=f"q{n}") for n in range(400)])

    assert 160 < len(first) < 240
    assert [one.question for one in first][:5] == ["q0", "q2", "q3", "q5", "q9"]
    assert len(second) == 400 - len(first)


def test_platt_finds_the_line_that_labels_were_drawn_from():
    found = platt(labelled(4000, half_as_sure))

    assert (found.slope, found.intercept) == (pytest.approx(0.5, abs=0.06), pytest.approx(-1.0, abs=0.1))


def test_where_platts_form_is_the_true_one_it_is_taken():
    assert isinstance(fit(labelled(4000, half_as_sure)), Logistic)


def test_where_the_chance_rises_in_steps_isotonic_regression_is_taken():
    assert isinstance(fit(labelled(2000, lambda logit: 0.02 if logit < -2 else 0.5 if logit < 3 else 0.98)), Isotonic)


def test_no_step_is_wholly_sure():
    fitted = isotonic([Labelled(str(n), float(n), n > 4) for n in range(10)])

    assert (fitted.probability(-9), fitted.probability(99)) == (pytest.approx(1 / 7), pytest.approx(6 / 7))


def test_calibrating_makes_the_error_on_unseen_questions_less():
    found = calibrate(labelled(4000, half_as_sure))

    assert found.after.error < 0.05 < found.before.error
    assert found.after.brier < found.before.brier
    assert found.after.auc == pytest.approx(found.before.auc, abs=0.01)
    assert found.fitted_on + found.after.pairs == 4000


def test_the_quality_of_four_sentences_is_what_can_be_worked_out_by_hand():
    chances = {0.9: True, 0.6: False, 0.4: True, 0.1: False}
    four = [Labelled("q", math.log(p / (1 - p)), is_right) for p, is_right in chances.items()]

    found = quality(Logistic(), four)

    assert found.brier == pytest.approx((0.1**2 + 0.6**2 + 0.6**2 + 0.1**2) / 4)
    assert found.error == pytest.approx((0.1 + 0.6 + 0.6 + 0.1) / 4)
    assert found.auc == 0.75


def test_labels_that_are_turned_around_are_refused():
    with pytest.raises(ValueError, match="turned around"):
        platt([Labelled(str(n), float(n), n < 5) for n in range(10)])


def test_too_few_questions_are_not_fitted_on():
    with pytest.raises(Undefined, match="to fit takes 5"):
        fit([Labelled("a", 1.0, True), Labelled("b", 0.0, False)])


def test_the_best_threshold_answers_what_can_be_answered_and_refuses_the_rest():
    # From .8 on two of three are answered and both others refused; from .5 on all three, and one other.
    assert best_balanced(TRIALS) == pytest.approx((0.8 + 0.6) / 2)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=12), st.floats(0, 1))
def test_no_threshold_is_more_balanced_than_the_best(read: list[tuple[float, bool]], other: float):
    trials = [trial(sure, is_answerable) for sure, is_answerable in read]
    if len({one.is_answerable for one in trials}) == 2 and any(one.sure >= other for one in trials):
        best = tried(trials, best_balanced(trials)).balanced_accuracy

        assert best >= tried(trials, other).balanced_accuracy - 1e-9


def test_a_threshold_for_a_risk_answers_as_many_as_it_allows():
    # Risks: 0, 1/2, 2/3, 1/2, 3/5.
    assert at_risk(TRIALS, 0.5) == pytest.approx((0.5 + 0.3) / 2)
    assert at_risk(TRIALS, 0.2) == pytest.approx((0.9 + 0.8) / 2)


def test_a_risk_that_no_threshold_keeps_is_told_with_the_least_one():
    with pytest.raises(Undefined, match=r"1\.000"):
        at_risk([trial(0.9, False), trial(0.3, True)], 0.2)


def test_what_a_threshold_gives_is_what_can_be_worked_out_by_hand():
    found = tried(TRIALS, 0.55)

    assert found.balanced_accuracy == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert (found.coverage, found.risk) == (0.6, pytest.approx(2 / 3))


def test_nothing_answered_has_no_risk():
    assert tried(TRIALS, 0.95).risk is None


def test_thresholds_are_chosen_from_a_report(tmp_path):
    trials = [trial(n / 60, n > 20, n > 30, question=f"q{n}") for n in range(60)]
    write(Report("own", "2024-05-02", {}, tuple(sureness("overall", trials))), tmp_path)

    result = CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(tmp_path / "report.json"), "--risk", "0.1"])

    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.output.splitlines()] == [
        "best balanced accuracy",
        "best balanced accuracy",
        "risk at most 0.1",
        "risk at most 0.1",
    ]


def test_a_report_without_trials_is_named(tmp_path):
    write(Report("own", "2024-05-02", {}, ()), tmp_path)

    result = CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(tmp_path / "report.json")])

    assert result.exit_code == 2
    assert "report.json" in result.output
