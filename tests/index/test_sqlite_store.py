import contextlib
import sqlite3
import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.errors import DamagedLibrary, UnknownBriefing
from index.file_stamp import FileStamp
from index.scope import Scope
from index.span import Span, one
from index.sqlite_store import SqliteStore
from tests.fakes import briefing

ROW = np.array([[1, 0]], dtype=np.float32)


@pytest.fixture
def store(tmp_path):
    store = SqliteStore(tmp_path)
    store.create()
    return store


def put(change, one):
    whole = Sentence(one.id, 0, len(one.text), one.text)
    change.put(one, [whole], [Passage(one, (whole,), 0, len(one.text))], ROW)
    return one


def test_a_change_that_raises_leaves_nothing_behind(store):
    with pytest.raises(RuntimeError), store.write() as change:
        put(change, briefing("A ferry sank."))
        raise RuntimeError

    with store.read() as snapshot:
        assert snapshot.current_ids() == ()
        assert snapshot.passage_ids().tolist() == []


def test_a_reader_sees_the_library_as_it_was_when_it_began(store):
    with store.read() as snapshot:
        before = snapshot.stamp
        with store.write() as change:
            put(change, briefing("A ferry sank."))
        assert snapshot.current_ids() == ()
        assert snapshot.stamp == before

    with store.read() as later:
        assert len(later.current_ids()) == 1
        assert later.stamp != before
        assert later.descends_from(before)
        assert not later.descends_from("0123456789abcdef")


def test_an_id_that_was_used_is_never_used_again(store):
    seen = []
    for _ in range(3):
        with store.write() as change:
            one = put(change, briefing("A ferry sank."))
            seen += change.passage_ids().tolist()
            change.erase(one.id)

    assert seen == [1, 2, 3]


def test_naming_a_place_leaves_the_stamp_as_it_is(store):
    with store.write() as change:
        one = put(change, briefing("A ferry sank."))
    with store.read() as snapshot:
        before = snapshot.stamp
    with store.write() as change:
        change.set_place("a.txt", "", one.id)

    with store.read() as snapshot:
        assert snapshot.stamp == before


def test_what_a_kill_left_of_a_deleted_database_does_not_come_back(store, tmp_path):
    with store.write() as change:
        put(change, briefing("A ferry sank."))
        log = store.path.with_name("library.db-wal").read_bytes()  # what is not yet in the database itself
    store.path.unlink()
    store.path.with_name("library.db-wal").write_bytes(log)
    store.path.with_name("library.db-shm").write_bytes(b"of another state")

    store.create()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["library.db"]
    with store.read() as snapshot:
        assert snapshot.current_ids() == ()


def test_what_stood_in_a_place_before_is_an_earlier_version_until_it_is_back(store):
    old, new = briefing("A ferry sank."), briefing("Rain fell.")
    with store.write() as change:
        for one in (old, new):
            put(change, one)
            change.set_place("a.txt", "", one.id)
        change.retire(old.id)

        assert change.versions("a.txt") == change.versions("a.txt", "") == (old.id,)
        assert change.versions("a.txt", "#1") == change.versions("b.txt") == ()
        put(change, old)
        assert change.versions("a.txt") == ()


def test_erasing_leaves_no_trace_of_the_text(store):
    with store.write() as change:
        one = put(change, briefing("A ferry sank.", title="Zanzibar"))
        change.set_place("a.txt", "", one.id)
        change.erase(one.id)

    connection = sqlite3.connect(store.path)
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("briefing", "sentence", "passage", "vector", "words", "place", "version")
    ]
    connection.close()
    assert counts == [0] * 7


def test_a_file_of_which_something_is_left_is_to_be_read_again(store):
    with store.write() as change:
        change.set_file(FileStamp("a.txt", 1, 2, "3"))
        change.set_place("a.txt", "", put(change, briefing("A ferry sank.")).id)
        change.forget_file("a.txt")
        assert not change.stamps()["a.txt"].is_finished
        change.drop_place("a.txt", "")
        change.forget_file("a.txt")
        assert change.stamps() == {}


