"""The reader with a judge: cheap signals choose what is worth reading, the judge reads it in its surroundings.

Reading is the dear part on a laptop: what stands far behind in search is dropped before the judge sees it.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Nature
from assistant.follow_ups.ellipsis import asked_about
from assistant.follow_ups.mentions import names
from assistant.kind import Kind, has_kind, kind_of
from assistant.question import Question
from assistant.read import Judged, Reading
from assistant.readers.judge import Evidence, Judge, Weights
from assistant.readers.pair import with_context
from assistant.resolve import Resolved, points_nowhere
from assistant.stance.nature import stance
from assistant.stance.speaker import opening_pronoun, whose_word
from index.briefing import Sentence
from index.search import Hit
from index.words import stem, topic_words, word_stems

HITS = 20  # passages whose sentences are looked at
SENTENCES = 24  # sentences that the judge reads of them
LAST = 1_000.0  # behind all others
_WHICH = re.compile(r"which\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_NEXT = re.compile(r"\s([^\W\d_]+)")
_NOBODY = re.compile(r"\W*(?:nobody|no\s+one|none|neither)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence worth reading, and what is known of it before it is read."""

    hit: Hit
    sentence: Sentence
    evidence: Evidence
    first_look: float


class JudgedReader:
    """Judges the sentences of the hits by `judge`; `rarity` says how much of a question each of its words carries."""

    def __init__(self, judge: Judge, rarity: Callable[[Iterable[str]], dict[str, float]]) -> None:
        self._judge = judge
        self._rarity = rarity

    @property
    def threshold(self) -> float:
        return self._judge.threshold

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        """Judge the sentences of the hits that look most like an answer, best first.

        Their order is not quite that of their scores; see `Weights`.
        """
        rarity = self._rarity(topic_words(question.text))
        found = candidates(rarity, hits)
        kind, which = kind_of(question.own), _WHICH.match(question.text)
        asked = frozenset(map(stem, rarity))
        scores = self._scores(question, [one.evidence for one in found])
        judged = []
        for one, score in zip(found, scores, strict=True):
            sure = weigh(self._judge.weights, score, one.hit.score)
            at = place(self._judge.weights, score, one.hit.score)
            # What may come is told by judgements alone: a report of what was is no answer, however alike.
            if kind is Kind.OUTLOOK and not has_kind(kind, one.sentence.text):
                sure, at = 0.1 * sure, at - LAST
            elif kind is Kind.OUTLOOK and not rarity and _is_assessed(one):
                sure = max(sure, self.threshold)  # "What might happen next?": about nothing in particular
            elif (kind is Kind.PERSON and _is_nobody(one.sentence.text, asked)) or (
                which and _names(which["noun"], one, asked)
            ):
                sure = max(sure, self.threshold)
            judged.append((at, Judged(one.sentence, one.hit.passage.briefing, sure)))
        judged.sort(key=lambda placed: (-placed[0], placed[1].sentence.id))
        best = [sentence for _, sentence in judged]
        return Reading(tuple(_naming_first(best, self.threshold, rarity) if kind is Kind.PERSON else best))

    def _scores(self, question: Resolved, found: Sequence[Evidence]) -> Sequence[float]:
        """Judge a follow-up behind the question it goes on from, and by itself where it points at nothing before.

        "What about the nurses?" asks for what happened with them. Of two questions in one the judge reads the first;
        "Which depot was hit? Who was injured?" asks for the second.
        """
        scores = self._judge.answers(question.text, found)
        if question.own == question.text or points_nowhere(Question(question.own)):
            return scores
        about = asked_about(question.own)
        own = self._judge.answers(f"What happened with {about}?" if about else question.own, found)
        # "What about penguins?": what answers the question before it and has nothing of them is no answer.
        wanted = word_stems(" ".join(topic_words(about)))
        its_own = [not wanted or not wanted.isdisjoint(word_stems(f"{one.context} {one.text}")) for one in found]
        return [
            max(both, alone) if its else min(both, alone) for both, alone, its in zip(scores, own, its_own, strict=True)
        ]


