import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.contested import denials, without_what_is_told_of


def denied(text: str) -> list[tuple[str, str | None]]:
    """Each verb that denies what stands before it, and what it denies of the text."""
    return [(text[d.start : d.end], None if d.told is None else text[: d.told]) for d in denials(text)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The army took the town, a claim Kyiv denies.", "denies"),
        ("The army took the town, an assertion that the rebels have rejected.", "rejected"),
        ("The army took the town, a claim dismissed by Kyiv.", "dismissed"),
        ("The army took the town, which Kyiv disputes.", "disputes"),
        ("The army took the town, something it denies.", "denies"),
    ],
)
def test_behind_a_comma_all_that_stands_before_is_denied(text: str, verb: str) -> None:
    assert denied(text) == [(verb, "The army took the town")]


@pytest.mark.parametrize(
    "text",
    [
        "He is in court on charges that he denies.",
        "He is in court on charges of theft, which he denies.",
        "He is held over the killing, a charge he denies.",
        "She repeated allegations the bank denies.",
    ],
)
def test_who_denies_a_charge_does_not_deny_that_it_was_made(text: str) -> None:
    assert denied(text) == [("denies", None)]


@pytest.mark.parametrize(
    "text",
    ["Kyiv denies that it was hit.", "The claim that Moscow rejects the offer is new.", "Reports say he denies it."],
)
def test_who_denies_what_stands_behind_denies_nothing_before(text: str) -> None:
    assert denied(text) == []


def test_only_the_noun_stays_of_what_is_told_of() -> None:
    assert without_what_is_told_of("It closed, a move the union says is late, and left.").split() == (
        "It closed, a move , and left.".split()
    )


def test_a_name_that_begins_like_a_move_is_no_clause() -> None:
    text = "It closed, a step ladder company said."

    assert without_what_is_told_of(text) == text


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert len(without_what_is_told_of(text)) == len(text)
    assert all(0 <= denial.start < denial.end <= len(text) for denial in denials(text))
