import gradio as gr
import pytest
from starlette.authentication import SimpleUser
from starlette.requests import Request

from assistant.page.events import Events, user
from tests.assistant.page.fake import FakeAssistant

TOKEN, CONVERSATION = "a" * 32, "b" * 32


def request(**scope: object) -> Request:
    return Request({"type": "http", "headers": [], **scope})


@pytest.mark.parametrize("handed", [request, lambda **scope: gr.Request(request(**scope))])
def test_who_signed_in_is_known_from_a_call_and_from_an_event(handed):
    assert user(handed(user=SimpleUser("anna"))) == "anna"
    assert user(handed()) is None


def test_a_page_that_is_new_here_is_given_a_token_and_a_conversation(tmp_path):
    entered = Events(FakeAssistant(tmp_path)).enter({"visit": {"token": "", "conversation": ""}}, request())

    assert len(entered["token"]) == len(entered["conversation"]) == 32
    assert entered["turns"] == []


def test_a_page_that_was_here_keeps_them(tmp_path):
    visit = {"token": TOKEN, "conversation": CONVERSATION}

    entered = Events(FakeAssistant(tmp_path)).enter({"visit": visit}, request())

    assert {"token": entered["token"], "conversation": entered["conversation"]} == visit


@pytest.mark.parametrize("visit", [None, 7, {"token": "x"}, {"token": "../" * 11}])
def test_a_visit_that_no_page_of_ours_would_pay_is_refused(tmp_path, visit):
    for wanted in ({"visit": visit}, visit):
        with pytest.raises(ValueError, match="validation error"):
            Events(FakeAssistant(tmp_path)).enter(wanted, request())


def test_a_signed_in_user_sees_the_same_conversation_with_any_token_and_another_user_does_not(tmp_path):
    events = Events(FakeAssistant(tmp_path))
    event = gr.EventData(None, {"question": "Who?", "visit": {"token": TOKEN, "conversation": CONVERSATION}})
    list(events.asked(event, gr.Request(request(user=SimpleUser("anna")))))

    def turns(name: str) -> int:
        visit = {"token": "c" * 32, "conversation": CONVERSATION}
        return len(events.turns({"visit": visit}, request(user=SimpleUser(name))))

    assert (turns("anna"), turns("bert")) == (1, 0)


def test_every_value_for_the_browser_is_newer_than_the_one_before(tmp_path):
    event = gr.EventData(None, {"question": "Who?", "visit": {"token": TOKEN, "conversation": CONVERSATION}})

    values = list(Events(FakeAssistant(tmp_path)).asked(event, gr.Request(request())))

    versions = [value["v"] for value in values]
    assert versions == sorted(set(versions))
    assert {value["conversation"] for value in values} == {CONVERSATION}
