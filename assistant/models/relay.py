"""A blocking reply → pieces that are not waited for longer than the limits allow.

The reply is read in a thread of its own: no library of them all has a limit on the time to the first word, and one
that hangs must not take its caller along.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import closing, suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from assistant.errors import ModelFailed, Reason

T = TypeVar("T")
Produce = Callable[[Event], Iterator[T]]  # the event is set when nobody waits any more
END = object()


class Clock:
    """How long a reply may still be waited for: in seconds to its first piece, between two, and altogether."""

    def __init__(self, first: float, pause: float, total: float) -> None:
        self._first, self._pause, self._total = first, pause, total
        self._began = time.monotonic()
        self.has_begun = False  # has anything come yet?

    @property
    def left(self) -> float:
        """Seconds until the next piece has to be there; never below 0."""
        total = self._total - self.passed
        wait = self._pause if self.has_begun else self._first - self.passed
        return max(0.0, min(wait, total))

    @property
    def passed(self) -> float:
        return time.monotonic() - self._began

    @property
    def is_over(self) -> bool:
        return self.passed > self._total

    def run_out(self) -> ModelFailed:
        """Return the failure that says which limit was not kept."""
        if self.passed >= self._total:
            said = f"was not finished within {self._total:g} seconds (writer.total_seconds)"
        elif self.has_begun:
            said = f"stopped for more than {self._pause:g} seconds (writer.pause_seconds)"
        else:
            said = f"did not begin within {self._first:g} seconds (writer.first_seconds)"
        return ModelFailed(Reason.TIMED_OUT, f"The model's reply {said}.")


def relayed(produce: Produce[T], clock: Clock) -> Generator[T, None, None]:
    """Yield what is produced. Raises what producing raises, and ModelFailed when the time is over."""
    pipe: SimpleQueue[Any] = SimpleQueue()
    stop = _start(produce, clock, pipe.put)
    try:
        while True:
            try:
                item = pipe.get(timeout=clock.left)
            except Empty:
                raise clock.run_out() from None
            if item is END:
                return
            yield _piece(item)
    finally:
        stop.set()


async def arelayed(produce: Produce[T], clock: Clock) -> AsyncGenerator[T, None]:
    """As `relayed`, without blocking the loop."""
    loop = asyncio.get_running_loop()
    pipe: asyncio.Queue[Any] = asyncio.Queue()

    def put(item: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(pipe.put_nowait, item)

    stop = _start(produce, clock, put)
    try:
        while True:
            try:
                # With 0 seconds left, wait_for would not even take what is there.
                item = await asyncio.wait_for(pipe.get(), clock.left) if pipe.empty() else pipe.get_nowait()
            except TimeoutError:
                raise clock.run_out() from None
            if item is END:
                return
            yield _piece(item)
    finally:
        stop.set()


def _start(produce: Produce[T], clock: Clock, put: Callable[[object], None]) -> Event:
    stop = Event()

    def run() -> None:
        try:
            with closing(produce(stop)) as items:  # type: ignore[type-var]
                for item in items:
                    if stop.is_set():
                        return
                    if clock.is_over:
                        raise clock.run_out()
                    clock.has_begun = True
                    put(item)
            put(END)
        except Exception as error:  # handed on to whoever waits
            put(error)

    Thread(target=run, daemon=True, name="model").start()
    return stop


def _piece(item: Any) -> Any:
    if isinstance(item, Exception):
        raise item
    return item
