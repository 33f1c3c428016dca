import json
from datetime import date, timedelta
from pathlib import Path
from time import sleep

import pytest

from assistant.answer import Nature
from assistant.assistant import Assistant
from assistant.page import handlers, show
from assistant.page.conversations import Conversations
from assistant.page.shelf import MAX_LISTED, Added, Adding, Listed, Problem, ShownCard, shelf_json
from assistant.question import Turn
from index.errors import DamagedLibrary, LibraryInUse
from index.library import AddReport, Progress
from index.scope import Scope
from tests.assistant.page.fake import FakeAssistant, briefing
from tests.fakes import library

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries were ordered. They cost 84 million.")
CHARGERS = briefing("Chargers tendered", None, "Bids close in June.")


@pytest.fixture
def assistant(tmp_path) -> FakeAssistant:
    return FakeAssistant(tmp_path, [CHARGERS, FERRIES])


def asked(assistant, question, conversations=None):
    return list(handlers.ask(assistant, conversations or Conversations(), "page", handlers.Wish(question=question)))


def damaged(*_paths, **_options):
    raise DamagedLibrary(Path("library"), "file is not a database")


def test_the_library_is_listed_newest_first_with_dates_in_words(assistant):
    assert handlers.listed(assistant) == Listed(
        (
            ShownCard(FERRIES.id, "Ferries ordered", "4 May 2026"),
            ShownCard(CHARGERS.id, "Chargers tendered", "undated"),
        ),
        found=2,
        held=2,
    )


def test_briefings_are_found_by_a_part_of_their_title_in_any_case(assistant):
    listed = handlers.find(assistant, {"title": "FERR"})

    assert [card.title for card in listed.cards] == ["Ferries ordered"]
    assert (listed.sought, listed.found, listed.held) == ("FERR", 1, 2)


def test_of_a_large_library_the_newest_are_listed_and_all_are_counted_and_found(assistant):
    days = [date(2000, 1, 1) + timedelta(n) for n in range(MAX_LISTED + 3)]
    assistant.held = [briefing(f"Report of {day}", day, "Nothing.") for day in days]

    newest, oldest = handlers.listed(assistant), handlers.find(assistant, {"title": "2000-01-01"})

    assert (len(newest.cards), newest.found, newest.held) == (MAX_LISTED, len(days), len(days))
    assert newest.cards[0].title == f"Report of {days[-1]}"
    assert [card.title for card in oldest.cards] == ["Report of 2000-01-01"]


def test_a_damaged_library_is_listed_as_empty_with_what_is_wrong(assistant):
    assistant.briefings = damaged

    listed = handlers.listed(assistant)

    assert (listed.cards, listed.held) == ((), 0)
    assert "See what can be done: briefings check" in listed.problem


def test_a_fault_in_listing_is_shown_without_its_details_and_logged(assistant, caplog):
    def fail():
        raise RuntimeError("secret")

    assistant.briefings = fail

    assert handlers.listed(assistant).problem == handlers.FAULT
    assert "secret" in caplog.text


def test_adding_to_a_damaged_library_says_what_is_wrong(assistant, tmp_path):
    upload = tmp_path / "mill.txt"
    upload.write_text("The mill closed.")
    assistant.briefings = damaged
    assistant.add = damaged

    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert last.summary == "Nothing added."
    assert "See what can be done: briefings check" in last.problems[0].reason


def test_a_question_is_shown_at_once_and_then_its_answer_in_its_place(assistant):
    first, last = asked(assistant, "  Which ferries? ")

    assert first == show.Asking(first.id, "Which ferries?")
    assert isinstance(last, show.Answered)
    assert last.id == first.id


def test_a_blank_question_is_not_asked(assistant):
    assert asked(assistant, " \n ") == []
    assert assistant.asked == []


def test_a_follow_up_is_asked_with_the_turns_before_it(assistant):
    conversations = Conversations()

    asked(assistant, "Which ferries?", conversations)
    asked(assistant, "And what did they cost?", conversations)

    assert assistant.asked[1] == (
        "And what did they cost?",
        (Turn("Which ferries?", "Four ferries were ordered."),),
    )


def test_a_question_with_choices_asks_back_and_is_no_turn_of_the_conversation(assistant):
    assistant.unclear = {"Where was he?": ("Where was Oskell?", "Where was Calder?")}
    conversations = Conversations()

    *_, last = asked(assistant, "Where was he?", conversations)

    assert isinstance(last, show.Choosing)
    assert last.choices == ("Where was Oskell?", "Where was Calder?")
    assert conversations.turns("page") == ()


def test_a_question_is_asked_with_the_scope_and_the_natures_wished_for(assistant):
    scope = {"since": "2026-03-01", "until": "2026-03-31", "tags": ["war"], "briefings": []}
    wish = handlers.wish({"question": "Which ferries?", "scope": scope, "only": ["assessed"]})

    list(handlers.ask(assistant, Conversations(), "page", wish))

    assert assistant.limits == [(Scope(date(2026, 3, 1), date(2026, 3, 31), ("war",)), (Nature.ASSESSED,))]


