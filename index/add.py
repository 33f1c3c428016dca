"""One file → its briefings, cut, encoded and stored: the steps of adding, which `Library` takes one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.briefing import Briefing, Passage, Sentence
from index.change import Change
from index.chunk import chunk
from index.encoder import Encoder, Tokenizer, Vectors
from index.errors import UnreadableFile
from index.file_stamp import FileStamp
from index.load import load
from index.segment import segment

# Passages encoded and stored in one transaction: what a kill can cost, and enough of them to sort by length.
BATCH = 512


@dataclass(frozen=True, slots=True)
class Incoming:
    """A briefing on its way in, and how far the reading is with it.

    `stamp` is None where it comes from no file. `parts` comes with the last one of a file that was read without
    failures: all that it holds.
    """

    path: str
    part: str
    briefing: Briefing
    fraction: float = 0.0
    stamp: FileStamp | None = None
    parts: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is stored of a briefing; `known` says that the library already holds it and only its place is news."""

    incoming: Incoming
    known: bool
    sentences: tuple[Sentence, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """The briefings that a new one displaces: what its place held, and what its file has lost."""

    held: tuple[str, ...]
    gone: tuple[str, ...]


def read(path: Path, now: FileStamp, failures: list[UnreadableFile], before: float, share: float) -> Iterator[Incoming]:
    """Read one file; `share` is its part of all bytes, `before` that of the files before it."""
    loaded = load(path)
    found = [Incoming(str(path), part, briefing) for part, briefing in loaded.briefings]
    failed = list(loaded.failures)
    found = list(storable(found, failed))
    failures.extend(failed)
    parts = frozenset(one.part for one in found)
    end = now.with_failures() if failed else now
    for number, one in enumerate(found, 1):
        last = number == len(found)
        yield replace(
            one,
            fraction=before + share * number / len(found),
            stamp=end if last else FileStamp.unfinished(one.path),
            parts=parts if last and not failed else None,
        )


def storable(incoming: Iterable[Incoming], failures: list[UnreadableFile]) -> Iterator[Incoming]:
    """Leave out what neither SQLite nor JSON can hold; a single bad character must not cost the others."""
    for one in incoming:
        b = one.briefing
        headings = (section.heading for section in b.sections)
        if is_storable("".join([one.path, one.part, b.source, b.title, *b.tags, *headings, b.text])):
            yield one
        else:
            failures.append(
                UnreadableFile(
                    b.source if is_storable(b.source) else repr(b.source),
                    "its text or its name has characters that cannot be stored (NUL or half a UTF-16 pair).",
                )
            )


def is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def prepare(incoming: Incoming, tokenizer: Tokenizer) -> Prepared:
    sentences = segment(incoming.briefing)
    return Prepared(incoming, False, sentences, chunk(incoming.briefing, sentences, tokenizer))


def batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Group briefings until they hold enough passages.

    What is known goes in batches of its own before what is new: then adding again after a kill cuts the same batches
    as the first time, and the vectors come out the same to the last bit.
    """
    batch: list[Prepared] = []
    passages = 0
    for one in prepared:
        if batch and not one.known and all(p.known for p in batch):
            yield batch
            batch, passages = [], 0
        batch.append(one)
        passages += len(one.passages)
        if passages >= BATCH or len(batch) >= BATCH:
            yield batch
            batch, passages = [], 0
    if batch:
        yield batch


def encode(builder: Callable[[], Encoder], batch: Sequence[Prepared]) -> list[Vectors]:
    """Return the vectors of each briefing's passages. The encoder is made only where there is something to encode."""
    texts = [passage.text for p in batch for passage in p.passages]
    rows = builder().encode(texts) if texts else np.empty((0, 0), dtype=np.float32)
    ends = np.cumsum([len(p.passages) for p in batch])
    return np.split(rows, ends[:-1])


def store(change: Change, prepared: Prepared, vectors: Vectors) -> Before:
    """Store one briefing and its place; return what was there before."""
    incoming = prepared.incoming
    path, part, briefing_id = incoming.path, incoming.part, incoming.briefing.id
    held = change.held(path, part)
    if not prepared.known:
        change.put(incoming.briefing, prepared.sentences, prepared.passages, vectors)
    change.set_place(path, part, briefing_id)
    gone: dict[str, str] = {}
    if incoming.parts is not None:
        gone = {p: i for p, i in change.parts(path).items() if p not in incoming.parts}
    for other in gone:
        change.drop_place(path, other)
    if incoming.stamp:
        # With every briefing, not only the last: a file that is half stored must never pass for the one it was before.
        change.set_file(incoming.stamp)
    return Before((held,) if held else (), tuple(gone.values()))
