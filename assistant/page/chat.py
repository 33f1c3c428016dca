"""What the chat does when it is used. Knows nothing of gradio."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any

from pydantic import BaseModel, Field

from assistant.answer import Nature
from assistant.assistant import Assistant
from assistant.page import show
from assistant.page.answering import Answering
from assistant.page.conversations import MOST_TURNS, Conversations
from assistant.page.kept import Failed, Kept
from assistant.page.visit import Place, new_id
from assistant.question import Turn
from assistant.stream import Stream
from assistant.wording import count
from index.errors import BriefingsError
from index.scope import Scope

MOST_BEFORE = 20  # turns that a follow-up is understood by
BUSY = "Another question of this conversation is being answered, perhaps in another tab. Wait for it, or stop it."
MOST_AT_ONCE = 3  # questions of one owner that are answered at the same time
MANY = f"{MOST_AT_ONCE} of your questions are still being answered, or being stopped. Wait for one of them."
CLOSED = (
    "The conversations beside this library are those of another user of this machine. "
    "Yours is forgotten when the program ends."
)
FULL = f"This conversation has {MOST_TURNS} questions, and no more are kept in one. Begin a new one."


class Wish(BaseModel):
    """What to ask: a question, the scope that overrules the dates in its words, the natures that may answer.

    None of the natures means any, and so do all of them. `instead` is the id of the last turn of the conversation where
    the question takes its place, else "". Without `write` no language model writes the answer.
    """

    question: str
    scope: Scope | None = None
    only: tuple[Nature, ...] = Field((), max_length=len(Nature))
    instead: str = Field("", max_length=32)
    write: bool = True


@dataclass(frozen=True, slots=True)
class Entered:
    """A conversation as it stands; `is_going` where its last question is being answered. `problem` is "" or what is."""

    conversation: str
    turns: tuple[show.ShownTurn, ...]
    is_going: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in the list of an owner's; `at` is when it was used last, by ISO 8601."""

    id: str
    title: str
    at: str


def wish(wanted: Any) -> Wish:
    """Read what comes from the browser; ValueError where it is not as `Wish` says."""
    return Wish.model_validate(wanted)


class Chat:
    """One assistant, and the conversations that are held with it. Safe to use from several threads."""

    def __init__(self, assistant: Assistant, conversations: Conversations) -> None:
        self._assistant = assistant
        self._conversations = conversations
        self._beginning: set[Place] = set()
        self._going: dict[Place, Answering] = {}
        # Whoever asked, and what is still done for it, even where it was stopped.
        self._working: list[tuple[str, Answering]] = []
        self._lock = Lock()

    def ask(self, place: Place, wish: Wish) -> Iterator[show.ShownTurn]:
        """Yield the turn as it is asked, with each claim, and as it ended. A blank question yields nothing."""
        only = wish.only if len({*wish.only}) < len(Nature) else ()
        put = Kept(new_id(), datetime.now(UTC), wish.question.strip(), wish.scope, only)
        if not put.question:
            return
        begun = self._begun(place, put, wish)
        yield from _shown(begun) if isinstance(begun, Answering) else [show.failed(put, begun, is_kept=False)]

    def follow(self, place: Place) -> Iterator[show.ShownTurn]:
        """Yield the turn that is being answered in a conversation, if one is, as `ask` does."""
        if going := self._going.get(place):
            yield from _shown(going)

    def stop(self, place: Place) -> None:
        """Stop what is being answered in a conversation, if anything is; what was checked stays."""
        if going := self._going.get(place):
            going.stop()

    def enter(self, place: Place) -> Entered:
        """Return a conversation as it stands: an empty one where this owner has none of that id."""
        # Asked first: what ends meanwhile is kept by then.
        is_going = place in self._beginning or place in self._going
        kept = self._conversations.read(place.owner, place.conversation)
        damage = f"{count(kept.damaged, 'record')} of this conversation cannot be read. The others are as they were."
        return Entered(
            place.conversation,
            # Only the last can be: one before it was broken off with the program.
            tuple(show.kept(turn, is_going=is_going and turn is kept.turns[-1]) for turn in kept.turns),
            is_going and any(turn.ending is None for turn in kept.turns[-1:]),
            CLOSED if kept.is_closed else damage if kept.damaged else "",
        )

    def listed(self, owner: str) -> list[Listed]:
        """List the conversations of an owner, the one used last first."""
        return [Listed(one.id, one.title, one.at.isoformat()) for one in self._conversations.summaries(owner)]

    def forget(self, place: Place) -> str:
        """Forget a conversation for good; return why it could not be, else ""."""
        self.stop(place)
        try:
            self._conversations.forget(place.owner, place.conversation)
        except BriefingsError as error:
            return str(error)
        return ""

    def _begun(self, place: Place, put: Kept, wish: Wish) -> Answering | str:
        """Begin to answer, or say why not."""
        with self._lock:
            self._working = [(owner, one) for owner, one in self._working if one.is_working]
            if place in self._beginning or place in self._going:
                return BUSY
            beginning = [one.owner for one in self._beginning]
            if [*beginning, *(owner for owner, _ in self._working)].count(place.owner) >= MOST_AT_ONCE:
                return MANY
            self._beginning.add(place)
        try:
            return self._begin(place, put, wish)
        except BriefingsError as error:
            return str(error)
        finally:
            with self._lock:
                self._beginning.discard(place)

    def _begin(self, place: Place, put: Kept, wish: Wish) -> Answering | str:
        turns = self._conversations.turns(place.owner, place.conversation)
        if turns and turns[-1].id == wish.instead:
            turns, put = turns[:-1], replace(put, instead=wish.instead)
        if len(turns) >= MOST_TURNS:
            return FULL
        self._conversations.keep(place.owner, place.conversation, put)

        def begin(is_wanted: Callable[[], bool]) -> Stream:
            return self._assistant.seen_by(place.owner).stream(
                put.question,
                scope=put.scope,
                history=_history(turns),
                only=put.only or None,
                write=wish.write,
                is_wanted=is_wanted,
            )

        with self._lock:  # which is held until what begins is there, even if it ends at once
            going = self._going[place] = Answering(put, begin, partial(self._keep, place))
            self._working.append((place.owner, going))
        return going

    def _keep(self, place: Place, kept: Kept) -> Kept:
        try:
            return self._conversations.keep(place.owner, place.conversation, kept)
        except BriefingsError as error:
            return replace(kept, ending=Failed(str(error)))
        finally:
            with self._lock:
                del self._going[place]


def _shown(going: Answering) -> Iterator[show.ShownTurn]:
    return (show.going(state.kept, state.claims) for state in going.states())


def _history(turns: Sequence[Kept]) -> tuple[Turn, ...]:
    return tuple(kept.turn for kept in turns if kept.turn)[-MOST_BEFORE:]
