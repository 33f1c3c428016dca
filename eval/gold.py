"""Gold texts → gold ids: point each sentence of `data/briefings.jsonl` into the samples as they are read today.

    python -m eval.gold

Needed after a sample, a loader or the segmenter has changed. What is compared is the text but for white space, because
PDF files and e-mails break their lines inside of sentences.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from eval.lines import read_lines
from index.briefing import Briefing, Sentence
from index.load import load
from index.segment import segment

QUESTIONS = Path(__file__).parent / "data" / "briefings.jsonl"
SAMPLES = Path(__file__).parent.parent / "samples" / "briefings"


class UnknownGold(ValueError):
    """Gold that is no sentence of the file it names, or one of several that read the same."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("Gold must be the whole text of exactly one sentence of its file:\n" + "\n".join(complaints))


def read_samples(folder: Path = SAMPLES) -> dict[str, tuple[Briefing, ...]]:
    """Return the briefings of each file, by the file's name."""
    return {
        path.name: tuple(briefing for _, briefing in load(path).briefings)
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def resolve(
    questions: Iterable[Mapping[str, Any]], briefings: Mapping[str, Iterable[Briefing]]
) -> tuple[dict[str, Any], ...]:
    """Return the questions with `id` and `text` of each gold sentence as the briefings have it.

    `questions` are records as in the file, `briefings` those of each file by its name. UnknownGold names every
    sentence that is not there, all at once.
    """
    known = {source: _by_text(found) for source, found in briefings.items()}
    resolved, complaints = deepcopy([dict(question) for question in questions]), []
    for question in resolved:
        for gold in (gold for point in question["gold"] for gold in point):
            match known.get(gold["source"], {}).get(_words(gold["text"]), []):
                case [sentence]:
                    gold |= {"id": sentence.id, "text": sentence.text}
                case several:
                    complaints.append(f"{question['id']}: {len(several)} in {gold['source']!r}: {gold['text']!r}")
    if complaints:
        raise UnknownGold(complaints)
    return tuple(resolved)


def _by_text(briefings: Iterable[Briefing]) -> dict[str, list[Sentence]]:
    found = defaultdict(list)
    for briefing in briefings:
        for sentence in segment(briefing):
            found[_words(sentence.text)].append(sentence)
    return found


def _words(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    try:
        resolved = resolve(read_lines(QUESTIONS), read_samples())
    except UnknownGold as error:
        sys.exit(str(error))
    lines = "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in resolved)
    QUESTIONS.write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
