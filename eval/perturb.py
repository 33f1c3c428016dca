"""A sentence → claims that it does not support, and claims that it does; made, so that nobody has to label them.

Two families of templates and word lists share nothing but what lies in every sentence (any digit, any name): a verifier
is trained with one and measured on the other. What lies where stands at the top of each file in `perturbations/`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from eval.perturbations import antonyms, attribution, certainty, dates, kept, names, negation, numbers
from eval.perturbations.family import Family
from eval.perturbations.text import capitalised, folded, split_sources


class Kind(StrEnum):
    """What was done to a sentence so that it says something else."""

    NEGATED = "negated"
    NUMBER = "number changed"
    DATE = "date shifted"
    NAME = "name swapped"
    CERTAINTY = "certainty raised"
    UNATTRIBUTED = "attribution dropped"
    MISATTRIBUTED = "attribution changed"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Perturbed:
    """A claim that the sentence it was made from does not support."""

    text: str
    kind: Kind


_Change = Callable[[str, Family, Sequence[str], Random], Iterator[str]]
_CHANGES: Mapping[Kind, _Change] = {
    Kind.NEGATED: negation.negated,
    Kind.NUMBER: numbers.changed,
    Kind.DATE: dates.shifted,
    Kind.NAME: names.swapped,
    Kind.CERTAINTY: certainty.raised,
    Kind.UNATTRIBUTED: attribution.dropped,
    Kind.MISATTRIBUTED: attribution.changed,
    Kind.OPPOSITE: antonyms.opposite,
}


def perturb(text: str, others: Sequence[str], random: Random, family: Family = Family.TRAIN) -> Iterator[Perturbed]:
    """Yield every claim that one change makes of the sentence; none where nothing can be changed.

    `others` are sentences of other news, to borrow names from. Parentheses behind the sentence stay as they are.
    """
    seen = {folded(text)}
    body, sources = split_sources(text)
    for kind, change in _CHANGES.items():
        for made in change(body, family, others, random):
            claim = capitalised(made) + sources
            if folded(claim) not in seen:
                seen.add(folded(claim))
                yield Perturbed(claim, kind)


def keep(text: str, random: Random, family: Family = Family.TRAIN) -> Iterator[str]:
    """Yield claims in other words, or in fewer, that are true where the sentence is."""
    seen = {folded(text)}
    for made in kept.kept(text, family, random):
        claim = capitalised(made)
        if folded(claim) not in seen:
            seen.add(folded(claim))
            yield claim
