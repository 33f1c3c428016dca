import math

import pytest

from assistant.analysis.differences.ranges import limited


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It employs 1,400 to 1,600 workers.", "1,400 to 1,600", 1_400, 1_600),
        ("It employs 1,400–1,600 workers.", "1,400–1,600", 1_400, 1_600),
        ("It employs between 1,400 and 1,600 workers.", "between 1,400 and 1,600", 1_400, 1_600),
        ("Estimates ranged from 12 to 15 dead.", "ranged from 12 to 15", 12, 15),
        ("Two or three boats sank.", "Two or three", 2, 3),
        ("It rose by 2 to 3 percent.", "2 to 3 percent", 2, 3),
        ("It paid $5 to 10 million.", "$5 to 10 million", 5e6, 10e6),
        ("Some 900,000 to 1.2 million people fled.", "900,000 to 1.2 million", 810_000, 1_320_000),
        ("At least 12 to 15 people died.", "12 to 15", 12, math.inf),
    ],
)
def test_a_range_is_one_amount_with_two_ends(text: str, words: str, low: float, high: float) -> None:
    (found,) = limited(text)

    assert found.amount.words == words
    assert [found.low, found.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose from 12 to 15.",
        "It raised the fund of 12 to 15 million crowns.",
        "The court ruled by 5 to 4.",
        "The battle between 300 rebels and 500 soldiers went on.",
        "They are 12 and 15 metres long.",
    ],
)
def test_two_amounts_that_are_no_ends_of_a_range_stay_two(text: str) -> None:
    assert len([found.amount.words for found in limited(text)]) == 2


def test_a_range_begins_and_ends_where_its_words_do() -> None:
    text = "Between 12 and 15 people died."
    (found,) = limited(text)

    assert text[found.amount.start : found.amount.end] == found.amount.words == "Between 12 and 15"
