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
from assistant.readers.judged_reader import Candidate, candidates, logit, weigh
from assistant.readers.onnx_judge import FOLDER, MANIFEST, OnnxJudge
from assistant.settings import AnswerSettings
from eval import citations, refusals
from eval.examples import Example, Part, read_file
from eval.run import QUESTIONS, SAMPLES
from eval.share import Share, Undefined, total
from index.words import topic_words

# What a unit of the search's score counts, in units of the judge's logit. By hand: from 4 to 16, finding on our own dev
# questions is best at 4, on rtqa-evidence at 12.
SEARCH = 8.0
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
        judged = (
            Judged(c.sentence, c.hit.passage.briefing, weigh(weights, score, c.hit.score))
            for c, score in zip(self.found, self.scores, strict=True)
        )
        return Reading(tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id))))


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
            chosen = candidates(assistant.rarity(topic_words(question)), found.hits)
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
    return Weights(slope, slope * SEARCH, float(model.intercept_[0]))


def best_threshold(weights: Weights, read: Sequence[Read]) -> tuple[float, float]:
    """Return the threshold with the best mean of citation F1 and refusal F1, and that mean.

    Answering more finds more of what is there, refusing more spares what is not; a wrong answer costs both.
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

    # Between the scores of two questions nothing changes; the lowest that does as well answers most.
    best = max(sorted({round(reading.sure, 3) for reading in readings}), key=reached)
    return best, reached(best)


if __name__ == "__main__":
    sys.exit(app())
