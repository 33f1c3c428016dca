"""Universal Dependencies, English Web Treebank (dev): documents of web text with their sentences."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.segmentation import Segmented, Span, Splitter, measures
from index.segment import spans

FILE = Path("ud-ewt", "en_ewt-ud-dev.conllu.gz")

PARAGRAPH = "\n\n"


def read(data: Path) -> Iterator[Segmented]:
    """Yield the documents: sentences joined as their tokens say (SpaceAfter), paragraphs by a blank line."""
    with gzip.open(data / FILE, "rt", encoding="utf-8") as lines:
        yield from documents(lines)


def evaluate(data: Path, split: Splitter = spans) -> dict[str, float]:
    """Return boundary F1 and exact-sentence recall over all documents."""
    return measures(read(data), split)


def documents(lines: Iterable[str]) -> Iterator[Segmented]:
    """Yield the documents of CoNLL-U lines."""
    text, sentences, gap = "", list[Span](), ""
    for line in lines:
        if line.startswith("# newdoc"):
            if sentences:
                yield Segmented(text, tuple(sentences))
            text, sentences, gap = "", [], ""
        elif line.startswith("# newpar"):
            gap = PARAGRAPH if sentences else ""
        elif line.startswith("# text = "):
            sentence = line.removeprefix("# text = ").strip()
            text += gap
            sentences.append((len(text), len(text) + len(sentence)))
            text += sentence
        elif line[:1].isdigit():
            gap = "" if "SpaceAfter=No" in line else " "
    if sentences:
        yield Segmented(text, tuple(sentences))
