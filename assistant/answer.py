"""What is answered: claims in order, each with the sentences it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.question import Turn
from index.briefing import Section, Sentence
from index.event_dates import EventDate
from index.scope import Extent, Scope


class Verdict(StrEnum):
    """Does the cited sentence support the claim?"""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"


class Nature(StrEnum):
    """What kind of statement a sentence makes."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    ASSESSED = "assessed"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, where it stands, and what kind of statement it makes.

    `date` is the report date of its briefing, `source` the file. `speaker` and `verb` say whose word it is, as written
    ("" where it is nobody's, or nobody is named). `estimative` is the word that says how likely a judgement is (""
    without one), `low` and `high` its range in percent by ICD 203, None where it is not one of the standard's.
    `event_dates` are the days that the sentence speaks of. `subject` is whom a pronoun that it opens with means ("He"),
    "" where it opens with none, or nobody is sure.
    """

    sentence: Sentence
    section: Section
    title: str
    date: date | None
    source: str
    nature: Nature
    speaker: str = ""
    verb: str = ""
    estimative: str = ""
    low: int | None = None
    high: int | None = None
    event_dates: tuple[EventDate, ...] = ()
    subject: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "sentence_id": self.sentence.id,
            "briefing_id": self.sentence.briefing_id,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "source": self.source,
            "section": self.section.kind.value,
            "heading": self.section.heading,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "text": self.sentence.text,
            "nature": self.nature.value,
            "speaker": self.speaker,
            "verb": self.verb,
            "estimative": self.estimative,
            "likelihood": None if self.low is None or self.high is None else {"low": self.low, "high": self.high},
            "event_dates": [event.to_dict() for event in self.event_dates],
            "subject": self.subject,
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """A number the reader sees, and the sentence it stands for. Numbers count from 1 in order of first use."""

    number: int
    quote: Quote

    def to_dict(self) -> dict[str, Any]:
        return {"number": self.number, **self.quote.to_dict()}


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many briefings say the same as a claim, and from how many origins: near-copies of a sentence are one."""

    briefings: int
    origins: int

    def to_dict(self) -> dict[str, Any]:
        return {"briefings": self.briefings, "origins": self.origins}


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the answer, with its citations and its verdict.

    `corroboration` counts among what was found for the question; None where nobody counted. `reasons` say in whole
    sentences why a claim is not supported, or why it stands in other words than a language model wrote. `heading` is
    the story that it belongs to in an overview, "" in any other answer.
    """

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict
    corroboration: Corroboration | None = None
    reasons: tuple[str, ...] = ()
    heading: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "citations": [c.number for c in self.citations],
            "verdict": self.verdict.value,
            "corroboration": self.corroboration.to_dict() if self.corroboration else None,
            "reasons": list(self.reasons),
            "heading": self.heading,
        }


class About(StrEnum):
    """What two sentences tell differently."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    STATUS = "status"


