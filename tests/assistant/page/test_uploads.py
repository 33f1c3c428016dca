import pytest

from assistant.page.uploads import clashes, discard, keep, lying, uploaded


@pytest.fixture
def uploads(tmp_path):
    return tmp_path / "uploads"


def upload(tmp_path, text, name="notes.md", below="browser"):
    folder = tmp_path / below
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder / name


def test_a_kept_file_has_its_own_name_and_content(tmp_path, uploads):
    kept = keep(upload(tmp_path, "Four ferries were ordered.", "2026-05-04 ferries.md"), uploads)

    assert kept == uploads / "2026-05-04 ferries.md"
    assert kept.read_text() == "Four ferries were ordered."


def test_another_upload_of_the_same_name_takes_the_place_of_the_first(tmp_path, uploads):
    first = keep(upload(tmp_path, "The first."), uploads)
    second = keep(upload(tmp_path, "The second."), uploads)

    assert first == second
    assert second.read_text() == "The second."
    assert list(uploads.iterdir()) == [second]


def test_a_copy_cut_short_leaves_the_one_before_as_it_was(tmp_path, uploads):
    kept = keep(upload(tmp_path, "The first."), uploads)

    with pytest.raises(FileNotFoundError):
        keep(tmp_path / "gone" / "notes.md", uploads)

    assert kept.read_text() == "The first."
    assert list(uploads.iterdir()) == [kept]


def test_two_different_files_of_one_name_clash(tmp_path):
    one, other = upload(tmp_path, "One.", below="a"), upload(tmp_path, "Other.", below="b")

    assert clashes([one, other]) == (other,)


def test_the_same_file_twice_and_files_of_other_names_do_not_clash(tmp_path):
    files = [upload(tmp_path, "One.", below="a"), upload(tmp_path, "One.", below="b"), upload(tmp_path, "B.", "b.md")]

    assert clashes(files) == ()


def test_a_discarded_file_leaves_nothing_behind(tmp_path, uploads):
    discard(keep(upload(tmp_path, "The first."), uploads))

    assert list(uploads.iterdir()) == []


def test_a_file_that_was_uploaded_is_taken(tmp_path):
    file = upload(tmp_path, "One.")

    assert uploaded(str(file), tmp_path / "browser") == file


def test_no_other_file_of_the_machine_is_taken_for_an_uploaded_one(tmp_path):
    secret, folder = upload(tmp_path, "Secret.", below="elsewhere"), tmp_path / "browser"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)

    for path in (secret, folder / "../elsewhere/notes.md", folder / "link.md", folder, "x\0y"):
        with pytest.raises(ValueError, match=r"was not uploaded|null byte"):
            uploaded(str(path), folder)


def test_an_upload_that_is_gone_by_now_is_still_one_and_clashes_with_none(tmp_path):
    file = upload(tmp_path, "One.")
    file.unlink()

    assert uploaded(str(file), tmp_path / "browser") == file
    assert clashes([file, upload(tmp_path, "Other.", below="b")]) == ()


def test_all_bytes_that_lie_below_a_folder_are_counted(tmp_path):
    upload(tmp_path, "One.", below="a")
    upload(tmp_path, "Other.", below="b")

    assert lying(tmp_path) == 10
    assert lying(tmp_path / "gone") == 0
