"""Is a library sound, and what is to be done where it is not?"""

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Encoder
from index.errors import DamagedLibrary, EncoderUnavailable
from index.file_stamp import FileStamp, stamp
from index.snapshot import Snapshot

if TYPE_CHECKING:
    from index.faiss_vectors import FaissVectors

RESTORE = (
    "put back a copy of the whole folder (without library.db-wal and -shm of another state), "
    "or add the files to a new library"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `cure` says what to do, "" where all is well."""

    what: str
    cure: str = ""


def findings(
    snapshot: Snapshot, vectors: "FaissVectors | None", encoder_name: str, asker: Callable[[], Encoder]
) -> Iterator[Finding]:
    """Check the database, the vectors derived from it, the encoder, and the files that were added."""
    damage = snapshot.damage()
    for problem in damage:
        yield Finding(f"Database: {problem}", RESTORE)
    if not damage:
        held = f"{len(snapshot.current_ids()):,} briefings in {snapshot.passage_count:,} passages"
        yield Finding(f"Database: sound, {held}")
    if vectors is not None and not _agree(snapshot, vectors):
        yield Finding("Vectors: the FAISS file differs from the database", "delete the vectors-*.faiss file beside it")
    else:
        yield Finding("Vectors: in step with the database")
    if snapshot.encoder not in (None, encoder_name):
        yield Finding(
            f"Encoder: the library was built with {snapshot.encoder}, set is {encoder_name}", "briefings rebuild"
        )
    else:
        yield _encoder(encoder_name, asker)
    yield from _files(snapshot)


def unreadable(damage: DamagedLibrary) -> Finding:
    """What is found where the database cannot even be read."""
    return Finding(f"Database: {damage.__cause__ or damage}", RESTORE)


def _agree(snapshot: Snapshot, vectors: "FaissVectors") -> bool:
    """Compare every vector; half-precision ones differ in the fourth digit."""
    if len(vectors) != len(snapshot.passage_ids()):
        return False
    held = set(vectors.ids.tolist())
    return all(
        held.issuperset(ids.tolist()) and np.allclose(vectors.vectors_of(ids), rows, atol=1e-3)
        for ids, rows in snapshot.vectors()
    )


def _encoder(name: str, asker: Callable[[], Encoder]) -> Finding:
    try:
        asker().encode(["Is the encoder there?"])
    except EncoderUnavailable as error:
        return Finding(f"Encoder: {error}", "set another one in settings.toml, or install it")
    return Finding(f"Encoder: {name} answers")


def _files(snapshot: Snapshot) -> Iterator[Finding]:
    sound = True
    for path, known in snapshot.stamps().items():
        finding = _file(path, known)
        if finding:
            sound = False
            yield finding
    if sound:
        yield Finding("Files: as they were when added")


def _file(path: str, known: FileStamp) -> Finding | None:
    again = f"briefings add {shlex.quote(path)}"
    try:
        now = stamp(Path(path), known)
    except (FileNotFoundError, NotADirectoryError):
        return Finding(f"File: {path} is no longer there", "briefings remove --missing, if its briefings are to go too")
    except OSError as error:
        return Finding(f"File: {path} cannot be read ({error.strerror or error})", again)
    if not known.is_finished:
        return Finding(f"File: {path} was not read to its end", again)
    if now.sha256 != known.sha256:
        return Finding(f"File: {path} changed since it was added", again)
    if known.has_failures:
        return Finding(f"File: some records of {path} could not be read", f"mend them, then {again}")
    return None
