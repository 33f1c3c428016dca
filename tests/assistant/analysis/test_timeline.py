import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import assistant.answer
from assistant import Assistant
from assistant.analysis.timeline import Timeline, events_of, when
from assistant.read import Judged
from index.briefing import Briefing, Section, SectionKind, Sentence
from tests.fakes import briefing, library

THURSDAY = date(2026, 3, 12)


def judged(
    text: str, report: date | None = THURSDAY, kind: SectionKind = SectionKind.NARRATIVE, score: float = 0.9
) -> Judged:
    written = Briefing(text, "Ports", report, (), (Section(kind, "", 0, len(text)),), "ports.md")
    return Judged(Sentence(written.id, 0, len(text), text), written, score)


def events(*sentences: Judged, most: int = 60) -> list[tuple[str, str, list[int]]]:
    """The events as (when, text, numbers)."""
    found, _, _ = events_of(sentences, most)
    return [(when(e.first, e.last), e.text, [c.number for c in e.citations]) for e in found]


def test_events_stand_in_the_order_of_their_days_not_of_their_reports() -> None:
    assert events(judged("It reopened yesterday."), judged("It closed on 3 March.", date(2026, 3, 20))) == [
        ("3 March 2026", "It closed on 3 March.", [1]),
        ("11 March 2026", "It reopened yesterday.", [2]),
    ]


def test_what_names_no_day_stands_on_that_of_its_report_and_says_so() -> None:
    (event,), _, _ = events_of([judged("The port closed.")])

    assert (event.first, event.words, event.is_of_report) == (THURSDAY, "", True)
    assert event.to_dict()["dated_by"] == "report"


def test_a_day_that_is_named_says_by_which_words() -> None:
    (event,), _, _ = events_of([judged("The port closed on Tuesday.")])

    assert (event.words, event.is_of_report, event.to_dict()["dated_by"]) == ("Tuesday", False, "sentence")


def test_since_when_it_lasted_is_not_the_day_on_which_it_happened() -> None:
    assert events(judged("A gunman who had held the hall since Friday surrendered on Sunday.")) == [
        ("8 March 2026", "A gunman who had held the hall since Friday surrendered on Sunday.", [1])
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote due on 26 March was put off until 9 April.", "9 April 2026"),
        ("The 26 March vote was put off until 9 April.", "9 April 2026"),
        ("The vote was put off from 26 March until 9 April.", "9 April 2026"),
        ("The summit, planned for 20 March, was postponed to 2 May.", "2 May 2026"),
        ("Elections due in May were put off until September.", "September 2026"),
    ],
)
def test_what_was_put_off_stands_on_its_new_day(text: str, day: str) -> None:
    assert events(judged(text)) == [(day, text, [1])]


@pytest.mark.parametrize(
    "text",
    [
        "The talks of 3 May were put off.",
        "The 3 May talks have been postponed.",
        "The vote, due on 26 March, was called off.",
        "Friday's match was cancelled.",
    ],
)
def test_what_was_put_off_without_a_new_day_stands_on_that_of_its_report(text: str) -> None:
    assert events(judged(text)) == [("12 March 2026", text, [1])]


def test_what_was_put_off_on_a_day_stands_there() -> None:
    assert events(judged("The talks of 3 May were put off on Tuesday."))[0][0] == "10 March 2026"


def test_what_was_put_off_for_some_hours_stands_on_its_day() -> None:
    assert events(judged("The talks of 3 March were delayed by an hour."))[0][0] == "3 March 2026"


@pytest.mark.parametrize(
    "text",
    [
        "The vote, due on 26 March, was postponed on 3 March to 9 April.",
        "The port, where work was put off until 9 April, was attacked on 3 March.",
    ],
)
def test_what_happened_on_a_day_of_its_own_stands_there_whatever_was_put_off(text: str) -> None:
    assert events(judged(text))[0][0] == "3 March 2026"


def test_without_any_day_a_sentence_is_left_out_and_counted() -> None:
    assert events_of([judged("The port closed.", None), judged("It opened on 3 May 2019.", None)])[2] == 1


def test_the_day_of_the_event_comes_before_that_of_the_saying() -> None:
    assert events(judged("She said on Tuesday that the port had closed on 3 March.")) == [
        ("3 March 2026", "She said on Tuesday that the port had closed on 3 March.", [1])
    ]


def test_of_several_days_the_narrowest_is_the_event() -> None:
    assert events(judged("The port, built in 1998, closed on 3 March."))[0][0] == "3 March 2026"


def test_copies_of_one_day_are_one_event_with_a_citation_each_the_earliest_report_first() -> None:
    later, earlier = judged("The port also closed on 3 March."), judged("The port closed on 3 March.", date(2026, 3, 4))

    assert events(later, earlier, judged("It reopened today.")) == [
        ("3 March 2026", "The port closed on 3 March.", [1, 2]),
        ("12 March 2026", "It reopened today.", [3]),
    ]


def test_the_same_words_of_different_days_are_two_events() -> None:
    assert len(events(judged("It closed on Tuesday."), judged("It closed on Tuesday.", date(2026, 3, 19)))) == 2


