import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.answer import Nature
from assistant.assistant import Assistant
from assistant.errors import CannotWrite
from assistant.page import chat, show
from assistant.page.chat import BUSY, CLOSED, FULL, MANY, MOST_AT_ONCE, Chat
from assistant.page.conversations import MOST_TURNS, Conversations
from assistant.page.fault import FAULT
from assistant.page.kept import Kept
from assistant.page.visit import Place
from assistant.question import Turn
from assistant.records.conversation_files import ConversationFiles
from index.errors import LibraryInUse
from index.scope import Scope
from tests.assistant.page.fake import FakeAssistant, briefing
from tests.fakes import library

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries were ordered. They cost 84 million.")
CHARGERS = briefing("Chargers tendered", None, "Bids close in June.")
HERE, THERE = Place("anna", "1" * 32), Place("anna", "2" * 32)
BOTH = "Which ferries, for how many million?"


@pytest.fixture
def assistant(tmp_path) -> FakeAssistant:
    return FakeAssistant(tmp_path, [CHARGERS, FERRIES])


@pytest.fixture
def talk(assistant) -> Chat:
    return opened(assistant)


def opened(assistant: Any) -> Chat:
    """As a program that has just been started finds it."""
    return Chat(assistant, Conversations(assistant.folder, assistant.unknown))


def asked(talk: Chat, question: str, place: Place = HERE, **given: Any) -> show.ShownTurn:
    *_, last = talk.ask(place, chat.wish({"question": question, **given}))
    return last


def shown(talk: Chat, place: Place = HERE) -> list[tuple[str, str]]:
    return [(show.as_json(turn)["kind"], turn.question) for turn in talk.enter(place).turns]


def test_a_question_is_shown_at_once_and_then_its_answer_in_its_place(talk):
    first, *_, last = talk.ask(HERE, chat.wish({"question": "  Which ferries? "}))

    assert (first.id, first.question) == (last.id, "Which ferries?")
    assert isinstance(last, show.Answered)


def test_a_blank_question_is_not_asked(assistant, talk):
    assert list(talk.ask(HERE, chat.wish({"question": " \n "}))) == []
    assert assistant.asked == []


def test_it_is_asked_as_a_look_of_whose_conversation_it_is(assistant, talk):
    asked(talk, "Which ferries?")

    assert assistant.seers == [HERE.owner]


def test_each_claim_is_shown_as_soon_as_it_is_checked_with_its_citations(assistant, talk):
    more = Event()
    assistant.pause = more.wait

    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    first = next(turn for turn in turns if turn.claims)
    more.set()
    *_, last = turns

    assert isinstance(first, show.Asking)
    assert [claim.text for claim in first.claims] == ["Four ferries were ordered."]
    assert [quote.number for quote in first.citations] == [1]
    assert [claim.text for claim in last.claims] == ["Four ferries were ordered.", "They cost 84 million."]


