"""`briefings models`, with a server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant.commands.models import models
from assistant.models.extras import is_installed
from tests.assistant.models.server import Says, Server, Status

pytestmark = pytest.mark.skipif(not is_installed("openai-compatible"), reason='needs pip install -e ".[openai]"')


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def run(folder: Path, *words: str) -> Result:
    app = typer.Typer()
    app.command()(models)
    return CliRunner().invoke(app, ["--library", str(folder), *words], env={"COLUMNS": "200"})


def configure(folder: Path, server: Server) -> None:
    (folder / "settings.toml").write_text(
        f'[writer]\nkind = "openai-compatible"\nmodel = "norvik-7b"\nbase_url = "{server.url}"\nattempts = 1\n'
    )


def test_without_a_model_it_says_where_to_name_one(tmp_path: Path) -> None:
    result = run(tmp_path)

    assert result.exit_code == 0
    assert "No language model is set" in result.stdout
    assert "settings.toml" in result.stdout


def test_a_model_that_answers_is_shown_with_its_speed(tmp_path: Path, server: Server) -> None:
    configure(tmp_path, server)
    server.will(Says("I am ready", pause=0.01))

    result = run(tmp_path)

    assert result.exit_code == 0
    assert "openai-compatible: norvik-7b" in result.stdout
    assert 'It answers: "I am ready". First word after' in result.stdout
    assert "tokens a second" in result.stdout


def test_a_model_that_does_not_answer_is_shown_with_the_reason(tmp_path: Path, server: Server) -> None:
    configure(tmp_path, server)
    server.will(Status(404, message="no such model"))

    result = run(tmp_path)

    assert result.exit_code == 1
    assert "does not know the model 'norvik-7b'" in result.stdout


def test_it_can_be_json(tmp_path: Path, server: Server) -> None:
    configure(tmp_path, server)
    server.says("ready")

    found = json.loads(run(tmp_path, "--json").stdout)

    assert (found["kind"], found["model"], found["answers"], found["reply"]) == (
        "openai-compatible",
        "norvik-7b",
        True,
        "ready",
    )
    assert found["failure"] is None
    assert found["first_seconds"] > 0


def test_what_a_model_replies_cannot_steer_the_terminal(tmp_path: Path, server: Server) -> None:
    configure(tmp_path, server)
    server.says("\x1b]0;owned\x07 ready")

    assert "\x1b]0" not in run(tmp_path).stdout
