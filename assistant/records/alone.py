"""One writer at a time, of all threads and processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import CannotWrite

WAIT = 10.0  # seconds for whoever else is writing


@contextmanager
def alone(path: Path, lock: Path) -> Iterator[None]:
    """Let nobody else who asks for this lock write to `path` meanwhile. Raises CannotWrite, for any OSError too."""
    import filelock  # only who writes needs it

    try:
        with filelock.FileLock(lock, timeout=WAIT):
            yield
    except filelock.Timeout as error:
        raise CannotWrite(path, "another process writes it. Try again when it has ended.") from error
    except OSError as error:
        raise CannotWrite(path, f"{error.strerror or error}. See that the library's folder can be written.") from error