def test_a_stopped_turn_keeps_what_was_checked_and_the_next_question_can_be_asked(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(turn for turn in turns if turn.claims)

    talk.stop(HERE)
    *_, last = turns
    more.set()

    assert isinstance(last, show.Stopped)
    assert [claim.text for claim in last.claims] == ["Four ferries were ordered."]
    assert isinstance(asked(talk, "Which ferries?"), show.Answered)
    assert shown(opened(assistant)) == [("stopped", BOTH), ("answered", "Which ferries?")]


def test_whoever_writes_an_answer_learns_that_it_was_stopped_before_its_next_claim(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(turn for turn in turns if turn.claims)
    was_wanted = assistant.is_wanted()

    talk.stop(HERE)
    is_wanted = assistant.is_wanted()
    more.set()

    assert (was_wanted, is_wanted) == (True, False)


def test_stopping_where_nothing_is_asked_changes_nothing(talk):
    asked(talk, "Which ferries?")

    talk.stop(HERE)

    assert shown(talk) == [("answered", "Which ferries?")]


def test_a_second_question_of_a_conversation_waits_for_the_first(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(turns)

    second = asked(talk, "Which ferries?")
    more.set()
    list(turns)

    assert isinstance(second, show.Failed)
    assert second.reason == BUSY
    assert shown(talk) == [("answered", BOTH)]


def test_an_answer_whose_page_is_gone_goes_on_and_can_be_followed_again(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    gone = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(gone)
    gone.close()

    entered = talk.enter(HERE)
    turns = talk.follow(HERE)
    next(turns)
    more.set()
    *_, last = turns

    assert entered.is_going
    assert [type(turn) for turn in entered.turns] == [show.Asking]
    assert isinstance(last, show.Answered)
    assert not talk.enter(HERE).is_going


def test_a_question_that_the_program_broke_off_does_not_pass_for_the_one_that_is_answered(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    next(talk.ask(HERE, chat.wish({"question": "Which ferries?"})))
    again = opened(assistant)
    turns = again.ask(HERE, chat.wish({"question": "When do bids close?"}))
    next(turns)

    entered = again.enter(HERE)
    more.set()
    list(turns)

    assert [type(turn) for turn in entered.turns] == [show.Failed, show.Asking]


def test_nothing_is_followed_where_nothing_is_asked(talk):
    assert list(talk.follow(HERE)) == []


def test_a_conversation_is_whole_after_the_program_was_started_again(assistant, talk):
    first = asked(talk, "Which ferries?")

    again = opened(assistant)
    asked(again, "And what did they cost?")

    assert again.enter(HERE).turns[0] == first
    assert assistant.asked[1] == ("And what did they cost?", (Turn("Which ferries?", "Four ferries were ordered."),))


def test_a_question_that_the_end_of_the_program_cut_short_says_so(assistant, talk):
    Conversations(assistant.folder).keep("anna", HERE.conversation, Kept("t", datetime.now(UTC), "Which ferries?"))

    [turn] = talk.enter(HERE).turns

    assert isinstance(turn, show.Failed)
    assert turn.reason == show.UNFINISHED


def test_of_one_owner_only_a_few_questions_are_answered_at_a_time_and_the_others_are_told(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    begun = [talk.ask(Place("anna", str(n) * 32), chat.wish({"question": BOTH})) for n in range(MOST_AT_ONCE)]
    for turns in begun:
        next(turn for turn in turns if turn.claims)
    talk.stop(Place("anna", "0" * 32))  # what the model is writing for it goes on until its next sentence

    refused = asked(talk, "Which ferries?", Place("anna", "9" * 32))
    let = talk.ask(Place("bert", "9" * 32), chat.wish({"question": BOTH}))
    next(turn for turn in let if turn.claims)
    more.set()
    for turns in (*begun, let):
        list(turns)

    assert isinstance(refused, show.Failed)
    assert refused.reason == MANY
    assert not refused.is_kept
    assert isinstance(asked(talk, "Which ferries?"), show.Answered)


def test_a_conversation_that_was_deleted_in_another_tab_while_it_is_answered_can_be_entered(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(turn for turn in turns if turn.claims)
    [path] = assistant.folder.glob("conversations/*/*")
    path.unlink()

    entered = talk.enter(HERE)
    more.set()
    list(turns)

    assert (entered.turns, entered.is_going) == ((), False)


def test_the_last_question_of_a_full_conversation_can_still_be_asked_otherwise(assistant, talk):
    conversations = Conversations(assistant.folder)
    for n in range(MOST_TURNS):
        conversations.keep("anna", HERE.conversation, Kept(str(n), datetime.now(UTC), "Who?"))

    last = asked(talk, "Which ferries?", instead=str(MOST_TURNS - 1))

    assert isinstance(last, show.Answered)


def test_a_question_that_is_not_taken_leaves_the_one_whose_place_it_was_to_take(assistant, talk):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    first = next(turns)

    refused = asked(talk, "Which ferries?", instead=first.id)
    more.set()
    list(turns)

    assert not refused.is_kept
    assert shown(talk) == [("answered", BOTH)]


def test_conversations_do_not_mix(assistant, talk):
    asked(talk, "Which ferries?")
    asked(talk, "When do bids close?", THERE)
    asked(talk, "Which ferries?", Place("bert", HERE.conversation))

    assert [history for _, history in assistant.asked] == [(), (), ()]
    assert shown(talk, THERE) == [("answered", "When do bids close?")]
    assert [one.title for one in talk.listed("bert")] == ["Which ferries?"]


def test_a_forgotten_conversation_is_gone_and_its_answer_with_it(assistant, talk):
    asked(talk, "Which ferries?")

    talk.forget(HERE)

    assert (shown(talk), talk.listed("anna")) == ([], [])


def test_a_question_that_takes_the_place_of_the_last_is_asked_as_that_was(assistant, talk):
    asked(talk, "Which ferries?")
    last = asked(talk, "And when?")

    asked(talk, "And what did they cost in million?", instead=last.id)

    assert [len(history) for _, history in assistant.asked] == [0, 1, 1]
    assert shown(opened(assistant)) == [
        ("answered", "Which ferries?"),
        ("answered", "And what did they cost in million?"),
    ]


def test_the_place_of_an_earlier_turn_is_not_taken_since_others_followed_it(talk):
    first = asked(talk, "Which ferries?")
    asked(talk, "When do bids close?")

    asked(talk, "Which ferries were ordered?", instead=first.id)

    assert [question for _, question in shown(talk)] == [
        "Which ferries?",
        "When do bids close?",
        "Which ferries were ordered?",
    ]


def test_a_question_with_choices_asks_back_and_is_no_history(assistant, talk):
    assistant.unclear = {"Where was he?": ("Where was Oskell?", "Where was Calder?")}

    last = asked(talk, "Where was he?")
    asked(talk, "Which ferries?")

    assert isinstance(last, show.Choosing)
    assert last.choices == ("Where was Oskell?", "Where was Calder?")
    assert assistant.asked[1] == ("Which ferries?", ())


def test_a_question_is_asked_with_the_scope_and_the_natures_wished_for(assistant, talk):
    scope = {"since": "2026-03-01", "until": "2026-03-31", "tags": ["war"], "briefings": []}

    asked(talk, "Which ferries?", scope=scope, only=["assessed"])

    assert assistant.limits == [(Scope(date(2026, 3, 1), date(2026, 3, 31), ("war",)), (Nature.ASSESSED,))]


@pytest.mark.parametrize("ticked", [[], ["reported", "attributed", "assessed"]])
def test_none_of_the_natures_and_all_of_them_limit_nothing(assistant, talk, ticked):
    asked(talk, "Who?", only=ticked)

    assert assistant.limits == [(None, None)]


def test_what_an_answer_shows_asks_the_same_again(talk):
    wish = {"question": "Which ferries?", "scope": {"since": "2026-03-01"}, "only": ["reported"]}

    last = asked(talk, **wish)

    assert isinstance(last, show.Answered)
    again = chat.wish({"question": last.terms.question, "scope": last.terms.given, "only": last.terms.only})
    assert again == chat.wish(wish)


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        {},
        {"question": 7},
        {"question": "Who?", "only": ["guessed"]},
        {"question": "Who?", "scope": {"since": "yesterday"}},
        {"question": "Who?", "scope": {"since": "2026-03-02", "until": "2026-03-01"}},
        {"question": "Who?", "instead": "x" * 33},
    ],
)
def test_a_wish_that_no_page_of_ours_would_send_is_refused(wanted):
    with pytest.raises(ValueError, match="validation error"):
        chat.wish(wanted)


def test_an_error_of_ours_is_shown_in_its_own_words_and_kept(assistant, talk):
    def fail(question, **_options):
        raise LibraryInUse(assistant.folder)

    assistant.ask = fail

    last = asked(talk, "Which ferries?")

    assert isinstance(last, show.Failed)
    assert "Try again when it has finished." in last.reason
    assert opened(assistant).enter(HERE).turns == (last,)


def test_a_library_that_fails_before_the_answer_begins_says_why(assistant):
    def fail(ids):
        raise LibraryInUse(assistant.folder)

    assistant.unknown = fail

    last = asked(opened(assistant), "Which ferries?")

    assert isinstance(last, show.Failed)
    assert "Try again when it has finished." in last.reason


def test_a_conversation_that_cannot_be_forgotten_says_why(assistant, talk, monkeypatch):
    def fail(*_):
        raise CannotWrite(assistant.folder, "the disk is full")

    asked(talk, "Which ferries?")
    monkeypatch.setattr(Conversations, "forget", fail)

    assert "the disk is full" in talk.forget(HERE)


def test_a_fault_of_the_program_ends_the_turn_without_its_details_and_is_logged(assistant, talk, caplog):
    def fail():
        raise RuntimeError("secret")

    assistant.pause = fail

    last = asked(talk, "Which ferries?")

    assert isinstance(last, show.Failed)
    assert last.reason == FAULT
    assert "secret" in caplog.text


def test_a_question_that_failed_is_no_history(assistant, talk):
    def fail():
        raise LibraryInUse(assistant.folder)

    assistant.pause = fail
    asked(talk, "Which ferries?")
    assistant.pause = lambda: None
    asked(talk, "And the cost?")

    assert assistant.asked[1] == ("And the cost?", ())


def test_a_conversation_that_is_full_takes_no_more(assistant, talk):
    conversations = Conversations(assistant.folder)
    for n in range(MOST_TURNS):
        conversations.keep("anna", HERE.conversation, Kept(str(n), datetime.now(UTC), "Who?"))

    last = asked(talk, "Which ferries?")

    assert isinstance(last, show.Failed)
    assert last.reason == FULL
    assert assistant.asked == []


def test_a_damaged_record_is_said_and_the_rest_is_shown(assistant, talk):
    asked(talk, "Which ferries?")
    [path] = assistant.folder.glob("conversations/*/*")
    path.write_bytes(b"nothing of ours\n" + path.read_bytes())

    entered = talk.enter(HERE)

    assert entered.problem.startswith("1 record of this conversation cannot be read.")
    assert [turn.question for turn in entered.turns] == ["Which ferries?"]


def test_no_word_of_an_erased_briefing_stays_in_the_librarys_folder(tmp_path):
    assistant, file = Assistant(library(tmp_path / "library")), tmp_path / "mill.txt"
    file.write_text("The watermill was closed in May.")
    assistant.add([file])
    talk = opened(assistant)
    asked(talk, "When was the mill closed?")
    assert b"watermill" in b"".join(path.read_bytes() for path in assistant.folder.glob("conversations/*/*"))

    assistant.remove([str(file)])

    assert b"watermill" not in b"".join(path.read_bytes() for path in assistant.folder.rglob("*") if path.is_file())
    [turn] = talk.enter(HERE).turns
    assert isinstance(turn, show.Failed)
    assert turn.reason == show.ERASED


def all_kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("how", ["ends", "is stopped"])
def test_no_word_of_a_briefing_that_is_erased_while_it_is_cited_comes_back_to_the_folder(assistant, talk, how):
    more = Event()
    assistant.pause = more.wait
    turns = talk.ask(HERE, chat.wish({"question": BOTH}))
    next(turn for turn in turns if turn.claims)

    assistant.held.remove(FERRIES)
    if how == "is stopped":
        talk.stop(HERE)
    more.set()
    *_, last = turns

    assert b"ordered" not in all_kept(assistant.folder)
    assert last.reason == show.ERASED
    assert talk.enter(HERE).turns == (last,)


def test_where_nothing_can_be_written_no_word_of_an_erased_briefing_is_shown(assistant, talk):
    (assistant.folder / "conversations").write_text("no folder")
    asked(talk, "Which ferries?")

    assistant.held.remove(FERRIES)

    assert [turn.reason for turn in talk.enter(HERE).turns] == [show.ERASED]


def test_whoever_may_not_write_into_the_folder_may_ask_and_follow_up_until_the_program_ends(assistant, talk, caplog):
    (assistant.folder / "conversations").write_text("no folder")

    asked(talk, "Which ferries?")
    asked(talk, "And what did they cost?")

    assert len(assistant.asked[1][1]) == 1
    assert "will be forgotten when the program ends" in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="users of one machine are told apart by POSIX permissions here")
def test_where_the_conversations_are_those_of_another_user_the_page_says_so_and_nothing_passes_for_erased(tmp_path):
    assistant = FakeAssistant(tmp_path, [FERRIES])
    asked(opened(assistant), "Which ferries?")

    with other_user(tmp_path):
        entered = opened(assistant).enter(HERE)
        with pytest.raises(CannotWrite, match="another user"):
            ConversationFiles(tmp_path).erase([FERRIES.id])

    assert (entered.turns, entered.problem) == ((), CLOSED)


@contextmanager
def other_user(folder: Path) -> Iterator[None]:
    """Do without any right on the conversations, as another user of the machine does."""
    kept = folder / "conversations"
    kept.chmod(0o000)
    try:
        if os.access(kept, os.R_OK):
            pytest.skip("nothing is closed to whoever runs this test")
        yield
    finally:
        kept.chmod(0o700)


def test_a_turn_travels_as_json(talk):
    turns = [show.as_json(turn) for turn in talk.ask(HERE, chat.wish({"question": "Which ferries?"}))]

    assert {turn["kind"] for turn in json.loads(json.dumps(turns))} == {"asking", "answered"}
