"""Found and answer → a receipt: what an answer was made of, so that it can be made again and compared."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from assistant.answer import Answer, Nature, Verdict, scope_to_dict
from assistant.question import Turn
from assistant.read import Judged
from index.digest import text_sha256
from index.scope import Scope

FORMAT = 1
Setting = str | float | None


@dataclass(frozen=True, slots=True)
class Asked:
    """All that was given with a question: asked again with the same, it has to be answered the same.

    `today` is what "last week" referred to. `scope` and `only` were given beside the question, None where not.
    """

    question: str
    today: date
    scope: Scope | None = None
    history: tuple[Turn, ...] = ()
    only: tuple[Nature, ...] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What an answer was made with: the library as it stood, the models, the program and its settings.

    The settings are (name, value), whatever a version of the program has of them.
    """

    fingerprint: str
    briefings: int
    encoder: str
    judge: str
    program: str
    settings: tuple[tuple[str, Setting], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that was read; `score` (0 to 1) says how sure reading was that it answers."""

    sentence_id: str
    score: float


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence that the answer cites, as it read. `sha256` is of its text in UTF-8."""

    number: int
    sentence_id: str
    title: str
    date: date | None
    nature: Nature
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptClaim:
    """One sentence of the answer, the numbers that it cites, and its verdict."""

    text: str
    citations: tuple[int, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer was made of, at a moment. `candidates` are the sentences read, the surest first.

    `resolved` is what the question was taken to mean and `scope` what was searched for it.
    """

    at: datetime
    asked: Asked
    made: Made
    resolved: str
    scope: Scope
    candidates: tuple[Candidate, ...]
    claims: tuple[ReceiptClaim, ...]
    cited: tuple[CitedSentence, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON as documented in `receipt.schema.json`, beside this file."""
        asked, made = self.asked, self.made
        return {
            "format": FORMAT,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "asked": {
                "question": asked.question,
                "today": asked.today.isoformat(),
                "scope": None if asked.scope is None else scope_to_dict(asked.scope),
                "history": [{"question": turn.question, "answer": turn.answer} for turn in asked.history],
                "only": None if asked.only is None else [nature.value for nature in asked.only],
            },
            "made_with": {
                "library": made.fingerprint,
                "briefings": made.briefings,
                "encoder": made.encoder,
                "judge": made.judge,
                "program": made.program,
                "settings": dict(made.settings),
            },
            "resolved": self.resolved,
            "scope": scope_to_dict(self.scope),
            "candidates": [{"sentence_id": c.sentence_id, "score": round(c.score, 6)} for c in self.candidates],
            "claims": [{"text": c.text, "citations": [*c.citations], "verdict": c.verdict.value} for c in self.claims],
            "cited": [
                {
                    "number": c.number,
                    "sentence_id": c.sentence_id,
                    "title": c.title,
                    "date": c.date.isoformat() if c.date else None,
                    "nature": c.nature.value,
                    "text": c.text,
                    "sha256": c.sha256,
                }
                for c in self.cited
            ],
        }


def receipt(asked: Asked, made: Made, answer: Answer, read: Sequence[Judged], at: datetime) -> Receipt:
    """Write down what an answer was made of; `read` are the sentences it was chosen from, the surest first."""
    return Receipt(
        at=at,
        asked=asked,
        made=made,
        resolved=answer.resolved,
        scope=answer.scope,
        candidates=tuple(Candidate(judged.sentence.id, judged.score) for judged in read),
        claims=tuple(ReceiptClaim(c.text, tuple(n.number for n in c.citations), c.verdict) for c in answer.claims),
        cited=tuple(
            CitedSentence(
                c.number,
                c.quote.sentence.id,
                c.quote.title,
                c.quote.date,
                c.quote.nature,
                c.quote.sentence.text,
                text_sha256(c.quote.sentence.text),
            )
            for c in answer.citations
        ),
    )


def natures(only: Collection[Nature] | None) -> tuple[Nature, ...] | None:
    """Return natures in the order in which they are declared, so that two receipts of the same question are alike."""
    return None if only is None else tuple(nature for nature in Nature if nature in only)
