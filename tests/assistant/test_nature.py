import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Nature
from assistant.nature import nature
from index.briefing import Section, SectionKind

NARRATIVE = Section(SectionKind.NARRATIVE, "", 0, 1)
IMPLICATIONS = Section(SectionKind.IMPLICATIONS, "Implications", 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Storm Shadow missiles were used in the attack.",
        "The treaty was signed in May.",
        "Rescuers could not reach the village.",
        "The outbreak has 214 confirmed cases.",
    ],
)
def test_what_is_told_as_fact_is_reported(text: str) -> None:
    assert nature(text, NARRATIVE) is Nature.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that 14 people died.",
        "According to the port, two ships were held.",
        "The company denied the report.",
        "The general's identity was not disclosed.",
        "Analysts said the talks may fail.",
        'She called it "a step that could end the war," officials told reporters.',
    ],
)
def test_what_somebody_said_is_attributed_even_where_he_judges(text: str) -> None:
    assert nature(text, NARRATIVE) is Nature.ATTRIBUTED


@pytest.mark.parametrize(
    "text",
    [
        "The talks may fail.",
        "A longer strike could empty the depots.",
        "The vote will probably be delayed.",
        "The move underscores how short of fuel the island is.",
        "We assess that both sides want a ceasefire.",
    ],
)
def test_what_may_be_is_assessed(text: str) -> None:
    assert nature(text, NARRATIVE) is Nature.ASSESSED


def test_a_hedge_inside_a_quotation_is_no_judgement_of_the_briefing() -> None:
    assert nature("A banner read “Peace could be near”.", NARRATIVE) is Nature.REPORTED


@given(st.text())
def test_whatever_stands_under_implications_is_assessed(text: str) -> None:
    assert nature(text, IMPLICATIONS) is Nature.ASSESSED
