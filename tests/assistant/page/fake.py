"""A small assistant with the shape of the real one, over briefings that a test writes down."""

import re
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from assistant.question import Turn
from assistant.stream import Stream
from assistant.writer.contract import always
from index.briefing import Briefing, Card, Section, SectionKind, Sentence
from index.errors import UnknownBriefing, UnreadableFile
from index.library import AddReport, Progress
from index.scope import Scope

ADDED = datetime(2026, 6, 12, 9, 30, tzinfo=UTC)


def briefing(title: str, written: date | None, text: str, source: str = "here.md") -> Briefing:
    section = Section(SectionKind.NARRATIVE, "", 0, len(text))
    return Briefing(text, title, written, (), (section,), source)


@dataclass
class FakeAssistant:
    """Answers with every sentence that shares a long word with the question; remembers what it was asked.

    Asked of one of `unclear`, it asks back with the choices given there.
    """

    folder: Path
    held: list[Briefing] = field(default_factory=list)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    limits: list[tuple[Scope | None, Collection[Nature] | None]] = field(default_factory=list)
    written: list[bool] = field(default_factory=list)  # of each question: was a language model to write?
    unclear: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seers: list[str | None] = field(default_factory=list)  # as whom it was asked
    pause: Callable[[], object] = field(default=lambda: None)  # after each claim of a stream
    is_wanted: Callable[[], bool] = always  # what the last stream was given

    def seen_by(self, owner: str | None) -> "FakeAssistant":
        self.seers.append(owner)
        return self

    def briefings(self, scope: Scope | None = None) -> tuple[Card, ...]:
        newest = sorted(self.held, key=lambda b: b.date or date.min, reverse=True)
        return tuple(Card(b.id, b.title, b.date, b.tags, b.source, len(self.sentences(b.id)), ADDED) for b in newest)

    def briefing(self, briefing_id: str) -> Briefing:
        for held in self.held:
            if held.id == briefing_id:
                return held
        raise UnknownBriefing(briefing_id)

    def unknown(self, ids: Collection[str]) -> tuple[str, ...]:
        return tuple(set(ids).difference(held.id for held in self.held))

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        text = self.briefing(briefing_id).text
        spans = re.finditer(r"\S[^.]*\.", text)
        return tuple(Sentence(briefing_id, m.start(), m.end(), m.group()) for m in spans)

    def quote(self, sentence: Sentence) -> Quote:
        held = self.briefing(sentence.briefing_id)
        return Quote(sentence, held.sections[0], held.title, held.date, held.source, Nature.REPORTED)

    def stream(
        self, question: str, *, write: bool = True, is_wanted: Callable[[], bool] = always, **given: Any
    ) -> Stream:
        def steps() -> Generator[Claim, None, Answer]:
            self.is_wanted = is_wanted
            answer = self.ask(question, write=write, **given)
            for claim in answer.claims:
                yield claim
                self.pause()
            return answer

        return Stream(steps(), is_written=write)

    def ask(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
        write: bool = True,
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.written.append(write)
        self.limits.append((scope, only))
        words = set(re.findall(r"\w{5,}", question.lower()))
        quotes = [
            Quote(sentence, held.sections[0], held.title, held.date, held.source, Nature.REPORTED)
            for held in self.held
            for sentence in self.sentences(held.id)
            if words & set(re.findall(r"\w{5,}", sentence.text.lower()))
        ]
        if choices := self.unclear.get(question):
            return Answer(question, question, scope or Scope(), Searched(0, 0, None, None), (), choices=choices)
        dates = [held.date for held in self.held if held.date]
        searched = Searched(len(self.held), 0, min(dates, default=None), max(dates, default=None))
        claims = tuple(
            Claim(quote.sentence.text, (Citation(number, quote),), Verdict.SUPPORTED)
            for number, quote in enumerate(quotes, 1)
        )
        missing = () if claims else tuple(sorted(words))
        return Answer(question, question, scope or Scope(), searched, claims, (), missing)

    def add(self, paths: Sequence[Path], *, on_progress: Callable[[Progress], None] | None = None) -> AddReport:
        failures = []
        for done, path in enumerate(paths, 1):
            text = path.read_text("utf-8", "replace")
            if text.strip():
                self.held.append(briefing(path.stem, None, text, str(path)))
            else:
                failures.append(UnreadableFile(path, "it is empty"))
            if on_progress:
                on_progress(Progress(str(path), done / len(paths), done))
        return AddReport(added=len(paths) - len(failures), failures=tuple(failures))
