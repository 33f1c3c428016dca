"""What can be asked of a library: `Assistant`. The answering path is in `find.py` and `answering.py`."""

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from assistant.analysis.absence import Absence, absence
from assistant.analysis.changes import MOST as MOST_CHANGES
from assistant.analysis.changes import Changes, changes_since
from assistant.analysis.suggestions import FOLLOWING, SUGGESTED, after, checked, of_newest
from assistant.analysis.timeline import MOST, Timeline, timeline
from assistant.analysis.watch import Watched, again, first
from assistant.answer import Answer, Claim, Nature, Quote
from assistant.answering import Means, answered, rests_on, written
from assistant.compose import quote
from assistant.errors import BadQuestion
from assistant.find import Found, around, find, found_over
from assistant.question import Question, Turn, askable
from assistant.read import Judged, Reader
from assistant.readers.judge import Judge
from assistant.readers.judged_reader import JudgedReader
from assistant.readers.signal_reader import SignalReader
from assistant.records.conversation_files import ConversationFiles
from assistant.records.examples import forget_briefings
from assistant.records.looks import last_look, note
from assistant.records.receipt import Asked, Made, Receipt, natures, receipt
from assistant.records.replay import Replayed, replay
from assistant.records.watches import Watch, add_watch, keep_told, read_watches, remove_watch
from assistant.resolve import Resolved
from assistant.scope import Dated, dated
from assistant.settings import AnswerSettings, Settings, read_settings
from assistant.stream import Stream
from assistant.wording import since_last_look
from assistant.writer.contract import Writer, always
from assistant.writer.remembering_model import forget_replies
from index.briefing import Briefing, Card, Sentence
from index.progress import AddReport, Progress, ignore
from index.scope import Scope
from index.search import Hit

if TYPE_CHECKING:
    from index.library import Library

NO_BRIEFING = "0" * 16  # an id that none has: a scope without ids is the whole library


