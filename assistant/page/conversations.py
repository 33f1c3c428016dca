"""What was asked on the page and what came of it, kept beside the library: each conversation for its owner alone."""

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from assistant.errors import CannotWrite
from assistant.page.kept import Erased, Kept, from_line, to_line
from assistant.records.conversation_files import ConversationFiles, Head

MOST_TURNS = 500  # of one conversation
UNREADABLE = "(cannot be read)"

Unknown = Callable[[Iterable[str]], Collection[str]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in a list: its first question, and when it was used last."""

    id: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns in order, how many records of it cannot be read, and whether all are another user's to read."""

    turns: tuple[Kept, ...]
    damaged: int
    is_closed: bool = False


class Conversations:
    """The conversations of all who ask. An owner is whoever asks, as `visit.owner` says."""

    def __init__(self, folder: Path, unknown: Unknown = lambda _ids: ()) -> None:
        """Take the folder of the library, and what tells which briefings of some ids it does not hold any more."""
        self._files = ConversationFiles(folder)
        self._unknown = unknown
        self._unwritten: dict[tuple[str, str], list[Kept]] = {}

    def turns(self, owner: str, conversation: str) -> tuple[Kept, ...]:
        """Return the turns in order; none where this owner has no such conversation. What is damaged is left out."""
        return self.read(owner, conversation).turns

    def read(self, owner: str, conversation: str) -> Conversation:
        """Return the turns, and how much is damaged."""
        turns: dict[str, Kept] = {}
        damaged, is_closed = 0, False
        try:
            lines = self._files.lines(owner, conversation)
        except PermissionError:
            lines, is_closed = (), True
        for line in lines:
            try:
                _take(turns, from_line(line))
            except ValueError:
                log.warning("A record of the conversation %s is damaged and left out.", conversation)
                damaged += 1
        for kept in self._unwritten.get((owner, conversation), ()):
            _take(turns, self._without_erased(kept))
        return Conversation(tuple(turns.values()), damaged, is_closed)

    def keep(self, owner: str, conversation: str, kept: Kept) -> Kept:
        """Keep a turn, in place of what was kept of it before; what cannot be written, until the program ends.

        Return it as it is kept: a briefing that it quotes may have been erased meanwhile.
        """
        kept = self._without_erased(kept)
        try:
            self._files.append(owner, conversation, to_line(kept))
            # Asked again now that it lies where erasing finds it: one of the two sees the other.
            self._files.erase(self._unknown(kept.briefings))
        except CannotWrite as error:
            # Whoever may not write into the library's folder may ask all the same, and follow up.
            log.warning("A conversation will be forgotten when the program ends. %s", error)
            self._unwritten.setdefault((owner, conversation), []).append(kept)
        return self._without_erased(kept)

    def summaries(self, owner: str) -> tuple[Summary, ...]:
        """List the conversations of an owner, the one used last first."""
        return tuple(Summary(head.name, _title(head), head.at) for head in self._files.heads(owner))

    def forget(self, owner: str, conversation: str) -> None:
        """Forget a conversation. Raises CannotWrite."""
        self._unwritten.pop((owner, conversation), None)
        self._files.delete(owner, conversation)

    def _without_erased(self, kept: Kept) -> Kept:
        return replace(kept, ending=Erased()) if self._unknown(kept.briefings) else kept


def _take(turns: dict[str, Kept], kept: Kept) -> None:
    # A turn is kept when it is put and again when it has ended: the later record is the one that holds.
    if kept.instead:
        turns.pop(kept.instead, None)
    turns[kept.id] = kept


def _title(head: Head) -> str:
    try:
        return from_line(head.first).question
    except ValueError:
        return UNREADABLE
