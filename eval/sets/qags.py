"""QAGS (CNN/Daily Mail): machine-written summaries; people said of each sentence whether the article supports it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from assistant.readers.judge import Evidence, Judge
from eval.discrimination import Scored, auc, balanced_accuracy
from eval.figure import Figure
from eval.lines import read_lines
from eval.progress import track
from eval.sets.candidates import Encode, best_first, in_context, sentences, word_overlap
from index.encoder import Vectors

FILE = Path("qags", "mturk_cnndm.jsonl")
WINDOWS = 8  # read for each summary sentence: those most like it
THRESHOLD = 0.5
JUDGE, VECTORS, WORDS = "judge", "vectors", "words"
NOTES: tuple[str, ...] = (
    "Each summary sentence counts once; it is supported where two or three of three people said so. Intervals are over "
    "articles, as sentences of one summary are not independent.",
    f"Its probability is the highest that it is supported by a sentence of the article, read after the one before it, "
    f"or by one of the {WINDOWS} windows of two neighbouring sentences that are most like it (cosine).",
    f"Balanced accuracy takes a probability of {THRESHOLD} or more for supported, with nothing tuned on this set. The "
    "baselines, the highest cosine and the share of its content words that the article holds, are no probabilities.",
)


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary; do most people say that the article supports it?"""

    text: str
    supported: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences of an article, and those of its summary."""

    id: str
    article: tuple[str, ...]
    claims: tuple[SummarySentence, ...]

    @property
    def windows(self) -> tuple[str, ...]:
        """Every two neighbouring sentences of the article."""
        return tuple(f"{first} {second}" for first, second in pairwise(self.article))


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike the sentences of a summary are to what its article holds: cosines of shape (claims, article's)."""

    sentences: Vectors
    windows: Vectors


def read_summaries(lines: Iterable[dict[str, Any]]) -> Iterator[Summary]:
    for number, line in enumerate(lines):
        claims = tuple(SummarySentence(c["sentence"], majority(c["responses"])) for c in line["summary_sentences"])
        yield Summary(str(number), sentences(line["article"]), claims)


def majority(votes: Sequence[dict[str, Any]]) -> bool:
    yes = [vote for vote in votes if vote["response"] == "yes"]
    return 2 * len(yes) > len(votes)


def evaluate(data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]:
    """Measure balanced accuracy and AUC of the judge, and AUC by the nearest cosine and by shared words."""
    scored: dict[str, dict[str, tuple[Scored, ...]]] = {JUDGE: {}, VECTORS: {}, WORDS: {}}
    for summary in track(tuple(read_summaries(read_lines(data / FILE))), "Reading articles"):
        alike = alikeness(summary, encode)
        scores = {
            JUDGE: supported(summary, alike, judge),
            VECTORS: [max(cosines) for cosines in np.hstack([alike.sentences, alike.windows]).tolist()],
            WORDS: [word_overlap(claim.text, " ".join(summary.article)) for claim in summary.claims],
        }
        for way, of_claims in scores.items():
            pairs = zip(of_claims, summary.claims, strict=True)
            scored[way][summary.id] = tuple(Scored(score, claim.supported) for score, claim in pairs)
    return (balanced_accuracy(JUDGE, scored[JUDGE], THRESHOLD), *(auc(way, of) for way, of in scored.items()))


def alikeness(summary: Summary, encode: Encode) -> Alike:
    """Compare every sentence of a summary with every sentence and window of its article."""
    texts = [*(claim.text for claim in summary.claims), *summary.article, *summary.windows]
    vectors = encode(texts)
    claims, held = vectors[: len(summary.claims)], vectors[len(summary.claims) :]
    cosines = claims @ held.T
    return Alike(cosines[:, : len(summary.article)], cosines[:, len(summary.article) :])


def supported(summary: Summary, alike: Alike, judge: Judge) -> list[float]:
    """Return for each sentence of the summary the highest probability that something in the article supports it."""
    read = in_context(summary.article)
    windows = tuple(Evidence(text) for text in summary.windows)
    found: list[float] = []
    for claim, cosines in zip(summary.claims, alike.windows, strict=True):
        nearest = [windows[place] for place in best_first(cosines.tolist())[:WINDOWS]]
        supports = judge.supports([(claim.text, evidence) for evidence in (*read, *nearest)])
        found.append(max(support.supported for support in supports))
    return found
