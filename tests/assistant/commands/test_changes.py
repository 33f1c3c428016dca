"""`briefings changes`, with the packaged model."""

import json
from pathlib import Path

import pytest

from tests.assistant.test_cli import STRUCK, run

pytestmark = pytest.mark.slow
TODAYS = (
    "# Norvik again\n\nThree Harrier missiles struck the fuel depot at Norvik on Sunday night. The mayor resigned.\n"
)


def add(library: Path, folder: Path) -> None:
    (folder / "2026-03-04-norvik.md").write_text(TODAYS, encoding="utf-8")
    assert run(library, "add", str(folder / "2026-03-04-norvik.md")).exit_code == 0


def test_what_changed_ends_with_status_3_and_shows_both_sentences(own_library: Path, tmp_path: Path) -> None:
    add(own_library, tmp_path)

    result = run(own_library, "changes", "--since", "2026-03-04", "--about", "missiles at the Norvik depot")

    assert result.exit_code == 3
    assert result.stdout.startswith(
        "1 changed about “missiles at the Norvik depot”: "
        "5 briefings since 4 March 2026 (2 of them undated, added since), "
    )
    assert "\nNorvik again\n  changed: “Three Harrier missiles struck" in result.stdout
    assert f"“{STRUCK}”" in result.stdout
    assert "\n    number: Two → Three\n" in result.stdout


def test_nothing_new_ends_with_status_0(encoded: Path) -> None:
    result = run(encoded, "changes", "--since", "2027-01-01")

    assert result.exit_code == 0
    assert result.stdout == "Nothing new: 0 briefings since 1 January 2027, compared with 5 earlier ones.\n"


def test_it_can_be_json(encoded: Path) -> None:
    result = run(encoded, "changes", "--since", "2026-03-20", "--json")

    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert (found["since"], found["old_briefings"] + found["new_briefings"]) == ("2026-03-20", 5)
    assert {change["kind"] for change in found["changes"]} == {"new"}


def test_a_first_look_is_noted_and_told(own_library: Path) -> None:
    result = run(own_library, "changes", "--since", "last-look")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("This is the first look")


def test_a_day_that_cannot_be_read_is_refused(encoded: Path) -> None:
    result = run(encoded, "changes", "--since", "March")

    assert result.exit_code == 2
    assert "'March'" in result.stderr


def test_a_library_without_briefings_ends_with_status_1(tmp_path: Path) -> None:
    assert run(tmp_path / "none", "changes", "--since", "2026-03-01").exit_code == 1
