import os
from pathlib import Path

import pytest

from assistant.errors import CannotWrite
from assistant.records.whole_file import copies, write_whole


def test_a_file_is_written_with_its_bytes_and_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", b"one")
    write_whole(tmp_path / "a.json", b"two")

    assert (tmp_path / "a.json").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"one")
    (tmp_path / "a.json").chmod(0o640)

    write_whole(tmp_path / "a.json", b"two")

    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.json").write_bytes(b"one")
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "a.json")

    write_whole(tmp_path / "link.json", b"two")

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real" / "a.json").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["missing/a.json", "taken/a.json", "a\0b.json"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(CannotWrite, match="cannot be written"):
        write_whole(tmp_path / name, b"one")


def test_the_home_of_nobody_is_named() -> None:
    with pytest.raises(CannotWrite, match="cannot be written"):
        write_whole(Path("~nobody-of-this-name/a.json"), b"one")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is no file"):
        write_whole(tmp_path, b"one")


def test_what_is_cut_short_leaves_what_stood_there_and_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(_: int) -> None:
        raise KeyboardInterrupt

    write_whole(tmp_path / "a.json", b"one")
    monkeypatch.setattr(os, "fsync", cut_short)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.json", b"two")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"one")]


def test_the_copies_of_a_file_are_those_that_writing_it_makes_and_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(os, "fsync", lambda _: made.extend(copies(tmp_path / "a.json")))
    for name in ("a.json", ".a.json-kept", ".b.json-0123abcd"):
        (tmp_path / name).write_bytes(b"mine")

    write_whole(tmp_path / "a.json", b"one")

    assert [path.name[:8] for path in made] == [".a.json-"]
    assert copies(tmp_path / "a.json") == ()
