"""The answering path, end to end: question (+ earlier turns) → resolve → scope → search → read → compose → answer."""

import asyncio
import math
import re
import time
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.analysis.absence import Absence, absence
from assistant.analysis.changes import MOST as MOST_CHANGES
from assistant.analysis.changes import Changes, changes
from assistant.analysis.conflicts import conflicts, with_conflicts
from assistant.analysis.corroboration import corroborated
from assistant.analysis.news import nearby, news, sentences_of
from assistant.analysis.overview import READ as READ_FOR_OVERVIEW
from assistant.analysis.overview import digest, leading, overview_of
from assistant.analysis.suggestions import FOLLOWING, READ_OF_ONE, SUGGESTED, checked, first_questions, follow_ups
from assistant.analysis.suggestions import READ as READ_FOR_SUGGESTIONS
from assistant.analysis.timeline import MOST, Timeline, about_it, events_of
from assistant.analysis.watch import Watched, again, first
from assistant.answer import Answer, Claim, Nature, Quote, Searched, Verdict
from assistant.asked import asked
from assistant.compose import compose, nearest, quote
from assistant.errors import BadQuestion
from assistant.question import Question, Turn
from assistant.read import Judged, Reader, Reading
from assistant.readers.judge import Judge
from assistant.readers.judged_reader import JudgedReader
from assistant.readers.signal_reader import SignalReader
from assistant.readers.when import merged, told_later, weighed
from assistant.records.conversation_files import ConversationFiles
from assistant.records.examples import forget_briefings
from assistant.records.looks import last_look, note
from assistant.records.receipt import Asked, Made, Receipt, natures, receipt
from assistant.records.replay import Replayed, replay
from assistant.records.watches import Watch, add_watch, keep_told, read_watches, remove_watch
from assistant.resolve import Resolved, resolve
from assistant.scope import Dated, dated
from assistant.settings import AnswerSettings, Settings
from assistant.stance.nature import among
from assistant.stream import Stream
from assistant.writer.contract import Writer, always
from assistant.writer.remembering_model import forget_replies
from assistant.writer.written import Written
from index.briefing import Briefing, Card, Sentence
from index.library import AddReport, Library, Progress, ignore
from index.scope import Scope
from index.search import Hit
from index.span import one
from index.words import topic_words

