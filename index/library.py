"""The building path end to end (files → load → segment → chunk → encode → store), and the search over what it built."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import filelock
import numpy as np

from index.briefing import Briefing, Passage, Sentence
from index.chunk import chunk
from index.encoder import Encoder, Tokenizer, Vectors
from index.errors import BriefingsError, DamagedLibrary, EncoderMismatch, LibraryInUse, UnreadableFile
from index.file_stamp import FileStamp, stamp
from index.load import find_files, load
from index.scope import Scope
from index.search import Fusion, Hit, search
from index.segment import segment
from index.soundness import Finding, findings, unreadable
from index.sqlite_store import Card, Extent, Reading, SqliteStore, Writing
from index.words import full_text_query

if TYPE_CHECKING:
    from index.vector_sync import VectorSync

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
    """What adding did, counted in briefings; `removed` are those that a changed file no longer holds.

    One that was found in another place before is unchanged: two files with the same content are one briefing.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: tuple[UnreadableFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Incoming:
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
class _Prepared:
    """What is stored of a briefing; `known` says that the library already holds it and only its place is news."""

    incoming: _Incoming
    known: bool
    sentences: tuple[Sentence, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Before:
    """The briefings that a new one displaces: what its place held, and what its file has lost."""

    held: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    """Counts while adding runs; the caller gets the frozen report."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: list[UnreadableFile] = field(default_factory=list)

    def count(self, batch: Sequence[_Prepared], before: Sequence[_Before], retired: set[str]) -> None:
        """Count what was stored, given what stood in its places before and which of that is searched no more."""
        new = [retired & set(b.held) for p, b in zip(batch, before, strict=True) if not p.known]
        self.added += new.count(set())
        self.replaced += len(new) - new.count(set())
        self.unchanged += len(batch) - len(new)
        self.removed += len(retired.difference(*new))

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
        self._sync = _vector_sync(folder)
        self._searching = threading.Lock()
        self._writer_lock = filelock.FileLock(folder / "writer.lock")
        if not self._store.path.exists():
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _unusable(folder, error) from error
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
            self._build(_storable(incoming, tally.failures), tally, on_progress)
        return tally.report()

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Erase the briefings with these ids or from these files, all or none; return their ids.

        Earlier versions of them go too, so that nothing of the text is left. Raises UnknownBriefing.
        """
        with self._sole_writer():
            with self._store.write() as writing:
                ids = tuple(dict.fromkeys(i for name in names for i in _with_versions(writing, name)))
                paths = dict.fromkeys(path for i in ids for path, _ in writing.places(i))
                for briefing_id in ids:
                    writing.erase(briefing_id)
                for path in paths:
                    # Or adding the file again would skip it as unchanged.
                    writing.forget_file(path)
            self._follow()
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
                encoded.append((batch, _encode(lambda: encoder, batch)))
                done += len(batch)
                on_progress(Progress("", done / len(ids), done))
            with self._store.write() as writing:
                writing.name_encoder(encoder.name)
                for batch, vectors in encoded:
                    for p, rows in zip(batch, vectors, strict=True):
                        writing.put(p.incoming.briefing, p.sentences, p.passages, rows)
            self._follow()
        return len(ids)

    # --- asking -------------------------------------------------------------------------------------------------

    def search(self, text: str, scope: Scope = Scope(), k: int = 10, fusion: Fusion = Fusion()) -> tuple[Hit, ...]:
        """Return the k passages of the scope that fit a text best, best first. Raises EncoderMismatch."""
        with self._searching, self._store.read() as reading:
            vectors = self._sync.at(reading)
            if vectors is None:
                return ()
            self._check_encoder(reading)
            self._save_if_nobody_writes()
            return search(reading, vectors, text, self.encode([text])[0], scope, k, fusion)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts as questions are encoded, of shape (len(texts), dimension)."""
        # Half a UTF-16 pair, pasted or from a damaged terminal, is nothing that a tokenizer takes.
        return self._asker().encode([text.encode("utf-8", "replace").decode() for text in texts])

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
        try:
            with self._searching, self._store.read() as reading:
                self._sync.forget()  # what is on disk is to be looked at, not what is in memory
                return tuple(findings(reading, self._sync.at(reading), self._encoder_name, self._asker))
        except DamagedLibrary as damage:
            return (unreadable(damage),)

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
            known = stamps.get(str(path))
            try:
                now = stamp(path, known)
                if now == known:
                    tally.unchanged += counts.get(str(path), 0)
                else:
                    yield from _read(path, now, tally.failures, before / total, size / total)
            except UnreadableFile as failure:
                tally.failures.append(failure)
            except OSError as error:
                tally.failures.append(UnreadableFile(path, f"it cannot be read ({error.strerror or error})."))
            before += size

    def _build(self, incoming: Iterable[_Incoming], tally: _Tally, on_progress: Callable[[Progress], None]) -> None:
        with self._store.read() as reading:
            self._check_encoder(reading)
            known = set(reading.current_ids())
        stored = 0
        try:
            for batch in _batches(self._prepared(incoming, known)):
                vectors = _encode(self._builder, batch)
                with self._store.write() as writing:
                    writing.name_encoder(self._encoder_name)
                    before = [_store(writing, p, rows) for p, rows in zip(batch, vectors, strict=True)]
                    # Only now: a file may have taken over what another one held until this batch.
                    retired = {i for b in before for i in (*b.held, *b.gone) if not writing.places(i)}
                    for briefing_id in retired:
                        writing.retire(briefing_id)
                known -= retired
                tally.count(batch, before, retired)
                stored += len(batch)
                on_progress(Progress(batch[-1].incoming.path, batch[-1].incoming.fraction, stored))
        finally:
            self._follow()

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
            self._writer_lock.acquire(timeout=WAIT)
        except filelock.Timeout as error:
            raise LibraryInUse(self.folder) from error
        except OSError as error:
            raise _unusable(self.folder, error) from error
        try:
            yield
        finally:
            self._writer_lock.release()

    def _follow(self) -> None:
        """Bring the vectors to what was just stored; on a disk too full for them the next search derives them."""
        with self._searching, self._store.read() as reading, contextlib.suppress(OSError):
            self._sync.at(reading)
            self._sync.save()

    def _save_if_nobody_writes(self) -> None:
        """Keep an index that had to be derived; a reader must not wait, nor fail, for that."""
        if not self._sync.is_saved:
            with contextlib.suppress(filelock.Timeout, OSError), self._writer_lock.acquire(timeout=0):
                self._sync.save()

    def _check_encoder(self, reading: Reading) -> None:
        if reading.encoder not in (None, self._encoder_name):
            raise EncoderMismatch(str(reading.encoder), self._encoder_name)


def _vector_sync(folder: Path) -> "VectorSync":
    from index.vector_sync import VectorSync  # FAISS: `import assistant` stays cheap for whoever only wants the types

    return VectorSync(folder)


def _unusable(folder: Path, error: OSError) -> BriefingsError:
    return BriefingsError(
        f"{folder} cannot be used as a library ({error.strerror or error}). Name a folder that you may write into."
    )


def _read(
    path: Path, now: FileStamp, failures: list[UnreadableFile], before: float, share: float
) -> Iterator[_Incoming]:
    """Read one file; `share` is its part of all bytes, `before` that of the files before it."""
    loaded = load(path)
    found = [_Incoming(str(path), part, briefing) for part, briefing in loaded.briefings]
    failed = list(loaded.failures)
    found = list(_storable(found, failed))
    failures.extend(failed)
    parts = frozenset(one.part for one in found)
    for number, one in enumerate(found, 1):
        whole = number == len(found) and not failed
        yield replace(
            one,
            fraction=before + share * number / len(found),
            stamp=now if whole else FileStamp.unfinished(one.path),
            parts=parts if whole else None,
        )


def _storable(incoming: Iterable[_Incoming], failures: list[UnreadableFile]) -> Iterator[_Incoming]:
    """Leave out what neither SQLite nor JSON can hold; a single bad character must not cost the others."""
    for one in incoming:
        b = one.briefing
        headings = (section.heading for section in b.sections)
        if _is_storable("".join([one.path, one.part, b.source, b.title, *b.tags, *headings, b.text])):
            yield one
        else:
            failures.append(
                UnreadableFile(
                    b.source if _is_storable(b.source) else repr(b.source),
                    "its text or its name has characters that cannot be stored (NUL or half a UTF-16 pair).",
                )
            )


def _is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


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


def _encode(builder: Callable[[], Encoder], batch: Sequence[_Prepared]) -> list[Vectors]:
    """Return the vectors of each briefing's passages. The encoder is made only where there is something to encode."""
    texts = [passage.text for p in batch for passage in p.passages]
    rows = builder().encode(texts) if texts else np.empty((0, 0), dtype=np.float32)
    ends = np.cumsum([len(p.passages) for p in batch])
    return np.split(rows, ends[:-1])


def _store(writing: Writing, prepared: _Prepared, vectors: Vectors) -> _Before:
    """Store one briefing and its place; return what was there before."""
    incoming = prepared.incoming
    path, part, briefing_id = incoming.path, incoming.part, incoming.briefing.id
    held = writing.held(path, part)
    if not prepared.known:
        writing.put(incoming.briefing, prepared.sentences, prepared.passages, vectors)
    writing.set_place(path, part, briefing_id)
    gone: dict[str, str] = {}
    if incoming.parts is not None:
        gone = {p: i for p, i in writing.parts(path).items() if p not in incoming.parts}
    for other in gone:
        writing.drop_place(path, other)
    if incoming.stamp:
        # With every briefing, not only the last: a file that is half stored must never pass for the one it was before.
        writing.set_file(incoming.stamp)
    return _Before((held,) if held else (), tuple(gone.values()))


def _paths(name: str) -> tuple[str, ...]:
    """Return what a name may be as the path of a file or the source of a briefing."""
    if not _is_storable(name):
        return ()
    return name, str(Path(name).expanduser().absolute())


def _current(reading: Reading, name: str) -> tuple[str, ...]:
    paths = _paths(name)
    ids = {i for path in paths for i in reading.parts(path).values()}
    # Only then: a file may have another content by now than the briefing that was first found in it.
    ids = ids or {i for path in paths for i in reading.from_source(path)}
    return tuple(sorted(ids)) or (reading.briefing(name).id,)


def _with_versions(reading: Reading, name: str) -> tuple[str, ...]:
    """Return the ids that a name stands for, and those of what stood in the same places before."""
    ids = _current(reading, name)
    by_place = [old for i in ids for path, part in reading.places(i) for old in reading.versions(path, part)]
    by_path = [old for path in _paths(name) for old in reading.versions(path)]
    return tuple(dict.fromkeys([*ids, *by_place, *by_path]))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
