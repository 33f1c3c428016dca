"""Stand-ins for what is slow or needs weights: they keep the protocols and remember what they were asked."""

import re
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from index.briefing import Briefing, Section, SectionKind
from index.encoder import Vectors
from index.library import Library

_WORD = re.compile(r"\w+")


class WordTokenizer:
    """Cuts a text at its words."""

    def __init__(self, limit: int = 64) -> None:
        self._limit = limit

    @property
    def limit(self) -> int:
        return self._limit

    def pieces(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [[match.span() for match in _WORD.finditer(text)] for text in texts]


class HashEncoder:
    """Texts with the same words have the same vector, texts with some common words similar ones.

    `encoded` holds all texts that were encoded, in order.
    """

    def __init__(self, name: str = "hash", dimension: int = 64, limit: int = 64) -> None:
        self._name = name
        self._dimension = dimension
        self.tokenizer = WordTokenizer(limit)
        self.encoded: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.1  # a text without words has a direction too
            for word in _WORD.findall(text.lower()):
                row[1 + zlib.crc32(word.encode("utf-8", "replace")) % (self._dimension - 1)] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def briefing(
    text: str, source: str = "note", *, title: str = "", day: date | None = None, tags: tuple[str, ...] = ()
) -> Briefing:
    """Return a briefing whose whole text is one section."""
    return Briefing(text, title, day, tags, (Section(SectionKind.NARRATIVE, "", 0, len(text)),), source)


def library(folder: Path, encoder: HashEncoder | None = None) -> Library:
    """Open a library that encodes by `encoder`, building and asking."""
    encoder = encoder or HashEncoder()
    return Library(folder, encoder_name=encoder.name, builder=lambda: encoder, asker=lambda: encoder)


def found(library: Library, text: str, k: int = 10) -> list[str]:
    """Return the texts of the passages found, best first."""
    return [hit.passage.text for hit in library.search(text, k=k)]
