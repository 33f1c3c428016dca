"""What two sentences differ in."""

from dataclasses import dataclass

from assistant.answer import About, Conflict, Quote
from assistant.guards.amounts import Unit


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sentences differ in, with the words of each that do; `sure` is where the wording leaves little doubt.

    Of numbers `counted` is what they count, in one form for all words that mean the same, "" where that is not named;
    `unit` is what they are of, and `near` are the words around either.
    """

    about: About
    first: str
    second: str
    sure: bool
    counted: str = ""
    unit: Unit = Unit.COUNT
    near: frozenset[str] = frozenset()

    def between(self, one: Quote, other: Quote, *, has_moved: bool = False) -> Conflict:
        """Return it as a conflict of the two sentences that differ in it."""
        return Conflict(one, other, self.about, self.first, self.second, self.sure, has_moved)
