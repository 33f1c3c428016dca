"""Adding, replacing and removing; what is found meanwhile, and what stays of what was cited."""

import json
import os
import re
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import filelock
import pytest

from index.briefing import Section, SectionKind
from index.errors import (
    AmbiguousName,
    BriefingsError,
    DamagedLibrary,
    EncoderMismatch,
    LibraryInUse,
    UnknownBriefing,
)
from index.library import AddReport
from index.scope import Scope
from index.span import one
from tests.fakes import HashEncoder, briefing, found, library

PORT = "The port of Odesa was closed."
RADAR = "A radar station was hit near Feodosia."
DEPOT = "Fuel depots burned near Engels."


@pytest.fixture
def encoder():
    return HashEncoder()


@pytest.fixture
def shelf(tmp_path, encoder):
    return library(tmp_path / "library", encoder)


@pytest.fixture
def notes(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def records(path, **texts):
    return write(path, "\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()))


def counts(report: AddReport) -> tuple[int, int, int, int]:
    return report.added, report.replaced, report.unchanged, report.removed


def texts(shelf):
    return sorted(shelf.briefing(card.id).text for card in shelf.cards())


# --- adding -----------------------------------------------------------------------------------------------------------


def test_a_card_tells_when_its_briefing_came_into_the_library(shelf, notes):
    before = datetime.now(UTC).replace(microsecond=0)

    shelf.add([write(notes / "radar.txt", RADAR)])

    [card] = shelf.cards()
    assert before <= card.added <= datetime.now(UTC)


def test_what_is_added_is_found(shelf, notes):
    report = shelf.add([write(notes / "a.txt", PORT), write(notes / "b.txt", RADAR)])

    assert counts(report) == (2, 0, 0, 0)
    assert found(shelf, "radar station") == [RADAR, PORT]


def test_an_unchanged_file_is_neither_read_nor_encoded_again(shelf, notes, encoder):
    shelf.add([write(notes / "a.txt", PORT)])
    encoder.encoded.clear()

    report = shelf.add([notes])

    assert counts(report) == (0, 0, 1, 0)
    assert encoder.encoded == []


def test_a_file_saved_again_with_the_same_content_is_unchanged(shelf, notes, encoder):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])
    encoder.encoded.clear()
    os.utime(path, (1, 1))

    assert counts(shelf.add([path])) == (0, 0, 1, 0)
    assert encoder.encoded == []


def test_a_file_saved_again_is_looked_into_only_once(shelf, notes):
    path = write(notes / "a.txt", PORT)
    os.utime(path, (1, 1))
    shelf.add([path])
    os.utime(path, (2, 2))
    shelf.add([path])
    write(path, RADAR[: len(PORT)].ljust(len(PORT)))
    os.utime(path, (2, 2))  # nothing but the content tells, and that is not looked at

    assert counts(shelf.add([path])) == (0, 0, 1, 0)


def test_a_changed_file_replaces_its_briefing(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])

    report = shelf.add([write(path, RADAR)])

    assert counts(report) == (0, 1, 0, 0)
    assert found(shelf, PORT) == [RADAR]


def test_a_change_of_the_same_length_within_a_tick_of_the_clock_is_seen(shelf, notes):
    path = write(notes / "a.txt", "11 were hurt.")
    before = path.stat()
    shelf.add([path])
    write(path, "14 were hurt.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert counts(shelf.add([path])) == (0, 1, 0, 0)


def test_a_file_with_an_older_content_again_is_found_again(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])
    shelf.add([write(path, RADAR)])

    assert counts(shelf.add([write(path, PORT)])) == (0, 1, 0, 0)
    assert found(shelf, "anything") == [PORT]


def test_two_files_with_the_same_content_are_one_briefing(shelf, notes, encoder):
    for folder in ("one", "other"):
        (notes / folder).mkdir()
        write(notes / folder / "port.txt", PORT)

    report = shelf.add([notes])

    assert counts(report) == (1, 0, 1, 0)
    assert shelf.named(str(notes / "one" / "port.txt")) == shelf.named(str(notes / "other" / "port.txt"))
    assert encoder.encoded == [PORT]


def test_what_two_places_hold_stays_as_long_as_one_of_them_does(shelf):
    shelf.add_briefings([briefing(PORT, "one"), briefing(PORT, "other")])

    assert counts(shelf.add_briefings([briefing(RADAR, "one")])) == (1, 0, 0, 0)
    assert texts(shelf) == [RADAR, PORT]
    assert counts(shelf.add_briefings([briefing(DEPOT, "other")])) == (0, 1, 0, 0)
    assert texts(shelf) == [RADAR, DEPOT]


