"""The answering path, end to end: question (+ earlier turns) → resolve → scope → search → read → compose → answer."""

import asyncio
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from assistant.answer import Answer, Searched
from assistant.compose import compose, nearest
from assistant.errors import BadQuestion
from assistant.question import Question, Turn
from assistant.read import Reader, Reading, SignalReader
from assistant.resolve import Resolved, resolve
from assistant.scope import dated
from assistant.settings import AnswerSettings, Settings
from index.briefing import Briefing, Sentence
from index.library import AddReport, Library, Progress, ignore
from index.scope import Scope
from index.search import Hit
from index.sqlite_store import Card
from index.words import topic_words

LONGEST_QUESTION = 2_000  # characters
FOUND = 20  # passages searched for a question


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found for a question before an answer was made of it."""

    resolved: Resolved
    scope: Scope
    hits: tuple[Hit, ...]
    reading: Reading


class Assistant:
    """Answers questions over one library. Safe to use from several threads."""

    def __init__(
        self,
        library: Library,
        settings: AnswerSettings | None = None,
        *,
        reader: Reader | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.library = library
        self._settings = settings or AnswerSettings()
        self._reader = reader or SignalReader(library.encode, self.rarity)
        self._today = today

    @classmethod
    def open(
        cls, folder: Path | str | None = None, *, settings: Settings | None = None, today: date | None = None
    ) -> "Assistant":
        """Open the library in a folder, made where there is none; None is the default library.

        `today` is what "last week" refers to; None is the day on which a question is asked.
        """
        # Here, not above: `import assistant` stays cheap for whoever only wants the types.
        from assistant.bootstrap import default_folder, open_library
        from assistant.settings import read_settings

        place = Path(folder).expanduser() if folder is not None else default_folder()
        settings = settings or read_settings(place)
        library = open_library(place, settings.index)
        return cls(library, settings.answer, today=date.today if today is None else lambda: today)

    @property
    def folder(self) -> Path:
        """The folder of the library."""
        return self.library.folder

    def add(self, paths: Iterable[Path | str], *, on_progress: Callable[[Progress], None] = ignore) -> AddReport:
        """Add files, folders and globs; see `Library.add`."""
        return self.library.add(paths, on_progress=on_progress)

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Erase briefings by id or file; return their ids. Raises UnknownBriefing."""
        return self.library.remove(names)

    def briefings(self, scope: Scope | None = None) -> tuple[Card, ...]:
        """List the briefings of a scope, newest first."""
        return self.library.cards(scope or Scope())

    def briefing(self, briefing_id: str) -> Briefing:
        """Return a briefing with its text, one that was replaced since too. Raises UnknownBriefing."""
        return self.library.briefing(briefing_id)

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a briefing, in order. Raises UnknownBriefing."""
        return self.library.sentences(briefing_id)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the briefings with this id or from this file. Raises UnknownBriefing."""
        return self.library.named(name)

    def ask(self, question: str, *, scope: Scope | None = None, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question in the briefings' own sentences, or say that they do not answer it.

        `scope` overrules the dates in the question; `history` is the conversation so far, oldest first.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, DamagedLibrary.
        """
        found = self.find(question, scope=scope, history=history)
        claims = compose(found.reading, self._settings.threshold, self._settings.claims)
        extent = self.library.extent(found.scope)
        return Answer(
            question=question.strip(),
            resolved=found.resolved.text,
            scope=found.scope,
            searched=Searched(extent.briefings, extent.undated, extent.oldest, extent.newest),
            claims=claims,
            nearest=() if claims else nearest(found.reading),
            # Where nothing was searched, nothing is missing from it.
            missing=self._missing(found) if extent.briefings and not claims else (),
        )

    async def aask(self, question: str, *, scope: Scope | None = None, history: Sequence[Turn] = ()) -> Answer:
        """Answer as `ask` does, in another thread, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(partial(self.ask, question, scope=scope, history=history))

    def find(self, question: str, *, scope: Scope | None = None, history: Sequence[Turn] = ()) -> Found:
        """Search and read for a question, and answer nothing: what `ask` goes by, for whoever wants to see it."""
        resolved = resolve(Question(_checked(question), tuple(history)))
        in_words = dated(resolved.text, self._today())
        # "In October?" – "And in March?": the follow-up's own date is the one that is meant.
        narrowed = _narrowed(dated(resolved.own, self._today()).scope or in_words.scope, scope)
        searched_for = Resolved(in_words.words or resolved.text, resolved.own)
        hits = self.library.search(searched_for.text, narrowed, k=FOUND)
        return Found(resolved, narrowed, hits, self._reader.read(searched_for, hits))

    def search(self, question: str, *, scope: Scope | None = None, k: int = 10) -> tuple[Hit, ...]:
        """Return the k passages that fit best, best first, without reading them; the scope is found as by `ask`."""
        in_words = dated(_checked(question), self._today())
        return self.library.search(in_words.words or question, _narrowed(in_words.scope, scope), k)

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word: how much it tells passages apart."""
        counts, total = self.library.frequencies(words)
        return {word: math.log(1 + (total - count + 0.5) / (count + 0.5)) for word, count in counts.items()}

    def _missing(self, found: Found) -> tuple[str, ...]:
        """Return the words of a question that no passage of its scope holds."""
        asked_for = dated(found.resolved.text, self._today()).words
        missing = {word for word in topic_words(asked_for) if not self.library.mentions(word, found.scope)}
        # As they were written: "Poland", not "poland".
        written = dict.fromkeys(word for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", asked_for))
        return tuple(word for word in written if missing.intersection(topic_words(word)))


def _narrowed(in_words: Scope, given: Scope | None) -> Scope:
    """Return the scope of a question: dates that are given overrule those in its words, and so does `Scope()`."""
    if given is None:
        return in_words
    if given.is_dated or not given:
        return given
    return replace(given, since=in_words.since, until=in_words.until)


def _checked(question: str) -> str:
    question = question.strip()
    if not question:
        raise BadQuestion("The question is empty. Ask something.")
    if len(question) > LONGEST_QUESTION:
        raise BadQuestion(f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read.")
    return question
