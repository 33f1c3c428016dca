"""Are two texts the same report, carried twice?"""

import re

from index.words import words

# Words that come and go between two prints of one report. No preposition, modal or adverb of time is among them:
# "from" and "to", "may" and "will", "late" and "early" make another report.
_SILENT = frozenset("a an the that of also".split())
_NAME_OR_NUMBER = re.compile(r"[-−$€£¥]?\w*\d[\w.,:%]*|\b[^\W\d_]*[A-ZÀ-ÖØ-Þ]\w*")


def is_copy(one: str, other: str) -> bool:
    """Say whether two texts are the same words in the same order, save articles, "that", "of" and "also".

    Names and numbers are compared as written, with sign, currency and unit; otherwise case and punctuation do not
    count. This is for showing one text in place of both; a citation needs the very same sentence.
    """
    return what_it_says(one) == what_it_says(other)


def word_for_word(text: str) -> str:
    """Return what two sentences share that are the same word for word.

    Only spacing and the full stop are left aside: case, signs and every word may turn what is said around, and a
    citation of the opposite would stand under "supported".
    """
    return " ".join(text.split()).rstrip(".")


def what_it_says(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return what two texts share that are copies of each other, and only they."""
    return tuple(word for word in words(text) if word not in _SILENT), _names_and_numbers(text)


def _names_and_numbers(text: str) -> frozenset[str]:
    # The first word of a text is written large whatever it is.
    found = (match.group().rstrip(".,:") for match in _NAME_OR_NUMBER.finditer(text[:1].lower() + text[1:]))
    return frozenset(name for name in found if name.lower() not in _SILENT)
