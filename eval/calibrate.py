"""Logits and labels → a calibration; trials → the threshold for answering. Fitted on one half, reported on the other.

`python -m eval.calibrate REPORT` chooses thresholds from the trials that `python -m eval` kept in its report.json. What
is chosen on a set is no longer measured by it: choose on one, publish another.
"""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

import numpy as np
import typer
from rich.console import Console

from assistant.readers.calibration import Calibration, Isotonic, Logistic
from eval.curves import calibration_error, reliability, risk_coverage
from eval.report import read
from eval.share import Undefined
from eval.trial import Trial

FOLDS = 5
SEED = 20221231


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence judged for a question (its id): the model's logit, and whether it is right by the labels."""

    question: str
    logit: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How good probabilities are, over `pairs` of question and sentence, `right` of them right.

    `brier` is the mean squared error, `error` the expected calibration error, `auc` the chance that a right one has
    more than a wrong one (a calibration hardly moves it).
    """

    pairs: int
    right: int
    brier: float
    error: float
    auc: float


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibration, and what it does on the half that it was not fitted on, before and after."""

    calibration: Calibration
    fitted_on: int
    before: Quality
    after: Quality


@dataclass(frozen=True, slots=True)
class Tried:
    """What a threshold gives: balanced accuracy of answering and refusing, coverage, and the risk of its answers.

    `risk` is None where nothing is answered.
    """

    threshold: float
    balanced_accuracy: float
    coverage: float
    risk: float | None


class _OfQuestion(Protocol):
    @property
    def question(self) -> str: ...


T = TypeVar("T", bound=_OfQuestion)


def halves(items: Sequence[T]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Part into what is fitted on and what is reported on, by the question's id: the same on every machine."""
    is_first = {item.question: hashlib.sha256(item.question.encode()).digest()[0] % 2 == 0 for item in items}
    return (
        tuple(item for item in items if is_first[item.question]),
        tuple(item for item in items if not is_first[item.question]),
    )


def calibrate(scored: Sequence[Labelled]) -> Calibrated:
    """Fit on one half of the questions, and say what came of it on the other; Undefined as `fit` and `quality`."""
    fitted_on, reported_on = halves(scored)
    calibration = fit(fitted_on)
    return Calibrated(calibration, len(fitted_on), quality(Logistic(), reported_on), quality(calibration, reported_on))


def fit(scored: Sequence[Labelled]) -> Calibration:
    """Return Platt's map, or isotonic regression where that has clearly the lesser Brier score on questions left out.

    Clearly: by more than a standard error, as the plainer of two models that do as well is to be taken (Breiman 1984).
    Undefined with fewer than FOLDS questions that have a right sentence, or a wrong one; ValueError where a surer
    logit is less often right.
    """
    # scikit-learn takes a second to import, which `--help` need not wait for.
    from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped, unused-ignore]

    for is_right in (True, False):
        if (having := len({one.question for one in scored if one.is_right is is_right})) < FOLDS:
            raise Undefined(f"{having} questions have a sentence that is right={is_right}; to fit takes {FOLDS}")
    labels, questions = [one.is_right for one in scored], [one.question for one in scored]
    folds = list(StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED).split(labels, labels, questions))
    errors = {}
    for way in (platt, isotonic):
        left_out = np.empty(len(scored))
        for others, fold in folds:
            fitted = way([scored[i] for i in others])
            left_out[fold] = [fitted.probability(scored[i].logit) for i in fold]
        errors[way] = (left_out - labels) ** 2
    gain = errors[platt] - errors[isotonic]
    return (isotonic if gain.mean() > gain.std() / np.sqrt(len(gain)) else platt)(scored)


