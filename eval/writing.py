"""How well does checking hold what a model writes? Planted sentences are followed to where they end up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import Assistant, Claim, Verdict
from assistant.writer.contract import Done
from assistant.writer.write import CheckedWriter
from eval.examples import Example
from eval.figure import OVERALL, Figure, measure
from eval.progress import track
from eval.share import Share, Undefined
from eval.writers import Planted, Script, Scripted, ScriptedModel

NOTES: tuple[str, ...] = (
    "A scripted model writes planted sentences; counted are those that it wrote. Every question that the briefings "
    "answer is handed to it, whether or not reading would have been sure enough to.",
    "Unsupported before: the share of what it wrote that the evidence does not say; after: the share of what is shown.",
    "Kept or put back: a true sentence is shown as written, or its gold sentence stands in for it word for word.",
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of what was planted for a question: the texts `shown` and `withheld`, in order.

    `gold` are the gold sentences; `resolved` counts citations that slice to their sentence, of `cited` in all.
    """

    id: str
    planted: tuple[Planted, ...]
    gold: tuple[str, ...]
    shown: tuple[str, ...]
    withheld: tuple[str, ...]
    resolved: int
    cited: int


def follow_all(
    on: Callable[[date | None], Assistant], examples: Sequence[Example], scripts: Sequence[Script], who: Scripted
) -> Iterator[Followed]:
    """Have a scripted model write the answer to every question that has a script, every other one in JSON."""
    by_id = {script.id: script for script in scripts}
    asked = [example for example in examples if example.id in by_id]
    for number, example in enumerate(track(asked, "Writing")):
        model = ScriptedModel(by_id[example.id], who, constrains=number % 2 == 1)
        yield follow(on(example.today), example, by_id[example.id], model)


def follow(assistant: Assistant, example: Example, script: Script, model: ScriptedModel) -> Followed:
    """Have the model write the answer to one question, and look where what it wrote went."""
    found = assistant.find(example.question, history=example.history)
    writer = CheckedWriter(model, lambda: assistant.judge)
    events = writer.write(found.resolved, found.reading.sentences, example.history)
    claims = [event for event in events if not isinstance(event, Done)]
    shown = [claim for claim in claims if claim.verdict is Verdict.SUPPORTED]
    citations = [citation for claim in shown for citation in claim.citations]
    return Followed(
        script.id,
        model.planted,
        script.gold,
        tuple(_plain(claim) for claim in shown),
        tuple(_plain(claim) for claim in claims if claim.verdict is not Verdict.SUPPORTED),
        sum(
            assistant.briefing(c.quote.sentence.briefing_id).text[c.quote.sentence.start : c.quote.sentence.end]
            == c.quote.sentence.text
            for c in citations
        ),
        len(citations),
    )


def figures(followed: Sequence[Followed]) -> Iterator[Figure]:
    """Give every figure that is defined."""
    by_id = {one.id: one for one in followed}
    for name, share in MEASURES.items():
        try:
            yield measure(name, OVERALL, by_id, share)
        except Undefined:
            continue


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split())


def _share(got: int, of: int) -> Share:
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


def _unsupported_before(one: Followed) -> Share:
    return _share(sum(not planted.is_true for planted in one.planted), len(one.planted))


def _unsupported_after(one: Followed) -> Share:
    untrue = {planted.text for planted in one.planted if not planted.is_true}
    return _share(sum(text in untrue for text in one.shown), len(one.shown))


MEASURES: Mapping[str, Callable[[Followed], Share]] = {
    "untrue marked or withheld": _held,
    "true kept": _kept,
    "true kept or put back": _kept_or_put_back,
    "unsupported before": _unsupported_before,
    "unsupported after": _unsupported_after,
    "citations that resolve": lambda one: _share(one.resolved, one.cited),
}
