from base64 import b64decode
from dataclasses import replace
from datetime import date

from assistant.analysis.changes import Change, Changes, Kind
from assistant.analysis.timeline import Timeline, of_answer
from assistant.answer import About, Searched
from assistant.errors import BadQuestion, CannotDraw
from assistant.page.export import File, NoFile
from assistant.page.views import (
    OfMatter,
    Since,
    Unseen,
    changes,
    picture,
    shown_changes,
    shown_timeline,
    timeline,
    timeline_of_answer,
)
from index.scope import Scope
from tests.assistant.analysis.differences.quoted import quoted
from tests.assistant.export.answers import ANSWER, HOSTILE, HOSTILE_ANSWER, claim

DAY = date(2026, 3, 20)
OLD = quoted("The ministry counts 14 dead.", date(2026, 3, 2), "First count")
NEW = quoted("The ministry counts 11 dead.", date(2026, 3, 9), "Second count", "b.md")


class Assistant:
    """Tells what it is made to tell, or raises it."""

    def __init__(self, told: object) -> None:
        self._told = told

    def timeline(self, about: str) -> Timeline:
        return self._tell()

    def changes(self, since: date, *, about: str = "") -> Changes:
        return self._tell()

    def _tell(self):
        if isinstance(self._told, Exception):
            raise self._told
        return self._told


def dated(*quotes) -> Timeline:
    return of_answer(replace(ANSWER, claims=tuple(claim(q.sentence.text, (n, q)) for n, q in quotes)))


def test_what_an_answer_cites_stands_in_order_of_its_days_under_its_numbers() -> None:
    shown = shown_timeline(dated((1, NEW), (2, OLD)))

    assert [(event.when, event.numbers) for event in shown.events] == [("2 March 2026", (2,)), ("9 March 2026", (1,))]
    assert {quote.number: quote.sentence for quote in shown.citations} == {1: NEW.sentence.id, 2: OLD.sentence.id}


def test_a_day_that_is_only_that_of_the_report_says_so() -> None:
    named = quoted("The depot burned on 1 March 2026.")

    shown = shown_timeline(dated((1, named), (2, OLD)))

    assert [event.dated_by for event in shown.events] == ["", "day of the report"]


def test_a_matter_without_events_says_so() -> None:
    empty = Timeline("x", Scope(), Searched(3, 0, None, None), ())

    assert "The briefings tell of no such event." in timeline(Assistant(empty), OfMatter(about="x")).notes


def test_of_two_sentences_that_differ_both_stand_there_with_their_words() -> None:
    change = Change(Kind.CHANGED, NEW, OLD, About.NUMBER, "11", "14")

    shown = shown_changes(Changes(DAY, "", 1, 2, (change,)))

    [card] = shown.stories[0].changed
    assert card.heading == "Changed (number: 14 → 11)"
    assert [(side.lead, side.number, side.differs) for side in card.sides] == [("now", 1, "11"), ("before", 2, "14")]
    assert shown.notes == ("1 briefing since 20 March 2026 compared with 2 earlier ones.",)


def test_what_only_may_differ_is_not_told_as_sure() -> None:
    change = Change(Kind.CONTRADICTED, NEW, OLD, About.POLARITY, sure=False)

    [card] = shown_changes(Changes(DAY, "", 1, 2, (change,))).stories[0].changed

    assert card.heading == "Possibly contradicted (one says that it is so, the other that it is not)"


def test_what_is_new_is_numbered_behind_what_changed() -> None:
    both = (Change(Kind.CHANGED, NEW, OLD, About.NUMBER, "11", "14"), Change(Kind.NEW, NEW))

    shown = shown_changes(Changes(DAY, "", 1, 2, both, further=both))

    assert shown.stories[0].new == (3,)
    assert shown.notes[-1].startswith("2 changes more left out")


def test_changes_stand_by_their_stories_in_the_order_in_which_they_are_told() -> None:
    told = tuple(Change(Kind.NEW, NEW, story=story) for story in ("Sabine", "Merrin", "Sabine"))

    shown = shown_changes(Changes(DAY, "", 1, 2, told))

    assert [(story.heading, story.new) for story in shown.stories] == [("Sabine", (1, 2)), ("Merrin", (3,))]


def test_what_cannot_be_shown_says_why() -> None:
    shown = timeline(Assistant(BadQuestion("The question is empty.")), OfMatter(about=" "))

    assert shown == Unseen("The question is empty.")


def test_a_fault_of_the_program_is_told_as_one() -> None:
    assert "fault in the program" in changes(Assistant(RuntimeError()), Since(since=DAY)).reason


def test_an_answer_that_is_no_longer_kept_has_no_timeline() -> None:
    assert isinstance(timeline_of_answer(None), Unseen)


def test_a_picture_is_a_file_of_the_matters_name() -> None:
    file = picture(lambda: replace(dated((1, NEW)), about="Toll of the Sabine"))

    assert isinstance(file, File)
    assert (file.name, file.type) == ("timeline-toll-of-the-sabine.svg", "image/svg+xml")
    assert b"<svg" in b64decode(file.content)


def test_a_picture_that_cannot_be_drawn_says_why() -> None:
    def cannot() -> Timeline:
        raise CannotDraw("Pictures need matplotlib.")

    assert picture(cannot) == NoFile("Pictures need matplotlib.")


def test_hostile_text_stays_text_in_a_picture() -> None:
    file = picture(lambda: of_answer(HOSTILE_ANSWER))

    assert isinstance(file, File)
    assert b"<script>alert" not in b64decode(file.content)
    assert "<script>" in HOSTILE
