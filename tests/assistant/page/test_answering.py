from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Event

import pytest

from assistant.page.answering import AT_ONCE, Answering
from assistant.page.kept import Kept, Stopped
from assistant.stream import Stream
from tests.assistant.page.fake import FakeAssistant


@pytest.fixture
def let_go() -> Iterator[Event]:
    """What the questions wait for that take all places."""
    event = Event()
    yield event
    event.set()


def answering(assistant: FakeAssistant, question: str, begun: Event, let_go: Event | None = None) -> Answering:
    def begin(is_wanted: Callable[[], bool]) -> Stream:
        begun.set()
        if let_go:
            let_go.wait()
        return assistant.stream(question, is_wanted=is_wanted)

    return Answering(Kept(question, datetime.now(UTC), question), begin, lambda kept: kept)


def test_what_is_stopped_in_line_is_never_searched_and_leaves_the_line(tmp_path, let_go):
    assistant = FakeAssistant(tmp_path)
    begun = [Event() for _ in range(AT_ONCE)]
    first = [answering(assistant, "Who?", event, let_go) for event in begun]
    assert all(event.wait(60) for event in begun)
    never = Event()
    waiting = answering(assistant, "When?", never)

    waiting.stop()
    *_, last = waiting.states()
    waiting.wait()
    still_at_work = [one.is_working for one in first]
    let_go.set()
    for one in first:
        one.wait()

    assert last.kept.ending == Stopped(())
    assert not never.is_set()
    assert all(still_at_work)
    assert [question for question, _ in assistant.asked] == ["Who?"] * AT_ONCE


def test_one_that_is_stopped_while_it_is_answered_is_at_work_until_its_next_claim(tmp_path, let_go):
    begun = Event()
    one = answering(FakeAssistant(tmp_path), "Who?", begun, let_go)
    assert begun.wait(60)

    one.stop()
    at_work = one.is_working
    let_go.set()
    one.wait()

    assert at_work
    assert not one.is_working
