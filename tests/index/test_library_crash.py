"""A writer that is killed at any moment loses nothing that it had reported as done."""

import json
import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from index.errors import BriefingsError, LibraryInUse, UnknownBriefing
from index.file_stamp import stamp
from index.sqlite_store import SqliteStore
from tests.fakes import briefing, found, library
from tests.index import other_process
from tests.index.other_process import CrowdEncoder, started, told

KILLS = 50
FILES, RECORDS, BATCH = 40, 80, 7
PLACES = ("Odesa", "Engels", "Feodosia", "Reni", "Ankara")


@dataclass(frozen=True)
class Item:
    """What one part of one file says."""

    path: str
    part: str
    text: str


def write_notes(folder: Path, version: int) -> list[Item]:
    """Write files and records, every third of which has changed since version 0; return them in the order of adding."""
    folder.mkdir(exist_ok=True)

    def text(n: int) -> str:
        told_again = version if n % 3 == 0 else 0
        return "\n\n".join(
            f"Report {n} of day {told_again} tells of {PLACES[n % 5]}. Nobody was hurt." for _ in range(1 + n % 2)
        )

    items = []
    for n in range(FILES):
        path = folder / f"{n:03}.txt"
        if not path.exists() or path.read_text() != text(n):
            path.write_text(text(n))
        items.append(Item(str(path), "", text(n)))
    days = folder / "days.jsonl"
    days.write_text("\n".join(json.dumps({"id": n, "text": text(n)}) for n in range(FILES, FILES + RECORDS)))
    return items + [Item(str(days), str(n), text(n)) for n in range(FILES, FILES + RECORDS)]


def content(folder: Path) -> dict[str, list[tuple]]:
    """Return all that a library holds, but for the moments at which it came."""
    with sqlite3.connect(folder / "library.db") as connection:
        tables = {
            "briefing": "rowid, id, title, date, tags, sections, text, source, current",
            "sentence": "*",
            "passage": "*",
            "vector": "*",
            "words": "rowid, *",
            "file": "path, size, sha256",
            "place": "*",
            "version": "*",
        }
        found = {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table, columns in tables.items()
        }
    connection.close()
    return found


def is_sound(folder: Path) -> bool:
    """Is all well but that some files are still to be read?"""
    return not [f for f in library(folder).findings() if f.cure and not f.what.startswith("File:")]


def waiting(folder: Path, items: list[Item]) -> list[Item]:
    """Return the items in files that are still to be read, in order."""
    if not (folder / "library.db").exists():
        return items
    with SqliteStore(folder).read() as snapshot:
        stamps = snapshot.stamps()
    read = {path for path, known in stamps.items() if stamp(Path(path), known).fits(known)}
    return [item for item in items if item.path not in read]


def stored(folder: Path, items: list[Item]) -> set[Item]:
    """Return the items that are there and searched."""
    if not (folder / "library.db").exists():
        return set()
    with SqliteStore(folder).read() as snapshot:
        texts = {i: snapshot.briefing(i).text for i in snapshot.current_ids()}
        return {item for item in items if texts.get(snapshot.held(item.path, item.part) or "") == item.text}


class Killer:
    """Runs a writer and kills it at random moments, again and again, until it comes to its end."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.kills = 0

    def runs(self, work, *args, whole: float) -> Iterator[list[object]]:
        """Give what the writer told, run by run; undisturbed it takes about `whole` seconds."""
        for attempt in count(1):
            with started(work, *args) as (process, listen):
                assert listen.recv() == "ready"
                process.join(self.random.uniform(0, whole * attempt / 6))  # more and more, so that it ends some day
                process.kill()
                said = list(told(listen))
            yield said
            if "done" in said:
                return
            self.kills += 1


def undisturbed_run(work, *args) -> float:
    """Let a writer come to its end; return how many seconds that took."""
    with started(work, *args) as (_, listen):
        assert listen.recv() == "ready"
        began = time.monotonic()
        assert "done" in list(told(listen))
    return time.monotonic() - began


@pytest.mark.slow
def test_fifty_kills_lose_nothing_that_was_reported_as_done(tmp_path):
    killer = Killer(seed=1)
    while killer.kills < KILLS:
        round_folder = tmp_path / f"{killer.kills}"
        round_folder.mkdir()
        one_history(killer, round_folder)


def one_history(killer, tmp_path):
    """Add everything, add it again changed, remove some; undisturbed and with kills; both must come to the same."""
    notes, killed, undisturbed = tmp_path / "notes", tmp_path / "killed", tmp_path / "undisturbed"
    for version in (0, 1):
        items = write_notes(notes, version)
        whole = undisturbed_run(other_process.add, undisturbed, notes, BATCH)
        before, to_read = stored(killed, items), waiting(killed, items)
        for said in killer.runs(other_process.add, killed, notes, BATCH, whole=whole):
            reported = max([n for n in said if isinstance(n, int)], default=0)
            assert stored(killed, items) >= before.union(to_read[:reported])
            assert is_sound(killed)
            before, to_read = stored(killed, items), waiting(killed, items)
        assert content(killed) == content(undisturbed)
        assert stored(killed, items) == set(items)

    names = [item.path for item in items[:30]]
    whole = undisturbed_run(other_process.remove, undisturbed, names)
    for said in killer.runs(other_process.remove, killed, names, whole=whole):
        for name in said:
            with pytest.raises(UnknownBriefing):
                library(killed).named(name)
        assert is_sound(killed)
    assert content(killed) == content(undisturbed)
    assert found(library(killed, CrowdEncoder()), "Odesa") == found(library(undisturbed, CrowdEncoder()), "Odesa")


# --- one writer -------------------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_and_the_lock_dies_with_its_process(tmp_path, monkeypatch):
    monkeypatch.setattr("index.library.WAIT", 0.2)
    shelf = library(tmp_path)
    with started(other_process.hold, tmp_path) as (process, listen):
        assert listen.recv() == "adding"

        with pytest.raises(LibraryInUse, match=str(tmp_path)):
            shelf.add_briefings([briefing("Rain fell.")])
        assert found(shelf, "ferry") == ["A ferry sank."]  # asking goes on
        process.kill()
        process.join()

    shelf.add_briefings([briefing("Rain fell.")])
    assert len(shelf.cards()) == 2


def test_a_disk_that_is_full_is_told_and_loses_nothing(tmp_path, monkeypatch):
    # SQLite's own limit of pages gives the same error as a full disk.
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("A ferry sank.", "a")])
    connect = sqlite3.connect

    def connect_to_full_disk(*args, **kwargs):
        connection = connect(*args, **kwargs)
        connection.execute("PRAGMA max_page_count = 1")  # no more than there are
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_to_full_disk)
    with pytest.raises(BriefingsError, match="disk is full"):
        shelf.add_briefings([briefing("Rain fell. " * 10_000, "b")])
    monkeypatch.undo()

    assert found(shelf, "rain ferry") == ["A ferry sank."]
    assert is_sound(tmp_path)
