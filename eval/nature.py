"""Labelled sentences → how often their nature, their speaker and their estimative word are told rightly.

The labels are ours, by the rules in `data/NATURE.md`. Some sentences are named and not kept there: their texts are read
from the folder of the public sets, and left out where it is not at hand.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Nature
from assistant.stance.nature import Stance, stance
from eval.figure import Figure
from eval.lines import read_lines
from index.briefing import Section, SectionKind

LABELS = Path(__file__).parent / "data" / "nature.jsonl"
DIGESTS = Path("current-events-briefs", "daily_briefs.jsonl.gz")
SEED = Path("..", "..", "seed")  # beside the folder that the public sets stand in
NOTES: tuple[str, ...] = (
    "Labelled by one person, by the rules in eval/data/NATURE.md; kappa is that person's with themselves.",
    "`dev` was looked at while the rules were made, `test` was labelled before and not looked at again.",
    "Macro-F1 counts the natures that occur among the gold labels.",
)

Texts = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with what was labelled. `second` is a second, blind labelling, None where there is none.

    `speaker` and `verb` are None where they were not labelled.
    """

    id: str
    set: str
    part: str
    text: str
    section: SectionKind
    nature: Nature
    second: Nature | None
    speaker: str | None
    verb: str | None
    estimate: tuple[str, int | None, int | None] | None


def read(lines: Iterable[Mapping[str, Any]], texts: Texts) -> tuple[tuple[Labelled, ...], int]:
    """Return the labelled sentences whose text is at hand, and how many are not.

    `texts(set, ref)` gives the text that a sentence is named from, None where it is not at hand. Raises ValueError
    where that text is another than the one that was labelled.
    """
    kept: list[Labelled] = []
    missing = 0
    for line in lines:
        text = line.get("text") or _cut(line, texts(line["set"], line["ref"]))
        if text is None:
            missing += 1
        else:
            kept.append(_labelled(line, text))
    return tuple(kept), missing


def figures(sentences: Sequence[Labelled], missing: int = 0) -> tuple[Figure, ...]:
    """Return F1 of each set and part and of all together, then speakers, estimative words and agreement."""
    # scikit-learn takes seconds to import, which `--help` need not wait for.
    from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped, unused-ignore]

    told = {s.id: stance(s.text, Section(s.section, "", 0, len(s.text))) for s in sentences}
    found: list[Figure] = []
    for part in ("test", "dev"):
        for name in ("all", *dict.fromkeys(s.set for s in sentences)):
            group = [s for s in sentences if s.part == part and name in ("all", s.set)]
            if group:
                found += _of_nature(f"{name}, {part}", group, told, missing if name == "all" else 0)
    for part in ("test", "dev"):
        found += _of_words(part, [s for s in sentences if s.part == part], told)
    twice = [s for s in sentences if s.second]
    if twice:
        kappa = cohen_kappa_score([s.nature.value for s in twice], [str(s.second) for s in twice])
        found.append(Figure("two labellings", "cohen_kappa", float(kappa), len(twice)))
    return tuple(found)


def evaluate(data: Path | None) -> tuple[Figure, ...]:
    """Measure on all labels; without the folder of the public sets on our own sentences alone."""
    sentences, missing = read(read_lines(LABELS), reader(data))
    return figures(sentences, missing)


def reader(data: Path | None) -> Texts:
    """Return what gives the texts of digests and of the one real briefing, as far as the folder holds them."""
    digests = _digests(data / DIGESTS) if data and (data / DIGESTS).exists() else {}

    def text(name: str, ref: str) -> str | None:
        if name == "digests":
            return digests.get(ref)
        file = data / SEED / ref if data and name == "seed" else None
        return file.read_text(encoding="utf-8") if file and file.exists() else None

    return text


def _digests(path: Path) -> dict[str, str]:
    wanted = {line["ref"] for line in read_lines(LABELS) if line["set"] == "digests"}
    days = {ref.split("#")[0] for ref in wanted}
    return {
        ref: item
        for digest in read_lines(path)
        if digest["date"] in days
        for s, section in enumerate(digest["sections"])
        for i, item in enumerate(section["items"])
        if (ref := f"{digest['date']}#{s}.{i}") in wanted
    }


def _cut(line: Mapping[str, Any], whole: str | None) -> str | None:
    if whole is None:
        return None
    text = whole[line["start"] : line["end"]]
    if hashlib.sha256(text.encode()).hexdigest()[:16] != line["sha256"]:
        raise ValueError(f"{line['id']} is not the sentence that was labelled: {line['ref']} has changed")
    return text


def _labelled(line: Mapping[str, Any], text: str) -> Labelled:
    return Labelled(
        line["id"],
        line["set"],
        line["part"],
        text,
        SectionKind(line["section"]),
        Nature(line["nature"]),
        Nature(line["second"]) if "second" in line else None,
        line.get("speaker"),
        line.get("verb"),
        (line["estimative"], line.get("low"), line.get("high")) if "estimative" in line else None,
    )


def _of_nature(group: str, sentences: Sequence[Labelled], told: Mapping[str, Stance], missing: int) -> Iterator[Figure]:
    from sklearn.metrics import f1_score  # type: ignore[import-untyped, unused-ignore]

    gold = [s.nature.value for s in sentences]
    found = [told[s.id].nature.value for s in sentences]
    natures = [nature.value for nature in Nature if nature.value in gold]
    each = f1_score(gold, found, labels=natures, average=None, zero_division=0.0)
    yield Figure(group, "macro_f1", float(sum(each)) / len(natures), len(sentences), missing)
    for nature, value in zip(natures, each, strict=True):
        yield Figure(group, f"f1_{nature}", float(value), gold.count(nature))


def _of_words(part: str, sentences: Sequence[Labelled], told: Mapping[str, Stance]) -> Iterator[Figure]:
    spoken = [s for s in sentences if s.speaker is not None]
    if spoken:
        right = sum((told[s.id].speaker, told[s.id].verb) == (s.speaker, s.verb) for s in spoken)
        yield Figure(f"written, {part}", "speaker_and_verb", right / len(spoken), len(spoken))
    estimated = [s for s in sentences if s.estimate]
    if estimated:
        right = sum((told[s.id].estimative, told[s.id].low, told[s.id].high) == s.estimate for s in estimated)
        yield Figure(f"written, {part}", "estimative_word_and_range", right / len(estimated), len(estimated))