def test_cards_come_newest_first_and_undated_last(store):
    days = [None, date(2024, 5, 1), date(2024, 6, 1)]
    with store.write() as change:
        for day in days:
            put(change, briefing(f"Note of {day}.", day=day))

    with store.read() as snapshot:
        assert [card.date for card in snapshot.cards(Scope())] == days[::-1]


def test_the_briefings_of_other_days_are_not_read_for_a_scope_of_one(store):
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(200)]
    with store.write() as change:
        for day in days:
            put(change, briefing("A ferry sank.", day=day))
    steps = []

    with store.read() as snapshot:
        snapshot._connection.set_progress_handler(lambda: steps.append(1), 1)  # called at each step of SQLite
        found = snapshot.passage_ids(Scope(since=days[7], until=days[7]))

    assert found.tolist() == [8]
    assert len(steps) < len(days)


def test_a_database_that_is_damaged_inside_is_told(store):
    with store.write() as change:
        for n in range(200):
            put(change, briefing(f"Note {n}. " * 50))
    content = bytearray(store.path.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\xff" * (4096 * 37)
    store.path.write_bytes(content)

    with pytest.raises(DamagedLibrary, match="malformed"), store.read() as snapshot:
        for briefing_id in snapshot.current_ids():
            snapshot.sentences(snapshot.briefing(briefing_id))
        snapshot.word_scores('"note"', Scope(), 10)


def spoil(store, column, value):
    with contextlib.closing(sqlite3.connect(store.path)) as database:
        database.execute(f"UPDATE briefing SET {column} = {value}")  # noqa: S608
        database.commit()


def test_a_text_whose_bytes_are_no_text_is_told_as_damage(store):
    with store.write() as change:
        note = put(change, briefing("A ferry sank."))
    spoil(store, "text", "CAST(x'41ff42' AS TEXT)")

    with pytest.raises(DamagedLibrary, match="UTF-8"), store.read() as snapshot:
        snapshot.briefing(note.id)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("text", "'A ferry sang.'"),
        ("text", "CAST(x'41ff42' AS TEXT)"),
        ("title", "'Another'"),
        ("date", "'never'"),
        ("tags", "'['"),
        ("sections", "'[1]'"),
    ],
)
def test_a_briefing_that_is_not_as_it_was_added_is_found(column, value, store):
    with store.write() as change:
        note = put(change, briefing("A ferry sank.", title="Ferries", day=date(2026, 3, 12), tags=("sea",)))
    with store.read() as snapshot:
        assert snapshot.damage() == []

    spoil(store, column, value)

    with store.read() as snapshot:
        assert snapshot.damage() == [f"briefing {note.id} is not as it was added"]


def test_of_many_briefings_that_are_not_as_they_were_added_ten_are_named(store):
    with store.write() as change:
        for n in range(12):
            put(change, briefing(f"Note {n}."))
    spoil(store, "text", "'Gone.'")

    with store.read() as snapshot:
        assert len(snapshot.damage()) == 10


storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(
    text=storable.filter(bool),
    title=storable,
    source=storable,
    tags=st.lists(storable, max_size=3),
    heading=storable,
    day=st.none() | st.dates(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_a_briefing_comes_back_as_it_was_put_in(text, title, source, tags, heading, day, store):
    sections = (Section(SectionKind.TAKEAWAYS, heading, 0, len(text)),)
    one = Briefing(text, title, day, tuple(tags), sections, source)

    with store.write() as change:
        put(change, one)

    with store.read() as snapshot:
        assert snapshot.briefing(one.id) == one
        assert [sentence.text for sentence in snapshot.sentences(one)] == [text]
        assert one.id in [card.id for card in snapshot.cards(Scope(tags=tuple(tags)))]


@pytest.mark.parametrize("asked", ["dam", "Dam", "DAM", "übung", "ÜBUNG"])
def test_a_tag_is_found_whatever_its_case(asked, store):
    with store.write() as change:
        one = put(change, briefing("A dam broke.", tags=("Dam", "Übung")))

    with store.read() as snapshot:
        assert [card.id for card in snapshot.cards(Scope(tags=(asked,)))] == [one.id]


def test_half_a_briefing_id_is_unknown(store):
    with store.read() as snapshot, pytest.raises(UnknownBriefing):
        snapshot.briefing("é")


def test_the_event_dates_of_sentences_are_stored_with_the_words_they_come_from(store):
    with store.write() as change:
        told = put(change, briefing("A ferry sank on Tuesday.", day=date(2026, 3, 12)))

    with store.read() as snapshot:
        ((sentence, (event,)),) = snapshot.event_dates(told).items()
    assert (event.first, event.last, event.words) == (date(2026, 3, 10), date(2026, 3, 10), "Tuesday")
    assert sentence.text[event.start : event.end] == "Tuesday"


def test_briefings_are_found_by_the_days_that_they_speak_of(store):
    with store.write() as change:
        on = put(change, briefing("A ferry sank on Tuesday.", "on", day=date(2026, 3, 12)))
        put(change, briefing("A port closed on Monday.", "before", day=date(2026, 3, 12)))
        put(change, briefing("Three ferries sank this year.", "year", day=date(2026, 3, 12)))

    with store.read() as snapshot:
        assert snapshot.with_event(one(date(2026, 3, 10)), Scope(), 7) == (on.id,)
        assert snapshot.with_event(one(date(2026, 3, 10)), Scope(until=date(2026, 3, 11)), 7) == ()


def test_a_briefing_speaks_of_days_where_what_it_names_begins_within_them_or_covers_them(store):
    with store.write() as change:
        put(change, briefing("A ferry lay still from 5 to 10 March.", "before", day=date(2026, 3, 20)))
        begun = put(change, briefing("A ferry lay still from 14 to 17 March.", "begun", day=date(2026, 3, 20)))
        whole = put(change, briefing("A ferry lay still from 8 to 16 March.", "whole", day=date(2026, 3, 20)))

    with store.read() as snapshot:
        week = Span(date(2026, 3, 9), date(2026, 3, 15))
        assert set(snapshot.with_event(week, Scope(), 9)) == {begun.id, whole.id}


def test_an_erased_briefing_leaves_no_event_dates_and_a_replaced_one_is_not_found_by_them(store):
    with store.write() as change:
        erased = put(change, briefing("A ferry sank on Tuesday.", day=date(2026, 3, 12)))
        retired = put(change, briefing("A port closed on Tuesday.", day=date(2026, 3, 12)))
        change.erase(erased.id)
        change.retire(retired.id)

    with store.read() as snapshot:
        assert snapshot.event_dates(erased) == {}
        assert len(snapshot.event_dates(retired)) == 1
        assert snapshot.with_event(one(date(2026, 3, 10)), Scope(), 7) == ()
        assert snapshot.damage() == []


def test_what_was_added_since_a_moment_is_known(store):
    with store.write() as change:
        new = put(change, briefing("A ferry sank."))

    with store.read() as snapshot:
        assert snapshot.added_since(datetime.now(UTC) - timedelta(hours=1)) == (new.id,)
        assert snapshot.added_since(datetime.now(UTC) + timedelta(hours=1)) == ()


def test_a_briefing_is_added_when_others_can_see_it(store):
    with store.write() as change:
        new = put(change, briefing("A ferry sank."))
        time.sleep(1.1)  # moments are kept to the second
        looked = datetime.now(UTC)

    with store.read() as snapshot:
        assert snapshot.added_since(looked) == (new.id,)


LONG_AGO = datetime(2026, 2, 13, tzinfo=UTC)


def added_long_ago(store, one):
    with store.write() as change:
        put(change, one)
    with contextlib.closing(sqlite3.connect(store.path)) as database:
        database.execute("UPDATE briefing SET added = '2026-02-13T00:00:00Z'")
        database.commit()
    return one


def test_a_briefing_that_comes_back_is_added_anew(store):
    back = added_long_ago(store, briefing("A ferry sank."))
    with store.write() as change:
        change.retire(back.id)

    with store.write() as change:
        put(change, back)

    with store.read() as snapshot:
        assert snapshot.added_since(LONG_AGO + timedelta(days=1)) == (back.id,)


def test_a_briefing_that_is_encoded_anew_was_there_all_along(store):
    there = added_long_ago(store, briefing("A ferry sank."))

    with store.write() as change:
        put(change, there)

    with store.read() as snapshot:
        assert snapshot.added_since(LONG_AGO + timedelta(days=1)) == ()
        assert snapshot.added_since(LONG_AGO) == (there.id,)
