"""The building path end to end (files → load → segment → chunk → encode → store), and the search over what it built."""

import contextlib
import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import filelock
import numpy as np
from index.load import find_files, load

from index.briefing import Briefing, Passage, Sentence
from index.chunk import chunk
from index.encoder import Encoder, Tokenizer, Vectors
from index.errors import EncoderMismatch, LibraryInUse, UnreadableFile
from index.scope import Scope
from index.search import Fusion, Hit, search
from index.segment import segment
from index.soundness import Finding, findings
from index.sqlite_store import Card, Extent, FileStamp, Reading, SqliteStore, Writing
from index.vector_sync import VectorSync
from index.words import full_text_query

# Passages encoded and stored in one transaction: what a kill can cost, and enough of them to sort by length.
BATCH = 512
WAIT = 5.0  # seconds until another writer is an error


class Builder(Encoder, Protocol):
    """An encoder for building, which also tells how it cuts a text."""

    @property
    def tokenizer(self) -> Tokenizer: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come. `fraction` (0 to 1) is of the bytes to read, `briefings` counts those safely stored."""

    file: str
    fraction: float
    briefings: int


def ignore(_progress: Progress) -> None:
    """What is told of progress where nobody listens."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding did, counted in briefings; `removed` are those that a changed file no longer holds."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A briefing on its way in, and how far the reading is with it.

    `finished` comes with the last one of a file that was read without failures, `parts` are then all that it holds.
    """

    path: str
    part: str
    briefing: Briefing
    fraction: float = 0.0
    finished: FileStamp | None = None
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is stored of a briefing; `known` says that the library already holds it and only its place is news."""

    incoming: _Incoming
    known: bool
    sentences: tuple[Sentence, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(slots=True)
class _Tally:
    """Counts while adding runs; the caller gets the frozen report."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: list[UnreadableFile] = field(default_factory=list)

    def report(self) -> AddReport:
        return AddReport(self.added, self.replaced, self.unchanged, self.removed, tuple(self.failures))


class Library:
    """The briefings that can be asked, in one folder.

    Any number of threads and processes may read; one writes at a time. The two encoders are the same weights, made
    when first needed: `builder` for passages, `asker` for questions.
    """

    def __init__(
        self, folder: Path, *, encoder_name: str, builder: Callable[[], Builder], asker: Callable[[], Encoder]
    ) -> None:
        self.folder = folder
        self._encoder_name = encoder_name
        self._builder = builder
        self._asker = asker
        self._store = SqliteStore(folder)
        self._sync = VectorSync(folder)
        self._searching = threading.Lock()
        self._writer_lock = filelock.FileLock(folder / "writer.lock")
        if not self._store.path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            with self._sole_writer():
                self._store.create()

    # --- building -----------------------------------------------------------------------------------------------

    def add(self, paths: Iterable[Path | str], *, on_progress: Callable[[Progress], None] = ignore) -> AddReport:
        """Add files, folders and globs: new briefings are added, changed ones replaced, unchanged ones skipped.

        A file that cannot be read costs only itself and is named in the report. What `on_progress` was told of is
        stored; whatever ends the call early (an exception in `on_progress` too), adding again goes on from there.
        """
        tally = _Tally()
        with self._sole_writer():
            self._build(self._incoming(paths, tally), tally, on_progress)
        return tally.report()

    def add_briefings(
        self, briefings: Iterable[Briefing], *, on_progress: Callable[[Progress], None] = ignore
    ) -> AddReport:
        """Add briefings that come from no file; `source` names each, and another with the same source replaces it."""
        tally = _Tally()
        with self._sole_writer():
            incoming = (_Incoming(b.source, "", b) for b in briefings)
            self._build(incoming, tally, on_progress)
        return tally.report()

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Erase the briefings with these ids or from these files, all or none; return their ids.

        Earlier versions of them go too, so that nothing of the text is left. Raises UnknownBriefing.
        """
        with self._sole_writer():
            with self._store.write() as writing:
                ids = tuple(dict.fromkeys(i for name in names for i in _with_versions(writing, name)))
                paths = {path for i in ids for path, _ in writing.places(i)}
                for briefing_id in ids:
                    writing.erase(briefing_id)
                for path in paths:
                    # Forgotten as a whole, or adding the file again would skip it as unchanged.
                    writing.drop_file(path)
            self._save_vectors()
        return ids

    def vanished(self) -> tuple[str, ...]:
        """Return the files that were added and are no longer there."""
        with self._store.read() as reading:
            return tuple(path for path in reading.stamps() if not Path(path).exists())

    def rebuild(self, *, on_progress: Callable[[Progress], None] = ignore) -> int:
        """Cut and encode every briefing anew, with the encoder of the settings; return how many there are.

        The library can be asked meanwhile; it is changed once, at the end.
        """
        with self._sole_writer():
            encoder = self._builder()
            with self._store.read() as reading:
                ids = reading.current_ids()
                briefings = [reading.briefing(i) for i in ids]
            prepared = (_prepare(_Incoming(b.source, "", b), encoder.tokenizer) for b in briefings)
            encoded: list[tuple[list[_Prepared], list[Vectors]]] = []
            done = 0
            for batch in _batches(prepared):
                encoded.append((batch, _encode(encoder, batch)))
                done += len(batch)
                on_progress(Progress("", done / len(ids), done))
            with self._store.write() as writing:
                writing.name_encoder(encoder.name)
                for batch, vectors in encoded:
                    for p, rows in zip(batch, vectors, strict=True):
                        writing.put(p.incoming.briefing, p.sentences, p.passages, rows)
            self._sync.forget()
            self._save_vectors()
        return len(ids)

    # --- asking -------------------------------------------------------------------------------------------------

    def search(self, text: str, scope: Scope = Scope(), k: int = 10, fusion: Fusion = Fusion()) -> tuple[Hit, ...]:
        """Return the k passages of the scope that fit a text best, best first. Raises EncoderMismatch."""
        with self._searching, self._store.read() as reading:
            vectors = self._sync.at(reading)
            if vectors is None:
                return ()
            self._check_encoder(reading)
            if not self._sync.is_saved:
                self._save_quietly()
            return search(reading, vectors, text, self._asker().encode([text])[0], scope, k, fusion)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts as questions are encoded, of shape (len(texts), dimension)."""
        return self._asker().encode(texts)

    def mentions(self, text: str, scope: Scope = Scope()) -> bool:
        """Does any passage of the scope, or the title of its briefing, hold a content word of the text?"""
        query = full_text_query(text)
        with self._store.read() as reading:
            return bool(query) and bool(reading.word_scores(query, scope, 1))

    def frequencies(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return how many passages hold each word, in any of its forms, and how many passages there are."""
        with self._store.read() as reading:
            return {word: reading.frequency(word) for word in words}, reading.passage_count

    def extent(self, scope: Scope = Scope()) -> Extent:
        """Say how many briefings a scope holds and of what dates."""
        with self._store.read() as reading:
            return reading.extent(scope)

    def cards(self, scope: Scope = Scope()) -> tuple[Card, ...]:
        """List the briefings of a scope, newest first."""
        with self._store.read() as reading:
            return reading.cards(scope)

    def briefing(self, briefing_id: str) -> Briefing:
        """Return a briefing, one that was replaced since too. Raises UnknownBriefing."""
        with self._store.read() as reading:
            return reading.briefing(briefing_id)

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a briefing in order. Raises UnknownBriefing."""
        with self._store.read() as reading:
            return reading.sentences(reading.briefing(briefing_id))

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the briefings with this id or from this file. Raises UnknownBriefing."""
        with self._store.read() as reading:
            return _current(reading, name)

    def findings(self) -> tuple[Finding, ...]:
        """Check whether the library is sound and up to date."""
        with self._searching, self._store.read() as reading:
            self._sync.forget()  # what is on disk is to be looked at, not what is in memory
            return tuple(findings(reading, self._sync.at(reading), self._encoder_name, self._asker))

    # --- inside -------------------------------------------------------------------------------------------------

    def _incoming(self, paths: Iterable[Path | str], tally: _Tally) -> Iterator[_Incoming]:
        """Read the files that are new or changed; note the others and the failures in the tally."""
        files, failures = find_files(paths)
        tally.failures.extend(failures)
        with self._store.read() as reading:
            stamps, counts = reading.stamps(), reading.parts_per_file()
        total = sum(map(_size, files)) or 1
        before = 0
        for path in files:
            size = _size(path)
            try:
                stamp = _stamp(path, stamps.get(str(path)))
                if stamp == stamps.get(str(path)):
                    tally.unchanged += counts.get(str(path), 0)
                else:
                    loaded = load(path)
                    tally.failures.extend(loaded.failures)
                    parts = frozenset(part for part, _ in loaded.briefings)
                    for number, (part, briefing) in enumerate(loaded.briefings, 1):
                        is_last = number == len(loaded.briefings) and not loaded.failures
                        fraction = (before + size * number / len(loaded.briefings)) / total
                        yield _Incoming(str(path), part, briefing, fraction, stamp if is_last else None, parts)
            except UnreadableFile as failure:
                tally.failures.append(failure)
            except OSError as error:
                tally.failures.append(UnreadableFile(path, f"it cannot be read: {error.strerror}"))
            before += size

    def _build(self, incoming: Iterable[_Incoming], tally: _Tally, on_progress: Callable[[Progress], None]) -> None:
        with self._store.read() as reading:
            self._check_encoder(reading)
            known = set(reading.current_ids())
        stored = 0
        try:
            for batch in _batches(self._prepared(incoming, known)):
                vectors = _encode(self._builder(), batch) if any(p.passages for p in batch) else [_NONE] * len(batch)
                with self._store.write() as writing:
                    writing.name_encoder(self._encoder_name)
                    before = {
                        i for p, rows in zip(batch, vectors, strict=True) for i in _store(writing, p, rows, tally)
                    }
                    # Only now: a file may have taken over what another one held until this batch.
                    for briefing_id in before:
                        if not writing.places(briefing_id):
                            writing.retire(briefing_id)
                            known.discard(briefing_id)
                stored += len(batch)
                on_progress(Progress(batch[-1].incoming.path, batch[-1].incoming.fraction, stored))
        finally:
            self._save_vectors()

    def _prepared(self, incoming: Iterable[_Incoming], known: set[str]) -> Iterator[_Prepared]:
        for one in incoming:
            briefing_id = one.briefing.id
            if briefing_id in known:
                yield _Prepared(one, known=True)
            else:
                known.add(briefing_id)
                yield _prepare(one, self._builder().tokenizer)

    @contextmanager
    def _sole_writer(self) -> Iterator[None]:
        try:
            with self._writer_lock.acquire(timeout=WAIT):
                yield
        except filelock.Timeout as error:
            raise LibraryInUse(self.folder) from error

    def _save_vectors(self) -> None:
        with self._searching, self._store.read() as reading:
            self._sync.at(reading)
            self._sync.save()

    def _save_quietly(self) -> None:
        """Keep an index that had to be derived, if nobody is writing; a reader must not wait, nor fail, for that."""
        with contextlib.suppress(filelock.Timeout, OSError), self._writer_lock.acquire(timeout=0):
            self._sync.save()

    def _check_encoder(self, reading: Reading) -> None:
        if reading.encoder not in (None, self._encoder_name):
            raise EncoderMismatch(str(reading.encoder), self._encoder_name)


_NONE: Vectors = np.empty((0, 0), dtype=np.float32)


def _prepare(incoming: _Incoming, tokenizer: Tokenizer) -> _Prepared:
    sentences = segment(incoming.briefing)
    return _Prepared(incoming, False, sentences, chunk(incoming.briefing, sentences, tokenizer))


def _batches(prepared: Iterable[_Prepared]) -> Iterator[list[_Prepared]]:
    """Group briefings until they hold enough passages.

    What is known goes in batches of its own before what is new: then adding again after a kill cuts the same batches
    as the first time, and the vectors come out the same to the last bit.
    """
    batch: list[_Prepared] = []
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


def _encode(encoder: Encoder, batch: Sequence[_Prepared]) -> list[Vectors]:
    """Return the vectors of each briefing's passages."""
    rows = encoder.encode([passage.text for p in batch for passage in p.passages])
    ends = np.cumsum([len(p.passages) for p in batch])
    return np.split(rows, ends[:-1])


def _store(writing: Writing, prepared: _Prepared, vectors: Vectors, tally: _Tally) -> list[str]:
    """Store one briefing and its place; return the ids of those that stood in that place before."""
    incoming = prepared.incoming
    path, part, briefing_id = incoming.path, incoming.part, incoming.briefing.id
    held = writing.parts(path)
    if not prepared.known:
        writing.put(incoming.briefing, prepared.sentences, prepared.passages, vectors)
    writing.set_place(path, part, briefing_id)
    gone = held.keys() - incoming.parts if incoming.finished else ()
    for other in gone:
        writing.drop_place(path, other)
    if incoming.finished:
        writing.set_file(incoming.finished)
    tally.unchanged += held.get(part) == briefing_id
    tally.added += part not in held
    tally.replaced += held.get(part, briefing_id) != briefing_id
    tally.removed += len(gone)
    return [i for p, i in held.items() if p == part or p in gone]


def _current(reading: Reading, name: str) -> tuple[str, ...]:
    path = str(Path(name).expanduser().absolute())
    ids = {*reading.parts(path).values(), *reading.parts(name).values()}
    return tuple(sorted(ids)) or (reading.briefing(name).id,)


def _with_versions(reading: Reading, name: str) -> tuple[str, ...]:
    """Return the ids that a name stands for, those of earlier versions too."""
    ids = _current(reading, name)
    return tuple(dict.fromkeys([*ids, *(old for i in ids for old in reading.replaced_by(reading.briefing(i)))]))


def _stamp(path: Path, known: FileStamp | None) -> FileStamp:
    """Say what a file is now; its content is hashed only where size or time differ from what is known."""
    status = path.stat()
    if known and (known.size, known.modified) == (status.st_size, status.st_mtime_ns):
        return known
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if known and known.sha256 == sha256:
        return known
    return FileStamp(str(path), status.st_size, status.st_mtime_ns, sha256)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
