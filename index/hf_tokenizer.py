"""A Tokenizer, by the tokenizers library: the same file that the encoder uses."""

from collections.abc import Sequence

import tokenizers


class HfTokenizer:
    """Cuts texts as an encoder does, without its padding and truncation."""

    def __init__(self, tokenizer: tokenizers.Tokenizer, limit: int) -> None:
        # A copy: padding and truncation are switched off on the object itself, which the encoder still needs.
        self._tokenizer = tokenizers.Tokenizer.from_str(tokenizer.to_str())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._limit = limit - self._tokenizer.num_special_tokens_to_add(is_pair=False)

    @property
    def limit(self) -> int:
        return self._limit

    def pieces(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        # Not encode_batch_fast: it leaves the offsets out.
        return [encoding.offsets for encoding in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]