def _naming_first(best: Sequence[Judged], threshold: float, rarity: Mapping[str, float]) -> Sequence[Judged]:
    """Put a "He left" behind a sentence as sure that tells more of who did what was asked."""
    if not best or not opening_pronoun(best[0].sentence.text):
        return best
    told = _told_of_whom(best[0], rarity)
    sure = (one for one in best if one.score >= threshold and not opening_pronoun(one.sentence.text))
    first = next((one for one in sure if _told_of_whom(one, rarity) > told), best[0])
    return [first, *(one for one in best if one is not first)]


def _told_of_whom(one: Judged, rarity: Mapping[str, float]) -> tuple[float, bool]:
    """Say how much of what was asked a sentence holds, its opening pronoun read as a name, and whether it names any."""
    text = one.sentence.text
    before = one.briefing.text[one.briefing.section_at(one.sentence.start).start : one.sentence.start]
    here = word_stems(f"{whose_word(opening_pronoun(text), before)} {text}")
    return sum(weight for word, weight in rarity.items() if stem(word) in here), bool(names(text))


def _is_assessed(one: Candidate) -> bool:
    section = one.hit.passage.briefing.section_at(one.sentence.start)
    return stance(one.sentence.text, section).nature is Nature.ASSESSED


def _is_nobody(sentence: str, asked: frozenset[str]) -> bool:
    """Does a sentence say that nobody did what is asked, in all of its words? "Nobody has disclosed it."

    That is an answer, and one that a judge who looks for a name takes for none.
    """
    return len(asked) > 1 and bool(_NOBODY.match(sentence)) and asked <= word_stems(sentence)


def _names(noun: str, one: Candidate, asked: frozenset[str]) -> bool:
    """Does a sentence name which one it is? "Which missiles hit the depot?" – "Two Harrier missiles struck the depot."

    Some of what is asked may stand around it; a judge this small looks for a choice among several.
    """
    here = word_stems(one.sentence.text)
    if len(asked & here) < 2 or not asked <= here | word_stems(one.evidence.context):
        return False
    behind = (_NEXT.match(one.sentence.text, name.end) for name in names(one.sentence.text))
    return any(word and stem(word[1].lower()) == stem(noun.lower()) for word in behind)


def weigh(weights: Weights, score: float, searched: float) -> float:
    """Return how surely a sentence answers, given the judge's probability and the score that search gave its hit."""
    z = weights.judge * logit(score) + weights.search * searched + weights.bias
    return 1 / (1 + math.exp(-z))


def place(weights: Weights, score: float, searched: float) -> float:
    """Return what sentences are ordered by, the highest first, given the same as for `weigh`."""
    return logit(score) + weights.order * searched


def logit(probability: float) -> float:
    """Return the log-odds of a probability, none of them without bounds."""
    certain = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(certain / (1 - certain))


def candidates(rarity: dict[str, float], hits: Sequence[Hit]) -> list[Candidate]:
    """Choose the sentences that are worth reading: of passages that search put first, those that share its words."""
    best: dict[Sentence, Candidate] = {}
    total = sum(rarity.values()) or 1.0
    wanted = {word: stem(word) for word in rarity}
    for hit in hits[:HITS]:
        briefing = hit.passage.briefing
        before = ""
        for sentence in hit.passage.sentences:
            here = word_stems(sentence.text)
            held = sum(rarity[word] for word, stemmed in wanted.items() if stemmed in here) / total
            read = with_context(sentence.text, briefing.date, briefing.title, before)
            one = Candidate(hit, sentence, read, hit.score + held)
            # Overlapping passages share sentences; the surroundings that speak for one count.
            if sentence not in best or best[sentence].first_look < one.first_look:
                best[sentence] = one
            before = sentence.text
    return sorted(best.values(), key=lambda one: -one.first_look)[:SENTENCES]