def test_a_source_takes_over_what_another_one_held(shelf, encoder):
    shelf.add_briefings([briefing(PORT, "one"), briefing(RADAR, "other")])
    encoder.encoded.clear()

    report = shelf.add_briefings([briefing(DEPOT, "one"), briefing(PORT, "other")])

    assert texts(shelf) == [DEPOT, PORT]
    assert encoder.encoded == [DEPOT]
    assert (report.added + report.replaced, report.unchanged) == (1, 1)


def test_of_changed_records_only_those_that_changed_are_encoded(shelf, notes, encoder):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    encoder.encoded.clear()

    report = shelf.add([records(path, monday=PORT, tuesday=DEPOT)])

    assert counts(report) == (0, 1, 1, 0)
    assert encoder.encoded == [DEPOT]


def test_records_that_vanish_from_a_file_go(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])

    report = shelf.add([records(path, tuesday=RADAR)])

    assert counts(report) == (0, 0, 1, 1)
    assert texts(shelf) == [RADAR]


def test_records_without_ids_that_move_up_a_line_are_not_encoded_again(shelf, notes, encoder):
    lines = [json.dumps({"text": text, "title": "Note"}) for text in (PORT, RADAR, DEPOT)]
    path = write(notes / "days.jsonl", "\n".join(lines))
    shelf.add([path])
    encoder.encoded.clear()

    report = shelf.add([write(path, "\n".join(lines[1:]))])

    assert counts(report) == (0, 0, 2, 1)
    assert encoder.encoded == []


def test_a_file_that_became_unreadable_keeps_its_briefings_and_is_reported_each_time(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])
    write(path, "")

    for _ in range(2):
        report = shelf.add([notes])
        assert [failure.source for failure in report.failures] == [str(path)]
    assert found(shelf, "port") == [PORT]


def test_bad_records_are_reported_each_time(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday="")

    assert [len(shelf.add([path]).failures) for _ in range(2)] == [1, 1]
    assert texts(shelf) == [PORT]


