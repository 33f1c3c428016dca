"""What two sentences differ in."""

from dataclasses import dataclass

from assistant.answer import About


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sentences differ in, with the words of each that do; `sure` is where the wording leaves little doubt."""

    about: About
    first: str
    second: str
    sure: bool
