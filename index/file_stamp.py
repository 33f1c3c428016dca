"""A file as it was when it was read, and is it still so?"""

import hashlib
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from index.loaders.limits import FILE_BYTES

# A file written again within one tick of the disk's clock looks the same; FAT counts in two seconds.
TICK = 2_000_000_000


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
        return cls(path, -1, -1, "")

    @property
    def is_finished(self) -> bool:
        return self.size >= 0


def stamp(path: Path, known: FileStamp | None) -> FileStamp:
    """Say what a file is now: `known` itself where it is still so. Raises OSError.

    The content is hashed only where size or time differ from what is known.
    """
    status = path.stat()
    if known and (known.size, known.modified) == (status.st_size, status.st_mtime_ns):
        return known
    if not stat.S_ISREG(status.st_mode) or status.st_size > FILE_BYTES:
        # Nothing that is ever read: hashing a pipe or /dev/zero would never end.
        return FileStamp(str(path), status.st_size, status.st_mtime_ns, "")
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if known and known.sha256 == sha256:
        return known
    settled = time.time_ns() - status.st_mtime_ns > TICK
    return FileStamp(str(path), status.st_size, status.st_mtime_ns if settled else -1, sha256)
