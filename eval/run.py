"""A set's name → its report."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from platformdirs import user_cache_path

from assistant import Assistant
from assistant.bootstrap import open_writing_model
from assistant.readers.judge import Judge
from assistant.settings import Settings, WriterSettings, read_settings
from assistant.writer.contract import Model, Writer
from assistant.writer.repair import Repairs
from eval import conflicts, event_dates, nature, own, perturbed, stories, writing
from eval.analyst import kinds
from eval.examples import BadQuestions, Example, Part, read_file
from eval.facts import facts
from eval.figure import OVERALL, Figure
from eval.gold import QUESTIONS, SAMPLES, read_samples
from eval.report import Report
from eval.sets import (
    attr_first_mds,
    cast_topics,
    golden_rules,
    mtrag_un,
    qags,
    ramdocs,
    realtimeqa,
    rgb_counterfactual,
    rtqa_evidence,
    rtqa_x_briefs,
    selqa_ass,
    squad2_dev500,
    trecqa,
    ud_ewt,
)
from eval.sets.candidates import Encode
from eval.writers import Script, ScriptedModel, Who, scripts
from index.model_source import packaged_name


class SetName(StrEnum):
    """What can be measured on; only OWN, STORIES, ANALYST, NATURE, EVENT_DATES and CONFLICTS need no public sets."""

    OWN = "own"
    STORIES = "stories"
    ANALYST = "analyst"
    NATURE = "nature"
    RTQA_EVIDENCE = "rtqa-evidence"
    RTQA_X_BRIEFS = "rtqa-x-briefs"
    ATTR_FIRST_MDS = "attr-first-mds"
    TRECQA = "trecqa"
    SELQA_ASS = "selqa-ass"
    SQUAD2_DEV500 = "squad2-dev500"
    QAGS = "qags"
    PERTURBED = "perturbed"
    REALTIMEQA = "realtimeqa"
    RAMDOCS = "ramdocs"
    RGB_COUNTERFACTUAL = "rgb-counterfactual"
    GOLDEN_RULES = "golden-rules"
    UD_EWT = "ud-ewt"
    CAST_TOPICS = "cast-topics"
    MTRAG_UN = "mtrag-un"
    EVENT_DATES = "event-dates"
    CONFLICTS = "conflicts"


class _Asked(Protocol):
    """A set that is asked of a library."""

    NOTES: tuple[str, ...]

    def evaluate(self, data: Path, assistant: Assistant) -> tuple[Figure, ...]: ...


class _Resolved(Protocol):
    """A set of conversations, whose questions are made to stand alone: nothing is searched."""

    NOTES: tuple[str, ...]

    def evaluate(self, data: Path) -> tuple[Figure, ...]: ...


class _Judged(Protocol):
    """A set whose questions bring their own sentences: they go to the judge, and no library is built."""

    NOTES: tuple[str, ...]

    def evaluate(self, data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]: ...


ASKED: Mapping[SetName, _Asked] = {
    SetName.RTQA_EVIDENCE: rtqa_evidence,
    SetName.RTQA_X_BRIEFS: rtqa_x_briefs,
    SetName.ATTR_FIRST_MDS: attr_first_mds,
    SetName.MTRAG_UN: mtrag_un,
}
JUDGED: Mapping[SetName, _Judged] = {
    SetName.TRECQA: trecqa,
    SetName.SELQA_ASS: selqa_ass,
    SetName.SQUAD2_DEV500: squad2_dev500,
    SetName.QAGS: qags,
    SetName.PERTURBED: perturbed,
    SetName.REALTIMEQA: realtimeqa,
    SetName.RAMDOCS: ramdocs,
    SetName.RGB_COUNTERFACTUAL: rgb_counterfactual,
}
VERIFIED: Mapping[SetName, Callable[[Path, Assistant, Judge], tuple[Figure, ...]]] = {
    SetName.ATTR_FIRST_MDS: attr_first_mds.verify,
}
SPLIT: Mapping[SetName, Callable[[Path], Mapping[str, float]]] = {
    SetName.GOLDEN_RULES: golden_rules.evaluate,
    SetName.UD_EWT: ud_ewt.evaluate,
}

RESOLVED: Mapping[SetName, _Resolved] = {SetName.CAST_TOPICS: cast_topics}


def run_own(library: Path | None, part: Part = Part.ALL) -> Report:
    """Ask our own questions of the samples; the library is built anew, unless a folder to keep it in is given."""
    with _folder(library) as folder:
        assistant = Assistant.open(folder)
        assistant.add([SAMPLES])
        outcomes = _ask(assistant, read_file(QUESTIONS, part))
        more = {"part": part.value, **_library_facts(assistant)}
    return _report(SetName.OWN, tuple(own.figures(outcomes)), more, own.NOTES)


def named_after(questions: Path) -> str:
    """Return the name of a report on somebody's own questions: another one than that on ours."""
    return f"{SetName.OWN.value} {questions.name}"


