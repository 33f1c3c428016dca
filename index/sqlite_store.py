"""The truth on disk: briefings, sentences, passages, vectors and the full-text index in one SQLite file.

Knows nothing of files, encoders or FAISS. Every change is one transaction; a reader sees all of it or nothing.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.change import Change
from index.errors import BriefingsError, DamagedLibrary
from index.snapshot import Snapshot

SCHEMA_VERSION = 2

# Passage ids are AUTOINCREMENT: an id that FAISS may still hold must never come to mean another passage.
# A replaced briefing stays with `current = 0`: no longer searched, but what cited it can still be opened.
# Version 1 had no table of event dates; `upgrade` adds it.
EVENT_DATES = """
CREATE TABLE event_date (
    briefing_id TEXT NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (briefing_id, position, start),
    FOREIGN KEY (briefing_id, position) REFERENCES sentence ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX event_date_by_day ON event_date (first, last);
"""
SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE briefing (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, date TEXT, tags TEXT NOT NULL, sections TEXT NOT NULL,
    text TEXT NOT NULL, source TEXT NOT NULL, added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    current INTEGER NOT NULL
);
CREATE INDEX briefing_by_date ON briefing (current, date);
CREATE TABLE sentence (
    briefing_id TEXT NOT NULL REFERENCES briefing ON DELETE CASCADE, position INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (briefing_id, position)
) WITHOUT ROWID;
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT, briefing_id TEXT NOT NULL REFERENCES briefing ON DELETE CASCADE,
    first INTEGER NOT NULL, last INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX passage_by_briefing ON passage (briefing_id);
CREATE TABLE vector (passage_id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE, value BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE place (
    path TEXT NOT NULL, part TEXT NOT NULL, briefing_id TEXT NOT NULL REFERENCES briefing ON DELETE CASCADE,
    PRIMARY KEY (path, part)
) WITHOUT ROWID;
CREATE INDEX place_by_briefing ON place (briefing_id);
CREATE TABLE version (
    path TEXT NOT NULL, part TEXT NOT NULL, briefing_id TEXT NOT NULL REFERENCES briefing ON DELETE CASCADE,
    PRIMARY KEY (path, part, briefing_id)
) WITHOUT ROWID;
CREATE INDEX version_by_briefing ON version (briefing_id);
{EVENT_DATES}"""

# What SQLite says when the disk, not the database, is at fault.
_NOT_DAMAGED = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_IOERR,
}


class SqliteStore:
    """Opens the database; `read` and `write` give one transaction each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / "library.db"

    def create(self) -> None:
        """Make the database where there is none; it appears whole or not at all. The caller holds the writer's lock."""
        if self.path.exists():
            return
        for rest in ("-wal", "-shm"):
            # Left by a kill: SQLite would take them for the new database's and bring the old rows back into it.
            self.path.with_name(self.path.name + rest).unlink(missing_ok=True)
        making = self.path.with_name(".making-library.db")
        making.unlink(missing_ok=True)  # what a kill left
        with self._errors(), contextlib.closing(sqlite3.connect(making)) as connection:
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION};")
            connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (os.urandom(8).hex(),))
            connection.commit()
            connection.execute("PRAGMA journal_mode = WAL")
        making.replace(self.path)

    @property
    def is_outdated(self) -> bool:
        """Was the database made by an earlier version of this program, and can be brought up to date?"""
        if not self.path.exists():
            return False
        with contextlib.suppress(BriefingsError), self._errors(), self._connect() as connection:
            return 1 <= _version(connection) < SCHEMA_VERSION
        return False  # it cannot be read, which whoever reads it is told

    def upgrade(self) -> None:
        """Bring a database of an earlier version up to date, in one transaction. The caller holds the writer's lock."""
        with self._errors(), self._connect() as connection:
            connection.execute("BEGIN IMMEDIATE")
            if _version(connection) != 1:
                return  # somebody else has done it meanwhile
            for statement in filter(str.strip, EVENT_DATES.split(";")):
                connection.execute(statement)
            change = Change(connection)
            for (briefing_id,) in connection.execute("SELECT id FROM briefing").fetchall():
                briefing = change.briefing(briefing_id)
                change.put_event_dates(briefing, change.sentences(briefing))
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator["Snapshot"]:
        """Give the library as it is at this moment; later changes of others are not seen in it."""
        with self._errors(), self._connect() as connection:
            self._check_version(connection)
            connection.execute("BEGIN")
            yield Snapshot(connection)

    @contextmanager
    def write(self) -> Iterator["Change"]:
        """Give the library to change; all of it is kept when the block ends, nothing if it raises.

        Of what was erased no word is left in the file or beside it; while somebody reads an earlier moment, not until
        that has ended.
        """
        with self._errors(), self._connect() as connection:
            self._check_version(connection)
            connection.execute("BEGIN IMMEDIATE")
            change = Change(connection)
            yield change
            change.date_what_came()
            if change.changes_passages:
                change.renew_stamp()
            if change.erases:
                # The full-text index keeps the words of deleted rows until its parts are merged.
                connection.execute("INSERT INTO words (words) VALUES ('optimize')")
            connection.execute("COMMIT")
            if change.erases:
                # The log beside the file still holds the pages as they were.
                connection.execute("PRAGMA busy_timeout = 5000")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        # mode=rw: a database that is gone must not come back as an empty one.
        place = f"{self.path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(place, uri=True, isolation_level=None, timeout=30)
        try:
            # What was reported as done survives a power cut too, not only a killed process.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is deleted is overwritten; left to itself, SQLite keeps it in pages that it calls free.
            connection.execute("PRAGMA secure_delete = ON")
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            # The lowest byte is the kind, those above it say more about it. A text that is no valid UTF-8 has none.
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _NOT_DAMAGED:
                raise DamagedLibrary(self._folder, str(error)) from error
            raise BriefingsError(
                f"The library in {self._folder} cannot be used: {error}. See that the disk is not full and that you "
                "may write into the folder; asking needs that too."
            ) from error
        except sqlite3.DatabaseError as error:
            raise DamagedLibrary(self._folder, str(error)) from error

    def _check_version(self, connection: sqlite3.Connection) -> None:
        version = _version(connection)
        if version != SCHEMA_VERSION:
            raise DamagedLibrary(
                self._folder, f"its format is version {version}, this program reads version {SCHEMA_VERSION}"
            )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
