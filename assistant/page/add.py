"""Files → briefings of the library, one file after another, and what came of each. Knows nothing of gradio."""

import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from assistant.assistant import Assistant
from assistant.page.fault import FAULT
from assistant.page.library import READ_ONLY
from assistant.page.shelf import Added, Adding, ShownFile, Stage
from assistant.page.uploads import Copies, clashes, discard, keep, uploaded
from assistant.wording import added_undated, count
from index.errors import BriefingsError, UnknownBriefing
from index.library import UPLOADS
from index.progress import AddReport, Progress

MAX_FILES = 200
MAX_REASONS = 3
CLASH = "Another file of this name, with another content, was added with it. Give this one a name of its own."
GONE = "It is no longer on the server: it waited too long, or was added with other files meanwhile. Add it again."
NOT_ADDED = "Not added: stopped before."
# Those of the checkout; an installed program has none.
SAMPLES = Path(__file__).parents[2] / "samples" / "briefings"

log = logging.getLogger(__name__)


class Handed(BaseModel):
    """What to add: files as the server named them when they were uploaded, or the samples."""

    job: str = Field(max_length=60)
    files: tuple[str, ...] = ()
    samples: bool = False


def uploads(handed: Handed, folder: Path) -> tuple[Path, ...]:
    """Return the files handed over; ValueError where one is none of the uploads' folder."""
    return tuple(uploaded(file, folder) for file in handed.files)


class Job(BaseModel):
    """What to stop, by the name that the browser gave it."""

    job: str = Field(max_length=60)


class Stopped(Exception):
    """The user wants no more of a file."""


class Stops:
    """The latest jobs that are to be stopped."""

    def __init__(self, most: int = 1_000) -> None:
        self._most = most
        self._jobs: OrderedDict[str, None] = OrderedDict()

    def ask(self, wanted: Any) -> None:
        """Have a job stopped, one that only comes later too; ValueError where `wanted` is not as `Job` says."""
        self._jobs[Job.model_validate(wanted).job] = None
        while len(self._jobs) > self._most:
            self._jobs.popitem(last=False)

    def asked(self, job: str) -> bool:
        return job in self._jobs


def samples(folder: Path = SAMPLES) -> tuple[Path, ...]:
    """Return the files of the samples, none where the program came without them."""
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def add(
    assistant: Assistant,
    job: str,
    files: Sequence[Path],
    *,
    copies: Copies | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    is_editable: bool = True,
    is_kept: bool = True,
) -> Iterator[Adding | Added]:
    """Add files; yield how far that is, then what came of it.

    Each file makes way for a copy in the library's folder, unless it stays where it is (`is_kept` is False). `copies`
    are those that earlier jobs made; they stand for a file that has made way already.
    """
    copies = copies or Copies()
    if not is_editable:
        yield Added(job, (), READ_ONLY)
        return
    if len(files) > MAX_FILES:
        yield Added(job, (), f"Nothing added: {len(files)} files at once, {MAX_FILES} may be.")
        return
    shown = [ShownFile(file.name) for file in files]
    reports: list[AddReport] = []
    clashing = clashes(files)
    yield Adding(job, tuple(shown))
    for place, file in enumerate(files):
        if is_stopped():
            shown[place] = replace(shown[place], stage=Stage.STOPPED, told=NOT_ADDED)
        elif file in clashing:
            shown[place] = replace(shown[place], stage=Stage.FAILED, told=CLASH)
        elif not (here := file if file.is_file() else copies.of(file)):
            shown[place] = replace(shown[place], stage=Stage.FAILED, told=GONE)
        else:
            folder = assistant.folder / UPLOADS if is_kept and here is file else None
            for shown[place] in _add_one(assistant, here, folder, is_stopped, reports):
                yield Adding(job, tuple(shown))
            if folder and (folder / file.name).is_file():
                copies.add(file, folder / file.name)
        # The same file twice is one upload.
        if is_kept and file not in files[place + 1 :]:
            discard(file)
    yield Added(job, tuple(shown), _summary(shown, reports))


