from inspect import signature

import pytest

from assistant.page.calls import Calls
from assistant.page.line import AT_ONCE, IN_LINE
from tests.assistant.page.fake import FakeAssistant


@pytest.fixture
def calls(tmp_path) -> Calls:
    return Calls(FakeAssistant(tmp_path), lambda wanted, request: ())


def test_all_calls_wait_in_one_line_and_whoever_comes_after_is_told_to_ask_again(calls):
    held = [calls._line.holds.acquire(blocking=False) for _ in range(AT_ONCE + IN_LINE)]

    for call in calls.all():
        told = call(*[None] * len(signature(call).parameters))
        assert told["kind"] == "away"
        assert told["words"] == told["reason"] == "Too much is asked at once. Ask again in a few seconds."
    assert all(held)
