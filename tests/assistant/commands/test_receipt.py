"""`briefings ask --receipt` and `briefings verify`, with the packaged model."""

import json
from pathlib import Path

import pytest

from tests.assistant.test_cli import MISSILES, STRUCK, run

pytestmark = pytest.mark.slow


def test_a_receipt_holds_and_ends_with_status_0(encoded: Path, tmp_path: Path) -> None:
    asked = run(encoded, "ask", MISSILES, "--receipt", str(tmp_path / "r.json"))
    result = run(encoded, "verify", str(tmp_path / "r.json"))

    assert STRUCK in asked.stdout
    assert result.exit_code == 0
    assert f"✓ [1] “{STRUCK}” stands in “Missiles hit the fuel depot at Norvik”" in result.stdout
    assert result.stdout.endswith("The receipt holds.\n")


def test_a_receipt_whose_briefing_was_removed_ends_with_status_1_and_says_why(
    own_library: Path, briefings: Path, tmp_path: Path
) -> None:
    run(own_library, "ask", MISSILES, "--receipt", str(tmp_path / "r.json"))
    run(own_library, "remove", str(briefings / "2026-03-02-depot.md"))

    result = run(own_library, "verify", str(tmp_path / "r.json"))
    as_json = run(own_library, "verify", str(tmp_path / "r.json"), "--json")

    assert (result.exit_code, as_json.exit_code) == (1, 1)
    assert "was removed from the library" in result.stdout
    assert not json.loads(as_json.stdout)["holds"]


def test_what_is_no_receipt_is_refused_in_a_sentence(encoded: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"format": 1}')

    result = run(encoded, "verify", str(tmp_path / "r.json"))

    assert result.exit_code == 2
    assert "is no receipt: it has no 'asked'; it was cut or edited." in result.stderr