def test_a_file_that_was_half_read_never_passes_for_the_one_it_was_before(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    shelf.add([records(path, monday=DEPOT, tuesday="")])

    shelf.add([records(path, monday=PORT, tuesday=RADAR)])

    assert texts(shelf) == [RADAR, PORT]


def test_pipes_and_devices_are_refused_without_waiting_for_their_end(shelf, notes):
    os.mkfifo(notes / "pipe.txt")

    report = shelf.add([notes / "pipe.txt", "/dev/zero"])

    assert len(report.failures) == 2


def test_a_file_whose_name_is_not_utf_8_costs_only_itself(shelf, notes):
    write(notes / "a.txt", PORT)
    (notes / os.fsdecode(b"caf\xe9.txt")).write_text(RADAR)

    report = shelf.add([notes])

    assert texts(shelf) == [PORT]
    assert [str(failure).isprintable() for failure in report.failures] == [True]


@pytest.mark.parametrize(
    "bad",
    [
        briefing("Half a pair: \ud83d."),
        briefing("A NUL: \0."),
        briefing(RADAR, title="\ud83d"),
        briefing(RADAR, tags=("\ud83d",)),
        briefing(RADAR, "\ud83d"),
        replace(briefing(RADAR), sections=(Section(SectionKind.OTHER, "\ud83d", 0, len(RADAR)),)),
    ],
)
def test_characters_that_cannot_be_stored_cost_only_their_briefing(bad, shelf):
    report = shelf.add_briefings([briefing(PORT, "a"), bad, briefing(DEPOT, "b")])

    assert texts(shelf) == [DEPOT, PORT]
    (failure,) = report.failures
    assert "cannot be stored" in str(failure)
    assert str(failure).encode()


def test_a_briefing_without_sentences_is_kept(shelf):
    empty = replace(briefing(PORT, "a"), sections=())
    shelf.add_briefings([empty])
    shelf.rebuild()

    assert shelf.briefing(empty.id) == empty
    assert shelf.search("port") == ()


def test_a_place_with_thousands_of_records_costs_no_more_for_each(shelf, notes):
    path = records(notes / "days.jsonl", **{f"day {n}": f"Note {n}." for n in range(3000)})

    assert shelf.add([path]).added == 3000


# --- ending early -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("interruption", [RuntimeError, KeyboardInterrupt])
def test_adding_that_ended_early_goes_on_where_it_stopped(interruption, shelf, encoder, monkeypatch):
    monkeypatch.setattr("index.add.BATCH", 2)
    many = [briefing(f"Note {n}.", f"{n}") for n in range(7)]

    def stop(progress):
        if progress.briefings >= 4:
            raise interruption

    with pytest.raises(interruption):
        shelf.add_briefings(many, on_progress=stop)
    assert len(shelf.cards()) == 4
    report = shelf.add_briefings(many)

    assert counts(report) == (3, 0, 4, 0)
    assert encoder.encoded == [one.text for one in many]


def test_progress_tells_what_is_stored_and_ends_at_one(shelf, notes, monkeypatch):
    monkeypatch.setattr("index.add.BATCH", 2)
    for n in range(5):
        write(notes / f"{n}.txt", f"Note {n}.")
    told = []

    shelf.add([notes], on_progress=lambda p: told.append((p.briefings, p.fraction, len(shelf.cards()))))

    assert [(stored, there) for stored, _, there in told] == [(2, 2), (4, 4), (5, 5)]
    assert [fraction for _, fraction, _ in told] == pytest.approx([0.4, 0.8, 1.0])


# --- what was cited ---------------------------------------------------------------------------------------------------


def test_a_replaced_briefing_still_opens_but_is_not_found(shelf):
    old, new = briefing(PORT, "a"), briefing(RADAR, "a")
    shelf.add_briefings([old])
    cited = shelf.sentences(old.id)
    shelf.add_briefings([new])

    assert shelf.briefing(old.id) == old
    assert shelf.sentences(old.id) == cited
    assert found(shelf, PORT) == [RADAR]
    assert [card.id for card in shelf.cards()] == [new.id]


def test_removing_erases_earlier_versions_too(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    earlier = [card.id for card in shelf.cards()]
    shelf.add([records(path, monday=DEPOT)])

    erased = shelf.remove([str(path)])

    assert set(erased) > set(earlier)
    for briefing_id in erased:
        with pytest.raises(UnknownBriefing):
            shelf.briefing(briefing_id)


def test_removing_leaves_the_earlier_versions_of_others_of_the_same_source(shelf, notes):
    # Many records name one publisher as their source.
    path = notes / "days.jsonl"

    def publish(**days):
        write(path, "\n".join(json.dumps({"id": i, "text": t, "source": "ISW"}) for i, t in days.items()))
        shelf.add([path])

    publish(monday=PORT, tuesday=RADAR)
    before = {shelf.briefing(card.id).text: card.id for card in shelf.cards()}
    publish(monday=PORT, tuesday=DEPOT)

    shelf.remove([before[PORT]])

    assert shelf.briefing(before[RADAR]).text == RADAR


def test_removing_leaves_what_another_file_holds_by_now(shelf):
    shelf.add_briefings([briefing(PORT, "one")])
    shelf.add_briefings([briefing(RADAR, "one"), briefing(PORT, "other")])

    shelf.remove(["one"])

    assert texts(shelf) == [PORT]


def test_removing_one_that_is_unknown_removes_none(shelf):
    one = briefing(PORT, "one")
    shelf.add_briefings([one])

    with pytest.raises(UnknownBriefing, match="nothing"):
        shelf.remove([one.id, "nothing"])
    assert texts(shelf) == [PORT]


def test_a_removed_file_can_be_added_again(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])
    shelf.remove([str(path)])

    assert counts(shelf.add([path])) == (1, 0, 0, 0)


def test_a_record_that_was_removed_comes_back_with_its_file(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    shelf.remove([next(card.id for card in shelf.cards() if shelf.briefing(card.id).text == PORT)])

    assert counts(shelf.add([path])) == (1, 0, 1, 0)


def test_a_file_is_named_by_its_relative_path_too(shelf, notes, monkeypatch):
    shelf.add([write(notes / "a.txt", PORT)])
    monkeypatch.chdir(notes)

    assert shelf.named("a.txt") == shelf.named(str(notes / "a.txt"))


def test_a_record_is_named_by_what_a_citation_shows_as_its_source(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])

    (tuesday,) = shelf.named(f"{path}:2")

    assert shelf.briefing(tuesday).text == RADAR


def test_six_characters_of_an_id_name_a_briefing(shelf, notes):
    shelf.add([write(notes / "a.txt", PORT), write(notes / "b.txt", RADAR)])
    whole = shelf.cards()[0].id

    assert shelf.named(whole[:6]) == shelf.named(whole[:6].upper()) == (whole,)
    with pytest.raises(UnknownBriefing):
        shelf.named(whole[:5])


def test_the_beginning_of_two_ids_names_neither(shelf):
    alike = [briefing("2735 ships waited.", "a"), briefing("4584 ships waited.", "b")]  # 5a55ec…, both
    shelf.add_briefings(alike)

    with pytest.raises(AmbiguousName) as error:
        shelf.remove([alike[0].id[:6]])

    assert all(f"{one.id} ({one.source})" in str(error.value) for one in alike)
    assert len(shelf.cards()) == 2


def test_a_bare_file_name_names_all_that_is_in_the_file(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])

    assert shelf.named("days.jsonl") == shelf.named(str(path))
    assert shelf.named("days.jsonl:2") == shelf.named(f"{path}:2")


