"""The door `python -m eval.train.settle`: a trained judge → how its word is weighed, and from where on it answers.

Settled on the dev part of our own questions, reported on the test part: on the sets that the judge was trained on it is
far surer of itself than on briefings it never saw.
"""

import json
import sys
from collections.abc import Iterator, Sequence
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
from assistant.readers.judge import Judge, Weights
from assistant.readers.judged_reader import Candidate, candidates, logit, weigh
from assistant.readers.onnx_judge import FOLDER, MANIFEST, OnnxJudge
from eval.examples import Example, Part, read_file
from eval.run import QUESTIONS, SAMPLES
from index.words import topic_words

# What a unit of the search's score counts, in units of the judge's logit. By hand: from 4 to 16, finding on our own dev
# questions is best at 4, on rtqa-evidence at 12.
SEARCH = 8.0
# By hand, between the best-balanced threshold and answering all: refusing what is there costs an analyst more than a
# sentence that she sees does not answer.
LENIENT = 0.65
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(frozen=True, slots=True)
class Read:
    """What was found for a question: candidates, the judge's probabilities, and which of them answer."""

    found: tuple[Candidate, ...]
    scores: tuple[float, ...]
    right: tuple[bool, ...]


@app.command()
def main(
    judge: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the judge.")] = FOLDER,
) -> None:
    """Fit the weights and the threshold; write them into the judge's manifest."""
    read = tuple(read_own(OnnxJudge.open(judge)))
    weights = fit(read)
    best, accuracy = best_threshold(weights, read)
    threshold = LENIENT * best
    manifest = json.loads((judge / MANIFEST).read_text(encoding="utf-8"))
    manifest |= {"reading": weights.to_dict(), "threshold": round(threshold, 3)}
    (judge / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    Console().print(f"{weights}, threshold {threshold:.3f}: the best is {best:.3f}, {accuracy:.3f} on the dev part")


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
            right = tuple(one.sentence.id in example.gold for one in chosen)
            yield Read(tuple(chosen), tuple(scores), right)


def _day(example: Example) -> date:
    return example.today or date.today()


def fit(read: Sequence[Read]) -> Weights:
    """Fit Platt's map over all sentences that were judged."""
    rows = [
        logit(score) + SEARCH * candidate.hit.score
        for one in read
        for candidate, score in zip(one.found, one.scores, strict=True)
    ]
    labels = [right for one in read for right in one.right]
    model = LogisticRegression(C=1e6).fit(np.array(rows)[:, None], labels)
    slope = float(model.coef_[0][0])
    return Weights(slope, slope * SEARCH, float(model.intercept_[0]))


def best_threshold(weights: Weights, read: Sequence[Read]) -> tuple[float, float]:
    """Return the threshold with the best balanced accuracy of answering and refusing, and that accuracy."""
    weighed = (map(partial(weigh, weights), one.scores, (c.hit.score for c in one.found)) for one in read)
    sure = np.array([max(scores, default=0.0) for scores in weighed])
    there = np.array([any(one.right) for one in read])

    def accuracy(threshold: float) -> float:
        return float(((sure[there] >= threshold).mean() + (sure[~there] < threshold).mean()) / 2)

    best = float(max(np.unique(sure), key=accuracy))
    return best, accuracy(best)


if __name__ == "__main__":
    sys.exit(app())
