"""The vectors derived from the store, by FAISS: nearest neighbours, with ids that are never used twice.

Exact inner products up to `FLAT_LIMIT` vectors; beyond, the same scan over half-precision numbers, which finds the
same neighbours in half of the memory.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.encoder import Vectors

FLAT_LIMIT = 300_000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage near a vector; `similarity` is the cosine."""

    passage_id: int
    similarity: float


class FaissVectors:
    """An index in memory; `load` and `save` keep it in a file that may vanish at any time."""

    def __init__(self, index: faiss.IndexIDMap2) -> None:
        self._index = index

    @classmethod
    def empty(cls, dimension: int, expected: int = 0) -> "FaissVectors":
        """Make an index for `expected` vectors; more may come."""
        kind = "SQfp16" if expected > FLAT_LIMIT else "Flat"
        index: Any = faiss.index_factory(dimension, f"IDMap2,{kind}", faiss.METRIC_INNER_PRODUCT)
        if not index.is_trained:  # fp16 has nothing to learn, but FAISS wants to be asked
            index.train(np.zeros((1, dimension), dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "FaissVectors | None":
        """Open a file that `save` wrote; None where FAISS cannot read it."""
        try:
            index = faiss.read_index(str(path))
        except RuntimeError:  # FAISS raises nothing finer
            return None
        return cls(index) if isinstance(index, faiss.IndexIDMap2) else None

    def save(self, path: Path) -> None:
        """Write the file. Raises OSError."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"FAISS cannot write {path}: {error}") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> np.ndarray:
        """The ids in the order in which they were added, as int64."""
        return np.array(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def add(self, ids: np.ndarray, vectors: Vectors) -> None:
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), ids.astype(np.int64))

    def remove(self, ids: np.ndarray) -> None:
        if len(ids):
            self._index.remove_ids(faiss.IDSelectorBatch(ids.astype(np.int64)))

    def nearest(self, vector: np.ndarray, k: int, among: np.ndarray | None = None) -> tuple[Neighbour, ...]:
        """Return the k nearest, best first; of the passages `among` where it is given (ids, int64)."""
        if not len(self) or (among is not None and not len(among)):
            return ()
        parameters = None
        if among is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        scores, ids = self._index.search(vector[np.newaxis, :], min(k, len(self)), params=parameters)
        # FAISS fills up with id -1 where it holds fewer than k vectors.
        return tuple(Neighbour(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0)

    def vectors_of(self, ids: Iterable[int]) -> Vectors:
        """Return the vectors of the passages with these ids, in their order, of shape (len(ids), dimension)."""
        rows = [self._index.reconstruct(int(i)) for i in ids]
        return np.stack(rows) if rows else np.empty((0, self._index.d), dtype=np.float32)
