import os
import sqlite3

import numpy as np
import pytest

from index.errors import EncoderUnavailable
from index.library import Library
from tests.fakes import HashEncoder, briefing, library


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "a note.txt"
    path.write_text("A ferry sank.")
    return path


@pytest.fixture
def shelf(tmp_path, note):
    shelf = library(tmp_path / "library")
    shelf.add([note])
    return shelf


def complaints(shelf):
    return [(finding.what, finding.cure) for finding in shelf.findings() if finding.cure]


def change(shelf, statement):
    connection = sqlite3.connect(shelf.folder / "library.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_library_has_nothing_to_cure(shelf):
    assert complaints(shelf) == []
    assert [finding.what.split(":")[0] for finding in shelf.findings()] == ["Database", "Vectors", "Encoder", "Files"]


def test_an_empty_library_is_sound(tmp_path):
    assert complaints(library(tmp_path)) == []


def test_a_file_that_is_no_database_is_found_not_raised(tmp_path):
    (tmp_path / "library.db").write_bytes(b"not a database" * 100)

    ((what, cure),) = complaints(library(tmp_path))

    assert what == "Database: file is not a database"
    assert cure.startswith("put back a copy of the whole folder (without library.db-wal and -shm of another state)")


@pytest.mark.parametrize("table", ["vector", "words"])
def test_passages_without_their_row_are_found(table, shelf):
    change(shelf, f"DELETE FROM {table}")  # noqa: S608

    assert complaints(shelf)[0][0] == f"Database: 1 passages have no row in {table}"


def test_rows_that_point_nowhere_are_found(shelf):
    change(shelf, "DELETE FROM briefing")

    assert any("points at a briefing that is not there" in what for what, _ in complaints(shelf))


def test_a_briefing_that_cannot_be_read_is_found_and_the_rest_is_checked(shelf):
    change(shelf, "UPDATE briefing SET text = CAST(x'41ff42' AS TEXT)")

    ((what, _),) = complaints(shelf)

    assert what.endswith("is not as it was added")


def test_vectors_that_differ_from_the_database_are_found(shelf):
    other = np.zeros(64, dtype=np.float32).tobytes().hex()
    change(shelf, f"UPDATE vector SET value = x'{other}'")  # noqa: S608

    assert complaints(shelf)[0][0].startswith("Vectors: the FAISS file differs")


def test_another_encoder_is_found_with_its_cure(shelf):
    other = library(shelf.folder, HashEncoder("other"))

    assert complaints(other) == [("Encoder: the library was built with hash, set is other", "briefings rebuild")]


def test_an_encoder_that_is_not_there_is_found(shelf):
    def missing():
        raise EncoderUnavailable("hash", "it is not installed.")

    lost = Library(shelf.folder, encoder_name="hash", builder=HashEncoder, asker=missing)

    ((what, _),) = complaints(lost)
    assert "it is not installed" in what


def test_a_changed_file_is_found_with_a_command_that_can_be_pasted(shelf, note):
    note.write_text("Rain fell.")

    assert complaints(shelf) == [(f"File: {note} changed since it was added", f"briefings add '{note}'")]


def test_a_file_saved_again_with_the_same_content_has_not_changed(shelf, note):
    os.utime(note, (1, 1))

    assert complaints(shelf) == []


def test_a_file_that_is_gone_is_found(shelf, note):
    note.unlink()

    ((what, cure),) = complaints(shelf)
    assert what == f"File: {note} is no longer there"
    assert "remove --missing" in cure


def test_a_file_that_was_not_read_to_its_end_is_found(shelf, tmp_path, monkeypatch):
    monkeypatch.setattr("index.add.BATCH", 1)
    path = tmp_path / "days.jsonl"
    path.write_text('{"text": "Rain fell."}\n{"text": "Sun shone."}')

    def stop(_progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.add([path], on_progress=stop)

    assert complaints(shelf) == [(f"File: {path} was not read to its end", f"briefings add {path}")]


@pytest.fixture
def half_bad(shelf, tmp_path):
    path = tmp_path / "days.jsonl"
    path.write_text('{"text": "Rain fell."}\n{"text": ""}')
    shelf.add([path])
    return path


def test_a_file_with_a_bad_record_is_to_be_mended_not_only_to_be_added_again(shelf, half_bad):
    assert complaints(shelf) == [
        (f"File: some records of {half_bad} could not be read", f"mend them, then briefings add {half_bad}")
    ]


def test_a_file_whose_records_were_mended_changed_until_it_is_added(shelf, half_bad):
    half_bad.write_text('{"text": "Rain fell."}\n{"text": "Sun shone."}')

    ((what, _),) = complaints(shelf)
    assert what == f"File: {half_bad} changed since it was added"
    shelf.add([half_bad])
    assert complaints(shelf) == []


def test_a_briefing_from_no_file_is_missed_nowhere(shelf):
    shelf.add_briefings([briefing("Rain fell.", "https://example.org/rain")])

    assert complaints(shelf) == []
