"""The whole path with a real server of this machine behind it: whatever it does, a useful answer comes in time."""

import json
import time
from collections.abc import Iterator

import pytest
from llama_index.core.llms import ChatMessage

from assistant import Answer, Assistant
from assistant.models.open import open_model
from assistant.settings import AnswerSettings, WriterSettings
from assistant.writer.llama_index_model import LlamaIndexModel
from assistant.writer.repair import Repairs
from assistant.writer.write import CheckedWriter
from index.library import Library
from tests.assistant.models.server import HangsUp, Says, Sends, Server, Stalls, Status
from tests.assistant.test_assistant import WordReader
from tests.assistant.test_stream import HURT, INJURED, QUESTION, library, texts

pytest.importorskip("llama_index.llms.openai_like")
assert library  # the fixture

IN_FULL = json.dumps({"answerable": True, "statements": [{"text": HURT, "sentences": [1]}]})
LIMIT = 3.0  # seconds that a whole reply may take here


@pytest.fixture(scope="module", autouse=True)
def imported() -> None:
    """Ask once without a limit that matters: the client of OpenAI's protocol takes seconds to import."""
    with Server() as server:
        settings = WriterSettings(kind="openai-compatible", model="norvik-7b", base_url=server.url)
        open_model(settings).chat([ChatMessage(role="user", content="Ready?")])


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def asking(library: Library, server: Server) -> Assistant:
    settings = WriterSettings(
        kind="openai-compatible",
        model="norvik-7b",
        base_url=server.url,
        first_seconds=1.0,
        pause_seconds=1.0,
        total_seconds=LIMIT,
        attempts=2,
    )
    writer = CheckedWriter(LlamaIndexModel(open_model(settings)), repairs=Repairs(seconds=1.0))
    return Assistant(library, AnswerSettings(threshold=0.6), reader=WordReader(), writer=lambda: writer)  # type: ignore[arg-type]


def test_a_server_writes_json_that_is_checked(library: Library, server: Server) -> None:
    server.says(IN_FULL)

    answer = asking(library, server).ask(QUESTION)

    assert (texts(answer)[0], answer.written_by) == (HURT, "norvik-7b")
    assert "response_format" in server.requests[0]


@pytest.mark.parametrize(
    "deeds",
    [
        (HangsUp(),),
        (Says(IN_FULL, stop_after=3, killed=True),),
        (Says(IN_FULL, stop_after=3),),
        (Stalls(),),
        (Stalls(0.2),),
        (Status(429, {"Retry-After": "60"}),),
        (Status(500),),
        (Status(401),),
        (Sends(b"\xff\x00 rubbish"),),
        (Sends(b"<html>Log in</html>", "text/html"),),
        (Says("word", pause=0.05, endless=True),),
    ],
    ids=["hangs up", "killed", "cut off", "stalls", "pings", "429", "500", "401", "rubbish", "html", "endless"],
)
def test_whatever_a_server_does_the_briefings_own_answer_comes_in_time(
    library: Library, server: Server, deeds: tuple[object, ...]
) -> None:
    server.will(*deeds)  # type: ignore[arg-type]
    begun = time.monotonic()

    answer = asking(library, server).ask(QUESTION)

    assert (texts(answer)[0], answer.written_by) == (INJURED, "")
    assert answer.note.endswith("The briefings' own sentences stand here instead.")
    # One more try where what came was of no use.
    assert time.monotonic() - begun < 2 * LIMIT + 4


@pytest.mark.parametrize(
    "deed", [HangsUp(), Stalls(), Status(429, {"Retry-After": "60"})], ids=["hangs up", "stalls", "429"]
)
def test_whatever_a_server_does_in_a_second_try_the_briefings_own_words_stand_in_in_time(
    library: Library, server: Server, deed: HangsUp | Stalls | Status
) -> None:
    server.will(Says(IN_FULL.replace("three", "four")), deed)
    begun = time.monotonic()

    answer = asking(library, server).ask(QUESTION)

    assert (texts(answer)[0], answer.written_by) == (INJURED, "norvik-7b")
    assert answer.withheld[0].text == HURT.replace("three", "four")
    assert time.monotonic() - begun < LIMIT + 4


def test_a_server_that_is_busy_for_a_moment_is_asked_again(library: Library, server: Server) -> None:
    server.will(Status(429, {"Retry-After": "0"}), Says(IN_FULL))

    assert texts(asking(library, server).ask(QUESTION))[0] == HURT


def test_a_claim_is_there_while_the_server_is_still_writing(library: Library, server: Server) -> None:
    server.will(Says(f"{HURT} [1]\n" + "and so on " * 20, pause=0.02))

    stream = asking(library, server).stream(QUESTION)
    first = next(stream)
    begun = time.monotonic()
    answer: Answer = stream.answer

    assert first.text == HURT
    assert time.monotonic() - begun > 0.3
    assert answer.claims[0].text == HURT
