"""TimeQA (Chen et al. 2021, BSD-3): who held what in which year; the right fact of a wrong time does not answer."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from assistant.readers.judge import Evidence
from eval.train.asked import Asked, detokenized, split

AROUND = 8  # sentences on either side of the one that answers; the pages are long


def read(folder: Path) -> Iterator[Asked]:
    for part in ("easy", "hard"):
        with gzip.open(folder / "time-sensitive-qa" / f"human_train.{part}.json.gzip", "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                title = item["idx"].split("#")[0].removeprefix("/wiki/").replace("_", " ")
                cut = split(item["context"], title)
                sentences = [Evidence(detokenized(e.text), detokenized(e.context)) for _, _, e in cut]
                held = {
                    i
                    for start in item["from"]
                    for i, (first, end, _) in enumerate(cut)
                    if item["targets"] != [""] and first <= start < end
                }
                if not held and item["targets"] != [""]:
                    continue
                middle = min(held, default=len(cut) // 2)
                near = range(max(0, middle - AROUND), min(len(cut), middle + AROUND + 1))
                yield Asked(
                    "time-sensitive-qa",
                    title,
                    item["question"],
                    item["targets"][0],
                    sentences[middle] if held else None,
                    tuple(sentences[i] for i in near if i not in held),
                )
