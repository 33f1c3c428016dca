"""A trial that cannot be is refused."""

import pytest

from eval.trial import Trial


@pytest.mark.parametrize("sure", [-0.1, 1.1, float("nan")])
def test_how_sure_is_said_from_0_to_1(sure: float):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Trial("q", sure, is_answerable=True, is_right=True, answered=True)


def test_no_sentence_is_right_where_none_can_answer():
    with pytest.raises(ValueError, match="cannot be answered"):
        Trial("q", 0.5, is_answerable=False, is_right=True, answered=True)
