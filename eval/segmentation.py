"""Sentences found, gold sentences → boundary F1, exact sentences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.share import Share, total

Span = tuple[int, int]
Spans = tuple[Span, ...]
Splitter = Callable[[str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text and its sentences as (start, end): at least one, in order, not empty, without white space around them."""

    text: str
    sentences: Spans

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError(f"a text without gold sentences measures nothing: {self.text!r}")
        for start, end in self.sentences:
            sentence = self.text[start:end]
            if not sentence or sentence != sentence.strip():
                raise ValueError(f"a gold sentence is empty or has white space around it: {sentence!r}")


def measures(examples: Iterable[Segmented], split: Splitter) -> dict[str, float]:
    """Return the measures of `split` over all sentences of all examples.

    A boundary is the offset where a sentence ends. `boundary_*` count all of them, also the end of the text, which
    nobody misses; `inner_boundary_f1` leaves that one out. Undefined without examples.
    """
    pairs = [(example.sentences, tuple(split(example.text))) for example in examples]
    return {
        "boundary_f1": boundary_f1(pairs),
        "boundary_precision": total(Share(_shared_ends(gold, found), len(found)) for gold, found in pairs),
        "boundary_recall": total(Share(_shared_ends(gold, found), len(gold)) for gold, found in pairs),
        "inner_boundary_f1": boundary_f1([_without_last_end(gold, found) for gold, found in pairs]),
        "exact_sentence_recall": total(exact_sentences(gold, found) for gold, found in pairs),
        "documents": float(len(pairs)),
        "sentences": float(sum(len(gold) for gold, _ in pairs)),
    }


def boundary_f1(pairs: Iterable[tuple[Spans, Spans]]) -> float:
    """Return F1 of the ends found, over all pairs of (gold, found) together; Undefined where there are no ends."""
    # F1 = 2 · shared / (gold + found)
    return total(Share(2 * _shared_ends(gold, found), len(gold) + len(found)) for gold, found in pairs)


def exact_sentences(gold: Spans, found: Spans) -> Share:
    """The share of gold sentences that were found with the same start and end."""
    return Share(len(set(gold) & set(found)), len(gold))


def _shared_ends(gold: Spans, found: Spans) -> int:
    return len({end for _, end in gold} & {end for _, end in found})


def _without_last_end(gold: Spans, found: Spans) -> tuple[Spans, Spans]:
    last = gold[-1][1]
    return gold[:-1], tuple(span for span in found if span[1] < last)
