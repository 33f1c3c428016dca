"""Hard negatives: sentences that search puts first, or that stand beside the answer, and do not answer the question.

They are found as the library finds passages, by cosine and words together: what the judge has to tell apart when it is
asked is what search took for an answer.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.readers.judge import Evidence
from eval.train.asked import Asked
from index.encoder import Vectors

BESIDE, HARD, FURTHER = 3, 6, 2  # negatives from the same text, from the first found elsewhere, from further down
FIRST, SEARCHED = 12, 40
WORDS = 0.8  # what the cosine of words counts beside that of vectors: about as much as BM25 does in the library
COPY = 0.8  # cosine from which another sentence says the same as the gold one
SWAPPED = 0.15  # share of questions that are asked about somebody else as well
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_DAY = re.compile(r"\b(?:[A-Z][a-z]+) \d{1,2}, \d{4}\?$")

Encode = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Group:
    """A question with the sentences to tell apart: `right` is the index of the one that answers, None without one.

    `search` is the score that search gives each of them.
    """

    source: str
    question: str
    evidence: tuple[Evidence, ...]
    search: tuple[float, ...]
    right: int | None


@dataclass(frozen=True, slots=True)
class _Pool:
    """Sentences of one source, the texts they are from, and what search knows of them."""

    evidence: list[Evidence]
    texts: list[str]
    vectors: Vectors
    words: csr_array
    where: dict[Evidence, int]


def groups(asked: Sequence[Asked], more: Sequence[Evidence], encode: Encode, random: Random) -> Iterator[Group]:
    """Mine negatives for questions of one source; `more` are sentences of it that no question was made of."""
    evidence, texts = _gathered(asked, more)
    tfidf = TfidfVectorizer(sublinear_tf=True, max_df=0.2, dtype=np.float32)
    words = csr_array(tfidf.fit_transform(e.text for e in evidence))
    pool = _Pool(evidence, texts, encode([e.text for e in evidence]), words, {e: i for i, e in enumerate(evidence)})
    asked_words = csr_array(tfidf.transform(one.question for one in asked))
    asked_vectors = encode([one.question for one in asked])
    for start in range(0, len(asked), 256):
        rows = slice(start, start + 256)
        scores = asked_vectors[rows] @ pool.vectors.T + WORDS * (asked_words[rows] @ words.T).toarray()
        nearest = np.argpartition(-scores, SEARCHED, axis=1)[:, :SEARCHED]
        for one, score, near in zip(asked[rows], scores, nearest, strict=True):
            yield from _mined(one, pool, score, sorted(near, key=lambda i: -score[i]), random)


def _mined(one: Asked, pool: _Pool, score: Vectors, found: list[int], random: Random) -> Iterator[Group]:
    gold = None if one.gold is None else pool.where[one.gold]
    beside = sorted((pool.where[e] for e in one.others), key=lambda i: -score[i])[:BESIDE]
    elsewhere = [i for i in found if pool.texts[i] != one.text and not _may_answer(one, pool, i, gold)]
    first, further = elsewhere[:FIRST], elsewhere[FIRST:]
    wrong = [*beside, *random.sample(first, min(HARD, len(first))), *random.sample(further, min(FURTHER, len(further)))]
    picked = wrong if gold is None else random.sample([gold, *wrong], len(wrong) + 1)
    evidence = [pool.evidence[i] for i in picked]
    right = None if gold is None else picked.index(gold)
    if one.source == "digests" and right is not None and _DAY.search(one.question):
        evidence[(right + 1) % len(evidence)] = _another_day(evidence[right], random)
    search = tuple(round(float(score[i]), 3) for i in picked)
    yield Group(one.source, one.question, tuple(evidence), search, right)
    if one.gold is not None and random.random() < SWAPPED:
        yield from _swapped(one, evidence, search, [pool.evidence[i] for i in elsewhere], random)


def _swapped(
    one: Asked, evidence: list[Evidence], search: tuple[float, ...], elsewhere: Sequence[Evidence], random: Random
) -> Iterator[Group]:
    """Ask about somebody or somewhere else, which search hardly notices: nothing in the group answers any more."""
    mine = [name for name in _NAME.findall(one.question) if one.gold and name in one.gold.text]
    theirs = [n for e in elsewhere for n in _NAME.findall(e.text) if n not in one.question]
    # What tells of the other one may answer.
    theirs = [name for name in theirs if not any(name in e.text for e in evidence)]
    if mine and theirs:
        question = one.question.replace(random.choice(mine), random.choice(theirs))
        yield Group(one.source, question, tuple(evidence), search, None)


def _gathered(asked: Sequence[Asked], more: Sequence[Evidence]) -> tuple[list[Evidence], list[str]]:
    texts: dict[Evidence, str] = defaultdict(str)
    for one in asked:
        texts.update(dict.fromkeys((*one.others, *((one.gold,) if one.gold else ())), one.text))
    texts.update({evidence: "" for evidence in more if evidence not in texts})
    return list(texts), list(texts.values())


def _may_answer(one: Asked, pool: _Pool, other: int, gold: int | None) -> bool:
    if one.answer and one.answer.lower() in pool.evidence[other].text.lower():
        return True
    return gold is not None and float(pool.vectors[other] @ pool.vectors[gold]) >= COPY


def _another_day(evidence: Evidence, random: Random) -> Evidence:
    """Put the same news on another day."""
    day, *others = evidence.context.split(" | ")
    moved = date.fromisoformat(day) + timedelta(days=random.choice((-1, 1)) * random.randint(2, 400))
    return replace(evidence, context=" | ".join([moved.isoformat(), *others]))
