"""How well does a model write, and how well does checking hold what it writes?

What scripted models were made to write is followed to where it ends up; of a real one it is not known what is true.
"""

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import Assistant, Claim, Verdict
from assistant.question import Turn
from assistant.read import Judged
from assistant.resolve import Resolved
from assistant.stream import Stream
from assistant.writer.contract import Event, Message, Model, Writer, always
from assistant.writer.repair import ANEW, Repairs
from assistant.writer.wrapped_model import WrappedModel
from assistant.writer.write import OWN_WORDS, CheckedWriter
from eval import own
from eval.examples import Example
from eval.figure import OVERALL, Figure, measure, percentile
from eval.progress import track
from eval.share import Share, Undefined
from eval.writers import Planted, Script, ScriptedModel

NOTES: tuple[str, ...] = (
    "Counted of checking is what was written. Every question that the briefings answer is handed to the model, whether "
    "or not reading would have been sure enough to; citations, refusals and agreement are of what a user is answered.",
    "Failed the check: the share of what it wrote. Scripted models know which of it is untrue: unsupported before is "
    "that share of what they wrote, after the share of what is shown. They also know when there is no answer.",
    "Kept or put back: a true sentence is shown as written, or its gold sentence stands in for it word for word.",
    "Tokens are counted by the model's own tokenizer where it can be reached, else estimated, and are those of an "
    "answer: a second try and repairs are in it. The first sentence is the first that is checked and shown.",
)
MILLION = 1_000_000
_INSTEAD = (OWN_WORDS, ANEW)  # how the reasons of a claim begin that stands in for one that was withheld


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of what was planted for a question: the texts `shown` and `withheld`, in order.

    `gold` are the gold sentences; `resolved` counts citations that slice to their sentence, of `cited` in all.
    `instead` counts what is shown in the place of something that was withheld. `tokens` are those of the prompts and
    of the replies; `first_seconds` is until the first sentence was shown, None where none was.
    """

    id: str
    planted: tuple[Planted, ...]
    gold: tuple[str, ...]
    shown: tuple[str, ...]
    withheld: tuple[str, ...]
    resolved: int
    cited: int
    instead: int = 0
    tokens: tuple[int, int] = (0, 0)
    first_seconds: float | None = None


class Metered(WrappedModel):
    """A model whose tokens are counted."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.prompt_tokens = self.written_tokens = 0

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        self.prompt_tokens += sum(self.tokens(message.text) for message in messages)
        reply = ""
        try:
            for piece in self._model.stream(messages, schema):
                reply += piece
                yield piece
        finally:
            self.written_tokens += self.tokens(reply) if reply else 0


