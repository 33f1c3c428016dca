"""A question × the candidates it comes with → BM25: what shared words alone would find.

The program's own search by words needs a library; this ranks sentences that are in none.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from index.words import content_words, stem, words

K1, B = 1.2, 0.75  # those of SQLite's full-text search, as are the stems
SMALLEST = 1e-6  # the weight of a word that more than half of all texts hold


class Bm25:
    """Weighs words by how rare they are among `texts`, which are those that will be ranked, of all questions."""

    def __init__(self, texts: Iterable[str]) -> None:
        lengths: list[int] = []
        held: Counter[str] = Counter()
        for text in texts:
            stems = _stems(text)
            lengths.append(len(stems))
            held.update(set(stems))
        if not lengths:
            raise ValueError("no texts: how rare a word is cannot be told")
        self._held = held
        self._texts = len(lengths)
        self._mean = sum(lengths) / len(lengths)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return a score for each text, higher is better; 0 where it shares no content word with the question."""
        wanted = {stem(word) for word in content_words(question)}
        return [self._score(wanted, _stems(text)) for text in texts]

    def _score(self, wanted: Iterable[str], stems: Sequence[str]) -> float:
        counts = Counter(stems)
        length = K1 * (1 - B + B * len(stems) / self._mean)
        return sum(self._rarity(w) * counts[w] * (K1 + 1) / (counts[w] + length) for w in wanted if w in counts)

    def _rarity(self, word: str) -> float:
        held = self._held[word]
        return max(math.log((self._texts - held + 0.5) / (held + 0.5)), SMALLEST)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]
