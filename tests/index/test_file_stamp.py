import os

import pytest

from index.file_stamp import FileStamp, is_gone, stamp


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Rain fell.")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def test_a_file_left_alone_is_as_it_was_and_not_opened(note):
    known = stamp(note, None)
    note.write_text("Sun shone.")  # of the same length, and the time put back
    os.utime(note, (1_700_000_000, 1_700_000_000))

    assert stamp(note, known) is known
    assert known.fits(known)


def test_a_file_with_another_time_but_the_same_content_is_as_it_was(note):
    known = stamp(note, None)
    os.utime(note, (1, 1))

    assert stamp(note, known).fits(known)


def test_a_file_with_another_time_is_hashed_only_once(note):
    known = stamp(note, None)
    os.utime(note, (1, 1))
    touched = stamp(note, known)

    assert touched.modified == 1_000_000_000
    assert stamp(note, touched) is touched


def test_a_file_with_another_content_is_another_one(note):
    known = stamp(note, None)
    note.write_text("Sun shone.")

    assert not stamp(note, known).fits(known)


def test_the_time_of_a_file_just_written_is_not_relied_on(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Rain fell.")

    assert stamp(path, None).modified == -1


def test_no_file_is_like_one_that_was_not_read_to_its_end(note):
    unfinished = FileStamp.unfinished(str(note))

    assert not unfinished.is_finished
    assert not stamp(note, unfinished).fits(unfinished)


def test_no_file_is_like_one_of_which_some_records_failed(note):
    failed = stamp(note, None).with_failures()

    assert failed.is_finished
    assert failed.has_failures
    assert not stamp(note, failed).fits(failed)


def test_what_is_no_regular_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert stamp(tmp_path / "pipe", None).sha256 == ""


def test_a_file_that_is_gone_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        stamp(tmp_path / "nothing", None)


def test_a_file_is_gone_where_its_folder_is_no_more_or_is_a_file_by_now(note):
    assert not is_gone(note)
    assert is_gone(note.parent / "nothing" / "note.txt")
    assert is_gone(note / "note.txt")


def test_a_file_that_cannot_be_looked_at_is_not_gone(note):
    # Root may look into any folder; a link that leads to itself is closed to everyone.
    (note.parent / "loop").symlink_to("loop")

    assert not is_gone(note.parent / "loop" / "note.txt")
