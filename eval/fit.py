"""The weights of `assistant.read`, from questions of the training sets: `python -m eval.fit --data FOLDER`.

Each set becomes a library. Every question is asked twice: as it is, and with the text that answers it taken out of
what was found. A logistic regression over the signals tells sentences that answer from others; a second one, over the
best sentence of each question, turns that into how likely the question is answered at all (Platt, 1999). Prints the
weights to be written into `assistant/read.py`, and how well they do on the third of the questions that was held out.
"""

import random
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from assistant import Assistant
from assistant.read import READ, SignalReader, Signals
from assistant.resolve import Resolved
from eval.answers import contains
from eval.sets.training import SETS, Answered
from index.briefing import Briefing, Section, SectionKind
from index.words import topic_words, words

SEED = 20261122
QUESTIONS = 700  # of each set


@dataclass(frozen=True, slots=True)
class Case:
    """What was found for one question: the signals of each sentence, of shape (sentences, 5), and which answer."""

    set_name: str
    signals: np.ndarray
    answers: np.ndarray

    @property
    def answered(self) -> bool:
        return bool(self.answers.any())


def cases(name: str, examples: list[Answered], folder: Path) -> Iterator[Case]:
    """Ask the questions of a set, each with and without the text that answers it."""
    assistant = Assistant.open(folder)
    texts = {example.text: _briefing(example, str(number)) for number, example in enumerate(examples)}
    assistant.library.add_briefings(texts.values())
    reader = SignalReader(assistant.library.encode, assistant.rarity)
    for example in [e for e in examples if len(topic_words(e.question)) > 1][:QUESTIONS]:
        gold = texts[example.text].id
        hits = assistant.library.search(example.question, k=READ + 1)
        for kept in (hits[:READ], [hit for hit in hits if hit.passage.briefing.id != gold][:READ]):
            found = reader.measure(Resolved(example.question, example.question), kept)
            rows = [astuple(signals) for _, _, signals in found]
            right = [
                hit.passage.briefing.id == gold and _holds(sentence.text, example.answers) for sentence, hit, _ in found
            ]
            yield Case(name, np.array(rows).reshape(-1, 5), np.array(right, dtype=bool))


def main(data: Annotated[Path, typer.Option(help="The folder of the training sets.")]) -> None:
    """Fit the weights of reading and print them."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    learnt: list[Case] = []
    held_out: list[Case] = []
    for name, read in SETS.items():
        examples = list(read(data))
        draw.shuffle(examples)
        with TemporaryDirectory() as folder:
            found = list(cases(name, examples, Path(folder)))
        third = len(found) // 6 * 2  # cases come in pairs that stay together
        held_out += found[:third]
        learnt += found[third:]
    sentences = LogisticRegression(C=10).fit(
        np.concatenate([case.signals for case in learnt]), np.concatenate([case.answers for case in learnt])
    )
    scale = LogisticRegression(C=1e6).fit(
        [[_best(sentences, case)] for case in learnt if len(case.signals)],
        [c.answered for c in learnt if len(c.signals)],
    )
    weights = sentences.coef_[0] * scale.coef_[0, 0]
    bias = sentences.intercept_[0] * scale.coef_[0, 0] + scale.intercept_[0]
    typer.echo(f"{Signals(*(round(float(w), 2) for w in weights))}, BIAS = {bias:.2f}")
    for name in SETS:
        asked_of = [case for case in held_out if case.set_name == name and len(case.signals)]
        sure = np.array([float((case.signals @ weights + bias).max()) for case in asked_of])
        answered = np.array([case.answered for case in asked_of])
        balanced = ((sure[answered] > 0).mean() + (sure[~answered] <= 0).mean()) / 2
        typer.echo(f"{name}: {len(sure)} asked, AUC {roc_auc_score(answered, sure):.3f}, balanced {balanced:.3f}")


def _best(model: object, case: Case) -> float:
    return float(model.decision_function(case.signals).max())  # type: ignore[attr-defined]


def _holds(text: str, answers: tuple[str, ...]) -> bool:
    return any(words(answer) and contains(text, answer) for answer in answers)


def _briefing(example: Answered, source: str) -> Briefing:
    whole = Section(SectionKind.NARRATIVE, "", 0, len(example.text))
    return Briefing(example.text, example.title, None, (), (whole,), source)


if __name__ == "__main__":
    typer.run(main)
