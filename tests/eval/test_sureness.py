"""Trials become figures, and the figure of the curve keeps what it is of."""

from eval.figure import Figure
from eval.share import total
from eval.sureness import squared_error, sureness
from eval.trial import Trial

SURE_AND_RIGHT = Trial("a", 0.9, is_answerable=True, is_right=True, answered=True)
SURE_AND_WRONG = Trial("b", 0.7, is_answerable=False, is_right=False, answered=True)


def test_the_squared_error_of_two_trials_is_the_mean_of_both():
    assert round(total([squared_error([SURE_AND_RIGHT, SURE_AND_WRONG])]), 6) == round((0.01 + 0.49) / 2, 6)


def test_the_area_keeps_the_trials_that_its_curve_is_of():
    figures = {figure.measure: figure for figure in sureness("overall", [SURE_AND_RIGHT, SURE_AND_WRONG])}

    assert figures["AURC"] == Figure("overall", "AURC", 0.25, 2, trials=(SURE_AND_RIGHT, SURE_AND_WRONG))
    assert figures["ECE"].trials == ()
