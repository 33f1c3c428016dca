import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant.answer
from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from assistant.question import Turn
from index.briefing import Section, SectionKind, Sentence
from index.event_dates import event_dates
from index.scope import Scope

SCHEMA = json.loads(Path(assistant.answer.__file__).with_name("answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
SEARCHED = Searched(2, 1, date(2026, 3, 1), date(2026, 3, 9))


def quote(text: str, start: int = 0, written: date | None = date(2026, 3, 1)) -> Quote:
    sentence = Sentence("00112233aabbccdd", start, start + len(text), text)
    section = Section(SectionKind.NARRATIVE, "", 0, start + len(text))
    return Quote(sentence, section, "Ports", written, "ports.md", Nature.REPORTED)


CLOSED, REOPENED = quote("Two ports closed."), quote("One reopened on Friday.", 18, None)
ANSWERED = Answer(
    "Which ports closed?",
    "Which ports closed?",
    Scope(date(2026, 3, 1), None, ("sea",), ("00112233aabbccdd",)),
    SEARCHED,
    (
        Claim("Two ports closed.", (Citation(1, CLOSED), Citation(2, REOPENED)), Verdict.SUPPORTED),
        Claim("One is open again.", (Citation(2, REOPENED),), Verdict.PARTLY),
    ),
)
ASKED_BACK = Answer("Why did he go?", "Who? Why did he go?", Scope(), SEARCHED, (), choices=("Why Kim?", "Why Lee?"))
REFUSED = Answer("Who won?", "Which ports closed? Who won?", Scope(), SEARCHED, (), (CLOSED,), ("won",))


def test_a_quote_says_in_json_who_says_it_and_how_likely_it_is() -> None:
    said = replace(CLOSED, nature=Nature.ATTRIBUTED, speaker="Gen. Kim", verb="confirmed").to_dict()
    judged = replace(CLOSED, nature=Nature.ASSESSED, estimative="likely", low=55, high=80).to_dict()

    assert (said["speaker"], said["verb"], said["estimative"], said["likelihood"]) == (
        "Gen. Kim",
        "confirmed",
        "",
        None,
    )
    assert (judged["estimative"], judged["likelihood"]) == ("likely", {"low": 55, "high": 80})


def test_the_range_of_an_estimative_word_is_as_documented() -> None:
    judged = replace(CLOSED, nature=Nature.ASSESSED, estimative="likely", low=55, high=80)

    VALIDATOR.validate(replace(REFUSED, nearest=(judged,)).to_dict())


def test_an_answer_without_claims_is_a_refusal() -> None:
    assert REFUSED.is_refusal
    assert not ANSWERED.is_refusal


def test_a_citation_that_is_used_twice_is_listed_once() -> None:
    assert [c.number for c in ANSWERED.citations] == [1, 2]


def test_an_answer_that_asks_back_has_no_claims() -> None:
    assert ASKED_BACK.to_dict()["choices"] == ["Why Kim?", "Why Lee?"]
    assert not ASKED_BACK.to_dict()["answered"]


def test_the_text_carries_the_numbers_behind_each_claim() -> None:
    assert ANSWERED.text == "Two ports closed. [1] [2] One is open again. [2]"
    assert REFUSED.text == ""


def test_as_a_turn_it_is_the_question_as_understood_and_the_claims_without_numbers() -> None:
    assert ANSWERED.turn == Turn("Which ports closed?", "Two ports closed. One is open again.")
    assert REFUSED.turn == Turn("Which ports closed? Who won?", "")


def test_the_schema_is_a_schema_and_explains_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    for kind in (SCHEMA, SCHEMA["$defs"]["scope"], SCHEMA["$defs"]["searched"], SCHEMA["$defs"]["quoted"]):
        for field in kind["properties"].values():
            target = SCHEMA["$defs"][field["$ref"].rsplit("/", 1)[1]] if "$ref" in field else field
            assert target["description"]


def test_what_was_withheld_is_no_part_of_the_answer_and_says_why() -> None:
    made_up = Claim("All closed.", (), Verdict.NOT_FOUND, reasons=("The cited sentences do not say this.",))
    written = replace(ANSWERED, written_by="tiny", withheld=(made_up,), note="Left out: 1 sentence.")
    found = written.to_dict()

    VALIDATOR.validate(found)
    assert (found["written_by"], found["note"]) == ("tiny", "Left out: 1 sentence.")
    assert found["withheld"][0]["reasons"] == ["The cited sentences do not say this."]
    assert "All closed." not in written.text + written.turn.answer
    assert (ANSWERED.to_dict()["written_by"], ANSWERED.to_dict()["withheld"]) == ("", [])


@pytest.mark.parametrize("answer", [ANSWERED, REFUSED, ASKED_BACK])
def test_an_answer_as_json_is_as_the_schema_says(answer: Answer) -> None:
    VALIDATOR.validate(answer.to_dict())


@pytest.mark.parametrize("answer", [ANSWERED, REFUSED, ASKED_BACK])
def test_json_and_back_loses_nothing(answer: Answer) -> None:
    assert json.loads(json.dumps(answer.to_dict())) == answer.to_dict()


def test_a_claim_names_its_citations_by_number() -> None:
    found = ANSWERED.to_dict()

    assert [claim["citations"] for claim in found["claims"]] == [[1, 2], [2]]
    assert [citation["number"] for citation in found["citations"]] == [1, 2]


def test_a_day_is_written_as_year_month_day_and_a_missing_one_is_null() -> None:
    found = ANSWERED.to_dict()

    assert found["scope"]["since"] == "2026-03-01"
    assert found["scope"]["until"] is None
    assert [citation["date"] for citation in found["citations"]] == ["2026-03-01", None]


def test_a_quote_tells_the_days_that_its_sentence_speaks_of_with_their_words() -> None:
    told = replace(REOPENED, event_dates=event_dates(REOPENED.sentence.text, date(2026, 3, 9)))

    assert told.to_dict()["event_dates"] == [
        {"first": "2026-03-06", "last": "2026-03-06", "words": "Friday", "start": 16, "end": 22}
    ]
    VALIDATOR.validate(replace(REFUSED, nearest=(told,)).to_dict())


def _without(field: str) -> dict[str, Any]:
    return {name: value for name, value in ANSWERED.to_dict().items() if name != field}


@pytest.mark.parametrize(
    "wrong",
    [
        *(_without(field) for field in ANSWERED.to_dict()),
        ANSWERED.to_dict() | {"confidence": 0.9},
        ANSWERED.to_dict() | {"answered": False},
        REFUSED.to_dict() | {"answered": True},
        REFUSED.to_dict() | {"citations": [Citation(1, CLOSED).to_dict()]},
        ANSWERED.to_dict() | {"citations": [CLOSED.to_dict()]},
        ANSWERED.to_dict() | {"citations": [Citation(1, CLOSED).to_dict() | {"page": 3}]},
        ANSWERED.to_dict() | {"citations": [Citation(1, CLOSED).to_dict() | {"date": "1 March"}]},
        ANSWERED.to_dict() | {"citations": [Citation(1, CLOSED).to_dict() | {"nature": "sure"}]},
        ANSWERED.to_dict() | {"nearest": [CLOSED.to_dict()]},
    ],
)
def test_the_schema_refuses_what_is_no_answer(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


_DAYS = st.none() | st.dates()
_QUOTES = st.builds(quote, st.text(min_size=1), st.integers(0, 10**9), _DAYS)
_CLAIMS = st.builds(
    Claim,
    st.text(min_size=1),
    st.lists(st.builds(Citation, st.integers(1, 99), _QUOTES), max_size=3).map(tuple),
    st.sampled_from(Verdict),
)


@given(
    st.text(),
    st.builds(Searched, st.integers(0), st.integers(0), _DAYS, _DAYS),
    st.lists(_CLAIMS, min_size=1, max_size=3).map(tuple),
)
def test_every_answer_is_as_the_schema_says(text: str, searched: Searched, claims: tuple[Claim, ...]) -> None:
    VALIDATOR.validate(Answer(text, text, Scope(), searched, claims).to_dict())
    VALIDATOR.validate(Answer(text, text, Scope(), searched, (), (CLOSED,), (text,)).to_dict())
