import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.copies import is_copy

REPORT = "Two Harrier missiles struck the fuel depot at Norvik late on Sunday night and 14 guards were hurt."


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace("the fuel", "a fuel"),
        REPORT.replace("14 guards", "also 14 of the guards"),
        REPORT.replace("Two", "two"),
        REPORT.replace("hurt.", "hurt!"),
        "  ".join(REPORT.split()),
    ],
)
def test_the_same_report_in_nearly_the_same_words_is_a_copy(other):
    assert is_copy(REPORT, other)


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace("14", "11"),
        REPORT.replace("Norvik", "Aldane"),
        REPORT.replace("were hurt", "were not hurt"),
        REPORT.replace("were hurt", "weren't hurt"),
        REPORT.replace(" late", ""),
        REPORT.replace("struck", "missed"),
        "Two Harrier missiles struck Norvik.",
        "",
    ],
)
def test_another_word_that_says_something_makes_it_another_report(other):
    assert not is_copy(REPORT, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The army will withdraw from Kharan by Friday after the talks.",
            "The army may withdraw from Kharan by Friday after the talks.",
        ),
        (
            "Exports of grain from the southern ports rose by 10 percent in March.",
            "Exports of grain from the southern ports fell by 10 percent in March.",
        ),
        (
            "The long round of talks between both capitals ended in success.",
            "The long round of talks between both capitals ended in failure.",
        ),
        ("Talks were held before the vote in Aldane.", "Talks were held after the vote in Aldane."),
        ("Planes flew from Aldane to Norvik.", "Planes flew from Norvik to Aldane."),
        ("Output changed by 5 percent.", "Output changed by -5 percent."),
        ("Repairs cost $12 million.", "Repairs cost €12 million."),
        ("Repairs cost 1.5 crowns.", "Repairs cost 1 5 crowns."),
        ("Guards told US officers.", "Guards told us officers."),
    ],
)
def test_the_opposite_the_weaker_and_the_reversed_are_no_copies(one, other):
    assert not is_copy(one, other)


@given(st.text())
def test_every_text_is_a_copy_of_itself(text):
    assert is_copy(text, text)


@given(st.text(), st.text())
def test_copies_are_copies_of_each_other(one, other):
    assert is_copy(one, other) == is_copy(other, one)
