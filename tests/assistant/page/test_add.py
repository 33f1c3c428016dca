from pathlib import Path
from threading import Event

import pytest

from assistant.assistant import Assistant
from assistant.page import add
from assistant.page.add import CLASH, GONE, MAX_FILES, NOT_ADDED, Stops
from assistant.page.fault import FAULT
from assistant.page.library import READ_ONLY
from assistant.page.shelf import Added, Adding, ShownFile, Stage
from assistant.page.show import as_json
from assistant.page.uploads import Copies
from assistant.wording import added_undated
from index.errors import LibraryInUse, UnreadableFile
from index.library import AddReport, Progress
from tests.assistant.page.fake import FakeAssistant
from tests.fakes import library as kept_in

UNDATED = added_undated(1)


@pytest.fixture
def assistant(tmp_path) -> Assistant:
    return Assistant(kept_in(tmp_path / "library"))


def upload(tmp_path, text, name="mill.txt", below="uploaded"):
    folder = tmp_path / below
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def ended(assistant, files, **options) -> Added:
    *_, last = add.add(assistant, "job", files, **options)
    assert isinstance(last, Added)
    return last


def told(last: Added):
    return [(file.name, file.stage.value, file.told) for file in last.files]


def test_an_upload_that_was_removed_while_it_waited_costs_only_itself_and_says_so(assistant, tmp_path):
    gone, here = upload(tmp_path, "It closed.", "gone.txt"), upload(tmp_path, "The mill closed.")
    gone.unlink()

    last = ended(assistant, [gone, here])

    assert told(last)[0] == ("gone.txt", "failed", GONE)
    assert last.summary == f"1 briefing added. 1 file could not be added. {UNDATED}"


def test_an_upload_does_not_stay_beside_its_copy_whatever_came_of_it(assistant, tmp_path):
    names = {"mill.txt": "The mill closed.", "empty.txt": ""}
    files = [upload(tmp_path, text, name) for name, text in names.items()]
    files += [upload(tmp_path, "The mill burnt.", below="other")]

    ended(assistant, files)

    assert [file for file in files if file.exists()] == []


def test_files_are_added_and_a_copy_of_each_is_kept_in_the_library(assistant, tmp_path):
    last = ended(assistant, [upload(tmp_path, "The mill closed.")])

    assert (last.summary, told(last)) == (f"1 briefing added. {UNDATED}", [("mill.txt", "added", "1 briefing added.")])
    [card] = assistant.briefings()
    assert Path(card.source) == assistant.folder / "uploads/mill.txt"


def test_a_bad_file_costs_only_itself_and_says_why(assistant, tmp_path):
    bad, good = upload(tmp_path, "", "bad.txt"), upload(tmp_path, "The mill closed.", "good.txt")

    last = ended(assistant, [bad, good])

    assert last.summary == f"1 briefing added. 1 file could not be added. {UNDATED}"
    assert [file.stage for file in last.files] == [Stage.FAILED, Stage.ADDED]
    assert "empty" in last.files[0].told


def test_a_file_that_nothing_could_be_read_from_is_not_kept(assistant, tmp_path):
    ended(assistant, [upload(tmp_path, "")])

    assert list((assistant.folder / "uploads").iterdir()) == []


def test_a_file_that_only_a_part_could_be_read_from_is_kept_whatever_source_it_names(assistant, tmp_path):
    records = '{"source": "The gazette", "text": "The mill closed."}\n{"text": 7}\n'

    ended(assistant, [upload(tmp_path, records, "mill.jsonl")])

    assert [file.name for file in (assistant.folder / "uploads").iterdir()] == ["mill.jsonl"]
    assert assistant.remove_missing() == ()


def test_a_changed_upload_of_the_same_name_replaces_the_one_before_which_can_still_be_opened(assistant, tmp_path):
    ended(assistant, [upload(tmp_path, "The mill was closed in May.")])
    [before] = assistant.briefings()

    last = ended(assistant, [upload(tmp_path, "The mill was opened again in June.")])

    assert last.summary == f"1 briefing replaced. {UNDATED}"
    assert [hit.passage.text for hit in assistant.search("mill")] == ["The mill was opened again in June."]
    assert assistant.briefing(before.id).text == "The mill was closed in May."


