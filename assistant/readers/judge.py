"""What a judge of sentences has to offer: does one answer a question, does it support a claim?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

EVEN = 0.5  # as likely as not


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as a judge reads it.

    `context` is what it needs to be understood: the day and title of its briefing, the sentence before it.
    """

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """How likely each is; the three sum to 1."""

    supported: float
    contradicted: float
    not_found: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How the judge's word and what search knew make one score: a logistic function of their weighted sum.

    `judge` weighs the logit of its probability, `search` the score of the hit it is from. What search knew counts more
    for which sentence comes first than for whether any answers: that it sounds alike says little of that. `order` is
    what a unit of search's score counts there, in units of the judge's logit.
    """

    judge: float = 1.0
    search: float = 0.0
    bias: float = 0.0
    order: float = 0.0

    def to_dict(self) -> dict[str, float]:
        """Return what the judge's manifest keeps, as `Weights(**kept)` reads it."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


class Judge(Protocol):
    """Judges pairs of texts. Its probabilities are calibrated: of those near .8, about eight in ten are so."""

    @property
    def name(self) -> str:
        """Which judge this is; the same name means the same probabilities."""

    @property
    def weights(self) -> Weights:
        """How its word is weighed with what search knew."""

    @property
    def threshold(self) -> float:
        """How sure reading with it has to be before it answers, where the settings do not say."""

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        """Return for each sentence the probability that it answers the question."""

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        """Return for each claim what the sentence beside it makes of it."""
