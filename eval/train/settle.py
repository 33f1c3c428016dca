"""The door `python -m eval.train.settle`: a trained judge → how its word is weighed, and from where on it answers.

Settled on the dev part of our own questions, reported on the test part: on the sets that the judge was trained on it is
far surer of itself than on briefings it never saw.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from sklearn.linear_model import LogisticRegression

from assistant import Assistant
from assistant.compose import compose
from assistant.read import Judged, Reading
from assistant.readers.judge import Judge, Weights
from assistant.readers.judged_reader import Candidate, candidates, logit, place, weigh
from assistant.readers.onnx_judge import FOLDER, MANIFEST, OnnxJudge
from assistant.settings import AnswerSettings
from eval import citations, refusals
from eval.examples import Example, Part, read_file
from eval.gold import QUESTIONS, SAMPLES
from eval.share import Share, Undefined, total
from index.words import topic_words

# What a unit of the search's score counts, in units of the judge's logit: for how sure it is, and for which sentence
# comes first. By hand: whether anything answers is told best by the judge alone on our own questions (AUC .75, with 12
# .66), and with 12 on rtqa-evidence (.74, alone .64); which comes first is best at 8 on both.
SEARCH, ORDER = 4.0, 8.0
# How much of what the briefings do answer may be refused: to be shown the nearest sentences in place of the answer
# costs an analyst more than to see that a sentence does not answer.
LOST = 0.2
MOST = AnswerSettings().claims
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(frozen=True, slots=True)
class Read:
    """What was found for a question: candidates, and the judge's probability of each."""

    example: Example
    found: tuple[Candidate, ...]
    scores: tuple[float, ...]

    def right(self) -> list[bool]:
        return [one.sentence.id in self.example.gold for one in self.found]

    def reading(self, weights: Weights) -> Reading:
        judged = sorted(
            zip(self.found, self.scores, strict=True),
            key=lambda one: -place(weights, one[1], one[0].hit.score),
        )
        return Reading(
            tuple(Judged(c.sentence, c.hit.passage.briefing, weigh(weights, score, c.hit.score)) for c, score in judged)
        )


@app.command()
def main(
    judge: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the judge.")] = FOLDER,
) -> None:
    """Fit the weights and the threshold; write them into the judge's manifest."""
    read = tuple(read_own(OnnxJudge.open(judge)))
    weights = fit(read)
    threshold, reached = best_threshold(weights, read)
    manifest = json.loads((judge / MANIFEST).read_text(encoding="utf-8"))
    manifest |= {"reading": weights.to_dict(), "threshold": round(threshold, 3)}
    (judge / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    Console().print(f"{weights}, threshold {threshold:.3f}: {reached:.3f} on the dev part")


def read_own(judge: Judge) -> Iterator[Read]:
    """Search and judge for the dev part of our own questions."""
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(folder)
        assistant.add([SAMPLES])
        for example in read_file(QUESTIONS, Part.DEV):
            on_that_day = Assistant(assistant.library, today=partial(_day, example))
            found = on_that_day.find(example.question, history=example.history)
            question = found.resolved.text
            chosen = candidates(assistant.library.rarity(topic_words(question)), found.hits)
            scores = judge.answers(question, [one.evidence for one in chosen])
            yield Read(example, tuple(chosen), tuple(scores))


def _day(example: Example) -> date:
    return example.today or date.today()


def fit(read: Sequence[Read]) -> Weights:
    """Fit Platt's map over all sentences that were judged."""
    rows = [
        logit(score) + SEARCH * candidate.hit.score
        for one in read
        for candidate, score in zip(one.found, one.scores, strict=True)
    ]
    labels = [right for one in read for right in one.right()]
    model = LogisticRegression(C=1e6).fit(np.array(rows)[:, None], labels)
    slope = float(model.coef_[0][0])
    return Weights(slope, slope * SEARCH, float(model.intercept_[0]), ORDER)


def best_threshold(weights: Weights, read: Sequence[Read]) -> tuple[float, float]:
    """Return the threshold with the best mean of citation F1 and refusal F1, and that mean.

    Only thresholds are looked at that refuse no more than `LOST` of what can be answered.
    """
    readings = [one.reading(weights) for one in read]

    def reached(threshold: float) -> float:
        cited, refused = [], []
        for one, reading in zip(read, readings, strict=True):
            claims = compose(reading, threshold, MOST)
            ids = [citation.quote.sentence.id for claim in claims for citation in claim.citations]
            with suppress(Undefined):
                cited.append(Share(citations.f1(ids, one.example.points)))
            refused.append(refusals.f1(not claims, one.example.is_unanswerable))
        return (total(cited) + total(refused)) / 2

    there = [reading.sure for one, reading in zip(read, readings, strict=True) if not one.example.is_unanswerable]
    highest = float(np.quantile(there, LOST))
    # Between the scores of two questions nothing changes; the lowest that does as well answers most.
    best = max(sorted({round(r.sure, 3) for r in readings if r.sure <= highest}), key=reached)
    return best, reached(best)


if __name__ == "__main__":
    sys.exit(app())
