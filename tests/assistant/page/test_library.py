from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.page import library
from assistant.page.fault import FAULT
from assistant.page.shelf import MAX_LISTED, Removed, ShownCard, ShownTag
from assistant.page.show import as_json
from index.errors import DamagedLibrary, UnknownBriefing
from tests.assistant.page.fake import FakeAssistant
from tests.assistant.page.fake import briefing as fake
from tests.fakes import briefing
from tests.fakes import library as kept_in

FERRIES = briefing(
    "Four ferries were ordered. They cost 84 million.",
    "ferries.md",
    title="Port Calder orders ferries",
    day=date(2026, 5, 4),
    tags=("ferries", "harbour"),
)
CHARGERS = briefing(
    "Bids for the chargers close in June.",
    "chargers.md",
    title="Chargers tendered",
    day=date(2026, 6, 9),
    tags=("harbour",),
)
UNDATED = briefing("The mill closed. The ferry does not stop there.", "mill.md", title="Mill")


@pytest.fixture
def assistant(tmp_path) -> Assistant:
    held = kept_in(tmp_path)
    held.add_briefings([FERRIES, CHARGERS, UNDATED])
    return Assistant(held)


def titles(listed):
    return [card.title for card in listed.cards]


def test_the_library_is_listed_newest_first_with_dates_in_words_and_tags(assistant):
    listed = library.find(assistant, {})

    assert listed.cards == (
        ShownCard(CHARGERS.id, "Chargers tendered", "9 June 2026", ("harbour",)),
        ShownCard(FERRIES.id, "Port Calder orders ferries", "4 May 2026", ("ferries", "harbour")),
        ShownCard(UNDATED.id, "Mill", "undated", ()),
    )
    assert (listed.found, listed.held, listed.limits, listed.problem) == (3, 3, "", "")


def test_the_tags_of_the_library_are_counted(assistant):
    assert library.find(assistant, {}).tags == (ShownTag("ferries", 1), ShownTag("harbour", 2))


def test_briefings_are_found_by_words_of_their_title_in_any_order_and_case(assistant):
    listed = library.find(assistant, {"words": "FERR calder"})

    assert (titles(listed), listed.found, listed.held) == (["Port Calder orders ferries"], 1, 3)


def test_briefings_that_have_the_words_in_their_text_are_told_with_the_sentence(assistant):
    listed = library.find(assistant, {"words": "ferries"})

    [mention] = listed.mentions
    assert (mention.title, mention.date, mention.text) == ("Mill", "undated", "The ferry does not stop there.")
    assert mention.sentence == assistant.sentences(UNDATED.id)[1].id


def test_a_text_that_lacks_one_of_the_words_is_not_told(assistant):
    assert library.find(assistant, {"words": "ferries million bids"}).mentions == ()


def test_the_list_holds_what_lies_in_the_dates_and_has_one_of_the_tags(assistant):
    scope = {"since": "2026-05-01", "until": "2026-05-31", "tags": ["harbour", "war"]}

    listed = library.find(assistant, {"scope": scope})

    assert titles(listed) == ["Port Calder orders ferries"]
    assert (listed.limits, listed.within) == ("Only 1 of 3 briefings · 1–31 May 2026 · tagged harbour or war", 1)


def test_a_filter_by_tag_says_how_many_briefings_of_its_dates_have_no_tag_at_all(assistant):
    everywhere = library.find(assistant, {"scope": {"tags": ["ferries"]}})
    in_may = library.find(assistant, {"scope": {"tags": ["ferries"], "since": "2026-05-01"}})

    assert everywhere.limits == "Only 1 of 3 briefings · tagged ferries · 1 has no tags"
    assert in_may.limits == "Only 1 of 3 briefings · since 1 May 2026 · tagged ferries"


def test_what_is_chosen_limits_the_questions_and_not_the_list(assistant):
    listed = library.find(assistant, {"scope": {"briefings": [FERRIES.id, UNDATED.id]}})

    assert (len(listed.cards), listed.limits, listed.within) == (3, "Only 2 chosen briefings", 2)


def test_a_scope_with_nothing_in_it_is_said_to_be_empty(assistant):
    listed = library.find(assistant, {"scope": {"briefings": [UNDATED.id], "tags": ["harbour"]}})

    assert (listed.limits, listed.within) == ("No briefing · tagged harbour · 1 has no tags", 0)


