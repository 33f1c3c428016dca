"""Texts of a public set → their sentences as a judge reads them: pre-ranked, judged, cited."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from assistant.analysis.conflicts import conflicts
from assistant.answer import Quote
from assistant.compose import quote
from assistant.read import Judged
from assistant.readers.judge import Evidence, Judge
from assistant.readers.pair import with_context
from eval.answers import words
from eval.sets.candidates import Encode
from index.briefing import Briefing, Sentence
from index.segment import segment
from index.words import content_words, stem

READ = 40  # sentences that the judge reads of a question's texts, unless an adapter says otherwise
ENCODED = 3  # times as many are encoded: those that share most with the question's words
CITED = 5  # statements that an answer cites at most


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a briefing, and what a judge reads of it.

    `spelled` has its words as answers are compared, one blank before and behind each. `stems` are those of the
    sentence, `around` those of the sentences before and after it in its section too.
    """

    briefing: Briefing
    sentence: Sentence
    evidence: Evidence
    spelled: str
    stems: frozenset[str]
    around: frozenset[str]

    def holds(self, text: str) -> bool:
        """Do the words of a text stand in the sentence one after the other? Never those of a text without words."""
        wanted = spelled(text)
        return wanted.strip() != "" and wanted in self.spelled


@dataclass(frozen=True, slots=True)
class Said:
    """A cited sentence, and the answer that the set says its text gives; "" where it gives none."""

    quote: Quote
    answer: str


Flag = Callable[[Sequence[Said]], bool]


def differ(said: Sequence[Said]) -> bool:
    """Flag a conflict where cited sentences give two answers that are not spelled the same.

    The plain rule, made with what the set knows; `disagree` is what has only the sentences to go by.
    """
    return len({spelled(one.answer) for one in said if one.answer}) > 1


def disagree(said: Sequence[Said]) -> bool:
    """Flag a conflict where the program itself finds one between cited sentences."""
    return bool(conflicts([one.quote for one in said]))


def spelled(text: str) -> str:
    return f" {' '.join(words(text))} "


def cut(briefings: Iterable[Briefing]) -> tuple[Candidate, ...]:
    """Cut briefings into their sentences, in order; those without a word are left out."""
    return tuple(candidate for briefing in briefings for candidate in _of(briefing))


def _of(briefing: Briefing) -> Iterator[Candidate]:
    for _, section in groupby(segment(briefing), key=lambda sentence: briefing.section_at(sentence.start).start):
        sentences = tuple(section)
        texts = [" ".join(sentence.text.split()) for sentence in sentences]
        stems = [_stems(text) for text in texts]
        for n, sentence in enumerate(sentences):
            around = frozenset(chain.from_iterable(stems[max(n - 1, 0) : n + 2]))
            if spelled(texts[n]).strip():
                read = with_context(texts[n], briefing.date, briefing.title, texts[n - 1] if n else "")
                yield Candidate(briefing, sentence, read, spelled(texts[n]), stems[n], around)


def covered(text: str, among: Sequence[Candidate]) -> list[float]:
    """Return for each candidate which share (0 to 1) of a text's content words it holds.

    A word counts by its inverse document frequency among the candidates, and half where it only stands around.
    """
    wanted = _stems(text)
    rarity = {word: math.log(1 + len(among) / (1 + sum(word in c.stems for c in among))) for word in wanted}
    total = sum(rarity.values()) or 1.0
    return [
        sum(r * (1.0 if w in c.stems else 0.5 if w in c.around else 0.0) for w, r in rarity.items()) / total
        for c in among
    ]


def preranked(question: str, among: Sequence[Candidate], encode: Encode, most: int = READ) -> tuple[Candidate, ...]:
    """Return the candidates that are most like a question, by its words and its cosine in equal parts, best first.

    What stands there twice in the same words is taken once. Encodes at most ENCODED times `most` sentences, and none
    where there are no more than `most`: all of them are taken then, in the order of their words.
    """
    distinct = tuple({candidate.spelled: candidate for candidate in reversed(among)}.values())[::-1]
    shares = covered(question, distinct)
    kept = best(range(len(distinct)), shares, ENCODED * most)
    if len(kept) > most:
        vectors = encode([question, *(distinct[n].evidence.text for n in kept)])
        alike = dict(zip(kept, map(float, vectors[1:] @ vectors[0]), strict=True))
        kept = best(kept, [share + alike.get(n, 0.0) for n, share in enumerate(shares)], most)
    return tuple(distinct[n] for n in kept)


def best(numbers: Iterable[int], scores: Sequence[float], most: int) -> list[int]:
    """Return the numbers whose scores are the highest, best first, those that tie in their order."""
    return sorted(numbers, key=lambda n: -scores[n])[:most]


def judged(question: str, among: Sequence[Candidate], judge: Judge) -> tuple[Judged, ...]:
    """Ask the judge which of the candidates answer; those that answer best first."""
    scores = judge.answers(question, [candidate.evidence for candidate in among])
    found = (Judged(c.sentence, c.briefing, score) for c, score in zip(among, scores, strict=True))
    return tuple(sorted(found, key=lambda one: -one.score))


def cited(sentences: Iterable[Judged], threshold: float, most: int = CITED) -> tuple[Quote, ...]:
    """Return the sentences that an answer cites: at least as sure as the threshold, `most` statements, best first.

    The same words in several texts are one statement, and each of the texts is cited for it.
    """
    statements: dict[str, list[Quote]] = {}
    for one in sentences:
        if one.score >= threshold:
            statements.setdefault(spelled(one.sentence.text), []).append(quote(one))
    return tuple(chain.from_iterable(list(statements.values())[:most]))


def answer(
    question: str, briefings: Iterable[Briefing], judge: Judge, encode: Encode, threshold: float
) -> tuple[Quote, ...]:
    """Return what is cited in answer to a question that is asked of a few texts only."""
    among = cut(briefings)
    read = {one.spelled for one in preranked(question, among, encode)}
    return cited(judged(question, [one for one in among if one.spelled in read], judge), threshold)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
