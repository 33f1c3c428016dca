"""A file as it was when it was read, and is it still so?"""

import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path

from index.digest import file_sha256
from index.loaders.limits import FILE_BYTES

# A file written again within one tick of the disk's clock looks the same; FAT counts in two seconds.
TICK = 2_000_000_000

# In place of a size, which no file ever has: such a file is read again whenever it is added.
_UNFINISHED, _WITH_FAILURES = -1, -2


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was when it was read.

    `modified` is in nanoseconds, -1 where the file was so fresh that a further change could have gone unnoticed.
    """

    path: str
    size: int
    modified: int
    sha256: str

    @classmethod
    def unfinished(cls, path: str) -> "FileStamp":
        """The stamp of a file that was not read to its end; no file is ever like that."""
        return cls(path, _UNFINISHED, -1, "")

    def with_failures(self) -> "FileStamp":
        """The stamp of the same file, read to its end but for records that failed; no file is ever like that."""
        return replace(self, size=_WITH_FAILURES, modified=-1)

    @property
    def is_finished(self) -> bool:
        return self.size != _UNFINISHED

    @property
    def has_failures(self) -> bool:
        return self.size == _WITH_FAILURES

    def fits(self, known: "FileStamp") -> bool:
        """Does the file hold what it did when it was read as `known`, whole and without failures?"""
        return known.size >= 0 and self.sha256 == known.sha256


def stamp(path: Path, known: FileStamp | None) -> FileStamp:
    """Say what a file is now. Raises OSError.

    The content is hashed only where size or time differ from what is known; else it is `known` itself.
    """
    status = path.stat()
    if known and (known.size, known.modified) == (status.st_size, status.st_mtime_ns):
        return known
    if not stat.S_ISREG(status.st_mode) or status.st_size > FILE_BYTES:
        # Nothing that is ever read: hashing a pipe or /dev/zero would never end.
        return FileStamp(str(path), status.st_size, status.st_mtime_ns, "")
    sha256 = file_sha256(path)
    settled = time.time_ns() - status.st_mtime_ns > TICK
    return FileStamp(str(path), status.st_size, status.st_mtime_ns if settled else -1, sha256)


def is_gone(path: Path) -> bool:
    """Is there no such file? One that cannot be looked at may well be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
