import pytest

from assistant.guards.amounts import Unit, amounts
from assistant.guards.reckoned import lists, reckoned


def values(sentence: str, counted: str) -> set[float]:
    return {amount.value for amount in reckoned(amounts(sentence), counted) if amount.unit is Unit.COUNT}


def test_two_amounts_are_told_together_and_apart() -> None:
    assert values("12 men and 30 women were held.", "people") == {42.0, 18.0}


def test_an_amount_of_something_else_adds_nothing_to_what_is_counted() -> None:
    assert values("The mine employs 200 people and sells 50 tonnes.", "people") == set()


def test_two_amounts_of_the_same_are_told_together() -> None:
    assert values("12 ships came and 30 ships left.", "ships") == {42.0, 18.0}


@pytest.mark.parametrize(
    ("sentence", "is_listed"),
    [
        ("Unrest in Kalvora, Ostrel and Lydia.", True),
        ("The mayors of Ostrel, on the coast, and Lydia and the head of Kalvora came.", True),
        ("Ravel met Osman in Lydia after guards were shot.", False),
        ("Kalvora and Ostrel quarrel.", False),
    ],
)
def test_a_small_number_counts_names_that_stand_side_by_side(sentence: str, is_listed: bool) -> None:
    assert lists(sentence, amounts("Three towns.")[0]) is is_listed


def test_years_that_lie_so_far_from_each_other_are_told() -> None:
    assert lists("Osman ruled from 1984 to 1991.", amounts("For 7 years.")[0])


def test_of_a_table_nothing_is_reckoned() -> None:
    table = amounts(" ".join(f"{number} ships," for number in range(2, 90)))

    assert not list(reckoned(table, "ships"))
