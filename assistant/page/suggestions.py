"""Questions worth asking, found in the background. Knows nothing of gradio."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import Turn
from index.errors import BriefingsError

SECONDS = 6.0  # for the follow-ups of one answer
KEPT = 200  # answers whose follow-ups are kept
WAITING = 8  # answers that may wait for theirs; to more they would come too late

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Suggested:
    """Questions that are answered; without `is_ready` they are still being looked for."""

    is_ready: bool
    questions: tuple[str, ...] = ()


class Suggestions:
    """One thing is looked for at a time, so that whoever asks meanwhile waits for little; nobody waits for these.

    First questions are found once for each state of the library. All are kept in memory alone: a briefing that is
    erased leaves no word behind.
    """

    none = Suggested(is_ready=True)

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = Lock()
        self._found: OrderedDict[str, Future[tuple[str, ...]]] = OrderedDict()
        self._wanted: SimpleQueue[tuple[Future[tuple[str, ...]], Callable[[], tuple[str, ...]]]] = SimpleQueue()
        # A pool's threads would keep the program from ending until all is found.
        Thread(target=self._find, name="suggestions", daemon=True).start()

    def first(self) -> Suggested:
        """Return the first questions as far as they are found."""
        try:
            fingerprint = self._assistant.library.fingerprint()
        except BriefingsError:
            return self.none  # the list of briefings says what is wrong
        return self._of(fingerprint, self._assistant.suggestions)

    def following(self, turn: str, answer: Answer, history: Sequence[Turn]) -> Suggested:
        """Return the questions that may follow the answer of a turn, as far as they are found."""
        return self._of(turn, partial(self._assistant.follow_ups, answer, history=history, seconds=SECONDS))

    def _of(self, key: str, find: Callable[[], tuple[str, ...]]) -> Suggested:
        with self._lock:
            if key not in self._found:
                if sum(not one.done() for one in self._found.values()) >= WAITING:
                    return self.none
                self._found[key] = Future()
                self._wanted.put((self._found[key], find))
                while len(self._found) > KEPT:
                    self._found.popitem(last=False)
            found = self._found[key]
        return Suggested(is_ready=True, questions=found.result()) if found.done() else Suggested(is_ready=False)

    def _find(self) -> None:
        while True:
            found, find = self._wanted.get()
            found.set_result(_tried(find))


def _tried(find: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Find questions; where that fails there are none, for nobody asked."""
    try:
        return find()
    except BriefingsError as error:
        log.info("No question is suggested: %s", error)
    except Exception:
        log.exception("No question could be suggested.")
    return ()
