"""The door of the page: what `python app.py` says where it cannot open."""

import pytest
import typer
from typer.testing import CliRunner

from app import serve


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(serve)
    return app


def test_an_address_that_others_can_reach_is_refused_before_a_library_is_made(app, tmp_path):
    library = tmp_path / "library"

    ended = CliRunner().invoke(app, ["--host", "0.0.0.0", "--library", str(library)])  # noqa: S104

    assert ended.exit_code == 2
    assert "other machines could reach it" in " ".join(ended.stderr.split())
    assert not library.exists()


def test_the_name_of_a_file_in_an_error_cannot_steer_the_terminal(app, tmp_path):
    hostile = tmp_path / "\x1b]0;owned\x07\x1b[31mlibrary"
    hostile.write_text("No folder.")

    ended = CliRunner().invoke(app, ["--library", str(hostile)])

    assert ended.exit_code == 2
    assert "cannot be used as a library" in " ".join(ended.stderr.split())
    assert ended.stderr.replace("\n", "").isprintable()
