"""A file that is written whole or not at all: a kill or a full disk leaves what stood there before."""

import contextlib
import os
import secrets
from pathlib import Path

from assistant.errors import CannotWrite


def write_whole(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file, in place of one that is there, which keeps its permissions. Raises CannotWrite.

    `mode` is who may use a new file, less what the system's umask takes away.
    """
    making = ""
    try:
        place = Path(os.path.realpath(path.expanduser()))  # a link is followed, not replaced
        if place.exists() and not place.is_file():
            raise CannotWrite(path, "it is there, and is no file. Name another.")
        making = str(place.with_name(f".{place.name[:40]}-{secrets.token_hex(4)}"))
        # Made as any new file is: to ask for the umask is to change it, for all threads.
        with os.fdopen(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            Path(making).chmod(place.stat().st_mode & 0o777)
        Path(making).replace(place)
    except (OSError, ValueError, RuntimeError) as error:  # a null character in a path, "~" of nobody
        with contextlib.suppress(OSError):
            Path(making).unlink(missing_ok=True) if making else None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotWrite(path, f"{reason}. Name a file in a folder that you may write into.") from error
