"""Files → briefings: find them, read them, and hand each to the loader of its format."""

import glob
import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from index.briefing import Briefing
from index.errors import UnreadableFile
from index.finish import finish
from index.loaders.draft import Draft, Loader
from index.loaders.limits import FILE_BYTES, MIB

# Suffix → module and function. Named, not imported: the parsers behind them cost half a second together, and most
# folders hold one or two formats.
_LOADERS = {
    **dict.fromkeys((".txt", ".text"), "index.loaders.text:read"),
    **dict.fromkeys((".md", ".markdown"), "index.loaders.markdown:read"),
    **dict.fromkeys((".html", ".htm"), "index.loaders.html:read"),
    ".pdf": "index.loaders.pdf:read",
    ".docx": "index.loaders.docx:read",
    ".eml": "index.loaders.eml:read",
    ".json": "index.loaders.records:read_value",
    ".jsonl": "index.loaders.records:read_lines",
}
# These are packed already.
_NEVER_GZIPPED = (".pdf", ".docx")
SUFFIXES = (*_LOADERS, *(f"{suffix}.gz" for suffix in _LOADERS if suffix not in _NEVER_GZIPPED))


@dataclass(frozen=True, slots=True)
class Found:
    """The files that paths lead to, and those in their folders that are of no format we know; both sorted, absolute,
    each once. A path that leads to none is a failure."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    failures: tuple[UnreadableFile, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file gave: briefings, each with its `part`, unique in the file ("" where the file is one briefing),
    and the records of it that could not be read."""

    briefings: tuple[tuple[str, Briefing], ...]
    failures: tuple[UnreadableFile, ...]


# --- finding ----------------------------------------------------------------------------------------------------------


def find_files(paths: Iterable[Path | str]) -> Found:
    """Find the files that are named, those in folders, and those that globs ("notes/**/*.md") match.

    In folders and globs only files of formats we know count, and nothing hidden; links to folders are not followed.
    A file that is named is always among them: loading it says what is wrong with it.
    """
    files: set[Path] = set()
    passed_over: set[Path] = set()
    failures: list[UnreadableFile] = []
    for path in paths:
        try:
            files.update(_files_of(Path(path).expanduser(), passed_over, failures))
        except UnreadableFile as error:
            failures.append(error)
        except (OSError, ValueError, RuntimeError) as error:
            # A name too long, with a NUL in it, or "~nobody".
            failures.append(UnreadableFile(repr(str(path)), f"this leads to no file ({error}). Check the spelling."))
    return Found(tuple(sorted(files)), tuple(sorted(passed_over - files)), tuple(failures))


def _files_of(path: Path, passed_over: set[Path], failures: list[UnreadableFile]) -> list[Path]:
    if path.is_dir():
        found = list(_walk(path, passed_over, failures))
    elif os.path.lexists(path):
        found = [_absolute(path)]
    elif glob.has_magic(str(path)):
        # Not Path.glob: it goes into hidden folders.
        matches = [Path(match) for match in glob.glob(str(path), recursive=True)]  # noqa: PTH207
        found = [_absolute(match) for match in matches if _suffix(match) and not match.is_dir()]
        found += [file for match in matches if match.is_dir() for file in _walk(match, passed_over, failures)]
    else:
        raise UnreadableFile(path, "there is no such file or folder. Check the spelling.")
    if not found:
        raise UnreadableFile(path, f"there is no file of a format we read. These are: {', '.join(SUFFIXES)}.")
    return found


def _walk(folder: Path, passed_over: set[Path], failures: list[UnreadableFile]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        failures.append(UnreadableFile(error.filename, f"{_why(error)}. What is in it is left out."))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = [_absolute(Path(place, name)) for name in names if not name.startswith(".")]
        passed_over.update(file for file in files if not _suffix(file))
        yield from filter(_suffix, files)


def _absolute(path: Path) -> Path:
    # Not resolve(): where a link says which version is valid, the real path changes with every version.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _suffix(path: Path) -> str:
    """Return the ending that tells the format (".jsonl", ".txt.gz"), "" where it is none of ours."""
    name = path.name.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


# --- loading ----------------------------------------------------------------------------------------------------------


def load(path: Path) -> Loaded:
    """Read the briefings of a file. Raises UnreadableFile where it gives none."""
    suffix = _suffix(path)
    if not suffix:
        raise UnreadableFile(path, f"its format is unknown. Those we read: {', '.join(SUFFIXES)}.")
    data = _content(path, zipped=suffix.endswith(".gz"))
    if not data.strip():
        raise UnreadableFile(path, "it is empty.")
    briefings: list[tuple[str, Briefing]] = []
    failures: list[UnreadableFile] = []
    for found in _drafts(suffix.removesuffix(".gz"), data, str(path)):
        if isinstance(found, UnreadableFile):
            failures.append(found)
        elif not any(map(str.isalnum, found.text)):
            failures.append(UnreadableFile(f"{path}{found.place}", "it holds no words."))
        else:
            briefings.append((found.part, finish(found, path)))
    if not briefings:
        if len(failures) == 1:
            raise failures[0]
        first = f" The first: {failures[0]}" if failures else ""
        raise UnreadableFile(path, f"none of its {len(failures)} records is a briefing.{first}")
    return Loaded(tuple(briefings), tuple(failures))


def _drafts(suffix: str, data: bytes, source: str) -> Iterator[Draft | UnreadableFile]:
    module, _, function = _LOADERS[suffix].partition(":")
    loader: Loader = getattr(import_module(module), function)
    try:
        yield from loader(data, source)
    except UnreadableFile:
        raise
    except Exception as error:
        # Parsers fail at damaged files in more ways than they document, RecursionError and MemoryError among them.
        # Whatever it is, it is the file's fault and must not cost the others.
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise UnreadableFile(
            source, f"it is damaged or not what its ending {suffix} says ({what[:200]}). Save it again."
        ) from error


def _content(path: Path, *, zipped: bool) -> bytes:
    """Return the bytes of a file, unzipped. Never more than the limit comes into memory."""
    too_big = UnreadableFile(path, f"it is larger than {FILE_BYTES // MIB} MiB{' unzipped' * zipped}. Split it.")
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise UnreadableFile(path, "it is a folder. Name it without a pattern to add what is in it.")
        if not stat.S_ISREG(kind):
            # Opening a pipe would wait for ever.
            raise UnreadableFile(path, "it is no regular file but a device, pipe or socket.")
        with path.open("rb") as file:
            data = (gzip.GzipFile(fileobj=file) if zipped else file).read(FILE_BYTES + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableFile(path, "it is damaged, cut off or not compressed by gzip. Compress it again.") from error
    except OSError as error:
        raise UnreadableFile(path, f"{_why(error)}.") from error
    except ValueError as error:
        raise UnreadableFile(repr(str(path)), f"this cannot be the name of a file ({error}).") from error
    if len(data) > FILE_BYTES:
        raise too_big
    return data


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
