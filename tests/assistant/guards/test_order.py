import pytest

from assistant.guards.order import order
from assistant.readers.judge import Evidence

SHOT = "The guard shouted before the thief fired."


@pytest.mark.parametrize(
    "claim",
    [
        "The thief fired before the guard shouted.",
        "The guard shouted after the thief fired.",
        "After the thief fired, the guard shouted.",
    ],
)
def test_what_came_first_may_not_come_last(claim):
    assert order(claim, [Evidence(SHOT)])


@pytest.mark.parametrize(
    "claim",
    [
        "The thief fired after the guard shouted.",
        "Before the thief fired, the guard shouted.",
        "The guard shouted.",
        "The guard shouted before he fell.",
    ],
)
def test_the_same_order_in_other_words_passes(claim):
    assert order(claim, [Evidence(SHOT)]) == ()


def test_who_does_both_does_not_hide_that_they_are_turned_round():
    cited = [Evidence("The crew put out the fire after sending a distress call.")]

    assert order("The crew sent a distress call after putting out the fire.", cited)
    assert order("The crew sent a distress call before putting out the fire.", cited) == ()
