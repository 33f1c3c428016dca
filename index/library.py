"""The building path end to end (files → load → segment → chunk → encode → store), and the search over what it built."""

import contextlib
import math
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import filelock

from index.add import Before, Incoming, Prepared, batches, encode, is_storable, prepare, read, storable, store
from index.briefing import Briefing, Card, Passage, Sentence
from index.encoder import Encoder, Tokenizer, Vectors
from index.errors import (
    AmbiguousName,
    BriefingsError,
    DamagedLibrary,
    EncoderMismatch,
    LibraryInUse,
    UnknownBriefing,
    UnreadableFile,
)
from index.event_dates import EventDate
from index.file_stamp import FileStamp, is_gone, stamp
from index.load import find_files
from index.progress import AddReport, Progress, ignore
from index.scope import Extent, Scope
from index.search import Fusion, Hit, search
from index.snapshot import Snapshot
from index.soundness import Finding, findings, unreadable
from index.span import Span
from index.sqlite_store import SqliteStore
from index.words import full_text_query

WAIT = 5.0  # seconds until another writer is an error
SHORTEST_ID = 6  # characters of an id that may stand for the whole
UPLOADS = "uploads"  # the folder, within the library's, of the copies that are kept of what was uploaded


class Builder(Encoder, Protocol):
    """An encoder for building, which also tells how it cuts a text."""

    @property
    def tokenizer(self) -> Tokenizer: ...


