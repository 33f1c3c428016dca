"""Certainty raised: what may be becomes what will be, what is alleged becomes a fact."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family

_NOT_A_FACT = r"(?! (?:not|have|be able to)\b)"
# A pattern and what takes its place.
_RAISED = by_family(
    (
        (r"(?<![\d] )\bmay\b" + _NOT_A_FACT, "will"),
        (r"\bcould\b" + _NOT_A_FACT, "will"),
        (r"\b(?:is|are) expected to\b", "will"),
        (r"\b(?:was|were) expected to\b", "was certain to"),
        (r"\b(is|are|was|were) believed to be\b", r"\1"),
        (r"\ballegedly ", ""),
        (r"\balleged (?!to\b)(?=[a-z])", ""),
        (r"\b(?:possibly|perhaps),? ", ""),
        (r"\bsuggest(s|ed)? that\b", r"prove\1 that"),
        (r"\bprobable\b", "certain"),
        (r"\b(?:a|the) risk that\b", "the certainty that"),
    ),
    (
        (r"\bmight\b" + _NOT_A_FACT, "will"),
        (r"\b(?:is|are) (?:un)?likely to\b(?<!unlikely to)", "will"),
        (
            r"\b([A-Z]\w+|government|company|officials|ministry|party|army|it|he|she|they) (?:plans?|intends?) to\b",
            r"\1 will",
        ),
        (r"\b(?:is|are) set to\b", "will"),
        (r"\b(is|are|was|were) (?:thought|understood) to be\b", r"\1"),
        (r"\breportedly ", ""),
        (r"\bprobably ", ""),
        (r"(?<!more )(?<!less )(?<!most )(?<!not )(?<!is )(?<!are )(?<!as )\blikely (?!to\b)(?=[a-z])", ""),
        (r"\bsuspected (?=(?:[a-z-]+ )?[a-z]+s\b)(?<!is suspected )(?<!are suspected )", ""),
        (r"\bindicat(es|ed) that\b", r"establish\1 that"),
        (r"\b(a|the|of|over|on|its|for) possible (?!to\b|that\b|[aeiou])(?=[a-z])", r"\1 "),
        (r"\b(?:seems?|appears?) to be\b", "is certain to be"),
    ),
)
_PATTERNS = {f: tuple((re.compile(old), new) for old, new in raised) for f, raised in _RAISED.items()}
_LOST = re.compile(r"\bas (?:soon|many|much) as certain\b|\bif certain\b")


def raised(text: str, family: Family, _others: Sequence[str], _random: Random) -> Iterator[str]:
    """Yield the sentence with one of its hedges raised or dropped, for each that it has."""
    for pattern, new in _PATTERNS[family]:
        for found in pattern.finditer(text):
            made = text[: found.start()] + found.expand(new) + text[found.end() :]
            if not _LOST.search(made):
                yield made
