"""Exporting from `briefings ask`, `chat` and `overview`, with the packaged model."""

from pathlib import Path

import pytest

from tests.assistant.test_cli import MISSILES, STRUCK, run

pytestmark = pytest.mark.slow


def test_an_answer_is_exported_with_its_footnotes(encoded: Path, tmp_path: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--export", str(tmp_path / "a.md"))

    assert result.exit_code == 0
    assert f"{STRUCK}[^1]" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [(MISSILES, "--since", "2027-01-01"), ("Which missiles hit the depot in May 2027?",)])
def test_where_no_briefing_has_the_dates_it_is_said_how_to_search_the_others(
    encoded: Path, asked: tuple[str, ...]
) -> None:
    result = run(encoded, "ask", *asked)

    how = "without --since and --until" if "--since" in asked else "with --since 2026-03-02"
    assert f"are dated 2 March 2026 to 20 March 2026. They are searched {how}" in result.stdout


def test_a_form_that_there_is_not_is_refused_before_anything_is_asked(encoded: Path, tmp_path: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--export", str(tmp_path / "a.pdf"))

    assert (result.exit_code, result.stdout) == (2, "")
    assert "its name has to end in .md, .html, .docx or .json" in result.stderr


def test_a_conversation_is_exported_whole(encoded: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.md"

    result = run(encoded, "chat", stdin=f"{MISSILES}\nHow many tanks did Poland send?\n/export {path}\n")

    assert f"Written into {path}" in result.stderr
    text = path.read_text(encoding="utf-8")
    assert text.index(f"## {MISSILES}") < text.index("## How many tanks did Poland send?")
    assert "**The briefings do not say.**" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/export a.pdf", "Nothing was asked yet"),
        ("/help", "/help is nothing that can be done here. What can: /export FILE"),
        ("/export", "What can: /export FILE"),
    ],
)
def test_a_line_that_cannot_be_carried_out_ends_no_conversation(encoded: Path, typed: str, said: str) -> None:
    result = run(encoded, "chat", stdin=f"{typed}\n{MISSILES}\n")

    assert said in result.stderr
    assert STRUCK in result.stdout


def test_an_overview_is_told_by_stories_and_exported(encoded: Path, tmp_path: Path) -> None:
    result = run(encoded, "overview", "--since", "2026-03-01", "--export", str(tmp_path / "a.html"))

    assert result.exit_code == 0
    assert "Missiles hit the fuel depot at Norvik\n" in result.stdout
    assert "Assessed: Missiles hit the fuel depot at Norvik\n" in result.stdout
    assert "<h3>" in (tmp_path / "a.html").read_text(encoding="utf-8")
