from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic, sleep

from assistant.page.suggestions import WAITING, Suggested, Suggestions
from index.errors import BriefingsError
from tests.assistant.export.answers import ANSWER


@dataclass
class Library:
    state: str = "one"

    def fingerprint(self) -> str:
        return self.state


@dataclass
class Assistant:
    """Suggests when it may; remembers how often it was asked to."""

    tell: Callable[[], tuple[str, ...]] = lambda: ("Who?",)
    library: Library = field(default_factory=Library)
    found: int = 0

    def suggestions(self) -> tuple[str, ...]:
        self.found += 1
        return self.tell()

    def follow_ups(self, answer, *, history, seconds) -> tuple[str, ...]:
        self.found += 1
        return self.tell()


def ready(ask: Callable[[], Suggested]) -> Suggested:
    until = monotonic() + 60
    while not (found := ask()).is_ready and monotonic() < until:
        sleep(0.01)
    return found


def test_nobody_waits_for_questions_that_are_being_found() -> None:
    may = Event()
    suggestions = Suggestions(Assistant(lambda: may.wait(60) and ("Who?",)))

    assert suggestions.first() == Suggested(is_ready=False)
    may.set()
    assert ready(suggestions.first) == Suggested(True, ("Who?",))


def test_first_questions_are_found_once_for_a_state_of_the_library() -> None:
    assistant = Assistant()
    suggestions = Suggestions(assistant)

    ready(suggestions.first), ready(suggestions.first)
    assert assistant.found == 1
    assistant.library.state = "two"
    ready(suggestions.first)

    assert assistant.found == 2


def test_what_follows_an_answer_is_found_once() -> None:
    assistant = Assistant()
    suggestions = Suggestions(assistant)

    assert ready(lambda: suggestions.following("t1", ANSWER, ())) == Suggested(True, ("Who?",))
    ready(lambda: suggestions.following("t1", ANSWER, ()))

    assert assistant.found == 1


def test_where_finding_fails_nothing_is_suggested() -> None:
    def fail() -> tuple[str, ...]:
        raise BriefingsError("No.")

    assert ready(Suggestions(Assistant(fail)).first) == Suggested(True)


def test_a_fault_of_the_program_suggests_nothing() -> None:
    def fail() -> tuple[str, ...]:
        raise RuntimeError

    assert ready(Suggestions(Assistant(fail)).first) == Suggested(True)


def test_who_comes_when_many_wait_gets_none_rather_than_late_ones() -> None:
    may = Event()
    suggestions = Suggestions(Assistant(lambda: may.wait(60) and ("Who?",)))

    waiting = [suggestions.following(f"t{n}", ANSWER, ()) for n in range(WAITING + 1)]
    may.set()

    assert [one.is_ready for one in waiting] == [False] * WAITING + [True]
    assert waiting[-1].questions == ()