def test_a_file_is_named_by_its_name_without_its_ending_where_no_other_is_named_so(shelf, notes):
    shelf.add([write(notes / "a.txt", PORT), write(notes / "a.b.txt", RADAR)])

    assert shelf.named("a") == shelf.named("a.txt")
    assert shelf.named("a.b") == shelf.named("a.b.txt")


def test_a_file_name_that_two_files_have_names_neither(shelf, notes):
    (notes / "old").mkdir()
    shelf.add([write(notes / "a.txt", PORT), write(notes / "old" / "a.txt", RADAR)])

    with pytest.raises(AmbiguousName, match=re.escape(str(notes / "old" / "a.txt"))):
        shelf.named("a.txt")


def test_two_files_of_one_name_with_the_same_content_are_one_briefing(shelf, notes):
    (notes / "old").mkdir()
    shelf.add([write(notes / "a.txt", PORT), write(notes / "old" / "a.txt", PORT)])

    assert shelf.named("a.txt") == (shelf.cards()[0].id,)


def test_a_file_that_is_right_here_and_not_in_the_library_is_not_taken_for_another_of_its_name(
    shelf, notes, monkeypatch
):
    (notes / "old").mkdir()
    shelf.add([write(notes / "old" / "a.txt", PORT)])
    write(notes / "a.txt", RADAR)
    monkeypatch.chdir(notes)

    with pytest.raises(UnknownBriefing):
        shelf.named("a.txt")


def test_a_bare_file_name_erases_nothing_and_what_it_may_name_is_told(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])

    with pytest.raises(AmbiguousName) as error:
        shelf.remove(["a.txt"])

    assert f"The name 'a.txt' alone may mean another file tomorrow. Now it is {shelf.cards()[0].id} ({path})" in str(
        error.value
    )
    assert texts(shelf) == [PORT]


@pytest.mark.parametrize("is_still_there", [True, False])
def test_removing_again_what_is_erased_leaves_a_file_of_the_same_name(is_still_there, shelf, notes, monkeypatch):
    (notes / "old").mkdir()
    path = write(notes / "a.txt", PORT)
    shelf.add([path, write(notes / "old" / "a.txt", RADAR)])
    monkeypatch.chdir(notes)
    shelf.remove(["a.txt"])
    if not is_still_there:
        path.unlink()

    with pytest.raises(BriefingsError):
        shelf.remove(["a.txt"])
    assert texts(shelf) == [RADAR]


def test_removing_again_what_is_erased_leaves_what_was_first_found_in_that_place(shelf):
    shelf.add_briefings([briefing(PORT, "one")])
    shelf.add_briefings([briefing(RADAR, "one"), briefing(PORT, "other")])
    shelf.remove(["one"])

    with pytest.raises(AmbiguousName):
        shelf.remove(["one"])
    assert texts(shelf) == [PORT]


@pytest.mark.parametrize("spelled", ["{folder}/days.jsonl", "days.jsonl", "../notes/days.jsonl"])
def test_however_a_path_is_spelled_all_that_was_in_its_file_goes(spelled, shelf, notes, monkeypatch):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    earlier = [card.id for card in shelf.cards()]
    shelf.add([records(path, monday=DEPOT)])
    monkeypatch.chdir(notes)

    shelf.remove([spelled.format(folder=notes)])

    assert shelf.unknown(earlier) == tuple(earlier)


