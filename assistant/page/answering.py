"""A question while it is being answered: in a thread of its own, so that it goes on when its page is gone."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Condition, Semaphore, Thread

from assistant.answer import Claim
from assistant.page.fault import FAULT
from assistant.page.kept import Answered, Ending, Failed, Kept, Stopped
from assistant.stream import Stream
from index.errors import BriefingsError

AT_ONCE = 8  # questions that are answered at the same time; the others wait their turn
LOOK = 0.5  # seconds after which one in line sees that it was stopped

log = logging.getLogger(__name__)
_places = Semaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Going:
    """A question, and the claims that are checked so far; it has ended where it has an ending."""

    kept: Kept
    claims: tuple[Claim, ...] = ()


class Answering:
    """Answers one question, from when it is made. Safe to use from several threads.

    `begin` begins to answer, given what says whether that is wanted any longer; `keep` is told how it ended, before
    anybody else, and returns what is kept of it.
    """

    def __init__(self, kept: Kept, begin: Callable[[Callable[[], bool]], Stream], keep: Callable[[Kept], Kept]) -> None:
        self._now = Going(kept)
        self._begin = begin
        self._keep = keep
        self._changed = Condition()
        self._is_working = True
        # A model that hangs must not keep the program from ending.
        self._thread = Thread(target=self._answer, name="answering", daemon=True)
        self._thread.start()

    @property
    def is_working(self) -> bool:
        """Is anything done for it? Where it was stopped, until it has noticed."""
        return self._is_working and self._thread.is_alive()

    def wait(self) -> None:
        """Return when nothing is done for it any more."""
        self._thread.join()

    def states(self) -> Iterator[Going]:
        """Yield how far it is, at once and whenever that has changed, the last with an ending."""
        seen = self._now
        yield seen
        while seen.kept.ending is None:
            with self._changed:
                while self._now is seen:
                    self._changed.wait()
                seen = self._now
            yield seen

    def stop(self) -> None:
        """End it with the claims there are; a model that is writing is stopped at its next word."""
        self._end(Stopped(self._now.claims))

    def _answer(self) -> None:
        while not _places.acquire(timeout=LOOK):
            if self._now.kept.ending is not None:
                return
        try:
            if self._now.kept.ending is None:
                ending = self._ending()
                # Whoever hears that it has ended may ask again at once.
                self._is_working = False
                self._end(ending)
        finally:
            _places.release()

    def _ending(self) -> Ending:
        try:
            with closing(self._begin(lambda: self._now.kept.ending is None)) as stream:
                if all(self._add(claim) for claim in stream):
                    return Answered(stream.answer)
                return Stopped(())  # of no account: it has ended
        except BriefingsError as error:
            return Failed(str(error))
        except Exception:
            # Whoever waits for it would wait for ever.
            log.exception("The question %r could not be answered.", self._now.kept.question)
            return Failed(FAULT)

    def _add(self, claim: Claim) -> bool:
        """Add a claim; say whether more are wanted."""
        with self._changed:
            if self._now.kept.ending is not None:
                return False
            self._now = Going(self._now.kept, (*self._now.claims, claim))
            self._changed.notify_all()
            return True

    def _end(self, ending: Ending) -> None:
        with self._changed:
            if self._now.kept.ending is None:
                self._now = Going(self._keep(replace(self._now.kept, ending=ending)))
                self._changed.notify_all()
