"""SelQA (Jurczyk et al. 2016, Apache-2.0), its test part: which sentence of a Wikipedia section answers?

Sections that the dev part asks about too are left out: that part is measured on.
"""

from collections.abc import Iterator
from pathlib import Path

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from eval.sets.selqa_sections import read_dev, read_test, section
from eval.train.asked import Asked


def read(train: Path, public: Path) -> Iterator[Asked]:
    measured = {section(item) for item in read_dev(public)}
    for item in read_test(train):
        if section(item) in measured:
            continue
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
