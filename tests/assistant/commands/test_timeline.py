"""`briefings timeline`, with the packaged encoder."""

import json
from pathlib import Path

import pytest

from tests.assistant.test_cli import STRUCK, run

pytestmark = pytest.mark.slow


@pytest.fixture
def unjudged(own_library: Path) -> Path:
    """A library that is asked without the judge, which would take seconds for each timeline."""
    (own_library / "settings.toml").write_text('[answer]\njudge = "none"\n', encoding="utf-8")
    return own_library


def test_events_are_listed_with_their_days_and_footnotes(unjudged: Path) -> None:
    shown = run(unjudged, "timeline", "fuel depot at Norvik").stdout

    assert shown.startswith("date")
    assert f"{STRUCK} [1]\n" in shown
    assert "1 March 2026 " in shown  # the Sunday before the report of 2 March
    assert "\n[1] Missiles hit the fuel depot at Norvik · 2 March 2026 · reported · " in shown
    assert shown.endswith("Searched 5 briefings, dated 2 March 2026 to 20 March 2026.\n")


def test_the_timeline_can_be_json(unjudged: Path) -> None:
    found = json.loads(run(unjudged, "timeline", "fuel depot at Norvik", "--json").stdout)

    first = found["events"][0]
    assert (first["first"], first["words"], first["dated_by"]) == ("2026-03-01", "Sunday night", "sentence")
    assert found["citations"][0]["text"] == STRUCK
    assert found["citations"][0]["event_dates"][0]["words"] == "Sunday night"


def test_the_timeline_can_be_drawn(unjudged: Path, tmp_path: Path) -> None:
    result = run(unjudged, "timeline", "fuel depot at Norvik", "--picture", str(tmp_path / "a.svg"))

    assert result.exit_code == 0
    assert STRUCK in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert result.stderr.split() == ["Drawn", "into", str(tmp_path / "a.svg")]


def test_a_picture_of_another_kind_is_refused_with_what_there_is(unjudged: Path, tmp_path: Path) -> None:
    result = run(unjudged, "timeline", "fuel depot", "--picture", str(tmp_path / "a.jpg"))

    assert result.exit_code == 2
    assert "neither .svg nor .png" in result.stderr


def test_where_nothing_belongs_to_a_matter_that_is_said(unjudged: Path) -> None:
    result = run(unjudged, "timeline", "penguins of Antarctica")

    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "The briefings tell of no such event.")


def test_only_so_many_events_are_shown_and_the_others_counted(unjudged: Path) -> None:
    shown = run(unjudged, "timeline", "fuel depot at Norvik", "--most", "1").stdout

    assert "[2]" not in shown
    assert "left out." in shown


def test_escape_codes_inside_a_briefing_never_reach_the_terminal(unjudged: Path) -> None:
    shown = run(unjudged, "timeline", "lighthouse keeper").output

    assert "\x1b" not in shown
    assert "\x9b" not in shown