@dataclass(slots=True)
class _Tally:
    """Counts while adding runs; the caller gets the frozen report."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: list[UnreadableFile] = field(default_factory=list)
    passed_over: tuple[Path, ...] = ()
    undated: int = 0
    touched: list[FileStamp] = field(default_factory=list)  # files of another time, but with the same content

    def count(self, batch: Sequence[Prepared], before: Sequence[Before], retired: set[str]) -> None:
        """Count what was stored, given what stood in its places before and which of that is searched no more."""
        new = [retired & set(b.held) for p, b in zip(batch, before, strict=True) if not p.known]
        self.added += new.count(set())
        self.replaced += len(new) - new.count(set())
        self.unchanged += len(batch) - len(new)
        self.undated += sum(p.incoming.briefing.date is None for p in batch if not p.known)
        self.removed += len(retired.difference(*new))

    def report(self) -> AddReport:
        failures = tuple(self.failures)
        counts = self.added, self.replaced, self.unchanged, self.removed
        return AddReport(*counts, failures, self.passed_over, self.undated)


class Library:
    """The briefings that can be asked, in one folder.

    Any number of threads and processes may read; one writes at a time. The two encoders are the same weights, made
    when first needed: `builder` for passages, `asker` for questions.
    """

    def __init__(
        self, folder: Path, *, encoder_name: str, builder: Callable[[], Builder], asker: Callable[[], Encoder]
    ) -> None:
        from index.vector_sync import VectorSync  # FAISS: `import assistant` stays cheap for whoever only wants types

        self.folder = folder
        self._encoder_name = encoder_name
        self._builder = builder
        self._asker = asker
        self._store = SqliteStore(folder)
        self._sync = VectorSync(folder)
        self._searching = threading.Lock()
        self._writer_lock = filelock.FileLock(folder / "writer.lock")
        if not self._store.path.exists():
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _unusable(folder, error) from error
            with self._sole_writer():
                self._store.create()
        elif self._store.is_outdated:
            with self._sole_writer():
                self._store.upgrade()

    # --- building -----------------------------------------------------------------------------------------------

    def add(self, paths: Iterable[Path | str], *, on_progress: Callable[[Progress], None] = ignore) -> AddReport:
        """Add files, folders and globs: new briefings are added, changed ones replaced, unchanged ones skipped.

        A file that cannot be read costs only itself and is named in the report. What `on_progress` was told of is
        stored; whatever ends the call early (an exception in `on_progress` too), adding again goes on from there.
        """
        tally = _Tally()
        with self._sole_writer():
            self._build(self._incoming(paths, tally), tally, on_progress)
            if tally.touched:
                with self._store.write() as change:
                    for one in tally.touched:
                        change.set_file(one)
        return tally.report()

    def add_briefings(
        self, briefings: Iterable[Briefing], *, on_progress: Callable[[Progress], None] = ignore
    ) -> AddReport:
        """Add briefings that come from no file; `source` names each, and another with the same source replaces it."""
        tally = _Tally()
        with self._sole_writer():
            incoming = (Incoming(b.source, "", b) for b in briefings)
            self._build(storable(incoming, tally.failures), tally, on_progress)
        return tally.report()

    def remove(self, names: Iterable[str], *, first: Callable[[tuple[str, ...]], object] = bool) -> tuple[str, ...]:
        """Erase the briefings with these ids, or beginnings of ids, or from files with these paths; return their ids.

        All or none of them, and no other when asked again: a bare file name, which `named` takes, is not taken here.
        Earlier versions of them go too, and the copies kept of uploads, so that nothing of the text is left in the
        library's folder. `first` is given the ids before any of it is gone; what it raises leaves all as it was.
        Raises UnknownBriefing, and AmbiguousName for the beginning of several ids or a bare file name.
        """
        with self._sole_writer():
            with self._store.write() as change:
                ids = tuple(dict.fromkeys(i for name in names for i in _to_erase(change, name)))
                copies = {path for i in ids for path in change.paths(i) if self._is_copy(path)}
                paths = dict.fromkeys(path for i in ids for path, _ in change.places(i))
                first(ids)
                for briefing_id in ids:
                    change.erase(briefing_id)
                for path in paths:
                    # Or adding the file again would skip it as unchanged.
                    change.forget_file(path)
                for path in copies:
                    # Before the change is kept: cut short between the two, removing again must still find the copy.
                    _discard(Path(path))
                    change.detach_file(path)
            self._follow()
        return ids

    def remove_missing(self, *, first: Callable[[tuple[str, ...]], object] = bool) -> tuple[str, ...]:
        """Erase the briefings that were in files which are no longer there, and in no others; return their ids.

        One that another file held before is searched no more, and still opens. `first` is as for `remove`.
        """
        with self._sole_writer():
            with self._store.write() as change:
                missing = [path for path in change.stamps() if is_gone(Path(path))]
                dropped = dict.fromkeys(i for path in missing for i in change.drop_file(path))
                homeless = [i for i in dropped if not change.places(i)]
                erased = tuple(i for i in homeless if not change.paths(i))
                first(erased)
                for briefing_id in homeless:
                    change.retire(briefing_id)
                for briefing_id in erased:
                    change.erase(briefing_id)
            self._follow()
        return erased

    def rebuild(self, *, on_progress: Callable[[Progress], None] = ignore) -> int:
        """Cut and encode every briefing anew, with the encoder of the settings; return how many there are.

        The library can be asked meanwhile; it is changed once, at the end.
        """
        with self._sole_writer():
            encoder = self._builder()
            with self._store.read() as snapshot:
                ids = snapshot.current_ids()
                briefings = [snapshot.briefing(i) for i in ids]
            prepared = (prepare(Incoming(b.source, "", b), encoder.tokenizer) for b in briefings)
            encoded: list[tuple[list[Prepared], list[Vectors]]] = []
            done = 0
            for batch in batches(prepared):
                encoded.append((batch, encode(lambda: encoder, batch)))
                done += len(batch)
                on_progress(Progress("", done / len(ids), done))
            with self._store.write() as change:
                change.name_encoder(encoder.name)
                for batch, vectors in encoded:
                    for p, rows in zip(batch, vectors, strict=True):
                        change.put(p.incoming.briefing, p.sentences, p.passages, rows)
            self._follow()
        return len(ids)

    # --- asking -------------------------------------------------------------------------------------------------

    def search(self, text: str, scope: Scope = Scope(), k: int = 10, fusion: Fusion = Fusion()) -> tuple[Hit, ...]:
        """Return the k passages of the scope that fit a text best, best first. Raises EncoderMismatch."""
        with self._store.read() as snapshot:
            if not snapshot.has_vectors:
                return ()
            self._check_encoder(snapshot)
        # Before the lock: encoding a question, or loading what does, keeps no other one waiting.
        vector = self.encode([text])[0]
        with self._searching, self._store.read() as snapshot:
            vectors = self._sync.at(snapshot)
            if vectors is None:
                return ()
            self._check_encoder(snapshot)  # again: it may have been built anew meanwhile
            self._save_if_nobody_writes()
            return search(snapshot, vectors, text, vector, scope, k, fusion)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts as questions are encoded, of shape (len(texts), dimension)."""
        # Half a UTF-16 pair, pasted or from a damaged terminal, is nothing that a tokenizer takes.
        return self._asker().encode([text.encode("utf-8", "replace").decode() for text in texts])

    def mentions(self, text: str, scope: Scope = Scope()) -> bool:
        """Does any passage of the scope, or the title of its briefing, hold a content word of the text?"""
        query = full_text_query(text)
        with self._store.read() as snapshot:
            return bool(query) and bool(snapshot.word_scores(query, scope, 1))

    def vocabulary(self, beginning: str) -> tuple[str, ...]:
        """Return the words of all passages that begin so, stemmed, in lower case and without accents."""
        with self._store.read() as snapshot:
            return snapshot.vocabulary(beginning)

    def holding(self, phrase: str, scope: Scope = Scope(), most: int = -1) -> tuple[Passage, ...]:
        """Return of each briefing in a scope the first passage that holds a phrase, or whose title does.

        Of at most so many briefings, whichever; -1 is all. Its words stand one after the other, in any of their forms;
        case, accents and hyphens do not count.
        """
        with self._store.read() as snapshot:
            return tuple(snapshot.passages(snapshot.holding(phrase, scope, most)).values())

    def frequencies(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """Return how many passages hold each word, in any of its forms, and how many passages there are."""
        with self._store.read() as snapshot:
            return {word: snapshot.frequency(word) for word in words}, snapshot.passage_count

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word: how much it tells passages apart."""
        counts, total = self.frequencies(words)
        return {word: math.log(1 + (total - count + 0.5) / (count + 0.5)) for word, count in counts.items()}

    @property
    def encoder_name(self) -> str | None:
        """The name of the encoder that the vectors are of; None while there are none."""
        with self._store.read() as snapshot:
            return snapshot.encoder

    def extent(self, scope: Scope = Scope()) -> Extent:
        """Say how many briefings a scope holds and of what dates."""
        with self._store.read() as snapshot:
            return snapshot.extent(scope)

    def fingerprint(self) -> str:
        """Return 64 hex digits that change when a briefing comes or goes, or is cut into other sentences."""
        with self._store.read() as snapshot:
            return snapshot.fingerprint()

    def cards(self, scope: Scope = Scope()) -> tuple[Card, ...]:
        """List the briefings of a scope, newest first."""
        with self._store.read() as snapshot:
            return snapshot.cards(scope)

    def briefing(self, briefing_id: str) -> Briefing:
        """Return a briefing, one that was replaced since too. Raises UnknownBriefing."""
        with self._store.read() as snapshot:
            return snapshot.briefing(briefing_id)

    def unknown(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of these ids that no briefing has, not even one that was replaced."""
        with self._store.read() as snapshot:
            return tuple(i for i in ids if not snapshot.holds(i))

    def contents(self, ids: Iterable[str]) -> Iterator[tuple[Briefing, tuple[Sentence, ...]]]:
        """Yield briefings with their sentences, each whole; one that was erased meanwhile is left out."""
        for briefing_id in ids:
            try:
                with self._store.read() as snapshot:
                    briefing = snapshot.briefing(briefing_id)
                    whole = briefing, snapshot.sentences(briefing)
            except UnknownBriefing:
                continue
            yield whole

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a briefing in order. Raises UnknownBriefing."""
        with self._store.read() as snapshot:
            return snapshot.sentences(snapshot.briefing(briefing_id))

    def event_dates(self, briefing_id: str) -> dict[Sentence, tuple[EventDate, ...]]:
        """Return the days that the sentences of a briefing speak of, those without left out. Raises UnknownBriefing."""
        with self._store.read() as snapshot:
            return snapshot.event_dates(snapshot.briefing(briefing_id))

    def with_event(self, days: Span, scope: Scope = Scope(), longest: int = 7) -> tuple[str, ...]:
        """Return the ids of the briefings in a scope in which a sentence speaks of these days.

        Left out are event dates of more than `longest` days that are longer than what is asked about.
        """
        with self._store.read() as snapshot:
            return snapshot.with_event(days, scope, max(longest, days.days))

    def added_since(self, moment: datetime) -> tuple[str, ...]:
        """Return the ids of the briefings that were added at a moment or later."""
        with self._store.read() as snapshot:
            return snapshot.added_since(moment)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the briefings with this id or from this file; the beginning of one or a bare name will do.

        Raises UnknownBriefing, and AmbiguousName where several begin so or are named so.
        """
        with self._store.read() as snapshot:
            return _named(snapshot, name)

    def findings(self) -> tuple[Finding, ...]:
        """Check whether the library is sound and up to date."""
        try:
            with self._searching, self._store.read() as snapshot:
                self._sync.forget()  # what is on disk is to be looked at, not what is in memory
                return tuple(findings(snapshot, self._sync.at(snapshot), self._encoder_name, self._asker))
        except DamagedLibrary as damage:
            return (unreadable(damage),)

    def alone(self, doing: str) -> AbstractContextManager[None]:
        """Let no other process do the same with what is kept beside the library; adding goes on meanwhile.

        Raises LibraryInUse.
        """
        return self._locked(filelock.FileLock(self.folder / f"{doing}.lock"))

    # --- inside -------------------------------------------------------------------------------------------------

    def _incoming(self, paths: Iterable[Path | str], tally: _Tally) -> Iterator[Incoming]:
        """Read the files that are new or changed; note the others and the failures in the tally."""
        found = find_files(paths)
        tally.failures.extend(found.failures)
        tally.passed_over = found.passed_over
        with self._store.read() as snapshot:
            stamps, counts = snapshot.stamps(), snapshot.parts_per_file()
        total = sum(map(_size, found.files)) or 1
        before = 0
        for path in found.files:
            size = _size(path)
            known = stamps.get(str(path))
            try:
                now = stamp(path, known)
                if known and now.fits(known):
                    tally.unchanged += counts.get(str(path), 0)
                    tally.touched.extend([now] if now != known else [])
                else:
                    yield from read(path, now, tally.failures, before / total, size / total)
            except UnreadableFile as failure:
                tally.failures.append(failure)
            except OSError as error:
                tally.failures.append(UnreadableFile(path, f"it cannot be read ({error.strerror or error})."))
            before += size

    def _build(self, incoming: Iterable[Incoming], tally: _Tally, on_progress: Callable[[Progress], None]) -> None:
        with self._store.read() as snapshot:
            self._check_encoder(snapshot)
            known = set(snapshot.current_ids())
        stored = 0
        try:
            for batch in batches(self._prepared(incoming, known)):
                vectors = encode(self._builder, batch)
                with self._store.write() as change:
                    change.name_encoder(self._encoder_name)
                    before = [store(change, p, rows) for p, rows in zip(batch, vectors, strict=True)]
                    # Only now: a file may have taken over what another one held until this batch.
                    retired = {i for b in before for i in (*b.held, *b.gone) if not change.places(i)}
                    for briefing_id in retired:
                        change.retire(briefing_id)
                known -= retired
                tally.count(batch, before, retired)
                stored += len(batch)
                on_progress(Progress(batch[-1].incoming.path, batch[-1].incoming.fraction, stored))
        finally:
            self._follow()

    def _prepared(self, incoming: Iterable[Incoming], known: set[str]) -> Iterator[Prepared]:
        for one in incoming:
            briefing_id = one.briefing.id
            if briefing_id in known:
                yield Prepared(one, known=True)
            else:
                known.add(briefing_id)
                yield prepare(one, self._builder().tokenizer)

    def _sole_writer(self) -> AbstractContextManager[None]:
        return self._locked(self._writer_lock)

    @contextmanager
    def _locked(self, lock: filelock.BaseFileLock) -> Iterator[None]:
        try:
            lock.acquire(timeout=WAIT)
        except filelock.Timeout as error:
            raise LibraryInUse(self.folder) from error
        except OSError as error:
            raise _unusable(self.folder, error) from error
        try:
            yield
        finally:
            lock.release()

    def _follow(self) -> None:
        """Bring the vectors to what was just stored; on a disk too full for them the next search derives them."""
        with self._searching, self._store.read() as snapshot, contextlib.suppress(OSError):
            self._sync.at(snapshot)
            self._sync.save(snapshot)

    def _save_if_nobody_writes(self) -> None:
        """Keep an index that had to be derived; a reader must not wait, nor fail, for that."""
        if not self._sync.is_saved:
            with (
                contextlib.suppress(filelock.Timeout, OSError),
                self._writer_lock.acquire(timeout=0),
                # Not the snapshot of the search: another process may have written and ended since that was taken.
                self._store.read() as now,
            ):
                self._sync.save(now)

    def _is_copy(self, path: str) -> bool:
        """Is this the library's own copy of an upload? Its real path counts: ".." and links lead elsewhere."""
        copies = os.path.realpath(self.folder / UPLOADS)
        return Path(path).is_absolute() and Path(os.path.realpath(path)).is_relative_to(copies)

    def _check_encoder(self, snapshot: Snapshot) -> None:
        if snapshot.encoder not in (None, self._encoder_name):
            raise EncoderMismatch(str(snapshot.encoder), self._encoder_name)


def _unusable(folder: Path, error: OSError) -> BriefingsError:
    return BriefingsError(
        f"{folder} cannot be used as a library ({error.strerror or error}). Name a folder that you may write into."
    )


def _discard(copy: Path) -> None:
    """Remove a file, and its folder where nothing else is in it."""
    try:
        copy.unlink(missing_ok=True)
    except OSError as error:
        raise BriefingsError(
            f"{copy} cannot be removed ({error.strerror or error}), so its briefings were not erased. "
            "Make its folder one that you may write into."
        ) from error
    with contextlib.suppress(OSError):
        copy.parent.rmdir()


def _as_paths(name: str) -> tuple[str, ...]:
    """Return what a name may be as the path of a file or the source of a briefing."""
    if not is_storable(name):
        return ()
    # Not Path.expanduser, which raises for "~nobody"; and made absolute as adding does it.
    return tuple(dict.fromkeys([name, os.path.abspath(os.path.expanduser(name))]))  # noqa: PTH100, PTH111


def _named(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    paths = _as_paths(name)
    ids = {i for path in paths for i in snapshot.parts(path).values()}
    # Only then: a file may have another content by now than the briefing that was first found in it.
    ids = ids or {i for path in paths for i in snapshot.from_source(path)}
    return tuple(sorted(ids)) or _with_id(snapshot, name) or _from_file_named(snapshot, name)


def _to_erase(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the ids that an id or a path stands for, and those of what stood in the same places before.

    Raises UnknownBriefing, and AmbiguousName for whatever else `named` takes.
    """
    paths = _as_paths(name)
    held = [i for path in paths for i in (*snapshot.parts(path).values(), *snapshot.versions(path))]
    ids = held or _with_id(snapshot, name)
    if not ids:
        # Given again, such a name would stand for another file's briefing once its own is gone.
        raise AmbiguousName(name, *_candidates(snapshot, _named(snapshot, name)))
    before = [old for i in ids for path, part in snapshot.places(i) for old in snapshot.versions(path, part)]
    return tuple(dict.fromkeys([*ids, *before]))


def _with_id(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the id that this is or begins, () where there is none. Raises AmbiguousName where it begins several."""
    if snapshot.holds(name):
        return (name,)
    if len(name) < SHORTEST_ID:
        return ()
    begun = [card.id for card in snapshot.cards(Scope()) if card.id.startswith(name.lower())]
    if len(begun) > 1:
        raise AmbiguousName(name, *_candidates(snapshot, begun))
    return tuple(begun)


def _from_file_named(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the ids of what came from the file with this bare name, in whatever folder; its ending may be left out.

    Raises UnknownBriefing, and AmbiguousName where several files are named so.
    """
    # A file of this name that is right here, and not in the library, is the one that is meant.
    if not name or any(map(os.path.lexists, _as_paths(name))):
        raise UnknownBriefing(name)
    paths = [Path(path) for path in snapshot.stamps()]
    meant = (
        _held(snapshot, (path for path in paths if path.name == name))
        or {(card.id,) for card in snapshot.cards(Scope()) if Path(card.source).name == name}
        or _held(snapshot, (path for path in paths if path.name.removesuffix(".gz").rpartition(".")[0] == name))
    )
    if len(meant) > 1:
        raise AmbiguousName(name, *_candidates(snapshot, sorted({i for ids in meant for i in ids})))
    if not meant:
        raise UnknownBriefing(name)
    return meant.pop()


def _held(snapshot: Snapshot, files: Iterable[Path]) -> set[tuple[str, ...]]:
    """Return the ids of what is held of each of some files."""
    return {ids for file in files if (ids := tuple(sorted(snapshot.parts(str(file)).values())))}


def _candidates(snapshot: Snapshot, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{i} ({snapshot.briefing(i).source})" for i in ids)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
