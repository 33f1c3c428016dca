import re

import pytest

from assistant.page.visit import Visit, new_id, place

TOKEN, CONVERSATION = "a" * 32, "b" * 32


def test_an_id_is_128_random_bits():
    assert re.fullmatch("[0-9a-f]{32}", new_id())
    assert len({new_id() for _ in range(100)}) == 100


def test_without_users_a_conversation_belongs_to_the_browser_that_holds_the_token():
    one, same, other = (Visit(token=token, conversation=CONVERSATION) for token in (TOKEN, TOKEN, "c" * 32))

    assert place(one, None) == place(same, None)
    assert place(one, None).owner != place(other, None).owner


def test_who_signed_in_has_the_same_conversations_in_every_browser():
    there, here = Visit(token=TOKEN, conversation=CONVERSATION), Visit(token="c" * 32, conversation=CONVERSATION)

    assert place(there, "anna") == place(here, "anna")
    assert place(there, "anna") != place(there, "bert")


def test_a_page_without_a_token_is_nobody_who_was_here_before():
    assert place(Visit(), None).owner != place(Visit(), None).owner


def test_no_user_can_be_named_after_a_browser():
    browser = place(Visit(token=TOKEN, conversation=CONVERSATION), None)

    assert place(Visit(conversation=CONVERSATION), browser.owner) != browser


@pytest.mark.parametrize(
    "said", [{"token": "x"}, {"token": "A" * 32}, {"conversation": "../x"}, {"token": TOKEN + "\n"}]
)
def test_a_visit_that_no_page_of_ours_would_pay_is_refused(said):
    with pytest.raises(ValueError, match="validation error"):
        Visit.model_validate(said)
