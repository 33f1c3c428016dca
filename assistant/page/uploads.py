"""Uploaded file → a copy that stays, inside the library's folder."""

import hashlib
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory


def keep(file: Path, folder: Path) -> Path:
    """Copy `file` into `folder` under its own name, below a folder named by its content; return the copy.

    So the same file is kept once, and no upload can take the place of a different one of the same name.
    """
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    kept = folder / digest[:16] / file.name
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as halfway:
            # Renamed when complete, so that a copy cut short by a full disk is never taken for the file.
            Path(shutil.copyfile(file, Path(halfway) / "copy")).replace(kept)
    return kept


def discard(kept: Path) -> None:
    """Remove a copy made by `keep`, with the folder named by its content."""
    kept.unlink(missing_ok=True)
    if kept.parent.exists() and not any(kept.parent.iterdir()):
        kept.parent.rmdir()