def run_given(library: Path, questions: Path, part: Part, tell: Callable[[str], object]) -> Report:
    """Ask the questions of a file of a library as it is. Raises BadQuestions.

    Those whose gold is no longer in the library are left out; which, is told before the others are asked.
    """
    examples = read_file(questions, part)
    # A program that measures is no look of the user's: what is new to them stays so.
    assistant = Assistant.open(library).seen_by(None)
    gone = own.gone(examples, assistant)
    for id_, missing in gone.items():
        tell(
            f"{questions}: {id_!r} is left out, as these sentences of its gold are not in the library, or no longer: "
            f"{', '.join(missing)}. Ask it on the page and add it anew."
        )
    left = tuple(example for example in examples if example.id not in gone)
    if not left:
        raise BadQuestions(questions, f"no question is left. Is {library} the library that they are asked of?")
    more = {
        "questions": str(questions.resolve()),
        "left out": ", ".join(gone) or "none",
        "part": part.value,
        **_library_facts(assistant),
    }
    return _report(named_after(questions), tuple(own.figures(_ask(assistant, left))), more, own.NOTES)


def _ask(assistant: Assistant, examples: Sequence[Example]) -> tuple[own.Outcome, ...]:
    return tuple(own.ask_all(lambda day: assistant.on(day or date.today()), examples))


def run_stories(library: Path | None) -> Report:
    """Ask the briefings of the stories that were written to measure on, and check claims about their sentences."""
    told = stories.read()
    with _folder(library) as folder, TemporaryDirectory() as made:
        file = Path(made) / "stories.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in stories.briefings(told)), encoding="utf-8")
        assistant = Assistant.open(folder)
        assistant.add([file])
        answered = tuple(stories.asked(tuple(stories.examples(told, assistant)), assistant))
        claimed = tuple(stories.checked(tuple(stories.claims(told)), assistant))
        more = _library_facts(assistant)
    return _report(SetName.STORIES, (*answered, *claimed), more, (*stories.NOTES, *own.NOTES))


