"""A matter → the sentences about it: by words and vectors, and by what a judge finds besides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.follow_ups.mentions import core, names
from assistant.read import Judged
from assistant.readers.judge import Judge
from assistant.readers.pair import with_context
from index.briefing import Briefing, Sentence
from index.encoder import Vectors
from index.event_dates import event_dates
from index.scope import Scope
from index.search import Hit
from index.words import stem, topic_words, word_stems, words

if TYPE_CHECKING:
    from index.library import Library

FOUND = 100  # passages searched for a matter
JUDGED = 120  # sentences that a judge reads, which takes it seconds
SURE = 0.5  # how likely a judge has to find it that a sentence is about the matter
# By words and vectors: how much of the matter's words a sentence and its surroundings must hold, and how alike they
# must be. Chosen by hand on the dev matters of the samples. A sentence that names a day tells an event in words of its
# own ("Schools reopened on 2 March"): the title says as well as itself what it is about, and it may be less alike.
COVERED, ALIKE, ALIKE_ON_A_DAY = 0.6, 0.25, 0.1
NEAR = 0.25  # how much of the matter's words a sentence must hold, or be alike, for a judge to be asked about it


def read_about(
    about: str, scope: Scope, library: "Library", judge: Judge | None = None
) -> tuple[tuple[Hit, ...], tuple[Judged, ...]]:
    """Search a scope for a matter; return the hits, and their sentences that are about it, the surest first."""
    hits = library.search(about, scope, FOUND)
    return hits, about_it(about, hits, encode=library.encode, rarity=library.rarity, judge=judge)


def about_it(
    about: str,
    hits: Sequence[Hit],
    *,
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
    judge: Judge | None = None,
) -> tuple[Judged, ...]:
    """Return the sentences of the hits that are about a matter, the surest first.

    They hold enough of the matter's words (those found only around them count half) and are alike enough, or a judge
    finds that they tell what happened. The judge is not asked about what is neither near the matter's words nor alike:
    of anything at all it may find that it tells what happened.
    """
    found: dict[Sentence, Hit] = {}
    for hit in hits:
        # What says the same in nearly the same words was folded into the hit; here each is an origin of its own.
        for passage in hit.passages:
            for sentence in passage.sentences:
                found.setdefault(sentence, Hit(passage, hit.score, hit.words, hit.similarity))
    if not found:
        return ()
    sentences = [(sentence, hit.passage.briefing) for sentence, hit in found.items()]
    fits = _by_words(about, sentences, encode, rarity)
    sure = [fit.sure for fit in fits]
    if judge:
        # Those first whose passages search found. What is about a matter need not say what happened in it, so
        # the judge adds to what words and vectors found, and takes nothing away.
        near = [place for place, fit in enumerate(fits[:JUDGED]) if fit.is_near]
        for place, score in zip(near, _by_judge(judge, about, [sentences[place] for place in near]), strict=True):
            sure[place] = max(sure[place], score)
    judged = [Judged(s, b, score) for (s, b), score in zip(sentences, sure, strict=True) if score >= SURE]
    return tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id)))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How sure words and vectors are of a sentence; `is_near`: it stands near the matter's words, or is alike."""

    sure: float
    is_near: bool


def _by_judge(judge: Judge, about: str, sentences: Sequence[tuple[Sentence, Briefing]]) -> list[float]:
    read = [with_context(s.text, b.date, b.title) for s, b in sentences]
    return judge.answers(f"What happened with {about}?", read)


def _by_words(
    about: str,
    sentences: Sequence[tuple[Sentence, Briefing]],
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
) -> list[_Fit]:
    """Say how sure words and vectors are, at least `SURE` where both are above what they must be."""
    weights = rarity(topic_words(about))
    named = name_words(about)
    total = sum(weights.values()) or 1.0
    vectors = encode([about, *(s.text for s, _ in sentences)])
    alike = vectors[1:] @ vectors[0]
    read = {briefing.id: briefing for _, briefing in sentences}
    around = {briefing.id: word_stems(f"{briefing.title} {briefing.text}") for briefing in read.values()}
    fits = []
    for (sentence, briefing), cosine in zip(sentences, map(float, alike), strict=True):
        names_a_day = bool(event_dates(sentence.text, briefing.date))
        here = word_stems(f"{briefing.title} {sentence.text}" if names_a_day else sentence.text)
        near = around[briefing.id]
        held = sum(w * (1.0 if stem(x) in here else 0.5 if stem(x) in near else 0.0) for x, w in weights.items())
        covered = held / total if weights else 1.0
        # A power cut elsewhere holds most words of "the power cut on Skarholm", and not the one that counts.
        is_named = not named or not named.isdisjoint(near)
        passes = is_named and covered >= COVERED and cosine >= (ALIKE_ON_A_DAY if names_a_day else ALIKE)
        sure = SURE + (covered + max(cosine, 0.0)) / 4 if passes else 0.0
        fits.append(_Fit(sure, covered >= NEAR or cosine >= ALIKE))
    return fits


def name_words(about: str) -> frozenset[str]:
    """Return the words of the names that a matter holds, stemmed; of "the power cut on Skarholm" one."""
    return frozenset(stem(part) for name in names(about) for word in core(name.text) for part in words(word))
