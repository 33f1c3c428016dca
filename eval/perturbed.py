"""Claims made from briefing sentences: are those rejected that say something else, and those kept that do not?

The templates and word lists are those of the family that no verifier was trained with.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from assistant.answer import Verdict
from assistant.readers.judge import Evidence, Judge, Support
from assistant.readers.pair import context, with_context
from assistant.verify import GUARDS, Guards, verify
from eval.bootstrap import SEED
from eval.figure import Figure, measure
from eval.gold import SAMPLES, read_samples
from eval.lines import read_lines
from eval.perturb import keep, perturb
from eval.perturbations.family import Family
from eval.progress import track
from eval.sets.candidates import Encode
from eval.share import Share
from index.segment import segment, spans

DIGESTS = Path("current-events-briefs", "daily_briefs.jsonl.gz")
SINCE = date(2019, 1, 1)  # what is older trains the judge
ITEMS = 600
SHORTEST = 40  # characters; shorter items are the headers of topics
OTHERS = 100  # sentences to borrow names from
GUARDS_ONLY, JUDGE_ONLY, BOTH = "guards only", "judge only", "both"
REJECTED, KEPT = "rejected", "kept"
NOTES: tuple[str, ...] = (
    f"News: the first sentences of {ITEMS} items of the digests since {SINCE.year}, drawn with a fixed seed; our judge "
    "is trained on older ones. Samples: every sentence of the sample briefings.",
    "One claim for each sentence and kind, made with the family of templates and words that the judge was not trained "
    "with; a claim is rejected where its verdict is not 'supported', a true claim is kept where it is. Claims in the "
    "very words of the sentence are not among them.",
    "The guards' own word lists were written with all of these kinds in mind: what they find in words that the judge "
    "has not seen is read off the column of the judge only.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A claim made from a sentence; `kind` is what was done to it, KEPT where the sentence still says it."""

    id: str
    text: str
    kind: str
    evidence: Evidence


class _Remembered:
    """A judge that was asked everything beforehand, in one go: most are quickest so."""

    def __init__(self, judge: Judge, claims: Sequence[tuple[str, Evidence]]) -> None:
        self.name = judge.name
        self.weights, self.threshold = judge.weights, judge.threshold
        self._answers = judge.answers
        self._supports = dict(zip(claims, judge.supports(claims), strict=True))

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return self._answers(question, evidence)

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        return [self._supports[claim] for claim in claims]


def evaluate(data: Path | None, judge: Judge | None, encode: Encode | None = None) -> tuple[Figure, ...]:  # noqa: ARG001 - as all sets that are judged
    """Measure on the samples, and on the digests where `data` is given; with the guards alone where `judge` is None."""
    sets = {"samples": tuple(samples())} | ({"news": tuple(news(read_lines(data / DIGESTS)))} if data else {})
    return tuple(chain.from_iterable(figures(name, tuple(made(sentences)), judge) for name, sentences in sets.items()))


def samples(folder: Path = SAMPLES) -> Iterator[Evidence]:
    """Give every sentence of the briefings in a folder, with the day and the title of its briefing."""
    for briefing in chain.from_iterable(read_samples(folder).values()):
        for sentence in segment(briefing):
            yield with_context(" ".join(sentence.text.split()), briefing.date, briefing.title)


def news(digests: Iterable[dict[str, Any]], number: int = ITEMS) -> list[Evidence]:
    """Return the first sentences of so many items since `SINCE`, drawn with a fixed seed, each with its day."""
    items = [
        (digest["date"], item)
        for digest in digests
        if date.fromisoformat(digest["date"]) >= SINCE
        for section in digest["sections"]
        for item in section["items"]
        if len(item) >= SHORTEST
    ]
    drawn = Random(SEED).sample(items, min(number, len(items)))
    return [Evidence(_first(item), context(day)) for day, item in drawn]


def made(sentences: Sequence[Evidence], family: Family = Family.UNSEEN) -> Iterator[Made]:
    """Give the claims made from the sentences: one of each kind that can be made, and all that are true."""
    random = Random(SEED)
    texts = [evidence.text for evidence in sentences]
    for number, evidence in enumerate(sentences):
        others = [text for text in random.sample(texts, min(OTHERS, len(texts))) if text != evidence.text]
        by_kind: dict[str, list[str]] = defaultdict(list)
        for claim in perturb(evidence.text, others, random, family):
            by_kind[claim.kind.value].append(claim.text)
        for kind, claims in by_kind.items():
            yield Made(f"{number} {kind}", random.choice(claims), kind, evidence)
        for n, text in enumerate(keep(evidence.text, random, family)):
            yield Made(f"{number} {KEPT} {n}", text, KEPT, evidence)


def figures(name: str, claims: Sequence[Made], judge: Judge | None) -> Iterator[Figure]:
    """Give the shares rejected, of all kinds and of each, and kept; ways that need a judge only where there is one."""
    ways: Mapping[str, tuple[Judge | None, Guards]] = {GUARDS_ONLY: (None, GUARDS)}
    if judge:
        asked: Judge = _Remembered(judge, [(claim.text, claim.evidence) for claim in claims])
        ways = {**ways, JUDGE_ONLY: (asked, {}), BOTH: (asked, GUARDS)}
    for way, (one, guards) in ways.items():
        is_supported = {
            claim.id: verify(claim.text, [claim.evidence], one, guards).verdict is Verdict.SUPPORTED
            for claim in track(claims, f"Verifying {name}, {way}")
        }
        false = {claim.id: not is_supported[claim.id] for claim in claims if claim.kind != KEPT}
        kept = {claim.id: is_supported[claim.id] for claim in claims if claim.kind == KEPT}
        kinds = {claim.id: claim.kind for claim in claims}
        measured = {REJECTED: false, KEPT: kept}
        for kind in sorted(set(kinds.values()) - {KEPT}):
            measured[f"{REJECTED}: {kind}"] = {id_: right for id_, right in false.items() if kinds[id_] == kind}
        for what, right in measured.items():
            if right:
                yield measure(what, f"{name}, {way}", right, lambda is_right: Share(float(is_right)))


def _first(item: str) -> str:
    text = " ".join(item.split())
    return next((text[start:end] for start, end in spans(text)), text)