LONGEST_QUESTION = 2_000  # characters
FOUND = 20  # passages searched for a question
FOUND_FOR_TIMELINE = 100
BELIEVED = 0.8  # how sure reading has to be not to believe a model that finds no answer
NO_BRIEFING = "0" * 16  # an id that none has: a scope without ids is the whole library


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found for a question before an answer was made of it.

    Where it asks for an overview, `reading` holds what the overview is made of. `later` counts the reports after the
    scope that were searched too, because they speak of the day asked about.
    """

    resolved: Resolved
    scope: Scope
    hits: tuple[Hit, ...]
    reading: Reading
    is_overview: bool = False
    later: int = 0


class Assistant:
    """Answers questions over one library. Safe to use from several threads."""

    def __init__(
        self,
        library: Library,
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
            return SignalReader(self.library.encode, self.rarity)
        return JudgedReader(self.judge, self.rarity)

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
        # Here, not above: `import assistant` stays cheap for whoever only wants the types.
        from assistant.bootstrap import default_folder, once, open_judge, open_library, open_writer
        from assistant.settings import read_settings

        place = Path(folder).expanduser() if folder is not None else default_folder()
        settings = settings or read_settings(place)
        library = open_library(place, settings.index)
        judge = once(partial(open_judge, settings.answer.judge))
        writer = once(partial(open_writer, settings.writer, place, judge, llm))
        on = date.today if today is None else lambda: today
        return cls(library, settings.answer, judge=judge, writer=writer, today=on)

    @property
    def folder(self) -> Path:
        """The folder of the library."""
        return self.library.folder

    def add(self, paths: Iterable[Path | str], *, on_progress: Callable[[Progress], None] = ignore) -> AddReport:
        """Add files, folders and globs; see `Library.add`."""
        return self.library.add(paths, on_progress=on_progress)

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Erase briefings by id or file, and what conversations quote of them; return their ids.

        What fails halfway leaves them in the library, so that removing them again ends it.
        Raises UnknownBriefing, LibraryInUse, CannotWrite.
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

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a briefing, in order. Raises UnknownBriefing."""
        return self.library.sentences(briefing_id)

    def quote(self, sentence: Sentence) -> Quote:
        """Say where a sentence stands, and what kind of statement it makes. Raises UnknownBriefing."""
        return quote(Judged(sentence, self.briefing(sentence.briefing_id), 0.0))

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the briefings with this id or from this file. Raises UnknownBriefing."""
        return self.library.named(name)

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
        is_written = write and self.writer is not None
        find = partial(self.find, question, scope=scope, history=history, only=only)
        return Stream(self._steps(question, find, history, is_written, is_wanted), is_written=is_written)

    # For `async for`: a stream takes each step in another thread then.
    astream = stream

    def _steps(
        self,
        question: str,
        find: Callable[[], Found],
        history: Sequence[Turn],
        write: bool,
        is_wanted: Callable[[], bool],
    ) -> Generator[Claim, None, Answer]:
        found = find()
        self.look()
        if write:
            return (yield from self.written(question, found, history, is_wanted))
        answer = self.answered(question, found)
        yield from answer.claims
        return answer

    def written(
        self, question: str, found: Found, history: Sequence[Turn] = (), is_wanted: Callable[[], bool] = always
    ) -> Generator[Claim, None, Answer]:
        """Have the answer to a question written from what was found for it; yield its claims as they are checked."""
        # Where reading finds no answer none is written: a model would find one in anything.
        is_answered = not found.resolved.choices and not found.is_overview and found.reading.sure >= self.threshold
        written = (yield from self._write(found, history, is_wanted)) if is_answered else Written()
        if written.is_refused and found.reading.sure < BELIEVED:
            answer = self._made_of((), question, found)
        elif written.claims:
            answer = self._made_of(written.claims, question, found)
        else:
            answer = self.answered(question, found)
        # Those that disagree with what was written come behind it.
        yield from answer.claims[len(written.claims) :]
        by = written.by if written.claims else ""
        return replace(answer, written_by=by, withheld=written.withheld, note=written.note or answer.note)

    def _write(
        self, found: Found, history: Sequence[Turn], is_wanted: Callable[[], bool]
    ) -> Generator[Claim, None, Written]:
        """Have an answer written, yield its claims as they are checked; nothing is written without a writer."""
        if self.writer is None:
            return Written()
        written = Written(by=self.writer.name)
        try:
            for event in self.writer.write(found.resolved, found.reading.sentences, history, is_wanted):
                written = written.after(event)
                if isinstance(event, Claim) and event.verdict is Verdict.SUPPORTED:
                    yield event
        finally:
            # A reply that was kept after one of them was erased.
            if self.unknown({judged.briefing.id for judged in found.reading.sentences}):
                forget_replies(self.folder)
        return written

    def answered(self, question: str, found: Found) -> Answer:
        """Make the answer to a question of what was found for it, in the briefings' own sentences."""
        if found.is_overview:
            return self._digested(question, found)
        claims = () if found.resolved.choices else compose(found.reading, self.threshold, self._settings.claims)
        return self._made_of(claims, question, found)

    def _digested(self, question: str, found: Found) -> Answer:
        claims = digest(found.reading.sentences, self.library.encode)
        searched = self._searched(found.scope)
        is_cut = not found.hits and searched.briefings > READ_FOR_OVERVIEW
        return Answer(
            question=question.strip(),
            resolved=found.resolved.text,
            scope=found.scope,
            searched=searched,
            claims=claims,
            # An overview is short: what only may be a conflict is left to a question about it.
            conflicts=tuple(c for c in conflicts([x.citations[0].quote for x in claims], self.judge) if c.sure),
            note=f"Only the newest {READ_FOR_OVERVIEW} of them were read." if is_cut else "",
        )

    def _made_of(self, claims: tuple[Claim, ...], question: str, found: Found) -> Answer:
        choices = found.resolved.choices
        claims, disagreeing = with_conflicts(claims, found.reading, self.threshold, found.resolved, self.judge)
        searched = replace(self._searched(found.scope), later=found.later)
        return Answer(
            question=question.strip(),
            resolved=found.resolved.text,
            scope=found.scope,
            searched=searched,
            claims=corroborated(claims, found.hits),
            nearest=() if claims else nearest(found.reading),
            # Where nothing was searched, nothing is missing from it.
            missing=self._missing(found) if searched.briefings and not claims and not choices else (),
            choices=choices,
            conflicts=disagreeing,
        )

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
        self._note(at)
        answer = self.answered(question, found)
        if scope is None and dated(found.resolved.text, self._today()).is_since_last_look:
            # Asked again, that is another look; the first look was at everything there is.
            asked_with = replace(asked_with, scope=found.scope)
        return answer, receipt(asked_with, made, answer, found.reading.sentences, at)

    def replay(self, receipt: Receipt) -> Replayed:
        """Make the answer of a receipt again; say what of it still holds, and why the rest does not."""
        return replay(receipt, self)

    def made(self) -> Made:
        """Say what answers are made with now."""
        return Made(
            fingerprint=self.library.fingerprint(),
            briefings=self.library.extent().briefings,
            encoder=self.library.encoder_name or "none",
            judge=self.judge.name if self.judge else "none",
            program=version("briefing-assistant"),
            settings=tuple(asdict(self._settings).items()),
        )

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
        return await asyncio.to_thread(
            partial(self.ask, question, scope=scope, history=history, only=only, write=write)
        )

    def find(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
    ) -> Found:
        """Search and read for a question, and answer nothing: what `ask` goes by, for whoever wants to see it."""
        resolved = resolve(Question(_checked(question), tuple(history)))
        in_words = dated(resolved.text, self._today())
        # "In October?" – "And in March?": the follow-up's own date is the one that is meant.
        of_own = dated(resolved.own, self._today())
        meant = of_own if of_own.scope else in_words
        narrowed = _narrowed(meant.scope, scope)
        day = _day(meant, scope)
        if in_words.is_since_last_look and scope is None:
            narrowed = replace(narrowed, briefings=self._added_since_last_look())
        if resolved.choices:
            return Found(resolved, narrowed, (), Reading(()))
        about = overview_of(in_words.words, narrowed.is_dated or in_words.is_since_last_look)
        if about is not None and resolved.text == resolved.own:
            overview = self._looked_over(resolved, about, narrowed, only)
            if overview.reading.sentences or not about:
                return overview
        searched_for = replace(resolved, text=in_words.words or resolved.text)
        hits, later = self._around(searched_for.text, narrowed, day, FOUND)
        reading = weighed(among(self._reader.read(searched_for, hits), only), asked(resolved).kind, day, narrowed)
        return Found(resolved, narrowed, hits, reading, later=later)

    def overview(self, about: str = "", *, scope: Scope | None = None) -> Answer:
        """Return a digest of what the briefings of a scope tell, of a matter only where one is given.

        Its claims have headings: the stories. No claims where nothing is about the matter.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, DamagedLibrary.
        """
        question = f"What do we know about {_checked(about)}?" if about else "Summarise the briefings."
        resolved = Resolved(question, question)
        return self.answered(question, self._looked_over(resolved, about, scope or Scope(), None))

    def _looked_over(self, resolved: Resolved, about: str, scope: Scope, only: Collection[Nature] | None) -> Found:
        hits: tuple[Hit, ...] = ()
        if about:
            hits = self.library.search(about, scope, FOUND_FOR_TIMELINE)
            # Without the judge: whether there is anything about a matter is a question of its words.
            judged = about_it(about, hits, encode=self.library.encode, rarity=self.rarity)
        else:
            ids = [card.id for card in self.library.cards(scope)[:READ_FOR_OVERVIEW]]
            judged = leading(tuple(self.library.contents(ids)))
        return Found(resolved, scope, hits, among(Reading(judged), only), is_overview=True)

    def timeline(self, about: str, *, scope: Scope | None = None, most: int = MOST) -> Timeline:
        """Return what happened in a matter ("North Korean troops"), in order, each event cited.

        Dates in `about` narrow the reports that are searched, as in a question; `scope` overrules them. Words and
        vectors say what belongs to the matter, and the judge what does besides. Of more than `most` events the surest
        stay.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, JudgeUnavailable, DamagedLibrary.
        """
        in_words = dated(_checked(about), self._today())
        matter, narrowed = in_words.words or about.strip(), _narrowed(in_words.scope, scope)
        hits = self.library.search(matter, narrowed, FOUND_FOR_TIMELINE)
        judged = about_it(matter, hits, encode=self.library.encode, rarity=self.rarity, judge=self.judge)
        events, left_out, undated = events_of(judged, most)
        return Timeline(about.strip(), narrowed, self._searched(narrowed), events, left_out, undated)

    def changes(
        self, since: date | datetime, *, about: str = "", scope: Scope | None = None, most: int = MOST_CHANGES
    ) -> Changes:
        """Say what the briefings since a day, or added since a moment, say that older ones did not.

        Briefings without a date count by when they were added. Of a matter only, where one is given. Of more than
        `most` changes the weightiest are told.
        Raises BadQuestion, EncoderMismatch, EncoderUnavailable, JudgeUnavailable, DamagedLibrary.
        """
        parted = news(self.library, since, scope or Scope())
        if about:
            among = Scope(briefings=parted.new)
            hits = self.library.search(_checked(about), among, FOUND_FOR_TIMELINE) if parted.new else ()
            new: Sequence[Judged] = about_it(
                about, hits, encode=self.library.encode, rarity=self.rarity, judge=self.judge
            )
            unread = 0
        else:
            new, unread = sentences_of(self.library, parted.new)
        told = changes(new, nearby(self.library, parted.old), self.library.encode, self.judge)
        kept, further = told[:most], told[most:]
        return Changes(since, about, len(parted.new), len(parted.old), kept, further, parted.undated, unread)

    def suggestions(self, *, most: int = SUGGESTED, seconds: float = 30.0) -> tuple[str, ...]:
        """Return questions that the newest briefings answer, for whoever does not know what to ask.

        Each was asked to see that; `seconds` bounds the time for it. Raises what `ask` raises.
        """
        until = time.monotonic() + seconds
        read = self._quotes([card.id for card in self.library.cards()[:READ_FOR_SUGGESTIONS]])
        return checked(first_questions(read), self._would_cite, most, lambda: time.monotonic() > until)

    def follow_ups(
        self, answer: Answer, *, history: Sequence[Turn] = (), most: int = FOLLOWING, seconds: float = 10.0
    ) -> tuple[str, ...]:
        """Return questions to ask after an answer, which its briefings answer further; checked as `suggestions` are.

        `history` is the conversation before the answer, oldest first. After a refusal they are about what came nearest.
        """
        until = time.monotonic() + seconds
        near = [citation.quote for citation in answer.citations] or answer.nearest
        read = self._quotes(tuple(dict.fromkeys(one.sentence.briefing_id for one in near)))
        would_cite = partial(self._would_cite, history=(*history, answer.turn))
        return checked(follow_ups(answer, read), would_cite, most, lambda: time.monotonic() > until)

    def _would_cite(self, question: str, history: Sequence[Turn] = ()) -> tuple[Quote, ...]:
        """Return what the answer to a question would rest on; () for a refusal, or if it is taken for another one."""
        found = self.find(question, history=history)
        if found.resolved.choices or found.resolved.text != question:
            return ()
        if found.is_overview:
            return tuple(map(quote, found.reading.sentences))
        claims = compose(found.reading, self.threshold, self._settings.claims)
        return tuple(citation.quote for claim in claims for citation in claim.citations)

    def _quotes(self, ids: Sequence[str]) -> list[tuple[Quote, ...]]:
        """Return the first sentences of briefings with what kind of statement each makes."""
        read = self.library.contents(ids)
        return [tuple(quote(Judged(x, briefing, 1.0)) for x in sentences[:READ_OF_ONE]) for briefing, sentences in read]

    def last_look(self) -> datetime | None:
        """When the user looked last, None where never; looking is noted by asking, and by `look`."""
        return None if self._owner is None else last_look(self.folder, datetime.now(UTC), self._owner)

    def look(self) -> None:
        """Note that the user looks now."""
        self._note(datetime.now(UTC))

    def _note(self, at: datetime) -> None:
        if self._owner is not None:
            note(self.folder, at, self._owner)

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

    def absent(self, name: str, scope: Scope | None = None) -> Absence:
        """Look for a name in every briefing of a scope, in all the spellings that it may have.

        Raises BadQuestion, DamagedLibrary.
        """
        if not any(map(str.isalnum, name)):
            raise BadQuestion(f"There is no letter or digit in {name!r} that could be looked for. Give a name.")
        return absence(_checked(name), scope or Scope(), self.library)

    def search(self, question: str, *, scope: Scope | None = None, k: int = 10) -> tuple[Hit, ...]:
        """Return the k passages that fit best, best first, without reading them; the scope is found as by `ask`."""
        in_words = dated(_checked(question), self._today())
        narrowed = _narrowed(in_words.scope, scope)
        return self._around(in_words.words or question, narrowed, _day(in_words, scope), k)[0][:k]

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word: how much it tells passages apart."""
        counts, total = self.library.frequencies(words)
        return {word: math.log(1 + (total - count + 0.5) / (count + 0.5)) for word, count in counts.items()}

    def _added_since_last_look(self) -> tuple[str, ...]:
        """Return the ids of what the user has not seen; empty where that is everything."""
        looked = self.last_look()
        return () if looked is None else self.library.added_since(looked) or (NO_BRIEFING,)

    def _searched(self, scope: Scope) -> Searched:
        extent = self.library.extent(scope)
        return Searched(extent.briefings, extent.undated, extent.oldest, extent.newest)

    def _around(self, text: str, scope: Scope, day: date | None, k: int) -> tuple[tuple[Hit, ...], int]:
        """Search a scope, and later reports that name the day asked about; return the hits, and how many those are."""
        hits = self.library.search(text, scope, k)
        later = told_later(day, scope) if day else None
        naming = self.library.with_event(one(day), later) if day and later else ()
        if not day or not later or not naming:
            return hits, 0
        more = self.library.search(text, replace(later, briefings=naming), k)
        return merged(hits, more, day), len(naming)

    def _missing(self, found: Found) -> tuple[str, ...]:
        """Return the words of a question that no passage of its scope holds."""
        asked_for = dated(found.resolved.text, self._today()).words
        missing = {word for word in topic_words(asked_for) if not self.library.mentions(word, found.scope)}
        # As they were written: "Poland", not "poland".
        written = dict.fromkeys(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", asked_for))
        return tuple(word for word in written if missing.intersection(topic_words(word)))


def _narrowed(in_words: Scope, given: Scope | None) -> Scope:
    """Return the scope of a question: dates that are given overrule those in its words, and so does `Scope()`."""
    if given is None:
        return in_words
    if given.is_dated or not given:
        return given
    return replace(given, since=in_words.since, until=in_words.until)


def _day(in_words: Dated, given: Scope | None) -> date | None:
    """Return the day that a question asks about, unless what is given overrules it."""
    return None if given is not None and (given.is_dated or not given) else in_words.day


def _checked(question: str) -> str:
    question = question.strip()
    if not question:
        raise BadQuestion("The question is empty. Ask something.")
    if len(question) > LONGEST_QUESTION:
        raise BadQuestion(f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read.")
    return question
