"""What was kept out of training: how good the judge is there, and what makes its logits probabilities."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.metrics import balanced_accuracy_score, log_loss, roc_auc_score

from assistant.readers.calibration import Calibration
from assistant.readers.onnx_judge import OnnxJudge
from eval.calibrate import Labelled, calibrate
from eval.train.claims import Pair
from eval.train.model import Made
from eval.train.negatives import Group

Logits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Logits of each group's sentences and of the pairs, shapes (sentences,) and (pairs, 3), beside their labels."""

    groups: Sequence[Group]
    answers: Sequence[Logits]
    pairs: Sequence[Pair]
    supports: Logits


def judge_held_out(judge: OnnxJudge, groups: Sequence[Group], pairs: Sequence[Pair]) -> HeldOut:
    answers = [judge.logits([(group.question, e) for e in group.evidence])[:, 0] for group in groups]
    return HeldOut(groups, answers, pairs, judge.logits([(p.claim, p.evidence) for p in pairs])[:, 1:])


def figures(held: HeldOut) -> dict[str, float]:
    """Measure the judge as it is shipped.

    `first` is the share of answerable groups whose answer scores highest, `answerable` the AUC of their highest score
    against that of groups without an answer, `claims` the balanced accuracy of telling supported claims from others.
    """
    answered = [(g, scores) for g, scores in zip(held.groups, held.answers, strict=True) if g.right is not None]
    return {
        "first": float(np.mean([int(scores.argmax()) == group.right for group, scores in answered])),
        "answerable": float(roc_auc_score([g.right is not None for g in held.groups], [s.max() for s in held.answers])),
        "claims": float(balanced_accuracy_score(_supported(held), held.supports.argmax(axis=1) == Made.SUPPORTED)),
    }


def calibration(held: HeldOut) -> Calibration:
    """Fit probabilities of answering on one half of the questions; see `eval.calibrate`."""
    labelled = [
        Labelled(group.question, float(logit), i == group.right)
        for group, logits in zip(held.groups, held.answers, strict=True)
        for i, logit in enumerate(logits)
    ]
    return calibrate(labelled).calibration


def temperature(held: HeldOut) -> float:
    """Return what the logits of support are to be divided by: the likelihood of the labels is then highest.

    Temperature scaling is Guo et al.'s (ICML 2017).
    """
    supported = np.array(_supported(held))

    def surprise(t: float) -> float:
        likely = softmax(held.supports / t, axis=1)[:, Made.SUPPORTED]
        return float(log_loss(supported, likely))

    return float(minimize_scalar(surprise, bounds=(0.2, 5.0), method="bounded").x)


def _supported(held: HeldOut) -> list[bool]:
    return [pair.made is Made.SUPPORTED for pair in held.pairs]
