"""A model that is asked through a real server of this machine: when it is asked again, and how it fails."""

import asyncio
import time
from threading import Event, Timer

import pytest

from assistant.errors import ModelFailed, Reason
from assistant.models.relay import Clock
from tests.assistant.models.conftest import WHO, Opened
from tests.assistant.models.server import HangsUp, Says, Sends, Server, Stalls, Status

KINDS = ("openai-compatible", "ollama", "anthropic")
INJURED = "Three guards were injured."
SCHEMA = {"type": "object", "properties": {"answerable": {"type": "boolean"}}}
AT_ONCE = {"Retry-After": "0"}


def failing(call) -> ModelFailed:
    with pytest.raises(ModelFailed) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_comes_piece_by_piece(server: Server, opened: Opened, kind: str) -> None:
    server.says(INJURED)

    pieces = [piece.delta for piece in opened(kind).stream_chat(WHO) if piece.delta]

    assert pieces == ["Three", " guards", " were", " injured."]


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_can_be_had_as_a_whole(server: Server, opened: Opened, kind: str) -> None:
    server.says(INJURED)

    assert opened(kind).chat(WHO).message.content == INJURED


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_names_the_model_and_bounds_the_reply(server: Server, opened: Opened, kind: str) -> None:
    opened(kind, reply_tokens=77).chat(WHO)

    request = server.requests[0]
    assert request["model"] == "norvik-7b"
    assert 77 in (request.get("max_tokens"), request.get("options", {}).get("num_predict"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("killed", [True, False])
def test_a_server_that_dies_in_the_middle_has_not_replied(
    server: Server, opened: Opened, kind: str, killed: bool
) -> None:
    server.will(Says(INJURED, stop_after=2, killed=killed))
    got = []

    error = failing(lambda: got.extend(opened(kind).stream_chat(WHO)))

    assert error.reason is Reason.BROKEN_OFF
    assert "".join(piece.delta or "" for piece in got) in ("Three guards", "Three", "")  # a reset may overtake words


def test_once_a_word_has_come_the_model_is_not_asked_again(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, stop_after=2), Says(INJURED))

    failing(lambda: opened().chat(WHO))

    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_server_is_asked_again(server: Server, opened: Opened, kind: str, code: int) -> None:
    server.will(Status(code, AT_ONCE), Says(INJURED))

    assert opened(kind).chat(WHO).message.content == INJURED
    assert len(server.requests) == 2


@pytest.mark.parametrize("deed", [HangsUp(), Says("")])
def test_a_server_that_says_nothing_is_asked_again(server: Server, opened: Opened, deed: HangsUp | Says) -> None:
    server.will(deed, Says(INJURED))

    assert opened().chat(WHO).message.content == INJURED


def test_it_is_asked_as_often_as_is_set_and_no_more(server: Server, opened: Opened) -> None:
    server.will(Status(429, AT_ONCE))

    error = failing(lambda: opened(attempts=3).chat(WHO))

    assert (error.reason, len(server.requests)) == (Reason.REFUSED, 3)
    assert "takes no more questions for now (status 429: no) and asks to wait 0 seconds." in str(error)


@pytest.mark.parametrize("kind", KINDS)
def test_the_wait_that_a_server_asks_for_is_kept(server: Server, opened: Opened, kind: str) -> None:
    server.will(Status(429, {"Retry-After": "2"}), Says(INJURED))
    began = time.monotonic()

    opened(kind).chat(WHO)

    assert time.monotonic() - began >= 2


def test_a_wait_beyond_the_limit_is_not_begun(server: Server, opened: Opened) -> None:
    server.will(Status(429, {"Retry-After": "3600"}), Says(INJURED))

    error = failing(lambda: opened(first_seconds=30).chat(WHO))

    assert len(server.requests) == 1
    assert str(error).endswith("and asks to wait 3600 seconds.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("deed", "reason", "words"),
    [
        (Status(401), Reason.REFUSED, "asks for a valid key (status 401: no)"),
        (Status(404, message="no such model"), Reason.REFUSED, "does not know the model 'norvik-7b', or is none"),
        (Status(400, message="prompt exceeds the context length"), Reason.TOO_LONG, "longer than the model"),
        (Status(413), Reason.TOO_LONG, "longer than the model"),
    ],
)
def test_what_will_not_pass_is_not_tried_again(
    server: Server, opened: Opened, kind: str, deed: Status, reason: Reason, words: str
) -> None:
    server.will(deed)

    error = failing(lambda: opened(kind).chat(WHO))

    assert (error.reason, len(server.requests)) == (reason, 1)
    assert words in str(error)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "body", [b"<html>Welcome</html>", b'data: {"a": 1}\n\n', b"data: {{{\n\n", b"\xff\xfe\x00", b""]
)
def test_rubbish_is_no_reply(server: Server, opened: Opened, kind: str, body: bytes) -> None:
    server.will(Sends(body))

    assert failing(lambda: opened(kind, attempts=1).chat(WHO)).reason is Reason.BROKEN_OFF


def test_nothing_but_silence_is_an_empty_reply(server: Server, opened: Opened) -> None:
    server.says("")

    error = failing(lambda: opened(attempts=1).chat(WHO))

    assert error.reason is Reason.EMPTY
    assert str(error).startswith(f"The model's server at {server.url} replied with nothing.")
    assert "writer.reply_tokens" in str(error)


