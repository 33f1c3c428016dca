"""An answer while it is being made: its claims as they come, and the whole of it at the end."""

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from inspect import GEN_RUNNING, getgeneratorstate

from assistant.answer import Answer, Claim


class Stream(Iterator[Claim], AsyncIterator[Claim]):
    """The claims of an answer, each as soon as it is checked; `for` and `async for` both go through them, once.

    `is_written` says whether a language model is asked, so that it takes a while. Nothing is searched before the first
    claim is asked for. Corroboration is counted when all are there, so only the claims of `answer` carry it. Raises
    what `Assistant.ask` raises, where that comes up.
    """

    def __init__(
        self,
        steps: Generator[Claim, None, Answer],
        *,
        is_written: bool = False,
        give_up: Callable[[], None] = lambda: None,
    ) -> None:
        self._steps = steps
        self._give_up = give_up
        self.is_written = is_written
        self._answer: Answer | None = None

    @property
    def answer(self) -> Answer:
        """The whole answer; waits for the claims that have not come yet."""
        for _ in self:
            pass
        if self._answer is None:
            raise ValueError("the stream was closed before its answer was made")
        return self._answer

    def close(self) -> None:
        """Give up; a model that is writing is stopped, at its next word where another thread waits for a claim."""
        self._give_up()
        if getgeneratorstate(self._steps) != GEN_RUNNING:
            self._steps.close()

    def __iter__(self) -> "Stream":
        return self

    def __next__(self) -> Claim:
        claim = self._next()
        if claim is None:
            raise StopIteration
        return claim

    def __aiter__(self) -> "Stream":
        return self

    async def __anext__(self) -> Claim:
        import asyncio  # whoever awaits has it; whoever only asks does without

        claim = await asyncio.to_thread(self._next)
        if claim is None:
            raise StopAsyncIteration
        return claim

    def _next(self) -> Claim | None:
        try:
            return next(self._steps)
        except StopIteration as end:
            if end.value is not None:
                self._answer = end.value
            return None
