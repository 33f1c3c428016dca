from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.kind import Kind
from assistant.read import Judged, Reading
from assistant.readers.when import of_days, told_later, told_of, weighed, with_day
from index.briefing import Briefing, Passage, Sentence
from index.scope import Scope
from index.search import Hit
from index.span import Span, one
from tests.fakes import briefing, library

DAY = date(2026, 3, 3)
OWN_REPORTS = Scope(DAY, date(2026, 3, 4))


def judged(text: str, report: date | None, score: float = 0.5) -> Judged:
    written = briefing(text, day=report)
    return Judged(Sentence(written.id, 0, len(text), text), written, score)


def order(reading: Reading) -> list[str]:
    return [j.sentence.text for j in reading.sentences]


def test_a_question_without_a_day_that_does_not_ask_for_one_is_left_as_it_is() -> None:
    reading = Reading((judged("It sank on Tuesday.", DAY), judged("It sank.", DAY, 0.4)))

    assert weighed(reading, Kind.ANY, None) is reading


def test_to_a_question_of_when_a_sentence_that_names_a_day_is_preferred() -> None:
    reading = Reading((judged("It sank.", DAY, 0.52), judged("It sank on Tuesday.", DAY)))

    assert order(weighed(reading, Kind.DATE, None)) == ["It sank on Tuesday.", "It sank."]


def test_to_a_question_about_a_day_what_names_it_comes_before_what_names_another() -> None:
    reading = Reading((judged("It sank on Monday.", DAY, 0.52), judged("It sank.", DAY), judged("It sank today.", DAY)))

    shown = order(weighed(reading, Kind.ANY, DAY))
    assert shown == ["It sank today.", "It sank.", "It sank on Monday."]


def test_of_later_reports_only_what_names_the_day_is_read() -> None:
    later = date(2026, 3, 6)
    reading = Reading((judged("It sank on Tuesday.", later), judged("It was raised today.", later)))

    hits = [Hit(Passage(j.briefing, (j.sentence,), 0, j.sentence.end), 1.0, 1.0, 1.0) for j in reading.sentences]
    assert order(told_of(reading, hits, one(DAY), OWN_REPORTS)) == ["It sank on Tuesday."]


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_what_is_certain_stays_certain(score: float) -> None:
    assert weighed(Reading((judged("It sank.", DAY, score),)), Kind.DATE, None).sure == score


def test_later_reports_begin_behind_those_of_the_day_and_end_within_ten_days() -> None:
    assert told_later(one(DAY), OWN_REPORTS) == Scope(date(2026, 3, 5), date(2026, 3, 13))


def test_at_the_end_of_all_days_there_are_no_later_reports() -> None:
    last = date(9999, 12, 30)

    assert told_later(one(last), Scope(last, date.max)) is None


def tiny(folder: Path, *briefings: Briefing) -> Assistant:
    shelf = library(folder)
    shelf.add_briefings(briefings)
    return Assistant(shelf, today=lambda: date(2026, 4, 1))


def test_what_happened_on_a_day_is_found_in_a_later_report_that_names_it(tmp_path: Path) -> None:
    told = briefing("A tanker named Orla sank on Tuesday.", "a", day=date(2026, 3, 5))
    other = briefing("A tanker named Orla was raised on Thursday.", "b", day=date(2026, 3, 5))

    found = tiny(tmp_path, told, other).find("What happened to the tanker Orla on 3 March?")

    assert order(found.reading) == ["A tanker named Orla sank on Tuesday."]
    assert (found.scope, found.later) == (OWN_REPORTS, 1)


def test_where_no_later_report_names_the_day_the_scope_stays_as_it_was(tmp_path: Path) -> None:
    assistant = tiny(tmp_path, briefing("A tanker named Orla sank.", "a", day=date(2026, 3, 5)))

    found = assistant.find("What happened to the tanker Orla on 3 March?")

    assert (found.hits, found.scope) == ((), OWN_REPORTS)


def test_a_scope_that_is_given_is_not_widened(tmp_path: Path) -> None:
    assistant = tiny(tmp_path, briefing("A tanker named Orla sank on Tuesday.", "a", day=date(2026, 3, 5)))

    assert assistant.find("What happened to the tanker Orla on 3 March?", scope=OWN_REPORTS).scope == OWN_REPORTS