class Assistant:
    """Answers questions over one library. Safe to use from several threads."""

    def __init__(
        self,
        library: "Library",
        settings: AnswerSettings | None = None,
        *,
        reader: Reader | None = None,
        judge: Callable[[], Judge | None] = lambda: None,
        writer: Callable[[], Writer | None] = lambda: None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Take a library as it is.

        `judge` gives the judge when a question first needs it, `writer` what writes answers; None to do without.
        """
        self.library = library
        self._settings = settings or AnswerSettings()
        self._given_reader = reader
        self._judge = judge
        self._writer = writer
        self._today = today
        self._owner: str | None = ""

    @classmethod
    def open(
        cls,
        folder: Path | str | None = None,
        *,
        settings: Settings | None = None,
        llm: Any = None,
        today: date | None = None,
    ) -> "Assistant":
        """Open the library in a folder, made where there is none; None is the default library.

        `llm` is any LLM of LlamaIndex that is to write the answers; None is the one that the settings name, if any.
        `today` is what "last week" refers to; None is the day on which a question is asked.
        """
        # Here, not above: importing stays cheap for whoever only wants the class, or its types.
        from assistant.bootstrap import default_folder, once, open_judge, open_library, open_writer

        place = Path(folder).expanduser() if folder is not None else default_folder()
        settings = settings or read_settings(place)
        library = open_library(place, settings.index)
        judge = once(partial(open_judge, settings.answer.judge))
        writer = once(partial(open_writer, settings.writer, place, judge, llm))
        on = date.today if today is None else lambda: today
        return cls(library, settings.answer, judge=judge, writer=writer, today=on)

    @cached_property
    def judge(self) -> Judge | None:
        """What tells whether sentences answer and support; None where the settings do without."""
        return self._judge()

    @cached_property
    def writer(self) -> Writer | None:
        """What writes answers; None where they are the briefings' own sentences."""
        return self._writer()

    @property
    def threshold(self) -> float:
        """How sure reading has to be before it answers: as set, else what the reader was found to be best with."""
        return self._reader.threshold if self._settings.threshold is None else self._settings.threshold

    @cached_property
    def _reader(self) -> Reader:
        if self._given_reader is not None:
            return self._given_reader
        if self.judge is None:
            return SignalReader(self.library.encode, self.library.rarity)
        return JudgedReader(self.judge, self.library.rarity)

    @property
    def _means(self) -> Means:
        return Means(self.library, self.judge, self.threshold, self._settings.claims)

    def on(self, day: date) -> "Assistant":
        """Return this assistant as of a day: what "last week" refers to."""
        other = copy(self)
        other._today = lambda: day
        return other

    def seen_by(self, owner: str | None) -> "Assistant":
        """Return this assistant as somebody looks at it: "since my last look" is theirs. None is a program, no look.

        Without it, "" looks: whoever has the library to themselves.
        """
        other = copy(self)
        other._owner = owner
        return other

    # --- asking -------------------------------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
        write: bool = True,
    ) -> Answer:
        """Answer a question in the briefings' own sentences, or say that they do not answer it.

        Where a language model is set it writes, unless `write` is False; what it wrote is checked sentence by sentence.
        Where nothing decides what a follow-up means, nothing is searched: the answer has `choices` to ask the user.
        `scope` overrules the dates in the question; `history` is the conversation so far, oldest first; `only` says
        of which nature the sentences may be that answer, None for any.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, DamagedLibrary.
        """
        return self.stream(question, scope=scope, history=history, only=only, write=write).answer

    async def aask(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
        write: bool = True,
    ) -> Answer:
        """Answer as `ask` does, in another thread, so that an event loop goes on meanwhile."""
        import asyncio  # whoever awaits has it; whoever only asks does without

        return await asyncio.to_thread(
            partial(self.ask, question, scope=scope, history=history, only=only, write=write)
        )

    def stream(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
        write: bool = True,
        is_wanted: Callable[[], bool] = always,
    ) -> Stream:
        """Answer as `ask` does; return the claims as they are checked, and the answer behind them.

        Once it is not wanted any more, a model that is writing is stopped at its next word.
        """
        writer = self.writer if write else None
        given_up = Event()

        def steps() -> Generator[Claim, None, Answer]:
            at = datetime.now(UTC)
            found = self.find(question, scope=scope, history=history, only=only)
            self.look(at)
            return (yield from written(question, found, self._means, writer, history, is_wanted_still))

        def is_wanted_still() -> bool:
            return not given_up.is_set() and is_wanted()

        return Stream(steps(), is_written=writer is not None, give_up=given_up.set)

    # For `async for`: a stream takes each step in another thread then.
    astream = stream

    def find(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
    ) -> Found:
        """Search and read for a question, and answer nothing: what `ask` goes by, for whoever wants to see it."""
        asked, today = Question(askable(question), tuple(history)), self._today()
        found = find(
            asked, self.library, self._reader, today, scope=scope, only=only, unseen=self._added_since_last_look
        )
        if self._owner is not None and found.is_since_last_look:
            found = replace(found, note=since_last_look(self.last_look(), found.scope.briefings != (NO_BRIEFING,)))
        return found

    def answered(self, question: str, found: Found) -> Answer:
        """Make the answer to a question of what was found for it, in the briefings' own sentences."""
        return answered(question, found, self._means)

    def written(
        self, question: str, found: Found, history: Sequence[Turn] = (), is_wanted: Callable[[], bool] = always
    ) -> Generator[Claim, None, Answer]:
        """Have the answer to a question written from what was found for it; yield its claims as they are checked."""
        return written(question, found, self._means, self.writer, history, is_wanted)

    def search(self, question: str, *, scope: Scope | None = None, k: int = 10) -> tuple[Hit, ...]:
        """Return the k passages that fit best, best first, without reading them; the scope is found as by `ask`."""
        meant = self._meant(askable(question), scope)
        return around(meant.words or question, meant, self.library, k)[0][:k]

    def _meant(self, words: str, scope: Scope | None) -> Dated:
        return dated(words, self._today()).within(scope).narrowed(self._added_since_last_look)

    # --- asking all there is ------------------------------------------------------------------------------------------

    def overview(self, about: str = "", *, scope: Scope | None = None) -> Answer:
        """Return a digest of what the briefings of a scope tell, of a matter only where one is given.

        Dates in `about` narrow the reports that are read, as in a question; `scope` overrules them.
        Its claims have headings: the stories. No claims where nothing is about the matter.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, DamagedLibrary.
        """
        question = f"What do we know about {askable(about)}?" if about else "Summarise the briefings."
        meant = self._meant(about, scope)
        found = found_over(Resolved(question, question), meant.words, meant.scope, self.library)
        return self.answered(question, found)

    def timeline(self, about: str, *, scope: Scope | None = None, most: int = MOST) -> Timeline:
        """Return what happened in a matter ("North Korean troops"), in order, each event cited.

        Dates in `about` narrow the reports that are searched, as in a question; `scope` overrules them. Words and
        vectors say what belongs to the matter, and the judge what does besides. Of more than `most` events the surest
        stay.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, JudgeUnavailable, DamagedLibrary.
        """
        meant = self._meant(askable(about), scope)
        return timeline(about.strip(), meant.words or about.strip(), meant.scope, self.library, self.judge, most)

    def changes(
        self, since: date | datetime, *, about: str = "", scope: Scope | None = None, most: int = MOST_CHANGES
    ) -> Changes:
        """Say what the briefings since a day, or added since a moment, say that older ones did not.

        Briefings without a date count by when they were added. Of a matter only, where one is given. Of more than
        `most` changes the weightiest are told.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, JudgeUnavailable, DamagedLibrary.
        """
        matter = askable(about) if about else ""
        return changes_since(since, matter, scope or Scope(), self.library, self.judge, most)

    def absent(self, name: str, scope: Scope | None = None) -> Absence:
        """Look for a name in every briefing of a scope, in all the spellings that it may have.

        Raises BadQuestion, DamagedLibrary.
        """
        if not any(map(str.isalnum, name)):
            raise BadQuestion(f"There is no letter or digit in {name!r} that could be looked for. Give a name.")
        return absence(askable(name), scope or Scope(), self.library)

    def suggestions(self, *, most: int = SUGGESTED, seconds: float = 30.0) -> tuple[str, ...]:
        """Return questions that the newest briefings answer, for whoever does not know what to ask.

        Each was asked to see that; `seconds` bounds the time for it. Raises what `ask` raises.
        """
        return checked(of_newest(self.library), self._would_cite, most, _after(seconds))

    def follow_ups(
        self, answer: Answer, *, history: Sequence[Turn] = (), most: int = FOLLOWING, seconds: float = 10.0
    ) -> tuple[str, ...]:
        """Return questions to ask after an answer, which its briefings answer further; checked as `suggestions` are.

        `history` is the conversation before the answer, oldest first. After a refusal they are about what came nearest.
        """
        would_cite = partial(self._would_cite, history=(*history, answer.turn))
        return checked(after(answer, self.library), would_cite, most, _after(seconds))

    def _would_cite(self, question: str, history: Sequence[Turn] = ()) -> tuple[Quote, ...]:
        """Return what the answer to a question would rest on; () for a refusal, or if it is taken for another one."""
        found = self.find(question, history=history)
        is_another = found.resolved.choices or found.resolved.text != question
        return () if is_another else rests_on(found, self._means)

    # --- what is kept of it: receipts, standing questions, looks ------------------------------------------------------

    def receipt(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
    ) -> tuple[Answer, Receipt]:
        """Answer as `ask` does, and say what the answer was made of, so that `replay` can make it again.

        In the briefings' own sentences: what a language model writes cannot be made again.
        """
        asked_with = Asked(question, self._today(), scope, tuple(history), natures(only))
        # Before the question is asked: what is added meanwhile counts as added since.
        at, made = datetime.now(UTC), self.made()
        found = self.on(asked_with.today).find(question, scope=scope, history=history, only=only)
        self.look(at)
        answer = self.answered(question, found)
        if found.is_since_last_look:
            # Asked again, that is another look; the first look was at everything there is.
            asked_with = replace(asked_with, scope=found.scope)
        return answer, receipt(asked_with, made, answer, found.reading.sentences, at)

    def replay(self, receipt: Receipt) -> Replayed:
        """Make the answer of a receipt again; say what of it still holds, and why the rest does not."""
        return replay(receipt, self)

    def made(self) -> Made:
        """Say what answers are made with now."""
        from importlib.metadata import version  # which takes a while, for what few ask

        return Made(
            fingerprint=self.library.fingerprint(),
            briefings=self.library.extent().briefings,
            encoder=self.library.encoder_name or "none",
            judge=self.judge.name if self.judge else "none",
            program=version("briefing-assistant"),
            settings=tuple(asdict(self._settings).items()),
        )

    def watch(self, question: str, *, scope: Scope | None = None) -> Answer:
        """Ask a question again from now on, whenever `run_watches` is called; return its answer today.

        Raises BadQuestion where it is watched already, LibraryInUse, CannotWrite, and what `ask` raises.
        """
        at = datetime.now(UTC)
        answer = self.ask(question, scope=scope, write=False)
        add_watch(self.folder, first(question, answer, at, scope), self._alone)
        return answer

    def watches(self) -> tuple[Watch, ...]:
        """Return the standing questions, in the order in which they came. Raises DamagedWatches."""
        return read_watches(self.folder)

    def unwatch(self, name: str) -> Watch:
        """Give up a standing question, by its text or its number from 1. Raises BadQuestion."""
        return remove_watch(self.folder, name, self._alone)

    def run_watches(self, tell: Callable[[tuple[Watched, ...]], object] = bool) -> tuple[Watched, ...]:
        """Ask every standing question of what was added since it was asked last; say what became of each.

        `tell` is given it before it is kept as told: what is cut short meanwhile is told again at the next run.
        Raises LibraryInUse, CannotWrite, DamagedWatches, and what `ask` raises.
        """
        now = datetime.now(UTC)
        found = [again(watch, now, self) for watch in self.watches()]
        told = tuple(watched for watched, _ in found)
        tell(told)
        if found:
            keep_told(self.folder, tuple(watch for _, watch in found), self._alone)
        return told

    def _alone(self) -> AbstractContextManager[None]:
        return self.library.alone("watches")

    def last_look(self) -> datetime | None:
        """When the user looked last, in a first look when that began, None where never.

        Looking is noted by asking, and by `look`.
        """
        return None if self._owner is None else last_look(self.folder, datetime.now(UTC), self._owner)

    def look(self, at: datetime | None = None) -> None:
        """Note that the user looks, now or at a moment before: what came while it was answered is still to be seen."""
        if self._owner is not None:
            note(self.folder, at or datetime.now(UTC), self._owner)

    def _added_since_last_look(self) -> tuple[str, ...]:
        """Return the ids of what the user has not seen; empty where that is everything."""
        looked = self.last_look()
        return () if looked is None else self.library.added_since(looked) or (NO_BRIEFING,)

    # --- the briefings ------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder of the library."""
        return self.library.folder

    def add(self, paths: Iterable[Path | str], *, on_progress: Callable[[Progress], None] = ignore) -> AddReport:
        """Add files, folders and globs; see `Library.add`."""
        return self.library.add(paths, on_progress=on_progress)

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Erase briefings by id, the beginning of one, or path, and what conversations quote of them; return their ids.

        What fails halfway leaves them in the library, so that removing them again ends it.
        Raises UnknownBriefing, AmbiguousName, LibraryInUse, CannotWrite.
        """
        return self._forgotten(self.library.remove(names, first=self._forgotten))

    def remove_missing(self) -> tuple[str, ...]:
        """Erase briefings that no file holds any more, as `remove` does; see `Library.remove_missing`."""
        return self._forgotten(self.library.remove_missing(first=self._forgotten))

    def _forgotten(self, erased: tuple[str, ...]) -> tuple[str, ...]:
        # Before they are gone, so that it can be tried again; and after, for what was kept of them meanwhile.
        if erased:
            ConversationFiles(self.folder).erase(erased)
            forget_briefings(self.folder, erased)
            forget_replies(self.folder)
        return erased

    def briefings(self, scope: Scope | None = None) -> tuple[Card, ...]:
        """List the briefings of a scope, newest first."""
        return self.library.cards(scope or Scope())

    def briefing(self, briefing_id: str) -> Briefing:
        """Return a briefing with its text, one that was replaced since too. Raises UnknownBriefing."""
        return self.library.briefing(briefing_id)

    def unknown(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of these ids that no briefing has, as those of erased ones."""
        return self.library.unknown(ids)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the briefings with this id or from this file; see `Library.named`.

        Raises UnknownBriefing, AmbiguousName.
        """
        return self.library.named(name)

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a briefing, in order. Raises UnknownBriefing."""
        return self.library.sentences(briefing_id)

    def quote(self, sentence: Sentence) -> Quote:
        """Say where a sentence stands, and what kind of statement it makes. Raises UnknownBriefing."""
        return quote(Judged(sentence, self.briefing(sentence.briefing_id), 0.0))


def _after(seconds: float) -> Callable[[], bool]:
    """Return what says whether this time is over, from now on."""
    until = monotonic() + seconds
    return lambda: monotonic() > until