def test_where_no_server_runs_the_user_is_told_to_start_it(opened: Opened, server: Server) -> None:
    model = opened()
    server.__exit__()

    error = failing(lambda: model.chat(WHO))

    assert error.reason is Reason.UNREACHABLE
    assert "cannot be reached. Start it, or change writer.base_url" in str(error)


@pytest.mark.parametrize("deed", [Stalls(), Stalls(pings=0.05), Says(INJURED, first=30)])
def test_a_first_word_is_waited_for_as_long_as_is_set(server: Server, opened: Opened, deed: Stalls | Says) -> None:
    server.will(deed)
    began = time.monotonic()

    error = failing(lambda: opened(first_seconds=0.4).chat(WHO))

    assert error.reason is Reason.TIMED_OUT
    assert str(error) == "The model's reply did not begin within 0.4 seconds (writer.first_seconds)."
    assert time.monotonic() - began < 15  # this machine may be busy; the server would take 30


def test_silence_in_the_middle_is_borne_as_long_as_is_set(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, pause=30))
    got = []

    error = failing(lambda: got.extend(opened(pause_seconds=0.3).stream_chat(WHO)))

    assert [piece.delta for piece in got if piece.delta] == ["Three"]
    assert str(error) == "The model's reply stopped for more than 0.3 seconds (writer.pause_seconds)."


def test_a_reply_that_goes_on_and_on_ends_with_the_time(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, pause=0.05, endless=True))

    error = failing(lambda: opened(total_seconds=2).chat(WHO))

    assert str(error) == "The model's reply was not finished within 2 seconds (writer.total_seconds)."


def test_a_reply_far_beyond_its_limit_is_cut(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, endless=True))

    error = failing(lambda: opened(reply_tokens=8).chat(WHO))

    assert (error.reason, "wrote on and on" in str(error)) == (Reason.BROKEN_OFF, True)


def test_who_stops_listening_hangs_up(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, pause=0.05, endless=True))
    reply = opened().stream_chat(WHO)

    next(reply)
    reply.close()

    assert server.hung_up.wait(30)


@pytest.mark.parametrize("kind", ["openai-compatible", "ollama"])
def test_a_server_is_told_the_schema(server: Server, opened: Opened, kind: str) -> None:
    model = opened(kind)

    model.chat(WHO, json_schema=SCHEMA)

    request = server.requests[0]
    told = request.get("format") or request["response_format"]["json_schema"]["schema"]
    assert model.constrains
    assert told == SCHEMA


def test_a_server_that_knows_no_schema_is_asked_without_and_from_then_on(server: Server, opened: Opened) -> None:
    server.will(Status(400, message="response_format is not supported"), Says(INJURED))
    model = opened()

    first, second = model.chat(WHO, json_schema=SCHEMA), model.chat(WHO, json_schema=SCHEMA)

    assert first.message.content == second.message.content == INJURED
    assert ["response_format" in request for request in server.requests] == [True, False, False]
    assert not model.constrains


def test_a_model_of_anthropic_is_not_held_to_a_schema(server: Server, opened: Opened) -> None:
    model = opened("anthropic")

    model.chat(WHO, json_schema=SCHEMA)

    assert not model.constrains
    assert "response_format" not in server.requests[0]


def test_a_reply_comes_piece_by_piece_without_blocking_the_loop(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, pause=0.1))
    ticks = 0

    async def asked() -> list[str]:
        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0.01)

        ticking = asyncio.create_task(tick())
        pieces = [piece.delta async for piece in await opened().astream_chat(WHO) if piece.delta]
        ticking.cancel()
        return pieces

    assert asyncio.run(asked()) == ["Three", " guards", " were", " injured."]
    assert ticks > 3


def test_the_limits_hold_for_those_who_await_too(server: Server, opened: Opened) -> None:
    server.will(Stalls())

    error = failing(lambda: asyncio.run(opened(first_seconds=0.3).achat(WHO)))

    assert error.reason is Reason.TIMED_OUT


def test_who_stops_awaiting_hangs_up(server: Server, opened: Opened) -> None:
    server.will(Says(INJURED, pause=0.05, endless=True))

    async def asked() -> None:
        reply = await opened().astream_chat(WHO)
        await anext(reply)
        await reply.aclose()

    asyncio.run(asked())

    assert server.hung_up.wait(30)


def test_tokens_are_rather_over_counted(opened: Opened) -> None:
    model = opened()

    assert model.count_tokens("") == 0
    assert model.count_tokens("Three guards were injured.") == 9
    assert model.count_tokens("Три охранника") == 9
    assert model.count_tokens("\ud800") == 1


def test_what_the_model_can_hold_is_what_is_set(opened: Opened) -> None:
    metadata = opened(context=4096, reply_tokens=500).metadata

    assert (metadata.context_window, metadata.num_output, metadata.model_name) == (4096, 500, "norvik-7b")


def test_who_stops_listening_while_it_is_waited_for_is_not_asked_for_again(server: Server, opened: Opened) -> None:
    server.will(Status(429, {"Retry-After": "1"}), Says(INJURED))
    model = opened()
    stop = Event()
    Timer(0.2, stop.set).start()

    with pytest.raises(ModelFailed):
        list(model._pieces(list(WHO), None, {}, Clock(30, 30, 30), stop))

    assert len(server.requests) == 1
