"""Which sentences answer the question, and how surely? `Reader` is what finds out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.resolve import Resolved
from index.briefing import Briefing, Sentence
from index.search import Hit


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of the evidence; `score` (0 to 1) says how sure reading is that it answers."""

    sentence: Sentence
    briefing: Briefing
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences read for a question, those that answer best first; `sure` is the score of the first."""

    sentences: tuple[Judged, ...]

    @property
    def sure(self) -> float:
        return self.sentences[0].score if self.sentences else 0.0


class Reader(Protocol):
    """Judges sentences against a question."""

    @property
    def threshold(self) -> float:
        """How sure a reading has to be before it is answered with, where the settings do not say."""

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        """Judge every sentence of the hits, best first."""
