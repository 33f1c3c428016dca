"""Evidence made up for these tests: what reading would have found."""

from collections.abc import Sequence
from datetime import date

from assistant.read import Judged
from assistant.resolve import Resolved
from assistant.writer.evidence import Piece, gather
from index.segment import segment
from tests.fakes import briefing

WRITTEN = date(2026, 3, 2)
NORVIK = (
    "Two missiles struck the depot at Norvik on Sunday night.",
    "Governor Petra Lund said that 40 percent of the stock was lost.",
    "Fuel for the northern garrisons may run short within ten days.",
    "Three guards were injured and taken to the hospital in Aldane.",
    "The ministry denied that the depot had been guarded badly.",
)


def judged(*texts: str, title: str = "Strike on Norvik", day: date | None = WRITTEN) -> tuple[Judged, ...]:
    """Return each text as a sentence of a briefing of its own, the surest first."""
    found = []
    for number, text in enumerate(texts):
        one = briefing(text, f"note-{number}", title=title, day=day)
        found += [Judged(sentence, one, 0.9 - 0.02 * number) for sentence in segment(one)]
    return tuple(found)


def pieces(*texts: str, title: str = "Strike on Norvik") -> tuple[Piece, ...]:
    return gather(judged(*texts, title=title), len, 100_000)


def asked(text: str) -> Resolved:
    return Resolved(text, text)


def numbers(prompt: str, of: Sequence[str]) -> list[str]:
    """Return the lines of a prompt that hold one of the texts."""
    return [line for line in prompt.splitlines() if any(text in line for text in of)]
