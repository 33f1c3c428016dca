from eval.analyst.absence import Example, Outcome, count_right, told_right
from eval.examples import Part
from eval.share import Share
from index.scope import Scope

FOUR = Example("m01", Part.DEV, "Maran", Scope(), 4)


def test_that_it_is_mentioned_may_be_right_where_the_count_is_not() -> None:
    assert (told_right(Outcome(FOUR, 3)), count_right(Outcome(FOUR, 3))) == (Share(1), Share(0))
    assert told_right(Outcome(FOUR, 0)) == Share(0)
