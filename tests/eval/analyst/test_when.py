from datetime import date

from eval.analyst.when import Example, Outcome, told, told_first
from eval.examples import Part
from eval.share import Share
from index.span import one

RIGHT, WRONG = one(date(2026, 3, 3)), one(date(2026, 3, 4))
EXAMPLE = Example("w01", Part.DEV, "When?", RIGHT)


def test_the_day_may_be_told_first_or_at_all() -> None:
    later = Outcome(EXAMPLE, (frozenset({WRONG}), frozenset({RIGHT})))

    assert (told(later), told_first(later)) == (Share(1), Share(0))
    assert told(Outcome(EXAMPLE, ())) == told_first(Outcome(EXAMPLE, ())) == Share(0)
