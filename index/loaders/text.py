"""Plain text: the whole file is the briefing."""

from collections.abc import Iterator

from index.loaders.decode import decode
from index.loaders.draft import Draft


def read(data: bytes, source: str) -> Iterator[Draft]:
    yield Draft(decode(data, source))
