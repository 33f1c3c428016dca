"""Conversations of TREC CAsT 2019 and 2020 → is a follow-up made to stand alone as people would rewrite it?

There are no answers in them: a follow-up refers to the questions before it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.question import Question, Turn
from assistant.resolve import put_behind, resolve, stands_alone
from eval.figure import Figure, measure
from eval.share import Share, Undefined
from index.words import content_words, stem, words

FOLDER = Path("cast-topics")
YEARS = ("2019", "2020")
NOTES: tuple[str, ...] = (
    "Turns after the first of each conversation. The rules were made while looking at 2019; 2020 was measured only.",
    "ROUGE-1 compares lower-case words, unstemmed, with the rewrite by hand. Recall is won by repeating everything.",
    "Entities are the content words of the rewrite that the turn itself lacks, by stem; turns without are left out.",
    "Untouched: of the turns that people left as they were, the share that the program leaves as they are, too.",
)

Rewrite = Callable[[str, Sequence[str]], str]  # a turn and what was made of those before it → a stand-alone question


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn as it was typed and as a person rewrote it, with the turns before it as typed, oldest first."""

    id: str
    typed: str
    by_hand: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A turn, and what the program made of it."""

    exchange: Exchange
    text: str


def read_conversations(data: Path, year: str) -> tuple[tuple[Exchange, ...], ...]:
    """Return the conversations of a year, turn by turn."""
    folder = data / FOLDER
    if year == "2019":
        lines = (folder / "evaluation_topics_annotated_resolved_v1.0.tsv").read_text(encoding="utf-8").splitlines()
        by_hand = dict(line.split("\t", 1) for line in lines if line)
        topics = json.loads((folder / "evaluation_topics_v1.0.json").read_text(encoding="utf-8"))
    else:
        topics = json.loads((folder / "2020_manual_evaluation_topics_v1.0.json").read_text(encoding="utf-8"))
        by_hand = {f"{t['number']}_{u['number']}": u["manual_rewritten_utterance"] for t in topics for u in t["turn"]}
    return tuple(
        conversation(
            str(topic["number"]),
            [(turn["raw_utterance"], by_hand[f"{topic['number']}_{turn['number']}"]) for turn in topic["turn"]],
        )
        for topic in topics
    )


def conversation(name: str, turns: Sequence[tuple[str, str]]) -> tuple[Exchange, ...]:
    """Return the turns of a conversation, given as they were typed and as they were rewritten."""
    typed = tuple(text.strip() for text, _ in turns)
    return tuple(
        Exchange(f"{name}_{number}", text.strip(), by_hand.strip(), typed[: number - 1])
        for number, (text, by_hand) in enumerate(turns, 1)
    )


def rewritten(turns: Sequence[Exchange], rewrite: Rewrite) -> Iterator[Rewritten]:
    """Rewrite each turn after the first; what was made of a turn stands before the next, as in the program."""
    made: list[str] = []
    for turn in turns:
        made.append(rewrite(turn.typed, tuple(made)))
        if turn.before:
            yield Rewritten(turn, made[-1])


def by_rules(typed: str, before: Sequence[str]) -> str:
    """What the program does."""
    return resolve(Question(typed, _turns(before))).text


def concatenated(typed: str, before: Sequence[str]) -> str:
    """What it does where no rule is sure, done always: a follow-up behind the question that it goes on from."""
    return put_behind(typed, _turns(before)).text if before and not stands_alone(typed) else typed


def with_first(typed: str, before: Sequence[str]) -> str:
    return f"{before[0]} {typed}" if before else typed


def as_typed(typed: str, before: Sequence[str]) -> str:  # noqa: ARG001  (a Rewrite that needs none)
    return typed


WAYS: dict[str, Rewrite] = {
    "last turn": as_typed,
    "first turn + last turn": with_first,
    "concatenation": concatenated,
    "rules": by_rules,
}


def rouge(text: str, reference: str) -> tuple[float, float]:
    """Return ROUGE-1 precision and recall: how many words both have, of all words of each."""
    ours, theirs = Counter(words(text)), Counter(words(reference))
    common = sum((ours & theirs).values())
    return common / max(sum(ours.values()), 1), common / max(sum(theirs.values()), 1)


def rouge_f1(text: str, reference: str) -> float:
    precision, recall = rouge(text, reference)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def entities(typed: str, by_hand: str) -> frozenset[str]:
    """Return the stems of the content words that a rewrite by hand brought in."""
    return _stems(by_hand) - _stems(typed)


def entity_recall(text: str, exchange: Exchange) -> Share:
    """How many of the words brought in by hand are in the text; Undefined where none were."""
    wanted = entities(exchange.typed, exchange.by_hand)
    if not wanted:
        raise Undefined(f"turn {exchange.id} needs no other words")
    return Share(len(wanted & _stems(text)) / len(wanted))


def untouched(one: Rewritten) -> Share:
    """Undefined where the rewrite by hand is another text."""
    if words(one.exchange.typed) != words(one.exchange.by_hand):
        raise Undefined(f"turn {one.exchange.id} was rewritten")
    return Share(words(one.text) == words(one.exchange.typed))


def evaluate(data: Path) -> tuple[Figure, ...]:
    """Measure ROUGE-1 against the rewrites by hand, the recall of what they bring in, and what was left alone."""
    figures: list[Figure] = []
    for year in YEARS:
        conversations = read_conversations(data, year)
        for way, rewrite in WAYS.items():
            made = {r.exchange.id: r for turns in conversations for r in rewritten(turns, rewrite)}
            group = f"{year}, {way}"
            figures += [
                measure("ROUGE-1 recall", group, made, lambda r: Share(rouge(r.text, r.exchange.by_hand)[1])),
                measure("ROUGE-1 precision", group, made, lambda r: Share(rouge(r.text, r.exchange.by_hand)[0])),
                measure("ROUGE-1 F1", group, made, lambda r: Share(rouge_f1(r.text, r.exchange.by_hand))),
                measure("entity recall", group, made, lambda r: entity_recall(r.text, r.exchange)),
                measure("untouched", group, made, untouched),
            ]
    return tuple(figures)


def _turns(questions: Sequence[str]) -> tuple[Turn, ...]:
    return tuple(Turn(question) for question in questions)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
