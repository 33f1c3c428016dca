"""Uploaded file → a copy that stays, inside the library's folder."""

import filecmp
import os
import shutil
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory


def uploaded(path: str, folder: Path) -> Path:
    """Return an uploaded file, one that is gone by now too.

    ValueError where it is none of `folder`: the browser could name any file.
    """
    file = Path(path).resolve()
    if not file.is_relative_to(folder.resolve()) or file.is_dir():
        raise ValueError(f"{path!r} was not uploaded")
    return file


class Copies:
    """The copies of the latest uploads, by upload: for an upload that was handed over twice.

    Gradio keeps equal files of one name in one place, whoever sends them; whichever job comes first clears it for all.
    """

    def __init__(self, most: int = 1_000) -> None:
        self._most = most
        self._made: OrderedDict[Path, tuple[Path, tuple[int, ...]]] = OrderedDict()

    def add(self, upload: Path, copy: Path) -> None:
        self._made[upload] = copy, _mark(copy)
        while len(self._made) > self._most:
            self._made.popitem(last=False)

    def of(self, upload: Path) -> Path | None:
        """Return the copy of an upload; None where it is unknown, gone, or another file by now."""
        copy, mark = self._made.get(upload, (None, ()))
        with suppress(FileNotFoundError):
            return copy if copy and _mark(copy) == mark else None
        return None


def _mark(file: Path) -> tuple[int, ...]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def clashes(files: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that have the name of one before them and another content; a file that is gone is none."""
    first: dict[str, Path] = {}
    there = (file for file in files if file.is_file())
    return tuple(file for file in there if not filecmp.cmp(first.setdefault(file.name, file), file, shallow=False))


def keep(file: Path, folder: Path) -> Path:
    """Copy `file` into `folder` under its own name; return the copy.

    It takes the place of a copy of that name: the library then sees one file that changed, not a second one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as aside:
        # Renamed when complete, so that a copy cut short by a full disk is never taken for the file.
        return Path(shutil.copyfile(file, Path(aside) / "copy")).replace(folder / file.name)


def discard(file: Path) -> None:
    """Remove a copy made by `keep`, or the upload that it was made of."""
    file.unlink(missing_ok=True)


def lying(folder: Path) -> int:
    """Return how many bytes lie below a folder, 0 where there is none."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # added meanwhile
                total += os.lstat(Path(place) / name).st_size
    return total