@pytest.mark.parametrize("ticked", [[], ["reported", "attributed", "assessed"]])
def test_none_of_the_natures_and_all_of_them_limit_nothing(assistant, ticked):
    list(handlers.ask(assistant, Conversations(), "page", handlers.wish({"question": "Who?", "only": ticked})))

    assert assistant.limits == [(None, None)]


def test_what_an_answer_shows_asks_the_same_again(assistant):
    wish = handlers.wish({"question": "Which ferries?", "scope": {"since": "2026-03-01"}, "only": ["reported"]})

    *_, last = handlers.ask(assistant, Conversations(), "page", wish)

    assert isinstance(last, show.Answered)
    again = handlers.wish({"question": last.terms.question, "scope": last.terms.given, "only": last.terms.only})
    assert again == wish


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        {},
        {"question": 7},
        {"question": "Who?", "only": ["guessed"]},
        {"question": "Who?", "scope": {"since": "yesterday"}},
        {"question": "Who?", "scope": {"since": "2026-03-02", "until": "2026-03-01"}},
    ],
)
def test_a_wish_that_no_page_of_ours_would_send_is_refused(wanted):
    with pytest.raises(ValueError, match="validation error"):
        handlers.wish(wanted)


def test_an_error_of_ours_is_shown_in_its_own_words(assistant):
    def fail(question, **_options):
        raise LibraryInUse(assistant.folder)

    assistant.ask = fail

    *_, last = asked(assistant, "Which ferries?")

    assert isinstance(last, show.Failed)
    assert "Try again when it has finished." in last.reason


def test_a_fault_of_the_program_is_shown_without_its_details_and_logged(assistant, caplog):
    def fail(question, **_options):
        raise RuntimeError("secret")

    assistant.ask = fail

    *_, last = asked(assistant, "Which ferries?")

    assert last == show.Failed(last.id, "Which ferries?", handlers.FAULT)
    assert "secret" in caplog.text


def test_a_question_that_failed_is_no_turn_of_the_conversation(assistant):
    conversations = Conversations()

    def fail(question, **_options):
        raise LibraryInUse(assistant.folder)

    assistant.ask = fail
    asked(assistant, "Which ferries?", conversations)

    assert conversations.turns("page") == ()


def test_a_briefing_opens_at_the_sentence_wanted(assistant):
    first, second = assistant.sentences(FERRIES.id)
    marks = [{"sentence": first.id, "number": 1}, {"sentence": second.id, "number": 2}]

    opened = handlers.read(assistant, {"briefing": FERRIES.id, "sentence": second.id, "marks": marks})

    assert isinstance(opened, show.Opened)
    assert (opened.title, opened.date) == ("Ferries ordered", "4 May 2026")
    assert [(p.text, p.number) for p in opened.pieces if p.is_sought] == [("They cost 84 million.", 2)]
    assert [p.text for p in opened.pieces if p.number == 1] == ["Four ferries were ordered."]


def test_a_briefing_that_is_gone_is_said_to_be_gone(assistant):
    unread = handlers.read(assistant, {"briefing": "0123456789abcdef"})

    assert isinstance(unread, show.Unread)
    assert "0123456789abcdef" in unread.reason


@pytest.mark.parametrize(
    "wanted",
    [None, "x", {}, {"briefing": 7}, {"briefing": "x" * 1000}, {"briefing": "x", "marks": [{}]}],
)
def test_what_no_page_of_ours_would_send_is_refused(assistant, wanted):
    with pytest.raises(ValueError, match="validation error"):
        handlers.read(assistant, wanted)


@pytest.mark.parametrize("wanted", [None, "x", {}, {"title": 7}, {"title": "x" * 1000}])
def test_a_search_for_titles_that_no_page_of_ours_would_send_is_refused(assistant, wanted):
    with pytest.raises(ValueError, match="validation error"):
        handlers.find(assistant, wanted)


def test_files_are_kept_in_the_library_added_and_listed(assistant, tmp_path):
    upload = tmp_path / "mill.txt"
    upload.write_text("The mill closed.")

    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert (last.summary, last.problems) == ("1 briefing added.", ())
    assert "mill" in [card.title for card in last.listed.cards]
    [source] = [card.source for card in assistant.briefings() if card.title == "mill"]
    assert source.startswith(str(assistant.folder / "uploads"))


