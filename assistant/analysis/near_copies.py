"""Are two sentences one text that was carried twice, with a few words changed on the way?"""

from index.copies import is_copy
from index.words import words

COPIED = 0.5  # how many of their shingles two sentences must share
SHINGLE = 3  # words


def are_copies(one: str, other: str) -> bool:
    """Say whether two sentences are the same but for a few words. Whoever shows one for both looks at those first."""
    mine, theirs = _shingles(one), _shingles(other)
    return is_copy(one, other) or len(mine & theirs) >= COPIED * len(mine | theirs)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(tuple(found[n : n + SHINGLE]) for n in range(max(1, len(found) - SHINGLE + 1)))
