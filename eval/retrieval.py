"""Were the gold ids found, and how high? Computed by ir_measures (trec_eval's definitions)."""

from collections.abc import Collection, Sequence
from functools import cache

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success

from eval.share import Undefined


@cache
def _at(measure: Measure, k: int) -> Measure:
    return measure @ k


def _measured(measure: Measure, ranked: Sequence[str], gold: Collection[str]) -> float:
    if not gold:
        raise Undefined("a rank is undefined for a question without gold ids")
    relevant = [Qrel("", id_, 1) for id_ in set(gold)]
    # An id that comes twice counts at its first place only.
    found = [ScoredDoc("", id_, -place) for place, id_ in enumerate(dict.fromkeys(ranked))]
    return float(ir_measures.calc_aggregate([measure], relevant, found)[measure])


def hit_at(k: int, ranked: Sequence[str], gold: Collection[str]) -> float:
    """Return 1.0 if any gold id is among the first `k` distinct ids, else 0.0; Undefined without gold."""
    return _measured(_at(Success, k), ranked, gold)


def recall_at(k: int, ranked: Sequence[str], gold: Collection[str]) -> float:
    """Return the share of gold ids among the first `k` distinct ids; Undefined without gold."""
    return _measured(_at(R, k), ranked, gold)


def coverage_at(k: int, ranked: Sequence[str], points: Sequence[Collection[str]]) -> float:
    """Return the share of points of which one of the ids is among the first `k`; Undefined without points."""
    if not points:
        raise Undefined("recall is undefined for a question without points to find")
    return sum(hit_at(k, ranked, point) for point in points) / len(points)


def reciprocal_rank(k: int, ranked: Sequence[str], gold: Collection[str]) -> float:
    """Return 1 / rank of the first gold id, 0.0 where none is among the first `k`; Undefined without gold."""
    return _measured(_at(RR, k), ranked, gold)
