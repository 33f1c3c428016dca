"""A statement that failed the check → one more try at it by the model, from the sentences that it was about."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.answer import Verdict
from assistant.models.relay import Clock, relayed
from assistant.readers.judge import Judge
from assistant.writer.check import Checked, check
from assistant.writer.contract import Message, Model
from assistant.writer.evidence import fence, harmless, line
from assistant.writer.json_reply import SCHEMA
from assistant.writer.parse import parse
from assistant.writer.reply import Statement
from prompts.fill import fill

LONGEST_WHY = 400  # characters
ANEW = "Written anew."


@dataclass(frozen=True, slots=True)
class Repairs:
    """How many statements of an answer are tried again at most, and how long each try may take."""

    most: int = 2
    seconds: float = 20.0


def repair(
    failed: Checked,
    question: str,
    system: str,
    model: Model,
    judge: Judge | None,
    seconds: float,
    is_wanted: Callable[[], bool],
) -> Checked | None:
    """Have the model write a statement anew; None where that fails too, nothing was written or it is wanted no more.

    `system` is how it was told to answer. Raises ModelFailed, at the latest after `seconds`.
    """
    lines = [line(piece) for piece in failed.pieces]
    statement, why = harmless(failed.text), harmless(" ".join(failed.reasons))[:LONGEST_WHY]
    asked = fill(
        "repair",
        question=question,
        statement=statement,
        why=why,
        fence=fence([question, statement, why, *lines]),
        evidence="\n".join(lines),
    )
    messages = [Message("system", system), Message("user", asked)]
    schema = SCHEMA if model.constrains else None
    clock = Clock(seconds, seconds, seconds)
    with closing(relayed(lambda _: model.stream(messages, schema), clock)) as reply:
        parts = parse(takewhile(lambda _: is_wanted(), reply))
        said = next((part for part in parts if isinstance(part, Statement)), None)
    again = check(said, failed.pieces, judge) if said and is_wanted() else None
    if again is None or again.verdict is not Verdict.SUPPORTED:
        return None
    return replace(again, reasons=(f"{ANEW} What was wrong at first: {why}", *again.reasons))
