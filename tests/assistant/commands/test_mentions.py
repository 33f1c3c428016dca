"""`briefings mentions`, with the packaged model."""

import json
from pathlib import Path

import pytest

from tests.assistant.test_cli import run

pytestmark = pytest.mark.slow


def test_a_name_that_is_mentioned_ends_with_status_0(encoded: Path) -> None:
    result = run(encoded, "mentions", "Petra Lund")

    assert result.exit_code == 0
    assert "mentioned in 2 of 5 briefings searched" in result.stdout


def test_a_name_that_is_not_ends_with_status_3(encoded: Path) -> None:
    result = run(encoded, "mentions", "Maran", "--since", "2026-03-01", "--until", "2026-03-31")

    assert result.exit_code == 3
    assert result.stdout.startswith("No briefing between 1 March 2026 and 31 March 2026 mentions “Maran” (3 searched")


def test_it_can_be_json(encoded: Path) -> None:
    result = run(encoded, "mentions", "Maran", "--json")

    assert (result.exit_code, json.loads(result.stdout)["absent"]) == (3, True)
