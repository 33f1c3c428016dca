"""A set's name → its report."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from platformdirs import user_cache_path

from assistant import Assistant
from assistant.settings import read_settings
from eval import own
from eval.examples import Part, read_file
from eval.facts import facts
from eval.figure import OVERALL, Figure
from eval.report import Report
from eval.sets import attr_first_mds, golden_rules, rtqa_evidence, rtqa_x_briefs, ud_ewt


class SetName(StrEnum):
    """What can be measured on. All but OWN need the folder of the public sets."""

    OWN = "own"
    RTQA_EVIDENCE = "rtqa-evidence"
    RTQA_X_BRIEFS = "rtqa-x-briefs"
    ATTR_FIRST_MDS = "attr-first-mds"
    GOLDEN_RULES = "golden-rules"
    UD_EWT = "ud-ewt"


class _Asked(Protocol):
    """A set that is asked of a library."""

    NOTES: tuple[str, ...]

    def evaluate(self, data: Path, assistant: Assistant) -> tuple[Figure, ...]: ...


ASKED: Mapping[SetName, _Asked] = {
    SetName.RTQA_EVIDENCE: rtqa_evidence,
    SetName.RTQA_X_BRIEFS: rtqa_x_briefs,
    SetName.ATTR_FIRST_MDS: attr_first_mds,
}
SPLIT: Mapping[SetName, Callable[[Path], Mapping[str, float]]] = {
    SetName.GOLDEN_RULES: golden_rules.evaluate,
    SetName.UD_EWT: ud_ewt.evaluate,
}

QUESTIONS = Path(__file__).parent / "data" / "briefings.jsonl"
SAMPLES = Path(__file__).parent.parent / "samples" / "briefings"


def run_own(library: Path | None, part: Part = Part.ALL) -> Report:
    """Ask our own questions of the samples; the library is built anew, unless a folder to keep it in is given."""
    with _folder(library) as folder:
        assistant = Assistant.open(folder)
        assistant.add([SAMPLES])
        settings = read_settings(folder).answer

        def on(day: date | None) -> Assistant:
            return Assistant(assistant.library, settings, today=lambda: day or date.today())

        outcomes = tuple(own.ask_all(on, read_file(QUESTIONS, part)))
        more = {"part": part.value, **_library_facts(assistant)}
    return _report(SetName.OWN, tuple(own.figures(outcomes)), more, own.NOTES)


def run_public(name: SetName, data: Path, library: Path | None) -> Report:
    """Measure on a public set; a library it needs is kept in the cache, unless another folder is given."""
    if name in SPLIT:
        return _report(name, tuple(Figure(OVERALL, m, value) for m, value in SPLIT[name](data).items()), {}, ())
    folder = library or user_cache_path("briefing-assistant") / "eval" / name.value
    assistant = Assistant.open(folder)
    asked = ASKED[name]
    figures = asked.evaluate(data, assistant)
    return _report(name, figures, _library_facts(assistant), asked.NOTES)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        yield kept
    else:
        with TemporaryDirectory() as folder:
            yield Path(folder)


def _library_facts(assistant: Assistant) -> dict[str, str]:
    extent = assistant.library.extent()
    return {
        "encoder": assistant.library.encoder_name or "none",
        "settings": repr(read_settings(assistant.folder)),
        "library": f"{extent.briefings} briefings, {extent.oldest} to {extent.newest}",
    }


def _report(name: SetName, figures: tuple[Figure, ...], more: Mapping[str, str], notes: tuple[str, ...]) -> Report:
    return Report(name.value, datetime.now(UTC).isoformat(timespec="seconds"), {**more, **facts()}, figures, notes)
