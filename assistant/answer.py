"""What is answered: claims in order, each with the sentences it rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.question import Turn
from index.briefing import Section, Sentence
from index.scope import Scope


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
    """A sentence and where it stands. `date` is the report date of its briefing, `source` the file."""

    sentence: Sentence
    section: Section
    title: str
    date: date | None
    source: str
    nature: Nature

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
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """A number the reader sees, and the sentence it stands for. Numbers count from 1 in order of first use."""

    number: int
    quote: Quote

    def to_dict(self) -> dict[str, Any]:
        return {"number": self.number, **self.quote.to_dict()}


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the answer, with its citations and its verdict."""

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "citations": [c.number for c in self.citations], "verdict": self.verdict.value}


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer was looked for in: how many briefings lay in the scope, of what dates.

    `undated` counts the briefings that a dated scope left out because they have no date. `oldest` and `newest` are
    report dates, None where no briefing in the scope has one.
    """

    briefings: int
    undated: int
    oldest: date | None
    newest: date | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "briefings": self.briefings,
            "undated_left_out": self.undated,
            "oldest": self.oldest.isoformat() if self.oldest else None,
            "newest": self.newest.isoformat() if self.newest else None,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims in order; none means that the briefings do not say.

    `question` is what was asked, `resolved` what it was taken to mean, `scope` what was searched for it.
    Where there are no claims, `nearest` holds the sentences that came closest and do not answer, and `missing`
    the words of the question that no searched briefing mentions.
    """

    question: str
    resolved: str
    scope: Scope
    searched: Searched
    claims: tuple[Claim, ...]
    nearest: tuple[Quote, ...] = ()
    missing: tuple[str, ...] = ()

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
            "scope": {
                "since": self.scope.since.isoformat() if self.scope.since else None,
                "until": self.scope.until.isoformat() if self.scope.until else None,
                "tags": list(self.scope.tags),
                "briefings": list(self.scope.briefings),
            },
            "searched": self.searched.to_dict(),
            "answered": not self.is_refusal,
            "claims": [claim.to_dict() for claim in self.claims],
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [quote.to_dict() for quote in self.nearest],
            "missing": list(self.missing),
        }
