"""A matter → the sentences about it: by words and vectors, and by what a judge finds besides."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.read import Judged
from assistant.readers.judge import Judge
from assistant.readers.pair import with_context
from index.briefing import Briefing, Sentence
from index.encoder import Vectors
from index.event_dates import event_dates
from index.scope import Scope
from index.search import Hit
from index.words import stem, topic_words, words

if TYPE_CHECKING:
    from index.library import Library

FOUND = 100  # passages searched for a matter
JUDGED = 120  # sentences that a judge reads, which takes it seconds
SURE = 0.5  # how likely a judge has to find it that a sentence is about the matter
# By words and vectors: how much of the matter's words a sentence and its surroundings must hold, and how alike they
# must be. Chosen by hand on the dev matters of the samples. A sentence that names a day tells an event in words of its
# own ("Schools reopened on 2 March"): the title says as well as itself what it is about, and it may be less alike.
COVERED, ALIKE, ALIKE_ON_A_DAY = 0.6, 0.25, 0.1


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
    finds that they tell what happened.
    """
    found: dict[Sentence, Hit] = {}
    for hit in hits:
        # What says the same in nearly the same words was folded into the hit; here each is an origin of its own.
        for passage in (hit.passage, *hit.copies):
            for sentence in passage.sentences:
                found.setdefault(sentence, Hit(passage, hit.score, hit.words, hit.similarity))
    if not found:
        return ()
    sentences = [(sentence, hit.passage.briefing) for sentence, hit in found.items()]
    sure = _by_words(about, sentences, encode, rarity)
    if judge:
        # Those first whose passages search found first. What is about a matter need not say what happened in it, so
        # the judge adds to what words and vectors found, and takes nothing away.
        judged_first = _by_judge(judge, about, sentences[:JUDGED])
        sure[: len(judged_first)] = map(max, sure, judged_first)
    judged = [Judged(s, b, score) for (s, b), score in zip(sentences, sure, strict=True) if score >= SURE]
    return tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id)))


def _by_judge(judge: Judge, about: str, sentences: Sequence[tuple[Sentence, Briefing]]) -> list[float]:
    read = [with_context(s.text, b.date, b.title) for s, b in sentences]
    return judge.answers(f"What happened with {about}?", read)


def _by_words(
    about: str,
    sentences: Sequence[tuple[Sentence, Briefing]],
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
) -> list[float]:
    """Return how sure words and vectors are, at least `SURE` where both are above what they must be."""
    weights = rarity(topic_words(about))
    total = sum(weights.values()) or 1.0
    vectors = encode([about, *(s.text for s, _ in sentences)])
    alike = vectors[1:] @ vectors[0]
    read = {briefing.id: briefing for _, briefing in sentences}
    around = {briefing.id: _stems(f"{briefing.title} {briefing.text}") for briefing in read.values()}
    sure = []
    for (sentence, briefing), cosine in zip(sentences, map(float, alike), strict=True):
        names_a_day = bool(event_dates(sentence.text, briefing.date))
        here = _stems(f"{briefing.title} {sentence.text}" if names_a_day else sentence.text)
        near = around[briefing.id]
        held = sum(w * (1.0 if stem(x) in here else 0.5 if stem(x) in near else 0.0) for x, w in weights.items())
        covered = held / total if weights else 1.0
        passes = covered >= COVERED and cosine >= (ALIKE_ON_A_DAY if names_a_day else ALIKE)
        sure.append(SURE + (covered + max(cosine, 0.0)) / 4 if passes else 0.0)
    return sure


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))
