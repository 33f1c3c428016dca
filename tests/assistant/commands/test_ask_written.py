"""`briefings ask` and `chat` with a language model set, asked of a server of this machine."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.models.server import HangsUp, Says, Server
from tests.assistant.test_cli import MISSILES, STRUCK, in_a_terminal, run

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


def test_what_was_searched_for_stands_above_a_written_answer_too(writing: Path) -> None:
    result = run(writing, "chat", stdin=f"{MISSILES}\nWho was injured?\n")

    assert re.search(rf"^Searched for: {re.escape(MISSILES)}.*injured", result.stdout, re.MULTILINE)


def test_an_overview_has_its_headings_where_a_model_is_set_too(writing: Path) -> None:
    result = run(writing, "ask", "Summarise the briefings.")

    assert "Missiles hit the fuel depot at Norvik\n" in result.stdout


def test_it_is_said_how_many_briefings_say_what_was_written(writing: Path, tmp_path: Path) -> None:
    (tmp_path / "2026-03-03-again.txt").write_text(f"Strikes of the week\n\n{STRUCK}\n", encoding="utf-8")
    run(writing, "add", str(tmp_path / "2026-03-03-again.txt"))

    result = run(writing, "ask", MISSILES)

    assert f"{WRITTEN} [1] [2] (2 briefings, 1 origin)\n" in result.stdout


def test_a_terminal_shows_what_is_written_while_the_model_goes_on(writing: Path, server: Server) -> None:
    server.will(Says(f"{WRITTEN} [1]\nThe depot was sold. [1]", pause=0.1))

    _, seen = in_a_terminal("ask", MISSILES, "--library", str(writing), NO_COLOR="1")

    # Once while the rest is written, and once in the whole answer.
    assert seen.count(f"{WRITTEN} [1]") > 1


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
