"""Words and vectors → hits: the passages of a scope that fit a question best."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from index.briefing import Passage
from index.copies import what_it_says
from index.encoder import Vectors
from index.scope import Scope
from index.words import full_text_query

if TYPE_CHECKING:
    from index.faiss_vectors import FaissVectors
    from index.snapshot import Snapshot

DEPTH = 100  # candidates from each side, or k where it is more; what neither side has among them is not found
DEEPEST = 1_600  # candidates from each side, where copies take the places of others


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much the two sides count: score = vectors · cosine + words · BM25.

    Scores are summed, not ranks: the distance between the first and the second hit is worth knowing. The default
    was chosen on the evaluation sets (README, "How good is it?"). A weight of 0 leaves that side out entirely.
    """

    vectors: float = 1.0
    words: float = 0.025


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question. `words` is its BM25 score, `similarity` its cosine; higher is better.

    `copies` are passages further down that say the same in nearly the same words.
    """

    passage: Passage
    score: float
    words: float
    similarity: float
    copies: tuple[Passage, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.passage, *self.copies


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage_id: int
    score: float
    words: float
    similarity: float


def search(
    snapshot: "Snapshot",
    vectors: "FaissVectors",
    text: str,
    vector: Vectors,
    scope: Scope,
    k: int,
    fusion: Fusion,
    depth: int = 0,
) -> tuple[Hit, ...]:
    """Return the k best passages in the scope, best first, near-copies collapsed.

    `vector` is the question's, of shape (dimension,) and length 1. The scope is applied inside both searches, and
    where copies fill the candidates these go deeper, to DEEPEST at most: so a narrow one still gives k hits where it
    holds as many.
    """
    query = full_text_query(text)
    depth = max(depth, DEPTH, k)
    by_words = snapshot.word_scores(query, scope, depth) if query and fusion.words else {}
    by_vectors: dict[int, float] = {}
    if fusion.vectors:
        among = None if scope == Scope() else snapshot.passage_ids(scope)
        by_vectors = {n.passage_id: n.similarity for n in vectors.nearest(vector, depth, among)}
    is_cut = max(len(by_words), len(by_vectors)) >= depth
    # What only one side found has a score on the other too.
    if query and fusion.words:
        by_words |= snapshot.word_scores_of(query, by_vectors.keys() - by_words.keys())
    if fusion.vectors:
        only_words = sorted(by_words.keys() - by_vectors.keys())
        by_vectors |= dict(zip(only_words, map(float, vectors.vectors_of(only_words) @ vector), strict=True))
    candidates = [
        _Candidate(
            i,
            fusion.vectors * by_vectors.get(i, 0.0) + fusion.words * by_words.get(i, 0.0),
            by_words.get(i, 0.0),
            by_vectors.get(i, 0.0),
        )
        for i in by_words.keys() | by_vectors.keys()
    ]
    candidates.sort(key=lambda c: (-c.score, c.passage_id))
    hits = _collapse(_with_passages(snapshot, candidates, k), k)
    if len(hits) < k and is_cut and depth < DEEPEST:
        return search(snapshot, vectors, text, vector, scope, k, fusion, min(depth * 4, DEEPEST))
    return hits


def _with_passages(snapshot: "Snapshot", candidates: list[_Candidate], k: int) -> Iterator[Hit]:
    """Read passages a few at a time: how many are needed is known only once copies are collapsed."""
    rest = iter(candidates)
    while block := list(islice(rest, max(k, 10))):
        passages = snapshot.passages([c.passage_id for c in block])
        for c in block:
            yield Hit(passages[c.passage_id], c.score, c.words, c.similarity)


def _collapse(hits: Iterator[Hit], k: int) -> tuple[Hit, ...]:
    kept: dict[object, tuple[Hit, list[Passage]]] = {}
    for hit in hits:
        said = what_it_says(hit.passage.text)
        if said in kept:
            kept[said][1].append(hit.passage)
        elif len(kept) == k:
            break
        else:
            kept[said] = hit, []
    return tuple(replace(hit, copies=tuple(copies)) for hit, copies in kept.values())