def test_a_bad_file_costs_only_itself_and_is_named(assistant, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The mill closed.")
    bad.write_text("")

    *_, last = handlers.add(assistant, [bad, good])

    assert isinstance(last, Added)
    assert (last.summary, last.problems) == ("1 briefing added.", (Problem("bad.txt", "it is empty"),))


def test_a_file_that_nothing_could_be_read_from_is_not_kept(assistant, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("")

    list(handlers.add(assistant, [bad]))

    assert list((assistant.folder / "uploads").iterdir()) == []


def test_a_changed_upload_of_the_same_name_replaces_the_one_before_which_can_still_be_opened(tmp_path):
    assistant, upload = Assistant(library(tmp_path / "library")), tmp_path / "mill.txt"
    upload.write_text("The mill was closed in May.")
    list(handlers.add(assistant, [upload]))
    [before] = assistant.briefings()
    upload.write_text("The mill was opened again in June.")

    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert (last.summary, last.listed.held) == ("1 briefing replaced.", 1)
    assert [hit.passage.text for hit in assistant.search("mill")] == ["The mill was opened again in June."]
    assert assistant.briefing(before.id).text == "The mill was closed in May."


def test_briefings_that_a_changed_upload_no_longer_holds_are_said_to_be_removed(tmp_path):
    assistant, upload = Assistant(library(tmp_path / "library")), tmp_path / "mills.jsonl"
    upload.write_text('{"id": "a", "text": "The mill closed."}\n{"id": "b", "text": "The forge closed."}\n')
    list(handlers.add(assistant, [upload]))
    upload.write_text('{"id": "a", "text": "The mill closed."}\n')

    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert (last.summary, last.listed.held) == ("1 briefing already in the library, 1 briefing removed.", 1)


def test_a_bad_upload_of_the_same_name_leaves_the_briefing_before_in_the_library(tmp_path):
    assistant, upload = Assistant(library(tmp_path / "library")), tmp_path / "mill.txt"
    upload.write_text("The mill was closed in May.")
    list(handlers.add(assistant, [upload]))
    upload.write_text("")

    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert ([problem.file for problem in last.problems], last.listed.held) == (["mill.txt"], 1)
    # Or `briefings remove --missing` would erase it.
    assert (assistant.folder / "uploads/mill.txt").exists()


def test_the_same_file_twice_in_one_upload_is_added_once(tmp_path):
    assistant = Assistant(library(tmp_path / "library"))
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mill.txt").write_text("The mill closed.")

    *_, last = handlers.add(assistant, [tmp_path / "a/mill.txt", tmp_path / "b/mill.txt"])

    assert isinstance(last, Added)
    assert (last.summary, last.problems) == ("1 briefing added.", ())


def test_of_two_different_files_of_one_name_the_second_is_not_added_and_named(assistant, tmp_path):
    for folder, text in (("a", "The mill closed."), ("b", "The mill opened.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mill.txt").write_text(text)

    *_, last = handlers.add(assistant, [tmp_path / "a/mill.txt", tmp_path / "b/mill.txt"])

    assert isinstance(last, Added)
    assert last.summary == "1 briefing added."
    assert [problem.file for problem in last.problems] == ["mill.txt"]
    assert "a name of its own" in last.problems[0].reason
    assert (assistant.folder / "uploads/mill.txt").read_text() == "The mill closed."


def test_progress_is_told_while_files_are_added(assistant, tmp_path):
    upload = tmp_path / "mill.txt"
    upload.write_text("The mill closed.")

    def slow(paths, *, on_progress):
        for done in (1, 2):
            on_progress(Progress(str(paths[0]), done / 2, done))
            sleep(0.3)
        return AddReport(added=2)

    assistant.add = slow
    steps = [shelf for shelf in handlers.add(assistant, [upload]) if isinstance(shelf, Adding)]

    assert steps == [
        Adding("Adding 1 file", 0.0),
        Adding("Adding mill.txt: 1 briefing so far", 0.5),
        Adding("Adding mill.txt: 2 briefings so far", 1.0),
    ]


def test_too_many_files_at_once_are_refused_before_any_is_kept(assistant, tmp_path):
    [last] = handlers.add(assistant, [tmp_path / f"{n}.txt" for n in range(handlers.MAX_FILES + 1)])

    assert isinstance(last, Added)
    assert last.summary == "Nothing added: 201 files at once, 200 may be."
    assert not (assistant.folder / "uploads").exists()


def test_a_library_that_is_being_written_to_is_an_error_in_words(assistant, tmp_path):
    upload = tmp_path / "mill.txt"
    upload.write_text("The mill closed.")

    def fail(paths, on_progress):
        raise LibraryInUse(assistant.folder)

    assistant.add = fail
    *_, last = handlers.add(assistant, [upload])

    assert isinstance(last, Added)
    assert last.summary == "Nothing added."
    assert "Try again when it has finished." in last.problems[0].reason


def test_whatever_is_shown_travels_as_json(assistant, tmp_path):
    upload = tmp_path / "mill.txt"
    upload.write_text("The mill closed.")

    turns = [show.as_json(turn) for turn in asked(assistant, "Which ferries?")]
    shelves = [shelf_json(shelf) for shelf in handlers.add(assistant, [upload])]

    assert [turn["kind"] for turn in json.loads(json.dumps(turns))] == ["asking", "answered"]
    assert json.loads(json.dumps(shelves))[-1]["kind"] == "added"
