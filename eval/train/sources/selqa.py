"""SelQA (Jurczyk et al. 2016, Apache-2.0), its test part: which sentence of a Wikipedia section answers?"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from eval.train.asked import Asked


def read(folder: Path) -> Iterator[Asked]:
    with gzip.open(folder / "selqa-ass" / "selqa-ass-test.json.gz", "rt", encoding="utf-8") as file:
        questions = json.load(file)
    for item in questions:
        before = ["", *item["candidates"]]
        sentences = [Evidence(text, context(item["article"], before[i])) for i, text in enumerate(item["candidates"])]
        right = set(item["answers"])
        yield Asked(
            "selqa",
            f"{item['article']}/{item['section']}",
            item["question"],
            "",
            sentences[min(right)],
            tuple(e for i, e in enumerate(sentences) if i not in right),
        )
