import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guards.amounts import Bound, Unit, amounts, span


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("12 ships", "twelve ships"),
        ("a dozen ships", "12 ships"),
        ("1,200 men", "1200 men"),
        ("1.2 million tonnes", "1,200,000 tonnes"),
        ("5 % more", "five percent more"),
        ("5% more", "5 per cent more"),
        ("$3bn a year", "3 billion dollars a year"),
        ("twenty-one days", "21 days"),
        ("two hundred and fifty thousand men", "250,000 men"),
        ("the 3rd ship", "the third ship"),
        ("6 p.m.", "18:00"),
        ("two thirds of it", "two-thirds of it"),
    ],
)
def test_amounts_are_the_same_by_value_however_they_are_written(written: str, same: str) -> None:
    one, other = amounts(written)[0], amounts(same)[0]

    assert (one.value, one.unit) == (other.value, other.unit)


@pytest.mark.parametrize(
    ("written", "unit"),
    [("5 ships", Unit.COUNT), ("5 %", Unit.PERCENT), ("$5", Unit.MONEY), ("5th", Unit.PLACE), ("5:30", Unit.CLOCK)],
)
def test_five_of_one_thing_are_not_five_of_another(written: str, unit: Unit) -> None:
    assert [amount.unit for amount in amounts(written)] == [unit]


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("at least 12 ships", Bound.AT_LEAST),
        ("more than $12 million", Bound.MORE),
        ("up to 12 ships", Bound.AT_MOST),
        ("fewer than 12 ships", Bound.LESS),
        ("about 12 ships", Bound.ABOUT),
        ("rose to 12 ships", Bound.EXACT),
    ],
)
def test_the_words_before_an_amount_limit_it(written: str, bound: Bound) -> None:
    assert amounts(written)[0].bound is bound


@pytest.mark.parametrize(
    "text", ["on 14 November 2025", "since 2019", "No one came.", "one of them", "COVID-19", "F-16"]
)
def test_dates_names_and_the_pronoun_one_are_no_amounts(text: str) -> None:
    assert amounts(text) == ()


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [amount.value for amount in amounts("between eight and twelve ships")] == [8, 12]


# Words of amounts, letters that only look like those of them, and more digits than a number can have.
_PIECES = st.sampled_from(
    ["9" * 400, *"two halfs quarters ſecond thırds MİLLION a half and dozen hundred % $ one in 5 : pm twice".split()]
)


@given(st.text() | st.lists(_PIECES, max_size=8).map(" ".join))
def test_an_amount_stands_where_it_says(text: str) -> None:
    for amount in amounts(text):
        assert text[amount.start : amount.end].strip() == amount.words


@given(st.integers(2, 10**9))
def test_a_number_is_read_with_and_without_commas(number: int) -> None:
    assert [a.value for a in amounts(f"{number:,} men")] == [number]


@pytest.mark.parametrize("text", ["once more", "as soon as, or once, it came", "a one-time clerk"])
def test_once_says_when_and_is_no_amount(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a vote of 77–73", [77, 73]),
        ("half a dozen ships", [6]),
        ("a quarter of a million ships", [250_000]),
        ("one and a half million ships", [1_500_000]),
        ("one in five ships", [0.2]),
    ],
)
def test_amounts_of_several_words_are_read_whole_and_scores_apart(text: str, values: list[float]) -> None:
    assert [amount.value for amount in amounts(text)] == values


def test_numbers_joined_share_the_unit_behind_them() -> None:
    assert [amount.unit for amount in amounts("6.85 and 8.1 per cent")] == [Unit.PERCENT, Unit.PERCENT]


def test_a_third_term_is_a_place_and_a_third_of_it_a_part() -> None:
    assert amounts("a third term")[0].unit is Unit.PLACE
    assert amounts("a third of it")[0].unit is Unit.COUNT


@pytest.mark.parametrize(
    ("text", "bound", "with_it"),
    [
        ("by no more than 4 per cent", Bound.AT_MOST, "no more than 4 per cent"),
        ("10,000 soldiers at most will guard it", Bound.AT_MOST, "10,000 soldiers at most"),
        ("killing 25 or more there", Bound.AT_LEAST, "25 or more"),
        ("four of them at least", Bound.AT_LEAST, "four of them at least"),
        ("rose to 14", Bound.EXACT, "14"),
    ],
)
def test_what_bounds_an_amount_stands_before_or_behind_it(text: str, bound: Bound, with_it: str) -> None:
    [amount] = amounts(text)
    start, end = span(text, amount)

    assert amount.bound is bound
    assert text[start:end] == with_it
