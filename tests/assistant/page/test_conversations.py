from assistant.page.conversations import Conversations
from assistant.question import Turn


def test_each_page_has_its_own_turns():
    conversations = Conversations()

    conversations.remember("one page", Turn("Who built the ferry?", "Oskell did."))

    assert conversations.turns("one page") == (Turn("Who built the ferry?", "Oskell did."),)
    assert conversations.turns("another page") == ()


def test_only_the_latest_turns_of_a_page_are_kept():
    conversations = Conversations(turns=2)

    for question in ("First?", "Second?", "Third?"):
        conversations.remember("page", Turn(question))

    assert [turn.question for turn in conversations.turns("page")] == ["Second?", "Third?"]


def test_the_page_that_asked_longest_ago_is_forgotten_first():
    conversations = Conversations(pages=2)

    for page in ("a", "b", "a", "c"):
        conversations.remember(page, Turn("Who?"))

    assert [bool(conversations.turns(page)) for page in "abc"] == [True, False, True]


def test_a_new_conversation_knows_nothing_of_the_old_one():
    conversations = Conversations()
    conversations.remember("page", Turn("Who?"))

    conversations.forget("page")

    assert conversations.turns("page") == ()
