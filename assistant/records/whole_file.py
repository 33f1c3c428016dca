"""A file that is written whole or not at all: a kill or a full disk leaves what stood there before."""

import contextlib
import os
import secrets
from pathlib import Path

from assistant.errors import CannotWrite

_NAMED = 40  # characters of a file's name in that of its copy, or a long one would be too long


def write_whole(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file, in place of one that is there, which keeps its permissions. Raises CannotWrite.

    `mode` is who may use a new file, less what the system's umask takes away.
    """
    try:
        place = _place(path)
        if place.exists() and not place.is_file():
            raise CannotWrite(path, "it is there, and is no file. Name another.")
        _write(place, data, mode)
    except (OSError, ValueError, RuntimeError) as error:  # a null character in a path, "~" of nobody
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotWrite(path, f"{reason}. Name a file in a folder that you may write into.") from error


def copies(path: Path) -> tuple[Path, ...]:
    """Return the copies of a file that are being written, or that a kill left; a name with `*` is of several files.

    Who lets nobody else write meanwhile may delete them: then all were left.
    """
    place = _place(path)
    return tuple(place.parent.glob(f".{place.name[:_NAMED]}-{8 * '[0-9a-f]'}"))


def _place(path: Path) -> Path:
    return Path(os.path.realpath(path.expanduser()))  # a link is followed, not replaced


def _write(place: Path, data: bytes, mode: int) -> None:
    making = place.with_name(f".{place.name[:_NAMED]}-{secrets.token_hex(4)}")
    try:
        # Made as any new file is: to ask for the umask is to change it, for all threads.
        with os.fdopen(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            making.chmod(place.stat().st_mode & 0o777)
        making.replace(place)
    except BaseException:  # Ctrl-C too: what is to be erased may stand in it
        with contextlib.suppress(OSError, ValueError):
            making.unlink(missing_ok=True)
        raise
