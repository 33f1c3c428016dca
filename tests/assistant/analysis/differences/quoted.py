"""Sentences as quotes, for tests of what two of them differ in."""

from datetime import date

from assistant.analysis.differences.matter import Matter, matter
from assistant.answer import Quote
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing, Section, SectionKind, Sentence

MONDAY = date(2026, 3, 2)


def quoted(text: str, day: date | None = MONDAY, title: str = "", source: str = "a.md") -> Quote:
    section = Section(SectionKind.NARRATIVE, "", 0, len(text))
    briefing = Briefing(text, title, day, (), (section,), source)
    return quote(Judged(Sentence(briefing.id, 0, len(text), text), briefing, 0.9))


def said(text: str, day: date | None = MONDAY, title: str = "") -> Matter:
    return matter(quoted(text, day, title))
