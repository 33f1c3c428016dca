import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.behind import INVERTED, inverted, speaker_behind


def speaker(main: str) -> str:
    return next((who for match in INVERTED.finditer(main) if (who := inverted(main, match))), "")


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        (" police in Kabul.", "police in Kabul"),
        (" Ivan Petrov in Kabul.", "Ivan Petrov"),
        (" Brig. Gen. Omar Haddad late on Friday.", "Brig. Gen. Omar Haddad"),
        (" the mayor in a written statement.", "the mayor"),
        (" a report released today.", "a report"),
        (" the spokesman, Ivan Petrov, on Friday.", "the spokesman, Ivan Petrov"),
        (" the spokesman, Ivan Petrov, and left.", "the spokesman"),
        (" the.", ""),
        ("", ""),
    ],
)
def test_a_speaker_is_named_without_when_and_where_they_spoke(behind: str, who: str) -> None:
    assert speaker_behind(behind, 0) == who


def test_behind_a_clause_stands_who_says_it() -> None:
    assert speaker("Two trains collided, said officials.") == "officials"


@pytest.mark.parametrize(
    "main",
    [
        "Lund, the mayor, said police had left.",
        "Lund, the mayor, said nothing.",
        "He closed the road, warned drivers and left.",
        "The firm, in debt, asks the judge to reject the plan.",
    ],
)
def test_behind_a_name_stands_what_is_said(main: str) -> None:
    assert speaker(main) == ""


@given(st.text(max_size=200))
def test_no_text_is_too_strange(main: str) -> None:
    assert len(speaker(main)) <= len(main)
