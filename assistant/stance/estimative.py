"""A text → its words of estimative probability, with the ranges that ICD 203 gives them.

Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2)(a): seven degrees, each with two terms that
mean the same. Other words ("may", "could", "possible") say that something is uncertain, and not by how much.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimative word as written: `text[start:end] == words`.

    `low` and `high` are the range in percent, None both where the word is not one of the standard's.
    """

    words: str
    start: int
    end: int
    low: int | None
    high: int | None


# Longer terms stand first: "very unlikely" is not "unlikely", and neither of them is "likely". Those without a range
# keep a standard word from being read in a phrase that the standard does not define ("more likely than in May").
_DEGREES: tuple[tuple[str, tuple[int, int] | None], ...] = (
    (r"very\s+likely|highly\s+probable|very\s+probabl[ey]", (80, 95)),
    (r"(?:more|as)\s+likely\s+(?:than|as)\s+not", None),
    (r"(?:more|less|most|highly|equally|increasingly|as|how|quite|fairly)\s+(?:un)?(?:likely|probable|probably)", None),
    (r"(?:not|\w+n['’]t)\s+(?:very\s+)?(?:likely|probable|certain)", None),
    (r"almost\s+no\s+chance|remote\s+(?:chance|possibility|prospect|likelihood)", (1, 5)),
    (r"very\s+unlikely|highly\s+improbabl[ey]", (5, 20)),
    (r"unlikely|improbabl[ey]", (20, 45)),
    (r"roughly\s+even\s+(?:chances?|odds)", (45, 55)),
    (r"(?:almost|nearly)\s+certain(?:ly)?", (95, 99)),
    (r"likely|probabl[ey]", (55, 80)),
    # "May" is a month.
    (r"(?-i:may)|(?-i:May)(?=\s+(?:also|still|soon|well|have|be|not|yet|even)\b)", None),
    (
        r"could(?!\s+not\b)|(?<!military\s)might(?!\s+of\b)|possibl[ey]|possibility|perhaps|conceivabl[ey]|plausibl[ey]",
        None,
    ),
    (r"potential(?:ly)?|(?:the\s+)?risks?\s+(?:of|that)", None),
)
_PATTERN = re.compile("|".join(rf"\b(?P<d{n}>{words})\b" for n, (words, _) in enumerate(_DEGREES)), re.IGNORECASE)


def estimates(text: str) -> Iterator[Estimate]:
    """Yield the estimative words of a text, in order."""
    for found in _PATTERN.finditer(text):
        degree = _DEGREES[int(str(found.lastgroup)[1:])][1]
        yield Estimate(found[0], found.start(), found.end(), *(degree or (None, None)))
