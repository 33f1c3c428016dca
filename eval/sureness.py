"""Trials → is it right as often as it is sure, and are its surest answers its best ones?"""

from collections.abc import Iterator, Sequence

from eval.curves import BINS, area, calibration_error, reliability, risk_coverage
from eval.figure import Figure
from eval.share import Share
from eval.trial import Trial

ECE, BRIER, AURC = "ECE", "Brier", "AURC"
NOTE = (
    "ECE, Brier and AURC: the less the better. They are of how sure reading is of the sentence that it puts first, and "
    f"whether that one is in the gold, of refused questions too. ECE: {BINS} bins of equally many. AURC: the mean "
    "share of wrong answers, were only the surest 1, 2, … all questions answered; what cannot be answered is wrong."
)


def squared_error(trials: Sequence[Trial]) -> Share:
    """Return what trials add to the Brier score: how far sure was from right, squared."""
    return Share(sum((trial.sure - trial.is_right) ** 2 for trial in trials), of=len(trials))


def sureness(group: str, trials: Sequence[Trial]) -> Iterator[Figure]:
    """Give ECE and AURC, without intervals; Undefined without trials."""
    sure, right = [trial.sure for trial in trials], [trial.is_right for trial in trials]
    yield Figure(group, ECE, calibration_error(reliability(sure, right)), len(trials))
    yield Figure(group, AURC, area(risk_coverage(sure, right)), len(trials), trials=tuple(trials))