def run_written(library: Path | None, who: Who, part: Part = Part.ALL, most: int | None = None) -> Report:
    """Have a model write the answers to our own questions, and follow what it wrote.

    Asked are `most` of them, spread evenly; all where it is None. Raises BadSetting and ModelFailed where the model of
    the library's settings is to write, and cannot.
    """
    with _folder(library) as folder:
        assistant = Assistant.open(folder)
        assistant.add([SAMPLES])
        settings = read_settings(folder)
        model = _writes(who, settings.writer, folder)

        def on(day: date | None, writer: Writer | None) -> Assistant:
            return Assistant(
                assistant.library,
                settings.answer,
                judge=lambda: assistant.judge,
                writer=lambda: writer,
                today=lambda: day or date.today(),
            )

        examples = read_file(QUESTIONS, part)
        examples = examples[:: -(-len(examples) // most)] if most else examples
        repairs = Repairs(settings.writer.repairs, settings.writer.repair_seconds)
        written = writing.follow_all(on, examples, scripts(QUESTIONS), model, repairs)
        followed, outcomes = zip(*written, strict=True)
        more = {"part": part.value, "writer": who.value, "asked": str(len(examples)), **_library_facts(assistant)}
    prices = (settings.writer.prompt_price, settings.writer.reply_price) if who is Who.MODEL else (0.0, 0.0)
    figures = (*writing.figures(followed, prices), *writing.answered(outcomes))
    return _report(SetName.OWN, figures, more, writing.NOTES)


def _writes(who: Who, settings: WriterSettings, folder: Path) -> Callable[[Script, bool], Model]:
    """Return what gives the model for a question. Raises BadSetting and ModelFailed."""
    if who is Who.MODEL:
        model = open_writing_model(settings, folder)
        return lambda _script, _constrains: model
    return lambda script, constrains: ScriptedModel(script, who, constrains=constrains)


def run_analyst(library: Path | None, part: Part = Part.ALL) -> Report:
    """Ask the samples what an analyst asks besides plain questions; the library as for `run_own`."""
    with _folder(library) as folder, TemporaryDirectory() as other:
        assistant = Assistant.open(folder)
        assistant.add([SAMPLES])
        briefings = [briefing for held in read_samples().values() for briefing in held]
        figures = tuple(kinds.evaluate(assistant, Assistant.open(Path(other)), briefings, part))
        more = {"part": part.value, **_library_facts(assistant)}
    return _report(SetName.ANALYST, figures, more, kinds.NOTES)


def run_nature(data: Path | None) -> Report:
    """Tell the nature of labelled sentences; those that are only named need the folder of the public sets."""
    return _report(SetName.NATURE, nature.evaluate(data), {}, nature.NOTES)


def run_event_dates() -> Report:
    """Find the event dates of labelled sentences."""
    return _report(SetName.EVENT_DATES, event_dates.evaluate(), {}, event_dates.NOTES)


def run_conflicts() -> Report:
    """Tell pairs of sentences that disagree from those that only look as if they did; by the rules alone."""
    return _report(SetName.CONFLICTS, conflicts.evaluate(), {"judge": "none"}, conflicts.NOTES)


def run_public(name: SetName, data: Path, library: Path | None) -> Report:
    """Measure on a public set; a library it needs is kept in the cache, unless another folder is given."""
    if name in SPLIT:
        return _report(name, tuple(Figure(OVERALL, m, value) for m, value in SPLIT[name](data).items()), {}, ())
    if name in RESOLVED:
        return _report(name, RESOLVED[name].evaluate(data), {}, RESOLVED[name].NOTES)
    if name in JUDGED:
        return _run_judged(name, data)
    folder = library or user_cache_path("briefing-assistant") / "eval" / name.value
    assistant = Assistant.open(folder)
    asked = ASKED[name]
    figures = asked.evaluate(data, assistant)
    more = _library_facts(assistant)
    if name in VERIFIED:
        judge = _judge()
        figures += VERIFIED[name](data, assistant, judge)
        more["judge"] = judge.name
    return _report(name, figures, more, asked.NOTES)


def _run_judged(name: SetName, data: Path) -> Report:
    """Judge what the questions of a set bring with them; an empty library lends its encoder to the baselines."""
    judge, judged = _judge(), JUDGED[name]
    with TemporaryDirectory() as folder:
        figures = judged.evaluate(data, judge, Assistant.open(Path(folder)).library.encode)
    more = {"judge": judge.name, "encoder": packaged_name(), "settings": repr(Settings())}
    return _report(name, figures, more, judged.NOTES)


def _judge() -> Judge:
    from assistant.readers.onnx_judge import OnnxJudge

    return OnnxJudge.open()


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


def _report(name: str, figures: tuple[Figure, ...], more: Mapping[str, str], notes: tuple[str, ...]) -> Report:
    return Report(str(name), datetime.now(UTC).isoformat(timespec="seconds"), {**more, **facts()}, figures, notes)
