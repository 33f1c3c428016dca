"""The truth on disk: briefings, sentences, passages, vectors and the full-text index in one SQLite file.

Knows nothing of files, encoders or FAISS. Every change is one transaction; a reader sees all of it or nothing.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.encoder import Vectors
from index.errors import BriefingsError, DamagedLibrary, UnknownBriefing
from index.event_dates import EventDate, event_dates
from index.file_stamp import FileStamp
from index.scope import Scope
from index.span import Span

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

# A title says what a briefing is about but is repeated with each of its passages.
TITLE_WEIGHT, TEXT_WEIGHT = 0.3, 1.0

# CROSS JOIN keeps the order: the briefings of a scope first, by their date, then the passages of each.
_PASSAGES_OF = "FROM briefing b CROSS JOIN passage p ON p.briefing_id = b.id"


@dataclass(frozen=True, slots=True)
class Card:
    """What a list of the library shows of a briefing; `added` is when it came into it."""

    id: str
    title: str
    date: date | None
    tags: tuple[str, ...]
    source: str
    sentences: int
    added: datetime


@dataclass(frozen=True, slots=True)
class Extent:
    """How many briefings lie in a scope, of what dates, and how many it leaves out for having no date."""

    briefings: int
    undated: int
    oldest: date | None
    newest: date | None


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
            # The lowest byte is the kind, those above it say more about it.
            if error.sqlite_errorcode & 0xFF not in _NOT_DAMAGED:
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


class Snapshot:
    """The library at one moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def stamp(self) -> str:
        """Changes with every transaction that changes the passages."""
        return str(self._value("SELECT value FROM meta WHERE key = 'stamp'"))

    def descends_from(self, stamp: str) -> bool:
        """Did the library have this stamp before? Not so where it was put back from a copy in between."""
        return self._value("SELECT 1 FROM meta WHERE key = ?", (f"past stamp {stamp}",)) is not None

    @property
    def encoder(self) -> str | None:
        """The name of the encoder that made the vectors; None while there are none."""
        name = self._value("SELECT value FROM meta WHERE key = 'encoder'")
        return None if name is None else str(name)

    @property
    def passage_count(self) -> int:
        return int(self._value("SELECT count(*) FROM passage"))

    def damage(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file, and rows that miss their counterpart."""
        found = [row[0] for row in self._rows("PRAGMA integrity_check(10)") if row[0] != "ok"]
        found += [
            f"a row of {row[0]} points at a {row[2]} that is not there"
            for row in self._rows("PRAGMA foreign_key_check")
        ]
        pairs = {"vector": "passage_id", "words": "rowid"}
        for table, key in pairs.items():
            query = f"SELECT count(*) FROM passage WHERE id NOT IN (SELECT {key} FROM {table})"
            if missing := self._value(query):
                found.append(f"{missing} passages have no row in {table}")
        return found

    def fingerprint(self) -> str:
        """Return 64 hex digits that change when a briefing comes or goes, or is cut into other sentences."""
        rows = self._rows(
            'SELECT b.id, count(s.start), total(s.start), total(s."end") FROM briefing b '
            "LEFT JOIN sentence s ON s.briefing_id = b.id WHERE b.current GROUP BY b.id ORDER BY b.id"
        )
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

    def extent(self, scope: Scope) -> Extent:
        where, values = _conditions(scope)
        count, oldest, newest = self._rows(
            f"SELECT count(*), min(b.date), max(b.date) FROM briefing b WHERE {where}", values
        )[0]
        undated = 0
        if scope.is_dated:
            where, values = _conditions(Scope(tags=scope.tags, briefings=scope.briefings))
            undated = self._value(f"SELECT count(*) FROM briefing b WHERE {where} AND b.date IS NULL", values)
        return Extent(count, undated, _date(oldest), _date(newest))

    def cards(self, scope: Scope) -> tuple[Card, ...]:
        """Return the briefings in a scope, newest first, undated last."""
        where, values = _conditions(scope)
        rows = self._rows(
            "SELECT b.id, b.title, b.date, b.tags, b.source, "
            "(SELECT count(*) FROM sentence s WHERE s.briefing_id = b.id), b.added "
            f"FROM briefing b WHERE {where} ORDER BY b.date DESC, b.title, b.id",
            values,
        )
        return tuple(
            Card(i, title, _date(day), tuple(json.loads(tags)), source, n, datetime.fromisoformat(added))
            for i, title, day, tags, source, n, added in rows
        )

    def briefing(self, briefing_id: str) -> Briefing:
        """Return a briefing, a replaced one too; UnknownBriefing where there is none."""
        query = "SELECT title, date, tags, sections, text, source FROM briefing WHERE id = ?"
        # Ids are ASCII; half a UTF-16 pair could not even be looked for.
        rows = self._rows(query, (briefing_id,)) if briefing_id.isascii() else ()
        if not rows:
            raise UnknownBriefing(briefing_id)
        title, day, tags, sections, text, source = rows[0]
        unpacked = (Section(SectionKind(kind), *rest) for kind, *rest in json.loads(sections))
        return Briefing(text, title, _date(day), tuple(json.loads(tags)), tuple(unpacked), source)

    def holds(self, briefing_id: str) -> bool:
        """Is there a briefing of this id, a replaced one too?"""
        query = "SELECT 1 FROM briefing WHERE id = ?"
        return briefing_id.isascii() and self._value(query, (briefing_id,)) is not None

    def sentences(self, briefing: Briefing) -> tuple[Sentence, ...]:
        rows = self._rows('SELECT start, "end" FROM sentence WHERE briefing_id = ? ORDER BY position', (briefing.id,))
        return tuple(Sentence(briefing.id, start, end, briefing.text[start:end]) for start, end in rows)

    def event_dates(self, briefing: Briefing) -> dict[Sentence, tuple[EventDate, ...]]:
        """Return the days that the sentences of a briefing speak of; those that name none are left out."""
        sentences = self.sentences(briefing)
        rows = self._rows(
            'SELECT position, start, "end", first, last FROM event_date WHERE briefing_id = ? ORDER BY position, start',
            (briefing.id,),
        )
        found: dict[Sentence, tuple[EventDate, ...]] = {}
        for position, start, end, first, last in rows:
            one = sentences[position]
            days = date.fromisoformat(first), date.fromisoformat(last)
            found[one] = (*found.get(one, ()), EventDate(*days, one.text[start:end], start, end))
        return found

    def with_event(self, days: Span, scope: Scope, longest: int) -> tuple[str, ...]:
        """Return the ids of the briefings in a scope with an event date that overlaps some days.

        Left out are event dates of more than `longest` days: "this year" says little about the third of March.
        """
        where, values = _conditions(scope)
        rows = self._rows(
            "SELECT DISTINCT b.id FROM event_date e CROSS JOIN briefing b ON b.id = e.briefing_id "
            f"WHERE e.first <= ? AND e.last >= ? AND julianday(e.last) - julianday(e.first) < ? AND {where}",
            [days.last.isoformat(), days.first.isoformat(), longest, *values],
        )
        return tuple(row[0] for row in rows)

    def added_since(self, moment: datetime) -> tuple[str, ...]:
        """Return the ids of the searched briefings that came into the library at a moment or later."""
        written = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows = self._rows("SELECT id FROM briefing WHERE current AND added >= ? ORDER BY rowid", (written,))
        return tuple(row[0] for row in rows)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Return the passages with these ids, and their briefings; each briefing is read once."""
        found = self._rows(
            'SELECT id, briefing_id, first, last, start, "end" FROM passage '
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        briefings = {briefing_id: self.briefing(briefing_id) for briefing_id in {row[1] for row in found}}
        sentences = {briefing_id: self.sentences(briefing) for briefing_id, briefing in briefings.items()}
        return {
            i: Passage(briefings[b], sentences[b][first : last + 1], start, end)
            for i, b, first, last, start, end in found
        }

    def passage_ids(self, scope: Scope | None = None) -> np.ndarray:
        """Return the ids of the passages in a scope, in ascending order, as int64."""
        if scope is None:
            rows = self._rows("SELECT passage_id FROM vector ORDER BY passage_id")
        else:
            where, values = _conditions(scope)
            rows = self._rows(
                f"SELECT p.id {_PASSAGES_OF} WHERE {where} ORDER BY p.id",
                values,
            )
        return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))

    def vectors(self, after: int = 0) -> Iterator[tuple[np.ndarray, Vectors]]:
        """Give (ids, vectors) of all passages with an id above `after`, some thousands at a time."""
        cursor = self._connection.execute(
            "SELECT passage_id, value FROM vector WHERE passage_id > ? ORDER BY 1", (after,)
        )
        while rows := cursor.fetchmany(4096):
            ids = np.array([row[0] for row in rows], dtype=np.int64)
            yield ids, np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float32).reshape(len(rows), -1)

    def word_scores(self, query: str, scope: Scope, most: int) -> dict[int, float]:
        """Return the BM25 scores (higher is better) of the best passages in a scope for an FTS5 query."""
        where, values = _conditions(scope)
        within = "" if scope == Scope() else f"AND +rowid IN (SELECT p.id {_PASSAGES_OF} WHERE {where})"
        return self._scores(within, query, [*(values if within else []), most])

    def word_scores_of(self, query: str, ids: Iterable[int]) -> dict[int, float]:
        """Return the BM25 scores of the given passages, those that do not match left out."""
        packed = json.dumps([int(i) for i in ids])
        return self._scores("AND +rowid IN (SELECT value FROM json_each(?))", query, [packed, -1])

    def frequency(self, word: str) -> int:
        """Return how many passages hold a word, in any of its forms."""
        quoted = '"{}"'.format(word.replace('"', '""'))
        return int(self._value("SELECT count(*) FROM words WHERE words MATCH ?", (quoted,)))

    def vocabulary(self, beginning: str) -> tuple[str, ...]:
        """Return the words of the full-text index that begin so, as it keeps them: stemmed, lower case, no accents."""
        self._connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")
        rows = self._rows(
            "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ?", (beginning, beginning + "\U0010ffff")
        )
        return tuple(row[0] for row in rows)

    def holding(self, phrase: str, scope: Scope) -> tuple[int, ...]:
        """Return of each briefing in a scope the first passage that holds a phrase, or whose title does."""
        where, values = _conditions(scope)
        quoted = '"{}"'.format(phrase.replace('"', '""'))
        rows = self._rows(
            "SELECT min(p.id) FROM passage p JOIN briefing b ON b.id = p.briefing_id "
            f"WHERE p.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND {where} GROUP BY b.id",
            [quoted, *values],
        )
        return tuple(row[0] for row in rows)

    def stamps(self) -> dict[str, FileStamp]:
        """Return the files that were added, by path, in order."""
        return {
            row[0]: FileStamp(*row) for row in self._rows("SELECT path, size, modified, sha256 FROM file ORDER BY path")
        }

    def parts_per_file(self) -> dict[str, int]:
        """Return how many briefings each file holds."""
        return dict(self._rows("SELECT path, count(*) FROM place GROUP BY path"))

    def versions(self, path: str, part: str | None = None) -> tuple[str, ...]:
        """Return what stood in a file, or in one part of it, before and is searched no more."""
        rows = self._rows(
            "SELECT DISTINCT b.id FROM version v JOIN briefing b ON b.id = v.briefing_id "
            "WHERE v.path = ? AND v.part = coalesce(?, v.part) AND NOT b.current",
            (path, part),
        )
        return tuple(row[0] for row in rows)

    def parts(self, path: str) -> dict[str, str]:
        """Return what came from a file: part → briefing id."""
        return dict(self._rows("SELECT part, briefing_id FROM place WHERE path = ?", (path,)))

    def held(self, path: str, part: str) -> str | None:
        """Return the id of the briefing that this part of this file is, as far as the library knows."""
        found = self._value("SELECT briefing_id FROM place WHERE path = ? AND part = ?", (path, part))
        return None if found is None else str(found)

    def places(self, briefing_id: str) -> tuple[tuple[str, str], ...]:
        """Return where a briefing came from: (path, part)."""
        rows = self._rows("SELECT path, part FROM place WHERE briefing_id = ? ORDER BY path, part", (briefing_id,))
        return tuple((path, part) for path, part in rows)

    def paths(self, briefing_id: str) -> tuple[str, ...]:
        """Return the files that hold a briefing or held it before."""
        query = "SELECT path FROM place WHERE briefing_id = ?1 UNION SELECT path FROM version WHERE briefing_id = ?1"
        return tuple(row[0] for row in self._rows(query, (briefing_id,)))

    def from_source(self, source: str) -> tuple[str, ...]:
        """Return the ids of the searched briefings that name this as their source."""
        return tuple(row[0] for row in self._rows("SELECT id FROM briefing WHERE current AND source = ?", (source,)))

    def current_ids(self) -> tuple[str, ...]:
        """Return the ids of all briefings that are searched, in the order in which they came."""
        return tuple(row[0] for row in self._rows("SELECT id FROM briefing WHERE current ORDER BY rowid"))

    def _scores(self, within: str, query: str, values: list[Any]) -> dict[int, float]:
        # `within` says "+rowid": without the plus SQLite runs the full-text query again for each single row id.
        rows = self._rows(
            f"SELECT rowid, -bm25(words, {TITLE_WEIGHT}, {TEXT_WEIGHT}) FROM words WHERE words MATCH ? {within} "
            f"ORDER BY bm25(words, {TITLE_WEIGHT}, {TEXT_WEIGHT}) LIMIT ?",
            [query, *values],
        )
        return dict(rows)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        return self._connection.execute(query, values).fetchall()

    def _value(self, query: str, values: Sequence[Any] = ()) -> Any:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else row[0]