def test_what_a_file_held_before_can_be_erased_when_nothing_else_is_left_of_it(shelf, notes):
    path = records(notes / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])
    before = {shelf.briefing(card.id).text: card.id for card in shelf.cards()}
    shelf.add([records(path, monday=PORT)])
    shelf.remove([before[PORT]])

    assert shelf.remove([str(path)]) == (before[RADAR],)


def test_of_the_briefings_that_hold_a_word_so_many_are_given_as_are_wanted(shelf):
    shelf.add_briefings(briefing(f"The port was closed {n} times.", f"{n}") for n in range(5))

    assert (len(shelf.holding("port")), len(shelf.holding("port", most=2))) == (5, 2)


@pytest.mark.parametrize(
    "name", ["", "0123456789abcdef", "\ud83d", "\0", "a\udcff.txt", "~nobody-here/a.txt", "a" * 5000]
)
def test_whatever_is_not_in_the_library_is_unknown(name, shelf):
    for asked in (shelf.named, shelf.briefing, shelf.sentences, lambda n: shelf.remove([n])):
        with pytest.raises(UnknownBriefing):
            asked(name)


def test_nothing_of_the_text_is_left_on_disk_after_removing(shelf, notes):
    path = notes / "a.txt"
    shelf.add_briefings([briefing(f"The port was closed {n} times.", f"{n}") for n in range(50)])
    shelf.add([write(path, "Zanzibar sent zyxwvut ferries.")])
    shelf.add([write(path, "Zanzibar sent qwertzy ferries.")])

    shelf.remove([str(path)])

    left = {file: file.read_bytes().lower() for file in shelf.folder.rglob("*") if file.is_file()}
    for word in (b"zanzibar", b"zyxwvut", b"qwertzy", b"ferri"):
        assert [file.name for file, content in left.items() if word in content] == []


def test_the_copies_that_were_kept_of_uploads_go_with_their_briefings(shelf, notes):
    uploads = shelf.folder / "uploads"
    paths = [uploads / name / "a.txt" for name in ("one", "other")]
    for path, text in zip(paths, (PORT, RADAR), strict=True):
        path.parent.mkdir(parents=True)
        write(path, text)
    outside = write(notes / "a.txt", PORT)
    shelf.add([uploads, outside])

    shelf.remove([str(paths[0])])

    assert [path for path in uploads.rglob("*") if path.is_file()] == [paths[1]]
    assert outside.exists()


def test_nothing_is_erased_while_the_copy_of_it_cannot_be_removed(shelf):
    path = shelf.folder / "uploads" / "one" / "a.txt"
    path.parent.mkdir(parents=True)
    shelf.add([write(path, PORT)])
    path.unlink()
    path.mkdir()  # stands for whatever an unlink cannot remove

    with pytest.raises(BriefingsError, match=f"{path} cannot be removed"):
        shelf.remove([str(path)])
    assert texts(shelf) == [PORT]


def test_a_path_that_only_passes_through_the_uploads_is_no_copy(shelf, notes):
    (shelf.folder / "uploads").mkdir()
    write(notes / "a.txt", PORT)
    around = str(shelf.folder / "uploads" / ".." / ".." / "notes" / "a.txt")
    shelf.add_briefings([briefing(PORT, around)])

    shelf.remove([around])

    assert (notes / "a.txt").exists()


def test_what_else_came_from_a_removed_copy_stays(shelf):
    uploads = shelf.folder / "uploads" / "one"
    uploads.mkdir(parents=True)
    path = records(uploads / "days.jsonl", monday=PORT, tuesday=RADAR)
    shelf.add([path])

    shelf.remove([next(card.id for card in shelf.cards() if shelf.briefing(card.id).text == PORT)])

    assert not path.exists()
    assert shelf.remove_missing() == ()
    assert texts(shelf) == [RADAR]
    assert [finding.cure for finding in shelf.findings() if finding.cure] == []


# --- files that are no longer there -----------------------------------------------------------------------------------


def test_briefings_whose_file_is_no_longer_there_are_removed_only_when_asked(shelf, notes):
    whole, partly = write(notes / "a.txt", PORT), records(notes / "days.jsonl", monday=RADAR, tuesday="")
    write(notes / "b.txt", DEPOT)
    shelf.add([notes])
    whole.unlink()
    partly.unlink()
    shelf.add([notes])
    assert texts(shelf) == [RADAR, DEPOT, PORT]

    assert len(shelf.remove_missing()) == 2
    assert texts(shelf) == [DEPOT]
    assert shelf.remove_missing() == ()


