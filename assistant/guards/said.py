"""What the cited sentences say altogether and around them, which are near a claim, and texts without contractions."""

import re
from collections.abc import Sequence

from assistant.readers.judge import Evidence
from index.words import content_words, stem

SHARED = 0.5  # how many of a claim's words a sentence must have to be about the same


def said(cited: Sequence[Evidence]) -> str:
    """Return the sentences one after the other."""
    return " ".join(evidence.text for evidence in cited)


def around(cited: Sequence[Evidence]) -> str:
    """Return what is known around the sentences, each context once: days, titles, sentences before."""
    return " ".join(dict.fromkeys(evidence.context for evidence in cited if evidence.context))


def near(claim: str, cited: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences that say about the same in about the same words; where none does, rules cannot compare."""
    mine = stems(claim)
    return [evidence for evidence in cited if len(mine & stems(evidence.text)) >= SHARED * len(mine) > 0]


def stems(text: str) -> frozenset[str]:
    """Return what the words of a text that say something have in common with their other forms."""
    return frozenset(map(stem, content_words(text)))


def spelled_out(text: str) -> str:
    """Return the text with "not" for "n't": "won't" and "will not" say the same."""
    text = re.sub(r"\b([Ww])on['’]t\b", r"\1ill not", text)
    text = re.sub(r"\b([Cc])an(?:['’]t|not)\b", r"\1an not", text)
    return re.sub(r"(?<=\w)n['’]t\b", " not", text)
