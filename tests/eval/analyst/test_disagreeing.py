from eval.analyst.disagreeing import Outcome, is_right, precision, shown, sides_cited
from eval.examples import Example, Kind, Part
from eval.share import Share

POINTS = (("a", "b"), ("c",))
EXAMPLE = Example("q101", Kind.CONFLICTING, "How many?", (), None, POINTS, ("11",), Part.DEV)


def test_two_sentences_make_two_sides_in_either_order() -> None:
    assert is_right(("c", "a"), POINTS)
    assert not is_right(("a", "b"), POINTS)
    assert not is_right(("a", "x"), POINTS)


def test_one_pair_that_is_right_is_enough_to_be_shown_and_every_other_costs_precision() -> None:
    outcome = Outcome(EXAMPLE, (("a", "x"), ("b", "c")), frozenset("abc"))

    assert (shown(outcome), precision(outcome)) == (Share(1), Share(1, 2))


def test_both_sides_may_be_cited_and_not_said_to_disagree() -> None:
    outcome = Outcome(EXAMPLE, (), frozenset("ac"))

    assert (sides_cited(outcome), shown(outcome)) == (Share(1), Share(0))
