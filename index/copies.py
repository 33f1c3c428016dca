"""Are two texts the same report, carried twice?"""

import re
from collections import Counter

from index.words import words

_NAME_OR_NUMBER = re.compile(r"\w*\d[\w.,:%]*|\b[^\W\d_]*[A-ZÀ-ÖØ-Þ]\w*")
_NEGATION = frozenset("no not never none nor neither without denied denies deny n't cannot".split())
SHARED = 0.8  # of the words of both texts together (Jaccard over multisets)


def is_copy(one: str, other: str) -> bool:
    """Say whether two texts differ in wording only.

    They share four words in five and differ in no number, name or negation: "14 dead" is no copy of "11 dead".
    """
    ours, theirs = words(one), words(other)
    if ours == theirs:
        return True
    left, right = Counter(ours), Counter(theirs)
    together = (left | right).total()
    if not together or (left & right).total() < SHARED * together:
        return False
    return _telling(one) == _telling(other)


def _telling(text: str) -> set[str]:
    """Return the words that change what is said: numbers, names and negations."""
    # The first word of a text is written large whatever it is.
    body = text[:1].lower() + text[1:]
    found = {match.group().rstrip(".,:") for match in _NAME_OR_NUMBER.finditer(body)}
    return found | {word for word in words(text) if word in _NEGATION or word.endswith("n't")}
