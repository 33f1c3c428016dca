"""A logit becomes a probability, and a surer logit never a lesser one."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.readers.calibration import Calibration, Isotonic, Logistic

LOGITS = st.floats(-1e4, 1e4)


@st.composite
def isotonics(draw: st.DrawFn) -> Isotonic:
    logits = sorted(draw(st.lists(LOGITS, min_size=1, max_size=8, unique=True)))
    chances = sorted(draw(st.lists(st.floats(0, 1), min_size=len(logits), max_size=len(logits))))
    return Isotonic(tuple(zip(logits, chances, strict=True)))


CALIBRATIONS = st.one_of(st.builds(Logistic, st.floats(1e-3, 1e3), st.floats(-100, 100)), isotonics())


@given(CALIBRATIONS, LOGITS, LOGITS)
def test_a_surer_logit_never_has_a_lesser_probability(calibration: Calibration, one: float, other: float):
    low, high = sorted((one, other))

    assert calibration.probability(low) <= calibration.probability(high)


@given(CALIBRATIONS, st.floats(allow_nan=False))
def test_every_probability_lies_between_0_and_1(calibration: Calibration, logit: float):
    assert 0 <= calibration.probability(logit) <= 1


@given(CALIBRATIONS)
def test_a_calibration_comes_back_from_json_as_it_was(calibration: Calibration):
    assert Calibration.from_dict(json.loads(json.dumps(calibration.to_dict()))) == calibration


def test_with_nothing_fitted_a_logit_is_taken_at_its_word():
    assert Logistic().probability(0) == 0.5
    assert Logistic().probability(math.log(4)) == pytest.approx(0.8)


def test_a_slope_below_1_makes_a_model_less_sure_of_itself():
    assert Logistic(slope=0.5).probability(2 * math.log(4)) == pytest.approx(0.8)


def test_an_intercept_moves_where_the_chances_are_even():
    assert Logistic(slope=2.0, intercept=-6.0).probability(3) == 0.5


def test_between_two_knots_the_probability_is_on_their_line():
    calibration = Isotonic(((-1.0, 0.1), (1.0, 0.5), (2.0, 0.9)))

    assert calibration.probability(-1) == 0.1
    assert calibration.probability(0) == pytest.approx(0.3)
    assert calibration.probability(1) == 0.5
    assert calibration.probability(1.5) == pytest.approx(0.7)


def test_beyond_the_knots_the_probability_is_that_of_the_nearest():
    calibration = Isotonic(((-1.0, 0.1), (2.0, 0.9)))

    assert (calibration.probability(-50), calibration.probability(50)) == (0.1, 0.9)


@pytest.mark.parametrize("slope", [0.0, -1.0, math.inf, math.nan])
def test_a_map_that_does_not_rise_is_refused(slope: float):
    with pytest.raises(ValueError, match="rising"):
        Logistic(slope)


@pytest.mark.parametrize("knots", [((1.0, 0.2), (1.0, 0.3)), ((1.0, 0.5), (2.0, 0.4)), ((2.0, 0.1), (1.0, 0.2))])
def test_knots_that_do_not_rise_are_refused(knots: tuple[tuple[float, float], ...]):
    with pytest.raises(ValueError, match="do not rise"):
        Isotonic(knots)


@pytest.mark.parametrize("knots", [(), ((0.0, 1.5),), ((math.nan, 0.5),), ((0.0, math.nan),)])
def test_knots_outside_what_probabilities_are_are_refused(knots: tuple[tuple[float, float], ...]):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Isotonic(knots)


@pytest.mark.parametrize(
    "raw", [{}, {"kind": "beta"}, {"kind": "logistic", "slope": "2"}, {"kind": "isotonic", "knots": [[1.0]]}]
)
def test_what_is_no_calibration_is_shown_in_the_error(raw: dict[str, object]):
    with pytest.raises(ValueError, match=r"calibration|knot"):
        Calibration.from_dict(raw)
