"""The reader without a judge: five signals that can be explained.

How alike question and sentence are, how much of the question the sentence and its surroundings cover, whether they
speak of the names asked about, and whether there is a thing of the kind asked for (a number, a date, a person, a
place).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.kind import Kind, has_kind, kind_of, names
from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from index.briefing import Sentence
from index.encoder import Vectors
from index.search import Hit
from index.words import stem, topic_words, word_stems, words

THRESHOLD = 0.4
READ = 8  # hits whose sentences are read
ADDED = 3.0  # times that a word of a follow-up counts, against one of the question before it


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a sentence before it is judged; each lies between 0 and 1.

    `alike` and `context` are the cosines of the question with the sentence and with its passage; `covered` is the
    share of the question's content, by inverse document frequency, that the sentence holds (words found only around
    it count half); `named` the share of the names in the question that the briefing holds; `fits` is 1 where the
    sentence has a thing of the kind asked for, or no kind is asked for.
    """

    alike: float
    context: float
    covered: float
    named: float
    fits: float


# What each signal counts for, and the bias. Chosen by hand on the dev part of the project's own questions, and reported
# on the rest (README).
ALIKE, CONTEXT, COVERED, NAMED, FITS = 5.0, 1.5, 4.0, 3.0, 1.0
BIAS = -8.2


class SignalReader:
    """Judges by `Signals`, without a trained model.

    `encode` gives the vectors of texts; `rarity` how much of a question each of its words carries.
    """

    def __init__(
        self,
        encode: Callable[[Sequence[str]], Vectors],
        rarity: Callable[[Iterable[str]], dict[str, float]],
    ) -> None:
        self._encode = encode
        self._rarity = rarity

    @property
    def threshold(self) -> float:
        return THRESHOLD

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        hits = hits[:READ]
        kind, named = kind_of(question.own), names(question.text)
        rarity = self._rarity(topic_words(question.text))
        if question.own != question.text:
            # What a follow-up adds weighs more than the question that it goes on from.
            rarity |= {word: ADDED * rarity[word] for word in topic_words(question.own) if word in rarity}
        alike = self._alike(question.text, hits)
        best: dict[Sentence, Judged] = {}
        for hit in hits:
            around = surroundings(hit, named)
            for sentence in hit.passage.sentences:
                measured = signals(kind, named, rarity, around, sentence, alike[sentence])
                # What may come is told by judgements alone: a report of what was is no answer, however alike.
                score = judge(measured) * (0.1 if kind is Kind.OUTLOOK and not measured.fits else 1.0)
                # Overlapping passages share sentences; the surroundings that speak for one count.
                if sentence not in best or best[sentence].score < score:
                    best[sentence] = Judged(sentence, hit.passage.briefing, score)
        return Reading(tuple(sorted(best.values(), key=lambda j: (-j.score, j.sentence.id))))

    def _alike(self, question: str, hits: Sequence[Hit]) -> dict[Sentence, float]:
        """Return the cosine of each sentence with the question; a passage of one sentence was compared already."""
        known = {hit.passage.sentences[0]: hit.similarity for hit in hits if len(hit.passage.sentences) == 1}
        others = [s for s in dict.fromkeys(s for hit in hits for s in hit.passage.sentences) if s not in known]
        if others:
            vectors = self._encode([question, *(sentence.text for sentence in others)])
            known |= zip(others, map(float, vectors[1:] @ vectors[0]), strict=True)
        return known


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the sentences of a hit, as stems: in its passage and title, and in the whole briefing.

    `briefing` is empty where the question names nobody and nothing. `similarity` is the passage's.
    """

    passage: frozenset[str]
    briefing: frozenset[str]
    similarity: float


def surroundings(hit: Hit, named: Sequence[str]) -> Surroundings:
    """Look around a hit once, for all of its sentences."""
    briefing = hit.passage.briefing
    passage = word_stems(f"{briefing.title} {hit.passage.text}")
    return Surroundings(passage, word_stems(briefing.text) if named else frozenset(), hit.similarity)


def signals(
    kind: Kind,
    named: Sequence[str],
    rarity: dict[str, float],
    around: Surroundings,
    sentence: Sentence,
    cosine: float,
) -> Signals:
    """Measure one sentence of a hit."""
    here = word_stems(sentence.text)
    total = sum(rarity.values()) or 1.0
    held = sum(r * (1.0 if stem(w) in here else 0.5 if stem(w) in around.passage else 0.0) for w, r in rarity.items())
    there = [any(stem(w) in around.briefing or stem(w) in around.passage for w in words(n)) for n in named]
    return Signals(
        alike=max(cosine, 0.0),
        context=max(around.similarity, 0.0),
        covered=held / total if rarity else 1.0,  # nothing in particular is asked about
        named=sum(there) / len(there) if there else 1.0,
        fits=float(has_kind(kind, sentence.text)),
    )


def judge(s: Signals) -> float:
    """Return how sure the signals make us that a sentence answers: a logistic function of their weighted sum."""
    z = ALIKE * s.alike + CONTEXT * s.context + COVERED * s.covered + NAMED * s.named + FITS * s.fits + BIAS
    return 1 / (1 + math.exp(-z))
