"""What `briefings serve` refuses before it opens a library; what it shows is tested with the page."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "0.0.0.0"], "it asks nobody for a password"),  # noqa: S104
        (["--public-name", "briefings.example"], "it asks nobody for a password"),
        (["--auth", "nobody"], "briefings users add NAME --file nobody"),
        (["--host", "example.com"], "give an address of this machine"),
    ],
)
def test_a_door_that_may_not_stand_open_is_refused_before_a_library_is_made(tmp_path: Path, options, told):
    library = tmp_path / "library"

    ended = CliRunner().invoke(app, ["serve", "--library", str(library), *options])

    assert ended.exit_code == 2
    assert told in " ".join(ended.stderr.split())
    assert not library.exists()


def test_tools_without_the_package_for_them_are_refused_with_how_to_install_it(tmp_path, monkeypatch):
    # As on a machine where it is not installed.
    monkeypatch.setattr("assistant.page.guard.find_spec", lambda name: None)

    ended = CliRunner().invoke(app, ["serve", "--library", str(tmp_path / "library"), "--mcp"])

    assert ended.exit_code == 2
    assert 'pip install -e ".[mcp]"' in " ".join(ended.stderr.split())