@pytest.mark.parametrize(("again", "number"), [(date(2026, 3, 15), 1), (date(2026, 3, 25), 2)])
def test_a_sentence_without_a_day_that_is_carried_again_within_a_week_is_the_same_event(
    again: date, number: int
) -> None:
    assert len(events(judged("The port closed."), judged("The port closed.", again))) == number


def test_what_differs_by_one_word_that_matters_is_never_merged() -> None:
    assert len(events(judged("They would withdraw today."), judged("They would not withdraw today."))) == 2


def test_a_judgement_on_no_day_is_no_event() -> None:
    kind = SectionKind.IMPLICATIONS

    assert events(judged("More ports may close.", kind=kind)) == []
    assert len(events(judged("More ports may close in May.", kind=kind))) == 1


def test_of_too_many_events_the_surest_are_kept_and_the_others_counted() -> None:
    found, left_out, _ = events_of([judged("It reopened today."), judged("It closed on 3 March.", score=0.6)], 1)

    assert [e.text for e in found] == ["It reopened today."]
    assert left_out == 1


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-03", "2026-03-03", "3 March 2026"),
        ("2026-03-09", "2026-03-10", "9–10 March 2026"),
        ("2026-03-01", "2026-03-31", "March 2026"),
        ("2025-10-01", "2025-12-31", "October–December 2025"),
        ("2026-02-28", "2026-03-01", "28 February – 1 March 2026"),
        ("2025-12-28", "2026-01-03", "28 December 2025 – 3 January 2026"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
    ],
)
def test_days_are_said_in_few_words(first: str, last: str, words: str) -> None:
    assert when(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_nothing_found_is_an_empty_timeline_and_no_error(tmp_path: Path) -> None:
    found = Assistant(library(tmp_path)).timeline("the ferry Orla")

    assert (found.events, found.searched.briefings) == ((), 0)


# --- the whole path ---------------------------------------------------------------------------------------------------


@pytest.fixture
def told(tmp_path: Path) -> Timeline:
    shelf = library(tmp_path)
    shelf.add_briefings(
        [
            briefing("The ferry Orla sank on Tuesday.", "a", day=THURSDAY),
            briefing("The ferry Orla sank on Tuesday.", "b", title="Again", day=date(2026, 3, 13)),
            briefing("The ferry Orla was raised.", "c", day=date(2026, 4, 2)),
            briefing("An orchid fair opened.", "d", day=date(2026, 4, 2)),
        ]
    )
    return Assistant(shelf, today=lambda: date(2026, 5, 1)).timeline("ferry Orla")


def test_a_timeline_is_made_of_the_briefings_own_sentences(told: Timeline) -> None:
    assert [(when(e.first, e.last), e.text, len(e.citations)) for e in told.events] == [
        ("10 March 2026", "The ferry Orla sank on Tuesday.", 2),
        ("2 April 2026", "The ferry Orla was raised.", 1),
    ]
    assert [c.number for c in told.citations] == [1, 2, 3]
    assert told.searched.briefings == 4


def test_a_date_in_the_matter_narrows_the_reports(tmp_path: Path, told: Timeline) -> None:
    found = Assistant(library(tmp_path), today=lambda: date(2026, 5, 1)).timeline("ferry Orla since April")

    assert found.scope.since == date(2026, 4, 1)
    assert [e.text for e in found.events] == ["The ferry Orla was raised."]


def test_as_json_each_event_names_its_citations_and_each_citation_is_one_of_an_answer(told: Timeline) -> None:
    schema = json.loads(Path(assistant.answer.__file__).with_name("answer.schema.json").read_text(encoding="utf-8"))
    as_json = json.loads(json.dumps(told.to_dict()))

    assert [event["citations"] for event in as_json["events"]] == [[1, 2], [3]]
    for citation in as_json["citations"]:
        jsonschema.validate(citation, {**schema["$defs"]["citation"], "$defs": schema["$defs"]})


def test_a_dateline_is_no_event_and_what_is_so_none_of_the_day_of_its_report() -> None:
    assert events(judged("12 March 2026."), judged("Eleven villages lie below the dam.")) == []


def test_what_is_so_on_a_day_that_is_named_is_an_event() -> None:
    assert events(judged("The reservoir holds half as much on 3 March."))[0][0] == "3 March 2026"


@pytest.mark.parametrize(
    ("text", "is_announced"),
    [
        ("The port will reopen on 20 March.", True),
        ("The port will reopen within the next two weeks.", True),
        ("The port reopens today.", False),
        ("The port closed on 3 March.", False),
        ("The port closed.", False),
    ],
)
def test_what_is_only_told_before_its_day_is_announced(text: str, is_announced: bool) -> None:
    (event,), _, _ = events_of([judged(text)])

    assert (event.is_announced, event.to_dict()["announced"]) == (is_announced, is_announced)


def test_what_is_told_again_when_it_has_come_is_no_longer_only_announced() -> None:
    again = judged("The port opens on 20 March 2026.", date(2026, 3, 21))
    (event,), _, _ = events_of([judged("The port opens on 20 March 2026."), again])

    assert not event.is_announced