def test_what_a_report_of_a_day_says_is_asked_of_the_reports_of_that_day(tmp_path: Path) -> None:
    assistant = tiny(tmp_path, briefing("A tanker named Orla sank on Tuesday.", "a", day=date(2026, 3, 5)))

    assert assistant.find("What does the report of 3 March say about the tanker Orla?").scope == OWN_REPORTS


def test_as_of_a_day_is_asked_of_the_reports_up_to_it(tmp_path: Path) -> None:
    early = briefing("The tanker Orla has 12 leaks.", "a", day=date(2026, 3, 2))
    late = briefing("The tanker Orla has 3 leaks.", "b", day=date(2026, 3, 20))

    found = tiny(tmp_path, early, late).find("How many leaks has the tanker Orla as of 12 March?")

    assert order(found.reading) == ["The tanker Orla has 12 leaks."]


def test_what_goes_on_from_a_sentence_that_names_the_days_is_told_of_them() -> None:
    week = Span(date(2026, 3, 9), date(2026, 3, 15))
    texts = [
        "Experts came on 14 March.",
        "They found a drain that leaked since 2019.",
        "It was shut on 16 March.",
        "Rain fell.",
    ]
    told = [Sentence("0" * 16, 0, len(text), text) for text in texts]

    assert [sentence.text for sentence in of_days(told, date(2026, 3, 17), week)] == texts[:2]


def test_what_happened_in_a_week_is_found_in_a_later_report_that_names_a_day_of_it(tmp_path: Path) -> None:
    told = briefing("A tanker named Orla sank on Friday.", "a", day=date(2026, 3, 30))
    raised = briefing("A tanker named Orla was raised today.", "b", day=date(2026, 3, 30))

    found = tiny(tmp_path, told, raised).find("Which tanker sank last week?")

    assert order(found.reading) == ["A tanker named Orla sank on Friday."]
    assert found.later == 1


def test_where_no_briefing_is_of_the_days_asked_about_all_are_searched_for_what_speaks_of_them(tmp_path: Path) -> None:
    warned = briefing("An inspector warned the owner of the tanker Orla in October 2023.", "a", day=date(2026, 3, 2))
    again = briefing("An inspector warned the owner of the tanker Orla again.", "b", day=date(2026, 3, 3))

    found = tiny(tmp_path, warned, again).find("Who warned the owner of the tanker Orla in October 2023?")

    assert order(found.reading) == [warned.text]
    assert (found.scope, found.later) == (Scope(date(2023, 10, 1), date(2023, 10, 31)), 1)


def test_where_a_scope_is_given_that_holds_nothing_nothing_is_searched(tmp_path: Path) -> None:
    assistant = tiny(tmp_path, briefing("The tanker Orla sank in October 2023.", "a", day=date(2026, 3, 2)))
    scope = Scope(date(2023, 10, 1), date(2023, 10, 31))

    assert assistant.find("What happened to the tanker Orla in October 2023?", scope=scope).hits == ()


def test_to_a_time_of_the_clock_the_day_is_brought_from_the_same_briefing() -> None:
    whole = briefing("The order came at 21:40. They left on 4 March. Rain fell on 3 March.", day=DAY)
    clock, left, rain = (
        Judged(Sentence(whole.id, whole.text.index(t), whole.text.index(t) + len(t), t), whole, score)
        for t, score in (
            ("The order came at 21:40.", 0.8),
            ("They left on 4 March.", 0.3),
            ("Rain fell on 3 March.", 0.2),
        )
    )
    elsewhere = judged("Ships left on 5 March.", DAY, 0.6)

    asked_when = with_day(Reading((clock, elsewhere, left, rain)), Kind.DATE)

    assert [(j.sentence.text, j.score) for j in asked_when.sentences] == [
        (clock.sentence.text, 0.8),
        (left.sentence.text, 0.8),
        (elsewhere.sentence.text, 0.6),
        (rain.sentence.text, 0.2),
    ]


def test_a_sentence_that_names_its_day_and_a_question_of_something_else_need_no_day_brought() -> None:
    named = Reading((judged("It came at 21:40 on 4 March.", DAY), judged("It sank on 3 March.", DAY)))
    clock = Reading((judged("It came at 21:40.", DAY), judged("It sank on 3 March.", DAY)))

    assert with_day(named, Kind.DATE) is named
    assert with_day(clock, Kind.PERSON) is clock
