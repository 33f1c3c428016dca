"""What can be set about building and searching."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """`encoder` is a folder or a model's name; None is the packaged all-MiniLM-L6-v2."""

    encoder: str | None = None
