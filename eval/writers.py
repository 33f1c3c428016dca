"""Models that are scripted: what a language model may do well and badly, planted and counted.

`data/written.jsonl` says of a question what is true by its gold sentences, and what is not though it sounds like it.
"""

import json
import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from assistant.writer.contract import Message
from assistant.writer.evidence import harmless
from eval.lines import read_lines
from eval.perturb import keep, perturb
from eval.perturbations.family import Family

FILE = Path(__file__).parent / "data" / "written.jsonl"
_LINE = re.compile(r"^\[(\d+)\] \((?:\S+ / [^\n]*?)\) (.+)$", re.MULTILINE)
MADE = 2  # untrue sentences that are made for a question
_PIECE = 4  # characters that come at once
_AGAIN = "You wrote this"  # how `prompts/repair.md` begins


class Who(StrEnum):
    """Who writes: all but MODEL are scripted."""

    PERFECT = "perfect"  # what is true, each sentence with its mark
    CARELESS = "careless"  # what is true and what is not, with right, wrong, missing and invented marks
    LIAR = "liar"  # only what is not true, with marks
    MODEL = "model"  # the language model that the library's settings name


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence that a scripted model writes, whether `by` bears it out, and how it does not."""

    text: str
    is_true: bool
    kind: str = ""
    by: tuple[str, ...] = ()  # gold sentences


@dataclass(frozen=True, slots=True)
class Script:
    """What is planted for a question, and the text of a gold sentence for each of its points."""

    id: str
    gold: tuple[str, ...]
    planted: tuple[Planted, ...]


def scripts(questions: Path, written: Path = FILE) -> tuple[Script, ...]:
    """Return a script for every question that the briefings answer: as it was written by hand, else made.

    Made ones say the gold sentence in other words, where our rules find some, and two things that it does not say.
    """
    gold = {
        record["id"]: tuple(" ".join(point[0]["text"].split()) for point in record["gold"])
        for record in read_lines(questions)
        if record["gold"]
    }
    by_hand = {
        record["id"]: (
            *(Planted(text, True, by=gold[record["id"]]) for text in record["true"]),
            *(Planted(text, False, kind) for kind, text in record["false"]),
        )
        for record in read_lines(written)
    }
    others = [text for texts in gold.values() for text in texts]
    return tuple(Script(id, texts, by_hand.get(id) or _made(id, texts[0], others)) for id, texts in gold.items())


def _made(id: str, text: str, others: Sequence[str]) -> tuple[Planted, ...]:
    random = Random(id)
    kept = next(keep(text, random, Family.UNSEEN), text)
    changed = list(perturb(text, [other for other in others if other != text], random, Family.UNSEEN))
    random.shuffle(changed)
    return Planted(kept, True, by=(text,)), *(Planted(one.text, False, one.kind.value) for one in changed[:MADE])


class ScriptedModel:
    """Writes what a script says, with marks of the sentences it was shown; keeps what it was asked in `asked`.

    Asked to write a sentence anew, the careless one gets it right half of the time, the liar never.
    """

    window, reply_tokens = 4096, 512

    def __init__(self, script: Script, who: Who, *, constrains: bool = False) -> None:
        self._script = script
        self._who = who
        self.constrains = constrains
        self.asked: list[str] = []
        self.planted: tuple[Planted, ...] = ()  # what it wrote of the script

    @property
    def name(self) -> str:
        return f"scripted-{self._who}"

    def tokens(self, text: str) -> int:
        return len(text) // 3 + 1

    def stream(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any] | None = None,  # noqa: ARG002 (as every model takes it)
    ) -> Generator[str, None, None]:
        asked = messages[-1].text
        self.asked.append(asked)
        reply = self._again(asked) if asked.startswith(_AGAIN) else self._reply(asked)
        for start in range(0, len(reply), _PIECE):
            yield reply[start : start + _PIECE]

    def _reply(self, asked: str) -> str:
        shown = {text: int(number) for number, text in _LINE.findall(asked)}
        gold = [shown[text] for text in map(harmless, self._script.gold) if text in shown]
        random = Random(self._script.id)  # the same each time
        said = [p for p in self._script.planted if self._says(p, bool(gold) and shown.keys() >= {*map(harmless, p.by)})]
        self.planted = tuple(said)
        if not said:
            return '{"answerable": false, "statements": []}' if self.constrains else "NO ANSWER"
        return self._formed([(p.text, self._marks(gold, len(shown), random)) for p in said])

    def _again(self, asked: str) -> str:
        """Write one sentence anew: what is true, or something else that is not."""
        numbers = [int(number) for number, _ in _LINE.findall(asked)]
        is_right = self._who is not Who.LIAR and len(self.asked) % 2 == 0
        return self._formed([(p.text, numbers) for p in self.planted if p.is_true is is_right][:1])

    def _formed(self, marked: Sequence[tuple[str, list[int]]]) -> str:
        if self.constrains:
            found = [{"text": text, "sentences": numbers} for text, numbers in marked]
            return json.dumps({"answerable": True, "statements": found})
        return "\n".join(f"{text} {''.join(f'[{n}]' for n in numbers)}" for text, numbers in marked)

    def _says(self, planted: Planted, is_shown: bool) -> bool:
        if self._who is Who.PERFECT:
            return planted.is_true and is_shown
        # What is true by a sentence that it was not shown would be made up.
        return not planted.is_true or (self._who is Who.CARELESS and is_shown)

    def _marks(self, gold: list[int], shown: int, random: Random) -> list[int]:
        if self._who is not Who.CARELESS:
            return gold or [1]
        right = gold or [1]
        return random.choice([right, right, [random.randint(1, max(shown, 1))], [], [shown + 7], [*right, 99]])
