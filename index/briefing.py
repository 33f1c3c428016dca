"""What a briefing is: its text, its sections, its sentences, its passages."""

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from index.digest import text_sha256


class SectionKind(StrEnum):
    """What a section of a briefing is for."""

    TAKEAWAYS = "takeaways"
    IMPLICATIONS = "implications"
    NARRATIVE = "narrative"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing: `briefing.text[start:end]` is its body, without its heading."""

    kind: SectionKind
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """One document as handed in; its text never changes.

    `date` is the day it was written, None where neither the document nor its name tells. `source` says where it
    was found and is not part of what it is: two files with the same content are one briefing.
    `sections` are in order and do not overlap; what lies between them (title, headings) is shown, not cited.
    `id` is 16 hex digits made of the content, the same on every machine and after every re-indexing.
    """

    text: str
    title: str
    date: date | None
    tags: tuple[str, ...]
    sections: tuple[Section, ...]
    source: str
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        content = [self.title, self.date.isoformat() if self.date else None, self.tags, self.text]
        packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        object.__setattr__(self, "id", text_sha256(packed)[:16])  # made once: every sentence asks for it

    def section_at(self, offset: int) -> Section:
        """Return the section that holds the character at `offset`; ValueError where none does."""
        after = bisect_right(self.sections, offset, key=lambda section: section.start)
        if after and offset < self.sections[after - 1].end:
            return self.sections[after - 1]
        raise ValueError(f"no section of briefing {self.id} holds offset {offset}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing an answer can point at.

    `start` and `end` are character offsets: `briefing.text[start:end] == text`.
    """

    briefing_id: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Briefing and span, so it means the same sentence wherever that briefing is stored."""
        return f"{self.briefing_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one section; what we embed and search.

    `start` and `end` are offsets into the briefing. They are those of the sentences, except where one sentence is
    longer than the encoder can read: it is cut into several passages, and each keeps the whole sentence.
    """

    briefing: Briefing
    sentences: tuple[Sentence, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.briefing.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Card:
    """What a list of the library shows of a briefing; `added` is when it came into it."""

    id: str
    title: str
    date: date | None
    tags: tuple[str, ...]
    source: str
    sentences: int
    added: datetime
