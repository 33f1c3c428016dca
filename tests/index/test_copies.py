import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.copies import is_copy

REPORT = "Two Harrier missiles struck the fuel depot at Norvik late on Sunday night and 14 guards were hurt."


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace(" late", ""),
        REPORT.replace("struck", "hit"),
        REPORT.replace("Two", "two"),
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
        "Two Harrier missiles struck Norvik.",
        "",
    ],
)
def test_another_number_name_or_negation_makes_it_another_report(other):
    assert not is_copy(REPORT, other)


@given(st.text())
def test_every_text_is_a_copy_of_itself(text):
    assert is_copy(text, text)


@given(st.text(), st.text())
def test_copies_are_copies_of_each_other(one, other):
    assert is_copy(one, other) == is_copy(other, one)