class Relation(StrEnum):
    """How the report date of one sentence lies to that of another."""

    NEWER = "newer"
    OLDER = "older"
    SAME_DAY = "same day"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that disagree about the same matter; neither is chosen.

    `about` is what they differ in, `first_words` and `second_words` the words of each that do, "" where it is not a
    matter of single words. `sure` is False where they may speak of two things. `has_moved` is whether the newer tells
    what has changed since the older ("has risen to 11", "reopened").
    """

    first: Quote
    second: Quote
    about: About
    first_words: str
    second_words: str
    sure: bool
    has_moved: bool = False

    @property
    def relation(self) -> Relation:
        """Return what the first is by its report date, seen from the second."""
        one, other = self.first.date, self.second.date
        if one is None or other is None:
            return Relation.UNKNOWN
        return Relation.SAME_DAY if one == other else Relation.NEWER if one > other else Relation.OLDER

    @property
    def is_development(self) -> bool:
        """Is it what a newer report tells anew ("closed", "reopened"), so that both may be right?"""
        return (self.has_moved or self.about is About.STATUS) and self.relation in (Relation.NEWER, Relation.OLDER)

    @property
    def is_of_one_briefing(self) -> bool:
        return self.first.sentence.briefing_id == self.second.sentence.briefing_id


def scope_to_dict(scope: Scope) -> dict[str, Any]:
    return {
        "since": scope.since.isoformat() if scope.since else None,
        "until": scope.until.isoformat() if scope.until else None,
        "tags": list(scope.tags),
        "briefings": list(scope.briefings),
    }


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer was looked for in: how many briefings lay in the scope, of what dates.

    `undated` counts the briefings that a dated scope left out because they have no date. `oldest` and `newest` are
    report dates, None where no briefing in the scope has one. `later` counts the reports outside the scope
    that were searched too, because they speak of the days asked about.
    """

    briefings: int
    undated: int
    oldest: date | None
    newest: date | None
    later: int = 0

    @classmethod
    def of(cls, extent: Extent, later: int = 0) -> "Searched":
        """Say what an answer was looked for in, given how much lies in its scope."""
        return cls(extent.briefings, extent.undated, extent.oldest, extent.newest, later)

    def to_dict(self) -> dict[str, Any]:
        return {
            "briefings": self.briefings,
            "undated_left_out": self.undated,
            "oldest": self.oldest.isoformat() if self.oldest else None,
            "newest": self.newest.isoformat() if self.newest else None,
            "later_reports": self.later,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims in order; none means that the briefings do not say, or that they were not asked yet.

    `question` is what was asked, `resolved` what it was taken to mean, `scope` what was searched for it. `choices` are
    the questions that it may mean equally well, for the user to choose from: nothing was searched then.
    Where there are no claims, `nearest` holds the sentences that came closest and do not answer, and `missing`
    the words of the question that no searched briefing mentions. `conflicts` are pairs of cited sentences that
    disagree.
    `written_by` is the language model whose words the claims are, "" where they are the briefings' own. `withheld` is
    what it wrote and no briefing supports: never shown as part of the answer, each with its reasons and without
    citations. `note` tells the user what became of writing, or what an overview left unread.
    """

    question: str
    resolved: str
    scope: Scope
    searched: Searched
    claims: tuple[Claim, ...]
    nearest: tuple[Quote, ...] = ()
    missing: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    written_by: str = ""
    withheld: tuple[Claim, ...] = ()
    note: str = ""

    @property
    def is_refusal(self) -> bool:
        return not self.claims

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        found = {c.number: c for claim in self.claims for c in claim.citations}
        return tuple(found[number] for number in sorted(found))

    @property
    def text(self) -> str:
        """The claims with their numbers, as one paragraph; "" for a refusal."""
        return " ".join(c.text + "".join(f" [{n.number}]" for n in c.citations) for c in self.claims)

    @property
    def turn(self) -> Turn:
        """This answer as history for the next question."""
        return Turn(self.resolved, " ".join(claim.text for claim in self.claims))

    def to_dict(self) -> dict[str, Any]:
        """JSON as documented in `answer.schema.json`, beside this file."""
        return {
            "question": self.question,
            "resolved": self.resolved,
            "scope": scope_to_dict(self.scope),
            "searched": self.searched.to_dict(),
            "answered": not self.is_refusal,
            "claims": [claim.to_dict() for claim in self.claims],
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [quote.to_dict() for quote in self.nearest],
            "missing": list(self.missing),
            "choices": list(self.choices),
            "conflicts": [self._numbered(conflict) for conflict in self.conflicts],
            "written_by": self.written_by,
            "withheld": [claim.to_dict() for claim in self.withheld],
            "note": self.note,
        }

    def number(self, quote: Quote) -> int:
        """Return the number by which a sentence is cited. Raises ValueError where it is not."""
        for citation in self.citations:
            if citation.quote.sentence == quote.sentence:
                return citation.number
        raise ValueError(f"the answer does not cite {quote.sentence.id}")

    def _numbered(self, conflict: Conflict) -> dict[str, Any]:
        return {
            "first": self.number(conflict.first),
            "second": self.number(conflict.second),
            "about": conflict.about.value,
            "first_words": conflict.first_words,
            "second_words": conflict.second_words,
            "relation": conflict.relation.value,
            "sure": conflict.sure,
        }