def _add_one(
    assistant: Assistant, file: Path, folder: Path | None, is_stopped: Callable[[], bool], reports: list[AddReport]
) -> Iterator[ShownFile]:
    """Add a file, by way of a copy in `folder`; yield how far that is, then what came of it.

    What was stored of it is told in `reports`.
    """
    shown = ShownFile(file.name, Stage.ADDING)
    yield shown
    stored = Progress(file.name, 0.0, 0)
    try:
        kept = keep(file, folder) if folder else file
        for step in _steps(assistant, kept, is_stopped):
            if isinstance(step, Progress):
                stored = step
                yield replace(shown, fraction=step.fraction)
            else:
                reports.append(step)
                yield _ended(shown, step)
        if folder and reports[-1].failures:
            _discard_unread(assistant, kept)
    except Stopped:
        reports.append(AddReport(added=stored.briefings))
        if folder:
            _discard_unread(assistant, kept)
        told = f"Stopped after {count(stored.briefings, 'briefing')} of it. Add it again to go on."
        yield replace(shown, stage=Stage.STOPPED, fraction=stored.fraction, told=told)
    except BriefingsError as error:
        yield replace(shown, stage=Stage.FAILED, told=str(error))
    except Exception:
        log.exception("The file %s could not be added.", file.name)
        yield replace(shown, stage=Stage.FAILED, told=FAULT)


def _steps(assistant: Assistant, file: Path, is_stopped: Callable[[], bool]) -> Iterator[Progress | AddReport]:
    steps = deque[Progress](maxlen=1)

    def told(progress: Progress) -> None:
        steps.append(progress)
        if progress.fraction < 1 and is_stopped():
            # What was told of is stored; adding the file again goes on from there.
            raise Stopped

    with ThreadPoolExecutor(max_workers=1) as worker:
        job = worker.submit(assistant.add, [file], on_progress=told)
        # The browser need not hear of every step: the latest, ten times a second, is as much as an eye can follow.
        while wait([job], timeout=0.1).not_done:
            if steps:
                yield steps.pop()
    yield from steps
    yield job.result()


def _ended(shown: ShownFile, report: AddReport) -> ShownFile:
    """Say what came of a file that was read to its end."""
    told = _counts([report])
    reasons = [failure.reason for failure in report.failures[:MAX_REASONS]]
    more = len(report.failures) - len(reasons)
    stage = Stage.FAILED if reasons and not told else Stage.ADDED
    parts = [told, *reasons, f"And {more:,} more like this." if more else ""]
    return replace(shown, stage=stage, fraction=1.0, told=" ".join(part for part in parts if part))


def _discard_unread(assistant: Assistant, kept: Path) -> None:
    """Remove a copy that nothing was ever read from."""
    try:
        assistant.named(str(kept))  # and not by its source, which a JSON record may name itself
    except UnknownBriefing:
        discard(kept)


def _summary(shown: Sequence[ShownFile], reports: Sequence[AddReport]) -> str:
    stages = [file.stage for file in shown]
    failed, stopped = stages.count(Stage.FAILED), stages.count(Stage.STOPPED)
    undated = sum(report.undated for report in reports)
    parts = [
        "Stopped." if stopped else "",
        _counts(reports) or "Nothing added.",
        f"{count(failed, 'file')} could not be added." if failed else "",
        f"{count(stopped, 'file')} not added or not whole; what was added stays." if stopped else "",
        added_undated(undated) if undated else "",
    ]
    return " ".join(part for part in parts if part)


def _counts(reports: Sequence[AddReport]) -> str:
    counts = {
        "added": sum(report.added for report in reports),
        "replaced": sum(report.replaced for report in reports),
        "already in the library": sum(report.unchanged for report in reports),
        "removed": sum(report.removed for report in reports),
    }
    told = ", ".join(f"{count(number, 'briefing')} {what}" for what, number in counts.items() if number)
    return f"{told}." if told else ""
