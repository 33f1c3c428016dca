from assistant.answer import Corroboration
from eval.analyst.corroboration import Example, Outcome, both_right, briefings_right
from eval.examples import Part
from eval.share import Share

COPIED = Example("b01", Part.DEV, "How many?", "Two ports closed.", Corroboration(2, 1))


def test_briefings_may_be_counted_rightly_and_origins_not() -> None:
    told = Outcome(COPIED, Corroboration(2, 2))

    assert (briefings_right(told), both_right(told)) == (Share(1), Share(0))


def test_what_was_not_found_is_not_counted_rightly() -> None:
    assert (briefings_right(Outcome(COPIED, None)), both_right(Outcome(COPIED, None))) == (Share(0), Share(0))
