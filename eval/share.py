"""What one question adds to a measure, and the measure over many: a sum over a sum."""

from collections.abc import Iterable
from dataclasses import dataclass


class Undefined(ValueError):
    """A measure has no value for this question, or for none of them: it is left out, never counted as 0."""


@dataclass(frozen=True, slots=True)
class Share:
    """A measure over many questions is the sum of `got` over the sum of `of`.

    A mean over questions has `of` 1 for each; precision over all answers has in `of` what each of them gave.
    """

    got: float
    of: float = 1.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.got + other.got, self.of + other.of)


def total(shares: Iterable[Share]) -> float:
    """Return the measure over all shares; Undefined where there is nothing to divide by."""
    shares = tuple(shares)
    of = sum(share.of for share in shares)
    if of == 0:
        raise Undefined(f"the measure is undefined: {len(shares)} questions add nothing to divide by")
    return sum(share.got for share in shares) / of