def test_a_briefing_whose_file_was_moved_stays_when_the_missing_are_removed(shelf, notes):
    for folder in ("one", "other"):
        (notes / folder).mkdir()
    before, now = notes / "one" / "a.txt", notes / "other" / "a.txt"
    shelf.add([write(before, PORT)])
    before.rename(now)
    shelf.add([now])

    assert shelf.remove_missing() == ()
    assert found(shelf, "port") == [PORT]
    assert shelf.add([now]).unchanged == 1
    assert [finding.cure for finding in shelf.findings() if finding.cure] == []


def test_earlier_versions_go_with_the_file_that_is_missing(shelf, notes):
    path = write(notes / "a.txt", PORT)
    shelf.add([path])
    shelf.add([write(path, RADAR)])
    path.unlink()

    for briefing_id in shelf.remove_missing():
        with pytest.raises(UnknownBriefing):
            shelf.briefing(briefing_id)
    with pytest.raises(UnknownBriefing):
        shelf.briefing(briefing(PORT).id)


def test_what_a_file_held_before_still_opens_when_another_that_held_it_is_missing(shelf, notes):
    kept, gone = write(notes / "a.txt", PORT), write(notes / "b.txt", PORT)
    shelf.add([kept, gone])
    (cited,) = shelf.named(str(kept))
    shelf.add([write(kept, RADAR)])
    gone.unlink()

    assert shelf.remove_missing() == ()
    assert shelf.briefing(cited).text == PORT
    assert texts(shelf) == [RADAR]


def test_a_briefing_from_no_file_is_not_missing(shelf):
    shelf.add_briefings([briefing(PORT, "https://example.org/port")])

    assert shelf.remove_missing() == ()
    assert texts(shelf) == [PORT]


# --- asking -----------------------------------------------------------------------------------------------------------


def test_an_empty_library_finds_nothing(shelf, encoder):
    assert shelf.search("port") == ()
    assert shelf.extent().briefings == 0
    assert encoder.encoded == []


def test_a_narrow_scope_over_a_large_library_still_gives_k_hits(shelf):
    # A thousand others fit the question better, by words and by vectors.
    crowd = [briefing(f"Port closed {n}.", f"crowd {n}", day=date(2023, 1, 1)) for n in range(1000)]
    few = [briefing(f"Ferry {n} left the port of Reni at noon.", f"few {n}", tags=("ferry",)) for n in range(12)]
    dated = [replace(one, date=date(2024, 1, 1 + n)) for n, one in enumerate(few)]
    shelf.add_briefings([*crowd, *dated])

    for scope in (
        Scope(tags=("ferry",)),
        Scope(since=date(2024, 1, 1)),
        Scope(briefings=tuple(b.id for b in dated)),
        Scope(since=date(2023, 6, 1), until=date(2024, 1, 12), tags=("ferry", "no such tag")),
    ):
        hits = shelf.search("port closed", scope, k=10)
        assert len(hits) == 10
        assert {hit.passage.briefing for hit in hits} <= set(dated)


def test_as_many_hits_as_asked_for_are_given(shelf):
    shelf.add_briefings(briefing(f"Ferry {n} is late.", f"{n}") for n in range(300))

    assert len(shelf.search("late ferry", k=250)) == 250


def test_undated_briefings_lie_outside_of_dated_scopes(shelf):
    shelf.add_briefings([briefing(PORT, "a"), briefing(RADAR, "b", day=date(2024, 5, 1))])

    assert [hit.passage.text for hit in shelf.search("port", Scope(since=date(1900, 1, 1)))] == [RADAR]
    assert [hit.passage.text for hit in shelf.search("port", Scope(until=date(2999, 1, 1)))] == [RADAR]
    assert shelf.extent(Scope(until=date(2999, 1, 1))).undated == 1
    assert len(shelf.search("port")) == 2


def test_both_ends_of_a_scope_are_included(shelf):
    shelf.add_briefings(briefing(f"Note {n}.", f"{n}", day=date(2024, 5, n)) for n in (1, 2, 3, 4))

    cards = shelf.cards(Scope(since=date(2024, 5, 2), until=date(2024, 5, 3)))

    assert [card.date.day for card in cards] == [3, 2]