def test_of_a_large_library_the_newest_are_listed_more_if_wanted_and_all_are_counted_and_found(tmp_path):
    days = [date(2000, 1, 1) + timedelta(n) for n in range(MAX_LISTED + 3)]
    assistant = FakeAssistant(tmp_path, [fake(f"Report of {day}", day, "Nothing.") for day in days])
    assistant.search = lambda *_arguments, **_options: ()

    newest, oldest = library.find(assistant, {}), library.find(assistant, {"words": "2000-01-01"})

    assert (len(newest.cards), newest.found, newest.held) == (MAX_LISTED, len(days), len(days))
    assert newest.cards[0].title == f"Report of {days[-1]}"
    assert titles(oldest) == ["Report of 2000-01-01"]
    assert len(library.find(assistant, {"pages": 2}).cards) == len(days)


def test_a_damaged_library_is_listed_as_empty_with_what_is_wrong(assistant):
    def damaged():
        raise DamagedLibrary(Path("library"), "file is not a database")

    assistant.briefings = damaged

    listed = library.find(assistant, {})

    assert (listed.cards, listed.held) == ((), 0)
    assert "See what can be done: briefings check" in listed.problem


def test_a_fault_in_listing_is_shown_without_its_details_and_logged(assistant, caplog):
    def fail():
        raise RuntimeError("secret")

    assistant.briefings = fail

    assert library.find(assistant, {}).problem == FAULT
    assert "secret" in caplog.text


def test_a_list_travels_as_json(assistant):
    assert as_json(library.find(assistant, {}))["kind"] == "listed"


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "x",
        {"words": 7},
        {"words": "x" * 1000},
        {"pages": 0},
        {"pages": 101},
        {"scope": {"since": "2026-03-02", "until": "2026-03-01"}},
    ],
)
def test_a_search_that_no_page_of_ours_would_send_is_refused(assistant, wanted):
    with pytest.raises(ValueError, match="validation error"):
        library.find(assistant, wanted)


def test_removed_briefings_are_gone_for_good(assistant):
    removed = library.remove(assistant, {"briefings": [FERRIES.id, UNDATED.id]})

    assert removed == Removed("2 briefings removed.")
    assert [card.id for card in assistant.briefings()] == [CHARGERS.id]
    with pytest.raises(UnknownBriefing):
        assistant.briefing(FERRIES.id)


def test_earlier_versions_that_go_with_a_briefing_are_not_counted_as_briefings(assistant):
    newer = briefing("Five ferries were ordered.", "ferries.md", title="Port Calder orders ferries")
    assistant.library.add_briefings([newer])

    removed = library.remove(assistant, {"briefings": [newer.id]})

    assert removed == Removed("1 briefing removed.")
    assert assistant.unknown([FERRIES.id, newer.id]) == (FERRIES.id, newer.id)


def test_where_one_of_them_is_unknown_none_is_removed_and_it_is_said(assistant):
    removed = library.remove(assistant, {"briefings": [FERRIES.id, "0123456789abcdef"]})

    assert "No briefing '0123456789abcdef' in the library" in removed.problem
    assert len(assistant.briefings()) == 3


def test_nothing_is_removed_from_a_library_that_is_only_read(assistant):
    removed = library.remove(assistant, {"briefings": [FERRIES.id]}, is_editable=False)

    assert removed == Removed("", library.READ_ONLY)
    assert len(assistant.briefings()) == 3


def test_a_fault_in_removing_is_shown_without_its_details_and_logged(assistant, caplog):
    def fail(_ids):
        raise RuntimeError("secret")

    assistant.remove = fail

    assert library.remove(assistant, {"briefings": [FERRIES.id]}).problem == FAULT
    assert "secret" in caplog.text


@pytest.mark.parametrize("wanted", [None, {}, {"briefings": []}, {"briefings": [7]}, {"briefings": ["x"] * 50_001}])
def test_a_removal_that_no_page_of_ours_would_send_is_refused(assistant, wanted):
    with pytest.raises(ValueError, match="validation error"):
        library.remove(assistant, wanted)
