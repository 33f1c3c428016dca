from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.page.conversations import UNREADABLE, Conversations
from assistant.page.kept import Answered, Kept
from tests.assistant.page.fake import FakeAssistant, briefing

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries were ordered. They cost 84 million.")
ONE, TWO = "1" * 32, "2" * 32


def put(id, question, **fields) -> Kept:
    return Kept(id, datetime(2026, 5, 5, tzinfo=UTC), question, **fields)


@pytest.fixture
def conversations(tmp_path) -> Conversations:
    return Conversations(tmp_path)


def test_a_turn_comes_back_as_it_ended_in_the_place_where_it_was_put(conversations, tmp_path):
    first, second = put("a", "Which ferries?"), put("b", "And who?")
    ended = replace(first, ending=Answered(FakeAssistant(tmp_path, [FERRIES]).ask("Which ferries?")))

    for kept in (first, second, ended):
        conversations.keep("anna", ONE, kept)

    assert Conversations(tmp_path).turns("anna", ONE) == (ended, second)


def test_a_turn_that_takes_the_place_of_another_leaves_it_out(conversations):
    for kept in (put("a", "Which ferry?"), put("b", "Which ferries?", instead="a")):
        conversations.keep("anna", ONE, kept)

    assert [kept.question for kept in conversations.turns("anna", ONE)] == ["Which ferries?"]


def test_nobody_sees_the_questions_of_another(conversations):
    conversations.keep("anna", ONE, put("a", "Who?"))

    assert conversations.turns("bert", ONE) == ()
    assert conversations.summaries("bert") == ()


def test_a_conversation_is_listed_by_its_first_question(conversations):
    for kept in (put("a", "Which ferries?"), put("b", "And who?")):
        conversations.keep("anna", ONE, kept)

    assert [(one.id, one.title) for one in conversations.summaries("anna")] == [(ONE, "Which ferries?")]


def test_a_forgotten_conversation_is_no_longer_there(conversations):
    conversations.keep("anna", ONE, put("a", "Who?"))

    conversations.forget("anna", ONE)

    assert (conversations.turns("anna", ONE), conversations.summaries("anna")) == ((), ())


def test_a_damaged_record_costs_itself_only_and_is_counted(conversations, tmp_path, caplog):
    conversations.keep("anna", ONE, put("a", "Who?"))
    [path] = tmp_path.glob("conversations/*/*")
    path.write_bytes(path.read_bytes() + b'{"id": "b", "question"\n')
    conversations.keep("anna", ONE, put("c", "When?"))

    assert [kept.question for kept in conversations.turns("anna", ONE)] == ["Who?", "When?"]
    assert conversations.read("anna", ONE).damaged == 1
    assert f"{ONE} is damaged" in caplog.text


def test_a_damaged_conversation_costs_no_other(conversations, tmp_path):
    conversations.keep("anna", ONE, put("a", "Who?"))
    [path] = tmp_path.glob("conversations/*/*")
    path.write_bytes(b"\0" * 100 + b"\n")
    conversations.keep("anna", TWO, put("b", "When?"))

    assert {one.id: one.title for one in conversations.summaries("anna")} == {ONE: UNREADABLE, TWO: "When?"}
    assert conversations.turns("anna", ONE) == ()
