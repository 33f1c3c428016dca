"""A few calls at once, some that wait, and no more: who waits holds a thread that others need."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from index.errors import BriefingsError

AT_ONCE, IN_LINE = 4, 20  # calls


class TooMany(BriefingsError):
    """So many wait that nobody else may."""

    def __init__(self) -> None:
        super().__init__("Too much is asked at once. Ask again in a few seconds.")


class Line:
    """Lets calls in, those that came first and those that wait for them; `holds` has a place for each of both."""

    def __init__(self, at_once: int = AT_ONCE, in_line: int = IN_LINE) -> None:
        self.holds = BoundedSemaphore(at_once + in_line)
        self._going = BoundedSemaphore(at_once)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Wait for a place, and hold it. Raises TooMany where nobody else may wait."""
        if not self.holds.acquire(blocking=False):
            raise TooMany
        try:
            with self._going:
                yield
        finally:
            self.holds.release()
