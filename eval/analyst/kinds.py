"""All that an analyst asks besides plain questions, asked of the samples and measured, a line or more a kind."""

from collections.abc import Iterator, Sequence

from assistant import Assistant
from eval.analyst import (
    absence,
    changes,
    corroboration,
    disagreeing,
    only,
    overview,
    receipts,
    timeline,
    watch,
    when,
)
from eval.examples import Part
from eval.figure import Figure
from index.briefing import Briefing

NOTES: tuple[str, ...] = (
    "Labelled by reading the samples, before the program was asked; the same person labelled and mended the program, "
    "with dev alone. Every line is of ten questions or more over both parts, so single answers move it much.",
    "timeline precision: of the events told, those of a briefing on the matter; changes: pairs count only where the "
    "older sentence is a right one.",
)


def evaluate(
    assistant: Assistant, empty: Assistant, briefings: Sequence[Briefing], part: Part = Part.ALL
) -> Iterator[Figure]:
    """Measure every kind; `assistant` has the samples, `empty` nothing yet, `briefings` are the samples."""
    yield from only.figures(tuple(only.outcomes(assistant, part)))
    yield from when.figures(tuple(when.outcomes(assistant, part)))
    yield from timeline.figures(tuple(timeline.outcomes(assistant, part)))
    yield from changes.figures(tuple(changes.outcomes(assistant, part)))
    yield from watch.figures(tuple(watch.outcomes(empty, briefings, part)))
    yield from disagreeing.figures(tuple(disagreeing.outcomes(assistant, part)))
    yield from corroboration.figures(tuple(corroboration.outcomes(assistant, part)))
    yield from absence.figures(tuple(absence.outcomes(assistant, part)))
    yield from overview.figures(tuple(overview.outcomes(assistant, part)))
    yield from receipts.figures(tuple(receipts.outcomes(assistant, part)))
