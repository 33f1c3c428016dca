"""Evidence → claims, by a language model: it picks sentences and writes, and each sentence it wrote is checked.

What holds is shown as soon as it is checked; what does not is withheld. In its place stands what the model makes of it
in one more try, if that holds, else the sentence that it was made of, word for word. A model that gives nothing of use
is asked once more, and then the caller answers without it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import takewhile

from assistant.answer import Citation, Claim, Verdict
from assistant.errors import ModelFailed, Reason
from assistant.question import Turn
from assistant.read import Judged
from assistant.readers.judge import Judge
from assistant.resolve import Resolved
from assistant.wording import count
from assistant.writer.check import Checked, check
from assistant.writer.contract import Done, Event, Message, Model, Outcome, always
from assistant.writer.evidence import Piece, fence, gather, harmless, is_worth_reading, line
from assistant.writer.frame import is_echoed, restates
from assistant.writer.json_reply import SCHEMA
from assistant.writer.parse import parse
from assistant.writer.repair import LONGEST_WHY, Repairs, repair
from assistant.writer.reply import NoAnswer
from index.briefing import Sentence
from prompts.fill import fill

TRIES = 2
OWN_WORDS = "In the briefing's own words; the model wrote it otherwise."
INSTEAD = "The briefings' own sentences stand here instead."
EARLIER = 3  # questions before this one that the model is shown
LONGEST_EARLIER = 200  # characters of each
LONGEST_QUESTION = 1_000


class CheckedWriter:
    """Writes by a model; `judge` gives what checks, or None where rules alone do."""

    def __init__(
        self,
        model: Model,
        judge: Callable[[], Judge | None] = lambda: None,
        repairs: Repairs = Repairs(),
    ) -> None:
        self._model = model
        self._judge = judge
        self._repairs = repairs

    @property
    def name(self) -> str:
        return self._model.name

    def write(
        self,
        question: Resolved,
        evidence: Sequence[Judged],
        history: Sequence[Turn] = (),
        is_wanted: Callable[[], bool] = always,
    ) -> Iterator[Event]:
        """Yield each claim as soon as it is checked, then one Done; see `Writer`."""
        written = _Written(self._repairs.most, is_wanted)
        try:
            pieces, asked = self._laid_out(question, evidence, history)
            for _ in range(TRIES):
                yield from self._try(question, pieces, asked, written)
                if written.is_enough:
                    break
                again = fill("again", why=harmless(written.why)[:LONGEST_WHY])
                asked = [*asked[:-1], Message("user", f"{asked[-1].text}\n\n{again}")]
        except ModelFailed as failure:
            written.failure = failure
        yield written.done(self.name)

    def _laid_out(
        self, question: Resolved, evidence: Sequence[Judged], history: Sequence[Turn]
    ) -> tuple[tuple[Piece, ...], list[Message]]:
        """Return the sentences that fit into the model, and what it is asked of them. Raises ModelFailed."""
        system = fill("answer_json" if self._model.constrains else "answer_lines")
        asked = harmless(question.text)[:LONGEST_QUESTION]
        empty = _question(asked, (), history)
        used = self._model.tokens(system) + self._model.tokens(empty)
        # The second try says why.
        room = self._model.window - self._model.reply_tokens - used - self._model.tokens("why " * (LONGEST_WHY // 4))
        pieces = gather(evidence, self._model.tokens, room)
        if not pieces:
            reason = Reason.TOO_LONG if is_worth_reading(evidence) else Reason.NOTHING_TO_READ
            raise ModelFailed(reason, _NOT_HANDED[reason].format(self.name))
        return pieces, [Message("system", system), Message("user", _question(asked, pieces, history))]

    def _try(
        self, question: Resolved, pieces: Sequence[Piece], asked: Sequence[Message], written: "_Written"
    ) -> Iterator[Claim]:
        judge = self._judge()
        waiting: list[Checked] = []
        try:
            for checked in self._checked(question, pieces, asked, judge, written):
                # Many servers write one reply at a time: repairs wait for its end, what comes behind waits for them.
                if waiting or written.may_repair(checked):
                    waiting.append(checked)
                else:
                    yield from written.take(checked)
        except ModelFailed as failure:
            written.failure = failure
        for checked in waiting:
            again = self._repaired(checked, question, asked[0].text, judge, written)
            yield from written.take(checked, again)

    def _checked(
        self,
        question: Resolved,
        pieces: Sequence[Piece],
        asked: Sequence[Message],
        judge: Judge | None,
        written: "_Written",
    ) -> Iterator[Checked]:
        known = {piece.number for piece in pieces}
        given = "\n".join(piece.text for piece in pieces)
        written.begin()
        with closing(self._model.stream(asked, SCHEMA if self._model.constrains else None)) as reply:
            for part in parse(takewhile(lambda _: written.is_wanted(), reply)):
                if not written.is_wanted():
                    return  # what the reply was cut off in is no statement
                if isinstance(part, NoAnswer):
                    written.said_no = True
                    continue
                if self._model.constrains:
                    written.said_no = False  # a form filled in both ways says nothing; small models do that
                written.count_marks(part.numbers, known)
                if not (is_echoed(part.text, asked[0].text, given) or restates(part.text, question.text)):
                    yield check(part, pieces, judge)

    def _repaired(
        self, failed: Checked, question: Resolved, system: str, judge: Judge | None, written: "_Written"
    ) -> Checked | None:
        if not written.may_repair(failed):
            return None
        written.repairs_left -= 1
        asked = harmless(question.text)[:LONGEST_QUESTION]
        try:
            return repair(failed, asked, system, self._model, judge, self._repairs.seconds, written.is_wanted)
        except ModelFailed:
            written.repairs_left = 0  # who fails once is not waited for again
            return None


def _question(asked: str, pieces: Sequence[Piece], history: Sequence[Turn]) -> str:
    lines = [line(piece) for piece in pieces]
    turns = [f"- {harmless(turn.question)[:LONGEST_EARLIER]}" for turn in history[-EARLIER:]]
    earlier = fill("earlier", turns="\n".join(turns)) + "\n\n" if turns else ""
    evidence = "\n".join(lines)
    return fill("question", earlier=earlier, fence=fence([asked, *lines, *turns]), evidence=evidence, question=asked)


@dataclass(slots=True)
class _Written:
    """What has come of writing so far."""

    repairs_left: int
    is_wanted: Callable[[], bool]
    numbers: dict[Sentence, Citation] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    left_out: int = 0
    mended: int = 0
    anew: int = 0
    invented: int = 0
    marked: int = 0
    statements: int = 0
    said_no: bool = False
    why: str = ""
    failure: ModelFailed | None = None

    def begin(self) -> None:
        self.statements, self.marked, self.why = 0, 0, "it was empty."

    def count_marks(self, numbers: Sequence[int], known: set[int]) -> None:
        self.statements += 1
        self.marked += bool(known.intersection(numbers))
        self.invented += len(set(numbers) - known)

    @property
    def is_enough(self) -> bool:
        """Is there nothing that a second reply could mend, or nobody who wants it?"""
        return bool(self.shown or self.said_no or self.failure) or not self.is_wanted()

    def may_repair(self, checked: Checked) -> bool:
        """May a statement be written anew: did it fail, is it about a sentence that is not shown yet?"""
        has_failed = checked.verdict is not Verdict.SUPPORTED and self.failure is None
        if not (has_failed and self.repairs_left > 0 and self.is_wanted()):
            return False
        return any(piece.text not in self.shown for piece in checked.pieces)

    def take(self, checked: Checked, again: Checked | None = None) -> Iterator[Claim]:
        """Yield what becomes of a statement: itself, or that it is withheld and what stands in for it.

        `again` is how the model wrote it anew, where that holds; else the sentence itself stands in.
        """
        if checked.verdict is Verdict.SUPPORTED:
            yield from self._show(checked.text, checked.pieces, checked.reasons)
            return
        self.left_out += 1
        self.why = " ".join(checked.reasons)
        yield Claim(checked.text, (), checked.verdict, reasons=checked.reasons)
        if again:
            self.anew += again.text not in self.shown
            yield from self._show(again.text, again.pieces, again.reasons)
            return
        for piece in checked.pieces if checked.verdict is not Verdict.NOT_FOUND else ():
            self.mended += piece.text not in self.shown
            yield from self._show(piece.text, (piece,), (OWN_WORDS,))

    def _show(self, text: str, pieces: Sequence[Piece], reasons: tuple[str, ...]) -> Iterator[Claim]:
        if text not in self.shown:
            self.shown.add(text)
            cited = tuple(self._cited(piece) for piece in pieces)
            yield Claim(text, tuple(c for group in cited for c in group), Verdict.SUPPORTED, reasons=reasons)

    def _cited(self, piece: Piece) -> tuple[Citation, ...]:
        for quote in piece.quotes:
            self.numbers.setdefault(quote.sentence, Citation(len(self.numbers) + 1, quote))
        return tuple(self.numbers[quote.sentence] for quote in piece.quotes)

    def done(self, model: str) -> Done:
        if self.shown:
            reason = self.failure.reason if self.failure else None
            return Done(Outcome.WRITTEN, " ".join(self._notes(model)), self.invented, reason)
        if self.said_no:
            return Done(Outcome.UNANSWERABLE, f"{model} found no answer in the sentences.", self.invented)
        why = str(self.failure) if self.failure else _BECAUSE[self._reason].format(model)
        return Done(Outcome.FAILED, f"{why} {INSTEAD}", self.invented, self._reason)

    @property
    def _reason(self) -> Reason:
        if self.failure:
            return self.failure.reason
        if not self.statements:
            return Reason.EMPTY
        return Reason.UNSUPPORTED if self.marked else Reason.NO_PROTOCOL

    def _notes(self, model: str) -> Iterator[str]:
        if self.failure:
            yield f"This may not be all. {self.failure}"
        if self.left_out:
            left_out = count(self.left_out, "sentence")
            yield f"Left out: {left_out} that {model} wrote and no briefing supports."
        if self.anew:
            yield f"Written anew: {count(self.anew, 'sentence')}."
        if self.mended:
            yield f"Put back into the briefings' words: {count(self.mended, 'sentence')}."
        if self.invented:
            yield f"{count(self.invented, 'mark')} of {model} stood for no sentence."


_BECAUSE = {
    Reason.EMPTY: "The reply of {} was empty. "
    "A model that thinks before it writes may need a larger writer.reply_tokens in settings.toml.",
    Reason.NO_PROTOCOL: "{} named no sentences for what it wrote, and none bears it out.",
    Reason.UNSUPPORTED: "Nothing that {} wrote is in the briefings.",
}
_NOT_HANDED = {
    Reason.NOTHING_TO_READ: "All that was found speaks to language models and was not handed to {}.",
    Reason.TOO_LONG: "No sentence that was found fits into what {} reads at once.",
}
