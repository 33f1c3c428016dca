"""A change of the library in SQLite: what is stored of a briefing, where it is from, and how it goes again."""

# ruff: noqa: S608 - only names of tables and our own queries are put together here; values are always bound
import json
import os
from collections.abc import Sequence

from index.briefing import Briefing, Passage, Sentence
from index.encoder import Vectors
from index.event_dates import event_dates
from index.file_stamp import FileStamp
from index.snapshot import Snapshot


class Change(Snapshot):
    """The library within one change of it."""

    changes_passages = False
    erases = False
    _came: tuple[str, ...] = ()

    def date_what_came(self) -> None:
        """Say of the briefings that came that they came now, as the change ends: nobody could see them before."""
        self._connection.execute(
            "UPDATE briefing SET added = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(self._came),),
        )

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
            "ON CONFLICT (id) DO UPDATE SET current = 1, sections = excluded.sections, source = excluded.source",
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
        if not is_there:  # else it is encoded anew, and was there all along
            self._came += (briefing_id,)
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
