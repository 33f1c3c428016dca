"""What we need of an embedding model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# In quotes: who only names the type need not import numpy.
Vectors: TypeAlias = "NDArray[np.float32]"


class Encoder(Protocol):
    """Turns texts into vectors whose inner product says how alike two texts are."""

    @property
    def name(self) -> str:
        """Which weights these are. Vectors of encoders with different names cannot be compared."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 of shape (len(texts), dimension), each row of length 1."""


class Tokenizer(Protocol):
    """Tells how an encoder cuts a text, so that what we embed fits into what it reads."""

    @property
    def limit(self) -> int:
        """How many pieces the encoder reads; what comes after them it silently drops."""

    def pieces(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return for each text the character spans of its pieces, in order, special ones left out."""
