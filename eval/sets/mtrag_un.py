"""Conversations of MTRAG-UN → is what they need found by the last turn made to stand alone, and what is done with it?

The passages of all conversations, each a briefing, are one library: a question is asked of all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.question import Question, Turn
from assistant.resolve import Resolved, points_nowhere, put_behind, resolve, stands_alone
from eval.figure import Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.retrieval import recall_at
from eval.sets.paragraphs import WAYS, briefing, find
from eval.share import Share
from index.briefing import Briefing
from index.scope import Scope

TASKS = Path("mtrag-un", "reference_half_A.jsonl.gz")
CUT = 5
NOTES: tuple[str, ...] = (
    "Recall@5 of a task's reference passages among those of all tasks, for tasks that have some and are no first turn.",
    "The set holds no rewrite by hand. Earlier answers are the set's; earlier questions were resolved too.",
    "Partially answerable counts as answerable. Macro-F1 is the mean of the F1 of three classes, over all tasks.",
    "Asked back: where two readings are equally good, or a first question points back. Answered: where reading reaches "
    "the threshold among all passages. All tasks are asked of the whole library, those without reference passages too.",
)


class Reaction(StrEnum):
    """What is to be done with a question."""

    ANSWER = "answer"
    NOT_THERE = "not there"
    ASK_BACK = "ask back"


REACTIONS = {
    "ANSWERABLE": Reaction.ANSWER,
    "PARTIAL": Reaction.ANSWER,
    "UNANSWERABLE": Reaction.NOT_THERE,
    "UNDERSPECIFIED": Reaction.ASK_BACK,
}


@dataclass(frozen=True, slots=True)
class Task:
    """The last turn of a conversation, with the briefings (ids) that it needs and what is to be done with it."""

    id: str
    question: Question
    gold: frozenset[str]
    wanted: Reaction


@dataclass(frozen=True, slots=True)
class Reacted:
    """What was to be done, and what was done."""

    wanted: Reaction
    done: Reaction


def passage(context: Mapping[str, str]) -> Briefing:
    """Return a reference passage as a briefing; the same passage of two tasks is one."""
    return briefing(context["text"].strip(), None, context["document_id"])


def read_passages(lines: Iterable[Mapping[str, Any]]) -> Iterator[Briefing]:
    """Give the passages of all tasks."""
    for line in lines:
        yield from (passage(context) for context in line["contexts"] if context["text"].strip())


def read_tasks(lines: Iterable[Mapping[str, Any]]) -> Iterator[Task]:
    """Give the tasks, their earlier questions made to stand alone one after the other, as in the program."""
    for line in lines:
        said = line["input"]
        history: tuple[Turn, ...] = ()
        for asked, answered in zip(said[:-1:2], said[1::2], strict=True):
            resolved = resolve(Question(asked["text"], history))
            history = (*history, Turn(resolved.text, answered["text"]))
        gold = frozenset(passage(context).id for context in line["contexts"] if context["text"].strip())
        (wanted,) = line["answerability"]
        yield Task(line["task_id"], Question(said[-1]["text"].strip(), history), gold, REACTIONS[wanted])


def by_last_turn(question: Question) -> str:
    return question.text


def by_concatenation(question: Question) -> str:
    if not question.history or stands_alone(question.text):
        return question.text
    return put_behind(question.text, question.history).text


def by_rules(question: Question) -> str:
    return resolve(question).text


FORMS: Mapping[str, Callable[[Question], str]] = {
    "last turn": by_last_turn,
    "concatenation": by_concatenation,
    "rules": by_rules,
}


def reaction(question: Question, resolved: Resolved, sure: float, threshold: float) -> Reaction:
    """Decide what to do with a question whose best sentence is this sure to answer."""
    if resolved.choices or points_nowhere(question):
        return Reaction.ASK_BACK
    return Reaction.ANSWER if sure >= threshold else Reaction.NOT_THERE


def macro_f1(reacted: Sequence[Reacted]) -> float:
    """Return the mean of the F1 of the three reactions; one that was neither wanted nor done counts as 0."""
    return sum(_f1(reacted, kind) for kind in Reaction) / len(Reaction)


def evaluate(data: Path, assistant: Assistant) -> tuple[Figure, ...]:
    """Measure Recall@5 by each form of the question, and what was done with each task."""
    lines = tuple(read_lines(data / TASKS))
    assistant.library.add_briefings(read_passages(lines))
    tasks = {task.id: task for task in read_tasks(lines)}
    return (*_found(assistant, tasks), *_reacted(assistant, tasks))


def _found(assistant: Assistant, tasks: Mapping[str, Task]) -> Iterator[Figure]:
    followed = {id_: task for id_, task in tasks.items() if task.gold and task.question.history}
    for form, form_of in FORMS.items():
        for way, fusion in WAYS.items():
            shares = {
                id_: Share(recall_at(CUT, find(assistant.library, form_of(t.question), Scope(), fusion), t.gold))
                for id_, t in followed.items()
            }
            yield measure(f"recall@{CUT}", f"{form}, {way}", shares, lambda share: share)


def _reacted(assistant: Assistant, tasks: Mapping[str, Task]) -> Iterator[Figure]:
    threshold = assistant.threshold
    done: dict[str, Reacted] = {}
    for task in track(tuple(tasks.values()), "Reading"):
        # The whole library: the passages have no dates, and would lie outside of any in the question.
        found = assistant.find(task.question.text, scope=Scope(), history=task.question.history)
        done[task.id] = Reacted(task.wanted, reaction(task.question, found.resolved, found.reading.sure, threshold))
    yield Figure("reaction", "macro-F1", macro_f1(tuple(done.values())), len(done))
    for kind in Reaction:
        yield measure("F1", kind.value, done, lambda one, kind=kind: _f1_share(one, kind))  # type: ignore[misc]
    yield measure("accuracy", "reaction", done, lambda one: Share(one.wanted is one.done))


def _f1_share(one: Reacted, kind: Reaction) -> Share:
    """What one task adds to F1 = 2·TP / (wanted + done)."""
    return Share(2 * (one.wanted is kind and one.done is kind), of=(one.wanted is kind) + (one.done is kind))


def _f1(reacted: Sequence[Reacted], kind: Reaction) -> float:
    shares = [_f1_share(one, kind) for one in reacted]
    of = sum(share.of for share in shares)
    return sum(share.got for share in shares) / of if of else 0.0