def test_briefings_that_a_changed_upload_no_longer_holds_are_said_to_be_removed(assistant, tmp_path):
    two = '{"id": "a", "text": "The mill closed."}\n{"id": "b", "text": "The forge closed."}\n'
    ended(assistant, [upload(tmp_path, two, "mills.jsonl")])

    last = ended(assistant, [upload(tmp_path, two.splitlines()[0], "mills.jsonl")])

    assert last.summary == "1 briefing already in the library, 1 briefing removed."


def test_a_bad_upload_of_the_same_name_leaves_the_briefing_before_in_the_library(assistant, tmp_path):
    ended(assistant, [upload(tmp_path, "The mill was closed in May.")])

    last = ended(assistant, [upload(tmp_path, "")])

    assert last.files[0].stage == Stage.FAILED
    assert len(assistant.briefings()) == 1
    # Or `briefings remove --missing` would erase it.
    assert (assistant.folder / "uploads/mill.txt").exists()


def test_of_two_different_files_of_one_name_the_second_is_not_added_and_says_why(assistant, tmp_path):
    first, second = upload(tmp_path, "It closed.", below="a"), upload(tmp_path, "It opened.", below="b")

    last = ended(assistant, [first, second])

    assert told(last)[1] == ("mill.txt", "failed", CLASH)
    assert (assistant.folder / "uploads/mill.txt").read_text() == "It closed."


def test_the_same_file_twice_is_one_briefing(assistant, tmp_path):
    ended(assistant, [upload(tmp_path, "It closed.", below="a"), upload(tmp_path, "It closed.", below="b")])

    assert len(assistant.briefings()) == 1


def test_a_file_that_another_job_has_added_meanwhile_is_said_to_be_in_the_library(assistant, tmp_path):
    file, copies = upload(tmp_path, "It closed."), Copies()
    ended(assistant, [file], copies=copies)

    last = ended(assistant, [file], copies=copies)

    assert told(last) == [("mill.txt", "added", "1 briefing already in the library.")]
    assert (assistant.folder / "uploads/mill.txt").exists()


def test_a_file_whose_copy_was_removed_or_replaced_meanwhile_is_gone(assistant, tmp_path):
    removed, replaced, copies = upload(tmp_path, "It closed.", "a.txt"), upload(tmp_path, "It closed."), Copies()
    ended(assistant, [removed, replaced], copies=copies)
    assistant.remove(assistant.named(str(assistant.folder / "uploads/a.txt")))
    ended(assistant, [upload(tmp_path, "It opened.", below="other")], copies=copies)

    last = ended(assistant, [removed, replaced], copies=copies)

    assert [file.told for file in last.files] == [GONE, GONE]


def test_every_file_tells_how_far_it_is_while_the_others_wait_or_are_done(tmp_path):
    assistant = FakeAssistant(tmp_path)
    files = [upload(tmp_path, "It closed.", name) for name in ("a.txt", "b.txt")]
    seen = {0.5: Event(), 1.0: Event()}

    def slow(paths, *, on_progress):
        for done in (1, 2):
            on_progress(Progress(str(paths[0]), done / 2, done))
            assert seen[done / 2].wait(60)
        return AddReport(added=2)

    assistant.add = slow
    steps = []
    for step in add.add(assistant, "job", files):
        if isinstance(step, Adding):
            steps.append(step.files)
            seen.get(step.files[0].fraction, Event()).set()

    assert steps[0] == (ShownFile("a.txt"), ShownFile("b.txt"))
    assert [step[0].fraction for step in steps[:5]] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert (steps[-2][0].stage, steps[-2][1].stage) == (Stage.ADDED, Stage.ADDING)


def test_of_a_file_with_many_bad_parts_some_reasons_are_told_and_the_others_counted(tmp_path):
    assistant = FakeAssistant(tmp_path)
    failures = tuple(UnreadableFile(Path("a.jsonl"), f"line {n} is broken.") for n in range(5))
    assistant.add = lambda paths, *, on_progress: AddReport(added=2, failures=failures)

    [file] = ended(assistant, [upload(tmp_path, "x")], is_kept=False).files

    assert file.stage == Stage.ADDED
    assert file.told.startswith("2 briefings added. ")
    assert file.told.endswith("line 2 is broken. And 2 more like this.")


def test_when_stopped_what_was_added_stays_and_the_rest_is_not_added(assistant, tmp_path):
    files = [upload(tmp_path, f"The {name} closed.", name) for name in ("mill.txt", "forge.txt", "mine.txt")]

    last = ended(assistant, files, is_stopped=lambda: len(assistant.briefings()) == 1)

    assert last.summary == f"Stopped. 1 briefing added. 2 files not added or not whole; what was added stays. {UNDATED}"
    assert told(last)[1:] == [("forge.txt", "stopped", NOT_ADDED), ("mine.txt", "stopped", NOT_ADDED)]
    assert len(assistant.briefings()) == 1


