"""Keeps the FAISS index in step with the store it is derived from.

The file's name carries the stamp of the store it was made from: any other stamp, a missing or a damaged file, and it is
made anew from the vectors in the store, without encoding anything.
"""

import contextlib
from pathlib import Path

import numpy as np

from index.faiss_vectors import FaissVectors
from index.sqlite_store import Reading


class VectorSync:
    """Holds one index in memory. Not for several threads at once: the caller locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vectors: FaissVectors | None = None
        self._stamp = ""

    def at(self, reading: Reading) -> FaissVectors | None:
        """Return the index as of this moment of the store; None while the store holds no vectors."""
        stamp = reading.stamp
        if self._vectors is None:
            self._vectors = FaissVectors.load(self._file(stamp)) or _derive(reading)
        elif stamp != self._stamp:
            self._vectors = _follow(self._vectors, reading)
        self._stamp = stamp
        return self._vectors

    @property
    def is_saved(self) -> bool:
        return self._vectors is None or self._file(self._stamp).exists()

    def save(self) -> None:
        """Write the index beside the store and remove what older stores left. The caller holds the writer's lock."""
        if self._vectors is not None and not self.is_saved:
            self._vectors.save(self._file(self._stamp))
        for file in self._folder.glob("*vectors-*.faiss*"):
            if file != self._file(self._stamp):
                # Elsewhere than on POSIX a file that a reader has open cannot be removed; the next save will.
                with contextlib.suppress(OSError):
                    file.unlink()

    def forget(self) -> None:
        """Drop the index from memory; the next use loads or derives it."""
        self._vectors = None

    def _file(self, stamp: str) -> Path:
        return self._folder / f"vectors-{stamp}.faiss"


def _derive(reading: Reading) -> FaissVectors | None:
    expected = len(reading.passage_ids())
    vectors: FaissVectors | None = None
    for ids, rows in reading.vectors():
        vectors = vectors or FaissVectors.empty(rows.shape[1], expected)
        vectors.add(ids, rows)
    return vectors


def _follow(vectors: FaissVectors, reading: Reading) -> FaissVectors | None:
    """Bring an index to a later moment of the same store: ids only grow, so what is new lies above the highest."""
    held, wanted = vectors.ids, reading.passage_ids()
    if not np.intersect1d(held, wanted, assume_unique=True).size:
        return _derive(reading)  # all is new; the encoder may be another one
    vectors.remove(np.setdiff1d(held, wanted, assume_unique=True))
    for ids, rows in reading.vectors(after=int(held.max())):
        vectors.add(ids, rows)
    return vectors
