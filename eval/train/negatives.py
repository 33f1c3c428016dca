"""Hard negatives: sentences that share the words of a question, or stand beside its answer, and do not answer it.

They are found by TF-IDF: it takes seconds, where encoding the hundred thousand sentences takes longer than training can
spare on two cores.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.follow_ups.mentions import is_date
from assistant.readers.judge import Evidence
from eval.train.asked import Asked

BESIDE, ELSEWHERE = 3, 4  # negatives from the same text, from other texts
# Of what was written over whole stories it is known that nothing else in the story answers: these are the best.
WRITTEN_BESIDE, WRITTEN_ELSEWHERE = 6, 2
SEARCHED = 30
COPY = 0.7  # cosine from which another sentence says the same as the gold one
SWAPPED = 0.15  # share of questions that are asked about somebody else as well
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_DAY = re.compile(r"\b(?:[A-Z][a-z]+) \d{1,2}, \d{4}\?$")


@dataclass(frozen=True, slots=True)
class Group:
    """A question with the sentences to tell apart: `right` is the index of the one that answers, None without one."""

    source: str
    question: str
    evidence: tuple[Evidence, ...]
    right: int | None


def groups(
    asked: Sequence[Asked], more: Sequence[Evidence], random: Random, swapped: float = SWAPPED
) -> Iterator[Group]:
    """Mine negatives for questions of one source; `more` are sentences of it that no question was made of.

    With `swapped` 0 there is a group for each question, and no other.
    """
    most = (WRITTEN_BESIDE, WRITTEN_ELSEWHERE) if asked[0].source == "written" else (BESIDE, ELSEWHERE)
    pool, texts = _pool(asked, more)
    tfidf = TfidfVectorizer(sublinear_tf=True, max_df=0.2, dtype=np.float32)
    vectors = csr_array(tfidf.fit_transform(f"{e.text} {e.context}" for e in pool))
    questions = csr_array(tfidf.transform(one.question for one in asked))
    where = {evidence: i for i, evidence in enumerate(pool)}
    for start in range(0, len(asked), 256):
        cosines = (questions[start : start + 256] @ vectors.T).toarray()
        nearest = np.argpartition(-cosines, SEARCHED, axis=1)[:, :SEARCHED]
        for row, one in enumerate(asked[start : start + 256]):
            beside = sorted(one.others, key=lambda e: -cosines[row, where[e]])[: most[0]]
            found = sorted(nearest[row], key=lambda i: -cosines[row, i])
            gold = vectors[[where[one.gold]]] if one.gold else None
            elsewhere = [
                pool[i] for i in found if texts[i] != one.text and not _may_answer(one, pool[i], vectors[[i]], gold)
            ]
            wrong = [*beside, *_some(elsewhere, most[1], random)]
            if one.source == "digests" and one.gold is not None and _DAY.search(one.question):
                wrong[-1:] = [_another_day(one.gold, random)]
            yield _group(one, wrong, random)
            if one.gold is not None and random.random() < swapped:
                other = _about_another(one.question, (one.gold, *wrong), elsewhere, random)
                if other:
                    yield Group(one.source, other, (one.gold, *wrong), None)


def _pool(asked: Sequence[Asked], more: Sequence[Evidence]) -> tuple[list[Evidence], list[str]]:
    texts: dict[Evidence, str] = defaultdict(str)
    for one in asked:
        texts.update(dict.fromkeys((*one.others, *((one.gold,) if one.gold else ())), one.text))
    texts.update({evidence: "" for evidence in more if evidence not in texts})
    return list(texts), list(texts.values())


def _may_answer(one: Asked, other: Evidence, vector: csr_array, gold: csr_array | None) -> bool:
    if one.answer and one.answer.lower() in other.text.lower():
        return True
    return gold is not None and float((vector @ gold.T).sum()) >= COPY


def _some(found: Sequence[Evidence], most: int, random: Random) -> list[Evidence]:
    """Take most of the nearest and one from further down, so that not all negatives are hard."""
    if len(found) <= most:
        return list(found)
    return [*random.sample(found[: 2 * most], most - 1), random.choice(found[2 * most :] or found)]


def _group(one: Asked, wrong: list[Evidence], random: Random) -> Group:
    if one.gold is None:
        return Group(one.source, one.question, tuple(wrong), None)
    evidence = [one.gold, *wrong]
    random.shuffle(evidence)
    return Group(one.source, one.question, tuple(evidence), evidence.index(one.gold))


def _about_another(question: str, group: Sequence[Evidence], elsewhere: Sequence[Evidence], random: Random) -> str:
    """Ask about somebody or somewhere else: a name of the gold sentence, the first of the group, gives way.

    The new name stands nowhere in the group: what tells of it might answer.
    """
    mine = [name for name in _names(question) if name in group[0].text]
    found = [name for evidence in elsewhere for name in _names(evidence.text) if name not in question]
    theirs = [name for name in found if not any(name in evidence.text for evidence in group)]
    return question.replace(random.choice(mine), random.choice(theirs)) if mine and theirs else ""


def _names(text: str) -> list[str]:
    return [name for name in _NAME.findall(text) if not is_date(name)]


def _another_day(evidence: Evidence, random: Random) -> Evidence:
    """Put the same news on another day."""
    day, *others = evidence.context.split(" | ")
    moved = date.fromisoformat(day) + timedelta(days=random.choice((-1, 1)) * random.randint(2, 400))
    return replace(evidence, context=" | ".join([moved.isoformat(), *others]))
