from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Scope, Searched
from assistant.answer import About, Conflict, Corroboration
from assistant.wording import (
    added_undated,
    corroboration,
    differing,
    disagreement,
    extent,
    headed,
    none_mentions,
    place,
    plain,
    sides,
    upright,
)
from index.briefing import Section, SectionKind
from tests.assistant.analysis.differences.quoted import MONDAY, quoted


def test_what_was_searched_is_said_in_a_sentence() -> None:
    searched = Searched(1, 2, date(2026, 3, 2), date(2026, 3, 9))

    assert extent(searched, Scope(until=date(2026, 3, 31), tags=("energy",))) == (
        "Searched 1 briefing, dated 2 March 2026 to 9 March 2026; scope: … to 31 March 2026; tags: energy; "
        "2 undated briefings left out."
    )


def test_a_scope_without_briefings_is_named_as_what_holds_none() -> None:
    nothing = Searched(0, 1, None, None)

    assert extent(nothing, Scope(since=date(2027, 1, 1))) == (
        "No briefing has these dates; scope: 1 January 2027 to …; 1 undated briefing left out."
    )
    assert extent(Searched(0, 0, None, None), Scope(tags=("sea",))) == "No briefing has these tags; tags: sea."


def test_later_reports_that_speak_of_the_day_asked_about_are_told_apart_from_the_scope() -> None:
    searched = Searched(2, 0, date(2026, 3, 3), date(2026, 3, 3), later=1)

    assert extent(searched, Scope(date(2026, 3, 3), date(2026, 3, 4))) == (
        "Searched 2 briefings, dated 3 March 2026; scope: 3 March 2026 to 4 March 2026; "
        "also 1 later report that speaks of 3 March 2026."
    )


def test_where_no_briefing_is_of_the_days_what_speaks_of_them_was_searched() -> None:
    searched = Searched(0, 0, None, None, later=2)

    assert extent(searched, Scope(date(2023, 10, 1), date(2023, 10, 31))) == (
        "No briefing has these dates; scope: 1 October 2023 to 31 October 2023; "
        "searched 2 others that speak of these days."
    )


@pytest.mark.parametrize(
    ("kind", "heading", "told"),
    [
        (SectionKind.OTHER, "Reservoir", "Reservoir"),
        (SectionKind.TAKEAWAYS, "Key\npoints", "Key points"),
        (SectionKind.TAKEAWAYS, "", "Takeaways"),
        (SectionKind.OTHER, "", ""),
    ],
)
def test_a_section_is_told_by_its_heading_else_by_what_it_is_known_to_be(
    kind: SectionKind, heading: str, told: str
) -> None:
    assert headed(Section(kind, heading, 0, 9)) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/far/away/days.jsonl:2", "days.jsonl:2"),
        ("Court bulletin (days.json#1)", "Court bulletin (days.json#1)"),
        ("https://example.org/a/b (days.json#1)", "https://example.org/a/b (days.json#1)"),
    ],
)
def test_where_a_briefing_is_from_is_told_without_the_folders_of_this_machine(source: str, told: str) -> None:
    assert place(source) == told


def test_that_no_briefing_mentions_a_thing_is_said_of_the_dates_searched() -> None:
    first, last = date(2026, 3, 1), date(2026, 3, 9)

    assert none_mentions(Scope(), "Maran") == "No briefing mentions Maran"
    assert (
        none_mentions(Scope(first, last), "Maran") == "No briefing between 1 March 2026 and 9 March 2026 mentions Maran"
    )
    assert none_mentions(Scope(first, first), "Maran") == "No briefing of 1 March 2026 mentions Maran"
    assert none_mentions(Scope(first), "Maran") == "No briefing since 1 March 2026 mentions Maran"
    assert none_mentions(Scope(until=last), "Maran") == "No briefing up to 9 March 2026 mentions Maran"


def test_what_one_briefing_says_needs_no_count() -> None:
    assert corroboration(None) == corroboration(Corroboration(1, 1)) == ""
    assert corroboration(Corroboration(3, 1)) == "3 briefings, 1 origin"


def test_words_that_differ_are_shown_where_both_sentences_have_them() -> None:
    assert differing(About.NUMBER, "12", "20") == "number: 12 / 20"
    assert differing(About.NUMBER, "12", "20", between=" → ") == "number: 12 → 20"
    assert differing(About.STATUS, "closed", "") == "status"


def test_what_cannot_be_seen_is_left_out() -> None:
    assert plain("a\x1b[31m\x00b\u202ec\u2066d\ud800e\ufeff\n\tf\u2028g") == "a[31mbcde f g"


def test_joiners_stay() -> None:
    assert plain("می\u200cروم 👩\u200d🚀") == "می\u200cروم 👩\u200d🚀"


@given(st.text())
def test_a_text_without_anything_invisible_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    plain(text).encode("utf-8")


def test_overrides_of_direction_are_taken_out_of_a_text_and_nothing_else() -> None:
    told = "a\u202eb\u202c\n\u2066c\u2069 \u05e9\u05dc\u05d5\u05dd \u200e"

    assert upright(told) == "ab\nc \u05e9\u05dc\u05d5\u05dd \u200e"


def test_adding_says_what_it_means_that_briefings_have_no_date() -> None:
    assert added_undated(1) == (
        "1 briefing has no date: questions about a time do not find it. A first line such as “24 March 2026” gives one."
    )
    assert added_undated(2).startswith("2 briefings have no date: questions about a time do not find them.")


def test_what_has_moved_since_is_told_as_a_change() -> None:
    older, newer = quoted("Seven died."), quoted("The toll has risen to 11.", date(2026, 3, 9))

    moved = Conflict(older, newer, About.NUMBER, "Seven", "11", True, has_moved=True)

    assert disagreement(moved) == "Things have changed since the older briefing (number: 11 / Seven)"


def test_two_sentences_of_one_briefing_are_told_in_the_order_in_which_they_stand() -> None:
    one, other = quoted("The police counted 600 tractors.", MONDAY), quoted("The union counted 1,500.", MONDAY)
    behind = replace(other, sentence=replace(other.sentence, briefing_id=one.sentence.briefing_id, start=40, end=64))

    conflict = Conflict(behind, one, About.NUMBER, "1,500", "600", False)

    assert disagreement(conflict) == "One briefing may say two things (number: 600 / 1,500)"
    assert [lead for lead, _, _ in sides(conflict)] == ["first says", "then says"]
    assert disagreement(replace(conflict, first=other)).startswith("The briefings may disagree")
