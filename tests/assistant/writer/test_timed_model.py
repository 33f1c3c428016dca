import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.bootstrap import open_writer
from assistant.errors import ModelFailed, Reason
from assistant.settings import WriterSettings
from assistant.writer.contract import Done, Message
from assistant.writer.llama_index_model import LlamaIndexModel
from assistant.writer.timed_model import TimedModel
from tests.assistant.writer.found import NORVIK, asked, judged
from tests.assistant.writer.scripted import ScriptedLLM

ASKED = [Message("user", "Who?")]
SOON = WriterSettings(first_seconds=0.3, pause_seconds=0.3, total_seconds=30)


class Stalling(LlamaIndexModel):
    """Writes `text`, and then nothing until `is_over`."""

    def __init__(self, text: str) -> None:
        super().__init__(ScriptedLLM(text or "."))
        self.text = text
        self.is_over = Event()

    def stream(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any] | None = None,
    ) -> Generator[str, None, None]:
        if self.text:
            yield self.text
        self.is_over.wait(20)


@pytest.mark.parametrize(("text", "limit"), [("", "first_seconds"), ("Gen. Kim", "pause_seconds")])
def test_a_model_that_stalls_is_not_waited_for_and_the_limit_is_named(text: str, limit: str) -> None:
    model, begun = Stalling(text), time.monotonic()

    with pytest.raises(ModelFailed, match=limit) as failed:
        list(TimedModel(model, SOON).stream(ASKED))
    model.is_over.set()

    assert failed.value.reason is Reason.TIMED_OUT
    assert time.monotonic() - begun < 15


def test_what_came_before_a_model_stalled_is_there() -> None:
    model = Stalling("Gen. Kim")

    assert next(TimedModel(model, SOON).stream(ASKED)) == "Gen. Kim"
    model.is_over.set()


def test_a_model_that_keeps_its_time_is_handed_on_as_it_is() -> None:
    timed = TimedModel(LlamaIndexModel(ScriptedLLM("Gen. Kim.", window=999, constrains=True)), WriterSettings())

    assert list(timed.stream(ASKED, {"type": "object"})) == ["Gen. ", "Kim."]
    assert (timed.name, timed.window, timed.reply_tokens, timed.constrains) == ("scripted", 999, 256, True)
    assert timed.tokens("Who?") >= 1


def test_an_llm_that_is_handed_in_keeps_the_limits_of_the_settings(tmp_path: Path) -> None:
    is_over = Event()

    def stalls(_prompt: str) -> str:
        is_over.wait(20)
        return ""

    writer = open_writer(SOON, tmp_path, lambda: None, ScriptedLLM(stalls))
    assert writer is not None
    *_, done = writer.write(asked("What was struck?"), judged(*NORVIK))
    is_over.set()

    assert isinstance(done, Done)
    assert done.reason is Reason.TIMED_OUT
    assert "writer.first_seconds" in done.note
