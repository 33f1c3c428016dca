"""An answer of a conversation → its receipt, a file that `briefings verify` takes. Knows nothing of gradio."""

from collections.abc import Sequence
from datetime import date

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.page.chat import MOST_BEFORE
from assistant.page.export import File, NoFile, Wanted, filed
from assistant.page.kept import Kept
from assistant.question import Turn
from assistant.records.receipt_file import as_bytes
from index.errors import BriefingsError

NO_ANSWER = "There is no answer to give a receipt of. It may have been erased with its briefing."
WRITTEN = (
    "A language model wrote this answer, and what it writes cannot be made again. "
    "Receipts are of the briefings' own sentences: switch the model off in the settings, and retry."
)
OTHERWISE = "Asked again, the briefings answer this otherwise by now. Retry the question; that answer has a receipt."


def receipted(
    assistant: Assistant, kept: Kept | None, before: Sequence[Turn], wanted: Wanted, today: date
) -> File | NoFile:
    """Make the receipt of an answer, asking again as of its day; `before` is what was said before it, oldest first."""
    if kept is None or kept.answer is None:
        return NoFile(NO_ANSWER)
    if kept.answer.written_by:
        return NoFile(WRITTEN)
    # Nobody looks: whoever asks next what is new since their last look must not be told of this one.
    then = assistant.seen_by(None).on(kept.at.astimezone().date())
    history = before[-MOST_BEFORE:]
    try:
        answer, receipt = then.receipt(kept.question, scope=kept.scope, history=history, only=kept.only or None)
    except BriefingsError as error:
        return NoFile(str(error))
    if _said(answer) != _said(kept.answer):
        return NoFile(OTHERWISE)
    return filed([answer], wanted, as_bytes(receipt), today)


def _said(answer: Answer) -> list[tuple[object, ...]]:
    return [(claim.text, [c.quote.sentence.id for c in claim.citations], claim.verdict) for claim in answer.claims]
