"""What each open page has asked so far, so that a follow-up can be understood."""

from collections import OrderedDict
from threading import Lock

from assistant.question import Turn


class Conversations:
    """The latest turns of the latest pages; whatever is older is forgotten.

    Not `gr.State`: with one, every tab holds a connection open, and the sixth tab of a browser never loads.
    """

    def __init__(self, pages: int = 500, turns: int = 20) -> None:
        self._pages = pages
        self._turns = turns
        self._held: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = Lock()

    def turns(self, page: str) -> tuple[Turn, ...]:
        """Return the turns of a page, oldest first."""
        with self._lock:
            return self._held.get(page, ())

    def remember(self, page: str, turn: Turn) -> None:
        with self._lock:
            self._held[page] = (*self._held.pop(page, ()), turn)[-self._turns :]
            while len(self._held) > self._pages:
                self._held.popitem(last=False)

    def forget(self, page: str) -> None:
        with self._lock:
            self._held.pop(page, None)
