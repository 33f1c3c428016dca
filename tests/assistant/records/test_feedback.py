import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import CannotWrite
from assistant.records.feedback import FILE, Feedback, keep_feedback

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
GOOD = Feedback(NOON, "t1", is_helpful=True, note="", question="Who?", resolved="Who?", sentences=("a:0-4",))


def test_each_opinion_is_a_line_of_its_own(tmp_path: Path) -> None:
    keep_feedback(tmp_path, GOOD)
    keep_feedback(tmp_path, GOOD)

    lines = [json.loads(line) for line in (tmp_path / FILE).read_text().splitlines()]
    assert [(line["turn"], line["is_helpful"], line["at"]) for line in lines] == [
        ("t1", True, "2026-03-20T12:00:00+00:00")
    ] * 2


def test_nobody_else_on_the_machine_may_read_it(tmp_path: Path) -> None:
    keep_feedback(tmp_path, GOOD)

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_half_a_pair_of_surrogates_can_be_kept(tmp_path: Path) -> None:
    keep_feedback(tmp_path, Feedback(NOON, "t1", False, "\ud800", "Who?", "Who?", ()))

    assert json.loads((tmp_path / FILE).read_text())["note"] == "\ud800"


def test_what_cannot_be_written_is_said_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"missing.*feedback\.jsonl cannot be written"):
        keep_feedback(tmp_path / "missing", GOOD)
