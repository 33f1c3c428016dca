"""SHA-256 of texts and of files, as 64 hex digits."""

import hashlib
from pathlib import Path


def text_sha256(text: str) -> str:
    # Lone surrogates (from broken e-mail headers, or typed) have no UTF-8 form; they still need a hash.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_sha256(path: Path) -> str:
    """Hash a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