def test_a_scope_of_nothing_finds_nothing(shelf):
    shelf.add_briefings([briefing(PORT, "a")])

    assert shelf.search("port", Scope(tags=("\ud83d",))) == ()
    assert shelf.search("port", Scope(briefings=("0123456789abcdef",))) == ()


@pytest.mark.parametrize("question", ["", "?", "\ud83d", "a\0b", '"NEAR(', "the of and", "port " * 5000, "x" * 50_000])
def test_any_question_can_be_searched(question, shelf):
    shelf.add_briefings([briefing(PORT, "a")])

    assert len(shelf.search(question)) == 1
    shelf.mentions(question)


def test_while_one_question_is_encoded_another_is_searched(tmp_path):
    class Slow(HashEncoder):
        def encode(self, texts):
            if texts == ["radar"]:
                other.start()
                other.join(timeout=10)
            return super().encode(texts)

    shelf = library(tmp_path, Slow())
    shelf.add_briefings([briefing(PORT, "a")])
    ended = []
    other = threading.Thread(target=lambda: ended.append(shelf.search("port")), daemon=True)

    shelf.search("radar")

    assert len(ended) == 1


def test_copies_of_a_report_count_as_one_hit(shelf):
    shelf.add_briefings([briefing(PORT, "a"), briefing(PORT + " ", "b"), briefing(RADAR, "c")])

    first, second = shelf.search("port closed", k=2)

    assert len(first.copies) == 1
    assert second.passage.text == RADAR


def test_frequencies_count_passages_by_any_form_of_a_word(shelf):
    shelf.add_briefings([briefing("Ports were closed.", "a"), briefing(PORT, "b"), briefing(RADAR, "c")])

    assert shelf.frequencies(["port", "radars", "kiev", 'odd"word', ""]) == (
        {"port": 2, "radars": 1, "kiev": 0, 'odd"word': 0, "": 0},
        3,
    )


def test_an_acronym_is_mentioned_and_counted_with_its_dots_and_without(shelf):
    shelf.add_briefings([briefing("The U.S. left.", "a"), briefing("The US left.", "b"), briefing(PORT, "c")])

    assert [shelf.mentions(word) for word in ("US", "U.S.", "UN", "us")] == [True, True, False, False]
    assert shelf.frequencies(["us", "un"]) == ({"us": 2, "un": 0}, 3)


def test_a_word_is_the_rarer_the_fewer_passages_hold_it(shelf):
    shelf.add_briefings([briefing("Ports were closed.", "a"), briefing(PORT, "b"), briefing(RADAR, "c")])

    rarity = shelf.rarity(["port", "radar", "kiev"])

    assert 0 < rarity["port"] < rarity["radar"] < rarity["kiev"]


def test_the_encoder_is_named_as_soon_as_there_are_vectors_of_it(shelf):
    assert shelf.encoder_name is None

    shelf.add_briefings([briefing(PORT)])

    assert library(shelf.folder, HashEncoder("other")).encoder_name == "hash"


# --- encoders ---------------------------------------------------------------------------------------------------------


def test_another_encoder_than_the_one_that_built_it_is_an_error_with_its_cure(shelf):
    shelf.add_briefings([briefing(PORT, "a")])
    other = library(shelf.folder, HashEncoder("other"))

    for asked in (lambda: other.search("port"), lambda: other.add_briefings([briefing(RADAR, "b")])):
        with pytest.raises(EncoderMismatch, match=r"'hash'.*'other'.*briefings rebuild"):
            asked()


def test_rebuilding_changes_the_encoder_and_nothing_else(shelf):
    many = [briefing(PORT, "a", title="Odesa"), briefing(RADAR, "b", day=date(2024, 5, 1)), briefing(DEPOT, "c")]
    shelf.add_briefings(many)
    sentences = [shelf.sentences(one.id) for one in many]
    cards = shelf.cards()
    other = library(shelf.folder, HashEncoder("other", dimension=32))

    assert other.rebuild() == 3

    assert found(other, PORT)[0] == PORT
    assert [other.sentences(one.id) for one in many] == sentences
    assert other.cards() == cards
    assert other.add_briefings(many).unchanged == 3
    with pytest.raises(EncoderMismatch):
        shelf.search("port")


def test_an_empty_library_can_be_rebuilt(shelf):
    assert shelf.rebuild() == 0