def test_a_file_that_is_stopped_half_way_keeps_what_was_stored_of_it_and_goes_on_when_added_again(assistant, tmp_path):
    lines = [f'{{"id": "{n}", "text": "Mill {n} closed."}}' for n in range(700)]
    file = upload(tmp_path, "\n".join(lines), "mills.jsonl")

    last = ended(assistant, [file], is_stopped=lambda: len(assistant.briefings()) > 0)

    stored = len(assistant.briefings())
    assert 0 < stored < 700
    assert f"Stopped after {stored} briefings of it. Add it again to go on." in last.files[0].told
    again = upload(tmp_path, "\n".join(lines), "mills.jsonl")
    assert ended(assistant, [again]).files[0].stage == Stage.ADDED
    assert len(assistant.briefings()) == 700


def test_too_many_files_at_once_are_refused_before_any_is_kept(assistant, tmp_path):
    last = ended(assistant, [tmp_path / f"{n}.txt" for n in range(MAX_FILES + 1)])

    assert last.summary == "Nothing added: 201 files at once, 200 may be."
    assert not (assistant.folder / "uploads").exists()


def test_nothing_is_added_to_a_library_that_is_only_read(assistant, tmp_path):
    last = ended(assistant, [upload(tmp_path, "It closed.")], is_editable=False)

    assert (last.summary, assistant.briefings()) == (READ_ONLY, ())
    assert not (assistant.folder / "uploads").exists()


def test_a_library_that_is_being_written_to_is_an_error_in_words(tmp_path):
    assistant = FakeAssistant(tmp_path)

    def fail(paths, on_progress):
        raise LibraryInUse(assistant.folder)

    assistant.add = fail

    last = ended(assistant, [upload(tmp_path, "It closed.")])

    assert last.summary == "Nothing added. 1 file could not be added."
    assert "Try again when it has finished." in last.files[0].told


def test_a_fault_is_shown_without_its_details_and_logged(tmp_path, caplog):
    assistant = FakeAssistant(tmp_path)

    def fail(paths, on_progress):
        raise RuntimeError("secret")

    assistant.add = fail

    assert ended(assistant, [upload(tmp_path, "It closed.")]).files[0].told == FAULT
    assert "secret" in caplog.text


def test_the_samples_of_the_checkout_stay_where_they_are(tmp_path):
    assistant = FakeAssistant(tmp_path / "library")
    sample = next(file for file in add.samples() if file.suffix == ".txt")

    ended(assistant, [sample], is_kept=False)

    assert [held.source for held in assistant.held] == [str(sample)]
    assert not (tmp_path / "library").exists()


def test_a_program_that_came_without_samples_has_none(tmp_path):
    assert add.samples(tmp_path / "none") == ()


def test_only_what_was_uploaded_is_added(tmp_path):
    file = upload(tmp_path, "It closed.")

    handed = add.Handed(job="job", files=(str(file),))

    assert add.uploads(handed, tmp_path / "uploaded") == (file,)
    with pytest.raises(ValueError, match="was not uploaded"):
        add.uploads(handed, tmp_path / "elsewhere")


def test_a_job_is_stopped_by_its_name_and_no_other_is():
    stops = Stops()

    stops.ask({"job": "one"})

    assert (stops.asked("one"), stops.asked("other")) == (True, False)


def test_of_the_jobs_to_be_stopped_the_oldest_are_forgotten():
    stops = Stops(most=2)

    for job in ("first", "second", "third"):
        stops.ask({"job": job})

    assert [stops.asked(job) for job in ("first", "second", "third")] == [False, True, True]


@pytest.mark.parametrize("wanted", [None, {}, {"job": 7}, {"job": "x" * 100}])
def test_a_wish_to_stop_that_no_page_of_ours_would_send_is_refused(wanted):
    with pytest.raises(ValueError, match="validation error"):
        Stops().ask(wanted)


def test_whatever_comes_of_it_travels_as_json(assistant, tmp_path):
    steps = [as_json(step) for step in add.add(assistant, "job", [upload(tmp_path, "It closed.")])]

    assert [steps[0]["kind"], steps[-1]["kind"]] == ["adding", "added"]
    assert steps[-1]["files"][0]["stage"] == "added"