class Followable:
    """A writer that remembers what it wrote, and when the first sentence of it could be shown."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.name = writer.name
        self.was_asked = False
        self.claims: list[Claim] = []
        self.first_seconds: float | None = None

    def write(
        self,
        question: Resolved,
        evidence: Sequence[Judged],
        history: Sequence[Turn] = (),
        is_wanted: Callable[[], bool] = always,
    ) -> Iterator[Event]:
        self.was_asked = True
        begun = time.perf_counter()
        for event in self._writer.write(question, evidence, history, is_wanted):
            if isinstance(event, Claim):
                self.claims.append(event)
                if event.verdict is Verdict.SUPPORTED and self.first_seconds is None:
                    self.first_seconds = time.perf_counter() - begun
            yield event


On = Callable[[date | None, Writer | None], Assistant]


def follow_all(
    on: On,
    examples: Sequence[Example],
    scripts: Sequence[Script],
    model: Callable[[Script, bool], Model],
    repairs: Repairs = Repairs(),
) -> Iterator[tuple[Followed, own.Outcome]]:
    """Have a model write the answer to every question; one that can, every other one in JSON.

    `on` gives the assistant for a day that writes by a writer, `model` what writes, by a script and whether in JSON.
    """
    by_id = {script.id: script for script in scripts}
    for number, example in enumerate(track(examples, "Writing")):
        script = by_id.get(example.id, Script(example.id, (), ()))
        yield follow(on, example, script, model(script, number % 2 == 1), repairs)


def follow(
    on: On, example: Example, script: Script, model: Model, repairs: Repairs = Repairs()
) -> tuple[Followed, own.Outcome]:
    """Have the model write the answer to one question; look where what it wrote went, and what came of the question."""
    plain = on(example.today, None)
    metered = Metered(model)
    writer = Followable(CheckedWriter(metered, lambda: plain.judge, repairs))
    assistant = on(example.today, writer)
    begun = time.perf_counter()
    found = assistant.find(example.question, history=example.history)
    answer = Stream(assistant.written(example.question, found, example.history)).answer
    seconds = time.perf_counter() - begun
    if not writer.was_asked and not example.is_unanswerable:
        list(writer.write(found.resolved, found.reading.sentences, example.history))
    followed = _followed(script, assistant, model, metered, writer)
    return followed, own.outcome(example, answer, found, seconds)


def _followed(script: Script, assistant: Assistant, model: Model, metered: Metered, writer: Followable) -> Followed:
    shown = [claim for claim in writer.claims if claim.verdict is Verdict.SUPPORTED]
    sentences = [citation.quote.sentence for claim in shown for citation in claim.citations]
    return Followed(
        script.id,
        model.planted if isinstance(model, ScriptedModel) else (),
        script.gold,
        tuple(_plain(claim) for claim in shown),
        tuple(_plain(claim) for claim in writer.claims if claim.verdict is not Verdict.SUPPORTED),
        sum(assistant.briefing(s.briefing_id).text[s.start : s.end] == s.text for s in sentences),
        len(sentences),
        sum(any(reason.startswith(_INSTEAD) for reason in claim.reasons) for claim in shown),
        (metered.prompt_tokens, metered.written_tokens),
        writer.first_seconds,
    )


def figures(followed: Sequence[Followed], prices: tuple[float, float] = (0.0, 0.0)) -> Iterator[Figure]:
    """Give every figure that is defined; `prices` are of a million tokens of prompts, and of replies."""
    by_id = {one.id: one for one in followed}
    for name, share in MEASURES.items():
        try:
            yield measure(name, OVERALL, by_id, share)
        except Undefined:
            continue
    if any(prices):
        yield measure("cost of an answer", OVERALL, by_id, lambda one: _cost(one, prices))
    if first := [one.first_seconds for one in followed if one.first_seconds is not None]:
        yield percentile("first sentence p50 (s)", OVERALL, first, 50)
        yield percentile("first sentence p95 (s)", OVERALL, first, 95)


def answered(outcomes: Sequence[own.Outcome]) -> Iterator[Figure]:
    """Give the figures of what a user is answered."""
    return (figure for figure in own.figures(outcomes) if figure.group == OVERALL and figure.measure in ANSWERED)


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split())


def _share(got: float, of: int) -> Share:
    if not of:
        raise Undefined("nothing of the kind was written")
    return Share(got, of)


def _held(one: Followed) -> Share:
    untrue = [planted.text for planted in one.planted if not planted.is_true]
    return _share(sum(text not in one.shown for text in untrue), len(untrue))


def _kept(one: Followed) -> Share:
    true = [planted.text for planted in one.planted if planted.is_true]
    return _share(sum(text in one.shown for text in true), len(true))


def _kept_or_put_back(one: Followed) -> Share:
    true = [planted.text for planted in one.planted if planted.is_true]
    is_back = any(text in one.shown for text in one.gold)
    return _share(sum(text in one.shown or is_back for text in true), len(true))


def _failed(one: Followed) -> Share:
    return _share(len(one.withheld), len(one.withheld) + len(one.shown) - one.instead)


def _unsupported_before(one: Followed) -> Share:
    return _share(sum(not planted.is_true for planted in one.planted), len(one.planted))


def _unsupported_after(one: Followed) -> Share:
    untrue = {planted.text for planted in one.planted if not planted.is_true}
    return _share(sum(text in untrue for text in one.shown), len(one.shown) if one.planted else 0)


def _tokens(one: Followed, which: int) -> Share:
    return _share(one.tokens[which], 1 if one.tokens[0] else 0)


def _cost(one: Followed, prices: tuple[float, float]) -> Share:
    return _share(sum(n * price for n, price in zip(one.tokens, prices, strict=True)) / MILLION, bool(one.tokens[0]))


MEASURES: Mapping[str, Callable[[Followed], Share]] = {
    "failed the check": _failed,
    "untrue marked or withheld": _held,
    "true kept": _kept,
    "true kept or put back": _kept_or_put_back,
    "unsupported before": _unsupported_before,
    "unsupported after": _unsupported_after,
    "citations that resolve": lambda one: _share(one.resolved, one.cited),
    "prompt tokens": lambda one: _tokens(one, 0),
    "reply tokens": lambda one: _tokens(one, 1),
}
ANSWERED = frozenset(name for name in own.MEASURES if name.startswith(("citation", "refusal", "answer")))
