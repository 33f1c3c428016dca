"""The library at one moment, read from SQLite."""

# ruff: noqa: S608 - conditions are put together here; values are always bound
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import numpy as np

from index.briefing import Briefing, Card, Passage, Section, SectionKind, Sentence
from index.digest import text_sha256
from index.encoder import Vectors
from index.errors import UnknownBriefing
from index.event_dates import EventDate
from index.file_stamp import FileStamp
from index.scope import Extent, Scope
from index.span import Span
from index.words import LONGEST_ACRONYM, any_spelling, quoted

# A title says what a briefing is about but is repeated with each of its passages.
TITLE_WEIGHT, TEXT_WEIGHT = 0.3, 1.0

# CROSS JOIN keeps the order: the briefings of a scope first, by their date, then the passages of each.
_PASSAGES_OF = "FROM briefing b CROSS JOIN passage p ON p.briefing_id = b.id"


class Snapshot:
    """The library at one moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # SQLite's own lower() knows the letters of ASCII only.
        connection.create_function("casefold", 1, str.casefold, deterministic=True)

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

    @property
    def has_vectors(self) -> bool:
        return self._value("SELECT 1 FROM vector LIMIT 1") is not None

    def damage(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file, rows that miss their counterpart, altered briefings.

        Of the last at most ten: those that cannot be read, and those whose id is not made of what is read.
        """
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
        ids = (row[0] for row in self._rows("SELECT id FROM briefing ORDER BY id"))
        altered = (briefing_id for briefing_id in ids if not self._is_unaltered(briefing_id))
        return found + [f"briefing {briefing_id} is not as it was added" for briefing_id in islice(altered, 10)]

    def _is_unaltered(self, briefing_id: str) -> bool:
        try:
            return self.briefing(briefing_id).id == briefing_id
        except (sqlite3.DatabaseError, UnknownBriefing, ValueError, TypeError):
            return False  # no valid UTF-8, no day, not the JSON that was written

    def fingerprint(self) -> str:
        """Return 64 hex digits that change when a briefing comes or goes, or is cut into other sentences."""
        rows = self._rows(
            'SELECT b.id, count(s.start), total(s.start), total(s."end") FROM briefing b '
            "LEFT JOIN sentence s ON s.briefing_id = b.id WHERE b.current GROUP BY b.id ORDER BY b.id"
        )
        return text_sha256(json.dumps(rows))

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
        return tuple(_sentence(briefing, *row) for row in rows)

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
        """Return the ids of the briefings in a scope with an event date that begins within some days or covers them.

        Left out are event dates of more than `longest` days: "this year" says little about the third of March.
        """
        where, values = _conditions(scope)
        first, last = days.first.isoformat(), days.last.isoformat()
        rows = self._rows(
            "SELECT DISTINCT b.id FROM event_date e CROSS JOIN briefing b ON b.id = e.briefing_id "
            "WHERE e.first <= ? AND e.last >= ? AND (e.first >= ? OR e.last >= ?) "
            f"AND julianday(e.last) - julianday(e.first) < ? AND {where}",
            [last, first, first, last, longest, *values],
        )
        return tuple(row[0] for row in rows)

    def added_since(self, moment: datetime) -> tuple[str, ...]:
        """Return the ids of the searched briefings that came into the library at a moment or later."""
        written = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows = self._rows("SELECT id FROM briefing WHERE current AND added >= ? ORDER BY rowid", (written,))
        return tuple(row[0] for row in rows)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Return the passages with these ids, and their briefings; each briefing is read once."""
        rows = self._rows(
            'SELECT p.id, p.briefing_id, p.start, p."end", s.start, s."end" FROM passage p '
            "JOIN sentence s ON s.briefing_id = p.briefing_id AND s.position BETWEEN p.first AND p.last "
            "WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id, s.position",
            (json.dumps(list(ids)),),
        )
        briefings = {briefing_id: self.briefing(briefing_id) for briefing_id in {row[1] for row in rows}}
        return {
            i: Passage(briefings[b], tuple(_sentence(briefings[b], *row[4:]) for row in group), start, end)
            for (i, b, start, end), group in groupby(rows, key=itemgetter(0, 1, 2, 3))
        }

    def passage_ids(self, scope: Scope | None = None) -> np.ndarray:
        """Return the ids of the passages in a scope, in ascending order, as int64."""
        if scope is None:
            rows = self._rows("SELECT passage_id FROM vector ORDER BY passage_id")
        else:
            where, values = _conditions(scope)
            rows = self._rows(f"SELECT p.id {_PASSAGES_OF} WHERE {where} ORDER BY p.id", values)
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
        # "us" may be "U.S." in the passages.
        query = any_spelling(word) if word.isalpha() and len(word) <= LONGEST_ACRONYM else quoted(word)
        return int(self._value("SELECT count(*) FROM words WHERE words MATCH ?", (query,)))

    def vocabulary(self, beginning: str) -> tuple[str, ...]:
        """Return the words of the full-text index that begin so, as it keeps them: stemmed, lower case, no accents."""
        self._connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")
        rows = self._rows(
            "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ?", (beginning, beginning + "\U0010ffff")
        )
        return tuple(row[0] for row in rows)

    def holding(self, phrase: str, scope: Scope, most: int) -> tuple[int, ...]:
        """Return of each briefing in a scope the first passage that holds a phrase, or whose title does.

        Of at most so many briefings, whichever; -1 is all.
        """
        where, values = _conditions(scope)
        rows = self._rows(
            "SELECT min(p.id) FROM passage p CROSS JOIN briefing b ON b.id = p.briefing_id "
            f"WHERE p.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND {where} GROUP BY b.id LIMIT ?",
            [quoted(phrase), *values, most],
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


def _conditions(scope: Scope) -> tuple[str, list[Any]]:
    """Return an SQL condition on the briefing `b`, and its values."""
    # "= 1" leads into `briefing_by_date`, past the texts of other days; without dates the ids or words are to lead.
    parts, values = ["b.current = 1" if scope.is_dated else "b.current"], []
    if scope.since:
        parts.append("b.date >= ?")
        values.append(scope.since.isoformat())
    if scope.until:
        parts.append("b.date <= ?")
        values.append(scope.until.isoformat())
    if scope.tags:
        wanted = "casefold(t.value) IN (SELECT value FROM json_each(?))"
        parts.append(f"EXISTS (SELECT 1 FROM json_each(b.tags) t WHERE {wanted})")
        values.append(json.dumps([tag.casefold() for tag in scope.tags]))
    if scope.briefings:
        parts.append("b.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(scope.briefings))
    return " AND ".join(parts), values


def _sentence(briefing: Briefing, start: int, end: int) -> Sentence:
    return Sentence(briefing.id, start, end, briefing.text[start:end])


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
