"""Keeps the FAISS index in step with the store it is derived from.

The file's name carries the stamp of the store it was made from, and the hash of its content: any other stamp, a missing
or a damaged file, and it is made anew from the vectors in the store, without encoding anything.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.digest import file_sha256
from index.faiss_vectors import FaissVectors
from index.snapshot import Snapshot


class VectorSync:
    """Holds one index in memory. Not for several threads at once: the caller locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vectors: FaissVectors | None = None
        self._stamp = ""

    def at(self, snapshot: Snapshot) -> FaissVectors | None:
        """Return the index as of this moment of the store; None while the store holds no vectors."""
        stamp = snapshot.stamp
        if self._vectors is None or not (stamp == self._stamp or snapshot.descends_from(self._stamp)):
            self._vectors = self._load(stamp) or _derive(snapshot)
        elif stamp != self._stamp:
            self._vectors = _follow(self._vectors, snapshot)
        self._stamp = stamp
        return self._vectors

    @property
    def is_saved(self) -> bool:
        return self._vectors is None or any(self._files(self._stamp))

    def save(self, now: Snapshot) -> None:
        """Write the index beside the store and remove what older stores left; not where it is of an earlier moment.

        The caller holds the writer's lock, and has taken the snapshot since.
        """
        if now.stamp != self._stamp:
            return
        kept = set(self._files(self._stamp))
        if self._vectors is not None and not kept:
            kept = {self._write(self._vectors)}
        for file in self._folder.glob("*vectors-*.faiss"):
            if file not in kept:
                # Elsewhere than on POSIX a file that a reader has open cannot be removed; the next save will.
                with contextlib.suppress(OSError):
                    file.unlink()

    def forget(self) -> None:
        """Drop the index from memory; the next use loads or derives it."""
        self._vectors = None

    def _files(self, stamp: str) -> Iterator[Path]:
        return self._folder.glob(f"vectors-{stamp}-*.faiss")

    def _load(self, stamp: str) -> FaissVectors | None:
        for file in self._files(stamp):
            # FAISS believes whatever the header of a damaged file says, and finds wrong neighbours or crashes.
            with contextlib.suppress(OSError):
                if file == self._named(stamp, file):
                    return FaissVectors.load(file)
                file.unlink()
        return None

    def _write(self, vectors: FaissVectors) -> Path:
        """Write the file so that it appears whole or not at all."""
        making = self._folder / ".making-vectors-.faiss"
        vectors.save(making)
        return making.replace(self._named(self._stamp, making))

    def _named(self, stamp: str, content: Path) -> Path:
        return self._folder / f"vectors-{stamp}-{file_sha256(content)[:16]}.faiss"


def _derive(snapshot: Snapshot) -> FaissVectors | None:
    expected = len(snapshot.passage_ids())
    vectors: FaissVectors | None = None
    for ids, rows in snapshot.vectors():
        vectors = vectors or FaissVectors.empty(rows.shape[1], expected)
        vectors.add(ids, rows)
    return vectors


def _follow(vectors: FaissVectors, snapshot: Snapshot) -> FaissVectors | None:
    """Bring an index to a later moment of the same store: ids only grow, so what is new lies above the highest."""
    held, wanted = vectors.ids, snapshot.passage_ids()
    if not np.intersect1d(held, wanted, assume_unique=True).size:
        return _derive(snapshot)  # all is new; the encoder may be another one
    vectors.remove(np.setdiff1d(held, wanted, assume_unique=True))
    for ids, rows in snapshot.vectors(after=int(held.max())):
        vectors.add(ids, rows)
    return vectors
