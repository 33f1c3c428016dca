"""Which sentences answer the question, and how surely? `Reader` is what finds out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from assistant.resolve import Resolved
from index.briefing import Briefing, Sentence
from index.copies import word_for_word
from index.search import Hit

COPIES = 3  # of a sentence that stand beside it


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


def with_copies(reading: Reading, hits: Sequence[Hit]) -> Reading:
    """Put behind each sentence those that say it word for word in what search folded into a hit, the earliest first."""
    folded: dict[str, dict[Sentence, Briefing]] = {}
    for passage in (copy for hit in hits for copy in hit.copies):
        for sentence in passage.sentences:
            folded.setdefault(word_for_word(sentence.text), {})[sentence] = passage.briefing
    if not folded:
        return reading
    read = {judged.sentence for judged in reading.sentences}
    found: list[Judged] = []
    for judged in reading.sentences:
        same = folded.pop(word_for_word(judged.sentence.text), {})
        copies = [replace(judged, sentence=s, briefing=briefing) for s, briefing in same.items() if s not in read]
        copies.sort(key=lambda copy: (copy.briefing.date or date.max, copy.sentence.id))
        found += judged, *copies[:COPIES]
    return Reading(tuple(found))