def test_a_rebuild_that_ends_early_changes_nothing(shelf):
    shelf.add_briefings([briefing(PORT, "a")])

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library(shelf.folder, HashEncoder("other")).rebuild(on_progress=stop)
    assert found(shelf, "port") == [PORT]


# --- damage -----------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "library.db").write_bytes(b"this is not SQLite" * 100)

    with pytest.raises(DamagedLibrary, match="not a database"):
        library(tmp_path).search("port")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0"])
def test_a_database_that_was_cut_off_is_told(content, tmp_path):
    (tmp_path / "library.db").write_bytes(content)

    with pytest.raises(DamagedLibrary, match="briefings check"):
        library(tmp_path).search("port")


def test_a_library_of_another_version_is_told(shelf):
    with sqlite3.connect(shelf.folder / "library.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(DamagedLibrary, match=r"version 99.*version 2"):
        shelf.add_briefings([briefing(PORT)])


def as_version_1(shelf):
    """Make a library what the first version of the program left: without a table of event dates."""
    with sqlite3.connect(shelf.folder / "library.db") as connection:
        connection.execute("DROP TABLE event_date")
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_a_library_of_an_earlier_version_is_brought_up_to_date_when_it_is_opened(shelf):
    old, new = (briefing(text, "a", day=date(2026, 3, 12)) for text in ("It sank on Monday.", "It sank on Tuesday."))
    shelf.add_briefings([old])
    shelf.add_briefings([new])
    as_version_1(shelf)

    upgraded = library(shelf.folder)

    assert upgraded.with_event(one(date(2026, 3, 10))) == (new.id,)
    assert [e.words for e in upgraded.event_dates(new.id)[upgraded.sentences(new.id)[0]]] == ["Tuesday"]
    assert [e.words for e in upgraded.event_dates(old.id)[upgraded.sentences(old.id)[0]]] == ["Monday"]
    assert found(upgraded, "sank")[:1] == ["It sank on Tuesday."]
    assert [finding.cure for finding in upgraded.findings()] == [""] * 4


def test_bringing_a_library_up_to_date_waits_for_nobody_who_writes(shelf, monkeypatch):
    shelf.add_briefings([briefing(PORT)])
    as_version_1(shelf)
    monkeypatch.setattr("index.library.WAIT", 0.1)

    with filelock.FileLock(shelf.folder / "writer.lock"), pytest.raises(LibraryInUse):
        library(shelf.folder)

    assert found(library(shelf.folder), "port") == [PORT]


def test_rebuilding_reads_the_event_dates_anew(shelf):
    told = briefing("It sank on Tuesday.", day=date(2026, 3, 12))
    shelf.add_briefings([told])
    with sqlite3.connect(shelf.folder / "library.db") as connection:
        connection.execute("DELETE FROM event_date")
    connection.close()

    shelf.rebuild()

    assert shelf.with_event(one(date(2026, 3, 10))) == (told.id,)


def test_what_a_kill_left_of_a_library_being_made_is_in_nobodys_way(tmp_path):
    (tmp_path / ".making-library.db").write_bytes(b"half")

    shelf = library(tmp_path)

    shelf.add_briefings([briefing(PORT)])
    assert found(shelf, "port") == [PORT]


def test_a_database_that_is_gone_does_not_come_back_as_an_empty_one(shelf):
    shelf.add_briefings([briefing(PORT)])
    (shelf.folder / "library.db").unlink()

    with pytest.raises(BriefingsError, match="unable to open"):
        shelf.search("port")
    assert not (shelf.folder / "library.db").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(BriefingsError, match="Name a folder that you may write into"):
        library(tmp_path / "file" / "library")


def test_of_briefings_that_are_read_together_one_that_was_erased_meanwhile_is_left_out(shelf):
    shelf.add_briefings([briefing("Two ports closed. One reopened.", "ports"), briefing("It rained.", "rain")])
    ids = sorted(card.id for card in shelf.cards())
    shelf.remove(["ports"])

    assert [(b.source, [s.text for s in sentences]) for b, sentences in shelf.contents(ids)] == [
        ("rain", ["It rained."])
    ]


def test_adding_counts_the_new_briefings_without_a_date(shelf):
    report = shelf.add_briefings(
        [briefing("Ice formed.", "a", day=None), briefing("Ice fell.", "b", day=date(2026, 3, 2))]
    )

    assert (report.added, report.undated) == (2, 1)
    assert shelf.add_briefings([briefing("Ice formed.", "a", day=None)]).undated == 0
