"""What other processes do in the tests of the library: each function here is run in one of its own.

`tell` is the end of a pipe; what was sent through it before a kill still arrives.
"""

import multiprocessing
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from index import add as adding
from index.errors import UnknownBriefing
from tests.fakes import HashEncoder, briefing, library

# The server imports once, each process is forked from it: fifty starts cost no more than two.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__, "index.vector_sync", "index.loaders.records", "index.loaders.text"])


@contextmanager
def started(work: Callable[..., None], *args: object) -> Iterator[tuple[multiprocessing.Process, Connection]]:
    """Start a process; it is killed at the latest when the block ends."""
    listen, tell = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=work, args=(tell, *args))
    process.start()
    tell.close()
    try:
        yield process, listen
    finally:
        process.kill()
        process.join()


def told(listen: Connection) -> Iterator[object]:
    """Give what the process sends until it ends or is killed."""
    with suppress(EOFError, OSError):
        while True:
            yield listen.recv()


class CrowdEncoder(HashEncoder):
    """Its vectors depend a little on what is encoded together, as those of real models do."""

    def encode(self, texts):
        rows = super().encode(texts)
        rows[:, 0] += zlib.crc32("\n".join(texts).encode()) / 2**42
        return rows


def add(tell: Connection, folder: Path, notes: Path, batch: int) -> None:
    """Add a folder and tell how many briefings are stored."""
    adding.BATCH = batch
    tell.send("ready")
    library(folder, CrowdEncoder()).add([notes], on_progress=lambda progress: tell.send(progress.briefings))
    tell.send("done")


def remove(tell: Connection, folder: Path, names: list[str]) -> None:
    """Remove one briefing after the other and tell each."""
    shelf = library(folder, CrowdEncoder())
    tell.send("ready")
    for name in names:
        with suppress(UnknownBriefing):  # gone already, before the kill
            shelf.remove([name])
        tell.send(name)
    tell.send("done")


def hold(tell: Connection, folder: Path) -> None:
    """Begin to add, and never come to an end."""

    def wait(_progress):
        tell.send("adding")
        time.sleep(1000)

    library(folder).add_briefings([briefing("A ferry sank.", "held")], on_progress=wait)


PARTS = 5


def version(source: int, number: int) -> str:
    """Return a text of PARTS paragraphs, each of which tells whose it is."""
    return "\n\n".join(f"Source{source} version{number} part{part}. It tells of rain." for part in range(PARTS))


def publish(tell: Connection, folder: Path, rounds: int) -> None:
    """Add, replace and remove, over and over."""
    shelf = library(folder)
    for number in range(rounds):
        shelf.add_briefings(briefing(version(source, number), f"{source}") for source in range(4))
        shelf.remove([f"{number % 4}"])
        tell.send(number)
    tell.send("done")