def platt(scored: Sequence[Labelled]) -> Logistic:
    """Fit slope and intercept by maximum likelihood; ValueError where a surer logit is less often right."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped, unused-ignore]

    # All but without penalty: two numbers need none, unless right and wrong can be told apart without an error.
    fitted = LogisticRegression(C=1e4).fit([[one.logit] for one in scored], [one.is_right for one in scored])
    return Logistic(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def isotonic(scored: Sequence[Labelled]) -> Isotonic:
    """Fit the rising steps that are closest to the labels.

    No step says 0 or 1, however few sentences it saw: its ends are those of Platt (1999), 1 / (wrong + 2) and
    (right + 1) / (right + 2).
    """
    from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped, unused-ignore]

    right = sum(one.is_right for one in scored)
    ends = {"y_min": 1 / (len(scored) - right + 2), "y_max": (right + 1) / (right + 2)}
    fitted = IsotonicRegression(**ends).fit([one.logit for one in scored], [one.is_right for one in scored])
    # Where two sums of a step differ by rounding, the second may lie below the first.
    chances = np.maximum.accumulate(fitted.y_thresholds_)
    return Isotonic(tuple(zip(map(float, fitted.X_thresholds_), map(float, chances), strict=True)))


def quality(calibration: Calibration, scored: Sequence[Labelled]) -> Quality:
    """Say how good the probabilities of a calibration are; Undefined where all sentences are right, or none."""
    from sklearn.metrics import brier_score_loss, roc_auc_score  # type: ignore[import-untyped, unused-ignore]

    labels = [one.is_right for one in scored]
    if len(set(labels)) < 2:
        raise Undefined(f"of {len(scored)} sentences {sum(labels)} are right; to tell them apart takes both kinds")
    chances = [calibration.probability(one.logit) for one in scored]
    return Quality(
        len(scored),
        sum(labels),
        float(brier_score_loss(labels, chances)),
        calibration_error(reliability(chances, labels)),
        float(roc_auc_score(labels, chances)),
    )


def best_balanced(trials: Sequence[Trial]) -> float:
    """Return the threshold with the best balanced accuracy of answering what can be answered, and only that."""
    from sklearn.metrics import roc_curve

    answerable = [trial.is_answerable for trial in trials]
    _need_both(answerable)
    wrongly, rightly, thresholds = roc_curve(answerable, [t.sure for t in trials], drop_intermediate=False)
    # The first answers nothing at all.
    return _below(thresholds[1:].tolist(), int(np.argmax((rightly - wrongly)[1:])))


def at_risk(trials: Sequence[Trial], risk: float) -> float:
    """Return the threshold that answers most while at most this share of its answers is wrong; Undefined if none."""
    points = risk_coverage([trial.sure for trial in trials], [trial.is_right for trial in trials])
    allowed = [number for number, point in enumerate(points) if point.risk <= risk]
    if not allowed:
        raise Undefined(f"no threshold has a risk of {risk} or less; the surest answers have {points[0].risk:.3f}")
    return _below([point.threshold for point in points], allowed[-1])


def tried(trials: Sequence[Trial], threshold: float) -> Tried:
    """Say what a threshold gives; Undefined where all questions can be answered, or none."""
    answerable = [trial.is_answerable for trial in trials]
    _need_both(answerable)
    answered = [trial for trial in trials if trial.sure >= threshold]
    rightly = sum(trial.is_answerable for trial in answered) / sum(answerable)
    wrongly = sum(not trial.is_answerable for trial in answered) / (len(trials) - sum(answerable))
    risk = sum(not trial.is_right for trial in answered) / len(answered) if answered else None
    return Tried(threshold, (rightly + 1 - wrongly) / 2, len(answered) / len(trials), risk)


def _below(thresholds: Sequence[float], chosen: int) -> float:
    # Half way to the next question that is to be refused: new questions fall on both sides.
    return sum(thresholds[chosen : chosen + 2]) / len(thresholds[chosen : chosen + 2])


def _need_both(answerable: Sequence[bool]) -> None:
    if len(set(answerable)) < 2:
        raise Undefined(
            f"of {len(answerable)} questions {sum(answerable)} can be answered; a threshold takes both kinds"
        )


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    report: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A report.json of python -m eval.")],
    risk: Annotated[float, typer.Option(min=0, max=1, help="The share of answers that may be wrong.")] = 0.2,
) -> None:
    """Choose thresholds on one half of a report's questions; print what they give on both halves."""
    try:
        chosen_on, reported_on = halves(read(report).trials)
        chosen = {"best balanced accuracy": best_balanced(chosen_on), f"risk at most {risk}": at_risk(chosen_on, risk)}
        lines = [
            f"{_line(name, tried(half, value))} ({on} {len(half)} questions)"
            for name, value in chosen.items()
            for on, half in (("chosen on", chosen_on), ("reported on", reported_on))
        ]
    except ValueError as error:
        raise typer.BadParameter(f"{report}: {error}") from error
    for line in lines:
        Console().print(line, markup=False, soft_wrap=True)


def _line(name: str, given: Tried) -> str:
    risk = "-" if given.risk is None else f"{given.risk:.3f}"
    return (
        f"{name}: threshold {given.threshold:.3f}, balanced accuracy {given.balanced_accuracy:.3f}, "
        f"coverage {given.coverage:.3f}, risk {risk}"
    )


if __name__ == "__main__":
    sys.exit(app())
