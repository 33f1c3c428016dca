"""An Encoder that remembers the vectors of the texts it met last: sentences of one story are read again and again."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Vectors

MOST = 20_000  # texts; 30 MB of vectors with the default encoder


class RememberingEncoder:
    """Asks another encoder only for texts that it has not seen lately. Safe to use from several threads."""

    def __init__(self, encoder: Encoder, most: int = MOST) -> None:
        self._encoder = encoder
        self._most = most
        self._held: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return self._encoder.encode(texts)
        with self._lock:
            found = {text: self._held[text] for text in texts if text in self._held}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            # Copied: a row of a matrix keeps the whole of it.
            found |= {text: row.copy() for text, row in zip(missing, self._encoder.encode(missing), strict=True)}
        with self._lock:
            for text in texts:
                self._held[text] = found[text]
                self._held.move_to_end(text)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return np.stack([found[text] for text in texts])
