"""`briefings ask` and `chat` with a language model set, asked of a server of this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.models.server import HangsUp, Server
from tests.assistant.test_cli import MISSILES, STRUCK, run

pytest.importorskip("llama_index.llms.openai_like")
pytestmark = pytest.mark.slow

WRITTEN = "Two Harrier missiles struck the fuel depot at Norvik."


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def writing(own_library: Path, server: Server) -> Path:
    """A library whose answers the server writes; rules alone check them."""
    (own_library / "settings.toml").write_text(
        '[answer]\njudge = "none"\n'
        f'[writer]\nkind = "openai-compatible"\nmodel = "norvik-7b"\nbase_url = "{server.url}"\nattempts = 1\n',
        encoding="utf-8",
    )
    server.says(f"{WRITTEN} [1]\nThe depot was sold. [1]")
    return own_library


def test_what_was_written_is_shown_with_footnotes_and_what_was_left_out(writing: Path) -> None:
    result = run(writing, "ask", MISSILES)

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{WRITTEN} [1]\n")
    assert f"“{STRUCK}”" in result.stdout
    assert "Written by norvik-7b; every sentence was checked." in result.stdout
    assert "  – The depot was sold." in result.stdout


def test_no_write_quotes_the_briefings_and_asks_nobody(writing: Path, server: Server) -> None:
    result = run(writing, "ask", MISSILES, "--no-write")

    assert result.stdout.startswith(f"{STRUCK} [1]\n")
    assert server.requests == []


def test_a_server_that_fails_costs_nothing_but_the_words(writing: Path, server: Server) -> None:
    server.will(HangsUp())

    result = run(writing, "ask", MISSILES)

    assert (result.exit_code, result.stdout.startswith(f"{STRUCK} [1]\n")) == (0, True)
    assert "The briefings' own sentences stand here instead." in result.stdout


def test_json_holds_who_wrote_and_what_was_withheld(writing: Path) -> None:
    found = json.loads(run(writing, "ask", MISSILES, "--json").stdout)

    assert (found["written_by"], len(found["withheld"])) == ("norvik-7b", 1)


def test_a_chat_is_written_too_and_knows_what_came_before(writing: Path, server: Server) -> None:
    result = run(writing, "chat", stdin=f"{MISSILES}\nWho was injured?\n")

    assert result.exit_code == 0
    assert f"{WRITTEN} [1]" in result.stdout
    assert MISSILES in json.dumps(server.requests[-1])
