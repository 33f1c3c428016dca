import pytest

from assistant.errors import CannotWrite
from assistant.records.alone import alone


def test_who_waits_too_long_for_another_writer_is_told_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.records.alone.WAIT", 0.1)
    file, lock = tmp_path / "kept.jsonl", tmp_path / "kept.lock"

    with alone(file, lock), pytest.raises(CannotWrite, match=r"kept\.jsonl.*another process"), alone(file, lock):
        pass


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with (
        pytest.raises(CannotWrite, match=r"kept\.jsonl.*library's folder"),
        alone(tmp_path / "kept.jsonl", tmp_path / "file" / "kept.lock"),
    ):
        pass