class Change(Snapshot):
    """The library within one change of it."""

    changes_passages = False
    erases = False

    def renew_stamp(self) -> None:
        """Say that vectors derived from the library as it was are out of date."""
        self._connection.execute("INSERT INTO meta SELECT 'past stamp ' || value, '' FROM meta WHERE key = 'stamp'")
        self._connection.execute("UPDATE meta SET value = ? WHERE key = 'stamp'", (os.urandom(8).hex(),))

    def name_encoder(self, name: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('encoder', ?)", (name,))

    def put(
        self, briefing: Briefing, sentences: Sequence[Sentence], passages: Sequence[Passage], vectors: Vectors
    ) -> None:
        """Store a briefing and make it searchable; one that was replaced before becomes current again, added anew."""
        briefing_id = briefing.id
        is_there = self._value("SELECT count(*) FROM briefing WHERE id = ? AND current", (briefing_id,))
        self.retire(briefing_id)
        self._connection.execute(
            "INSERT INTO briefing (id, title, date, tags, sections, text, source, current) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 1) "
            "ON CONFLICT (id) DO UPDATE SET current = 1, sections = excluded.sections, source = excluded.source"
            # Encoded anew it was there all along.
            + ("" if is_there else ", added = excluded.added"),
            (
                briefing_id,
                briefing.title,
                briefing.date.isoformat() if briefing.date else None,
                json.dumps(briefing.tags, ensure_ascii=False),
                json.dumps([(s.kind.value, s.heading, s.start, s.end) for s in briefing.sections], ensure_ascii=False),
                briefing.text,
                briefing.source,
            ),
        )
        self._connection.execute("DELETE FROM sentence WHERE briefing_id = ?", (briefing_id,))
        self._connection.executemany(
            "INSERT INTO sentence VALUES (?, ?, ?, ?)",
            ((briefing_id, position, s.start, s.end) for position, s in enumerate(sentences)),
        )
        self.put_event_dates(briefing, sentences)
        positions = {sentence: position for position, sentence in enumerate(sentences)}
        for passage, vector in zip(passages, vectors, strict=True):
            first, last = positions[passage.sentences[0]], positions[passage.sentences[-1]]
            passage_id = self._connection.execute(
                'INSERT INTO passage (briefing_id, first, last, start, "end") VALUES (?, ?, ?, ?, ?)',
                (briefing_id, first, last, passage.start, passage.end),
            ).lastrowid
            self._connection.execute("INSERT INTO vector VALUES (?, ?)", (passage_id, vector.tobytes()))
            self._connection.execute(
                "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (passage_id, briefing.title, passage.text)
            )

    def put_event_dates(self, briefing: Briefing, sentences: Sequence[Sentence]) -> None:
        """Store the days that the sentences of a briefing, which are stored, speak of."""
        self._connection.executemany(
            "INSERT INTO event_date VALUES (?, ?, ?, ?, ?, ?)",
            (
                (briefing.id, position, e.start, e.end, e.first.isoformat(), e.last.isoformat())
                for position, sentence in enumerate(sentences)
                for e in event_dates(sentence.text, briefing.date)
            ),
        )

    def set_place(self, path: str, part: str, briefing_id: str) -> None:
        """Say that this part of this file now is that briefing; what it was is kept as an earlier version."""
        held = self.held(path, part)
        if held == briefing_id:
            return
        if held is not None:
            self.drop_place(path, part)
        self._connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", (path, part, briefing_id))

    def drop_place(self, path: str, part: str) -> None:
        """Say that the file no longer has this part; what it was is kept as an earlier version."""
        self._connection.execute(
            "INSERT OR IGNORE INTO version SELECT path, part, briefing_id FROM place WHERE path = ? AND part = ?",
            (path, part),
        )
        self._connection.execute("DELETE FROM place WHERE path = ? AND part = ?", (path, part))

    def retire(self, briefing_id: str) -> None:
        """Take a briefing out of the search; its text stays, for answers that cite it."""
        self.changes_passages = True
        ids = "SELECT id FROM passage WHERE briefing_id = ?"
        self._connection.execute(f"DELETE FROM words WHERE rowid IN ({ids})", (briefing_id,))
        self._connection.execute("DELETE FROM passage WHERE briefing_id = ?", (briefing_id,))
        self._connection.execute("UPDATE briefing SET current = 0 WHERE id = ?", (briefing_id,))

    def erase(self, briefing_id: str) -> None:
        """Remove a briefing and all that was made of it; answers that cite it can no longer be opened."""
        self.erases = True
        self.retire(briefing_id)
        self._connection.execute("DELETE FROM briefing WHERE id = ?", (briefing_id,))

    def set_file(self, stamp: FileStamp) -> None:
        """Say what a file was when it was read."""
        self._connection.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (stamp.path, stamp.size, stamp.modified, stamp.sha256)
        )

    def forget_file(self, path: str) -> None:
        """Say that a file has to be read again; one of which nothing is left in the library is not known any more."""
        self._connection.execute("UPDATE file SET size = -1, modified = -1, sha256 = '' WHERE path = ?", (path,))
        if not self.parts(path):
            self.detach_file(path)

    def detach_file(self, path: str) -> None:
        """Say that a file is known no more; what came from it stays, like a briefing that came from no file."""
        self._connection.execute("DELETE FROM file WHERE path = ?", (path,))

    def drop_file(self, path: str) -> tuple[str, ...]:
        """Say that a file is no more, nor any place in it; return the ids of what it holds and held before."""
        query = "SELECT briefing_id FROM place WHERE path = ?1 UNION SELECT briefing_id FROM version WHERE path = ?1"
        ids = tuple(row[0] for row in self._rows(query, (path,)))
        for table in ("place", "version", "file"):
            self._connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
        return ids


def _conditions(scope: Scope) -> tuple[str, list[Any]]:
    """Return an SQL condition on the briefing `b`, and its values."""
    parts, values = ["b.current"], []
    if scope.since:
        parts.append("b.date >= ?")
        values.append(scope.since.isoformat())
    if scope.until:
        parts.append("b.date <= ?")
        values.append(scope.until.isoformat())
    if scope.tags:
        parts.append("EXISTS (SELECT 1 FROM json_each(b.tags) t WHERE t.value IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(scope.tags))
    if scope.briefings:
        parts.append("b.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(scope.briefings))
    return " AND ".join(parts), values


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
