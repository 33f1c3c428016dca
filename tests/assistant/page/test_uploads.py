from assistant.page.uploads import discard, keep


def test_a_kept_file_has_its_own_name_and_content(tmp_path):
    upload = tmp_path / "2026-05-04 ferries.md"
    upload.write_text("Four ferries were ordered.")

    kept = keep(upload, tmp_path / "uploads")

    assert kept.name == "2026-05-04 ferries.md"
    assert kept.read_text() == "Four ferries were ordered."
    assert kept.is_relative_to(tmp_path / "uploads")


def test_another_upload_of_the_same_name_leaves_the_first_as_it_was(tmp_path):
    upload = tmp_path / "notes.md"
    upload.write_text("The first.")
    first = keep(upload, tmp_path / "uploads")
    upload.write_text("The second.")

    second = keep(upload, tmp_path / "uploads")

    assert (first.read_text(), second.read_text()) == ("The first.", "The second.")


def test_the_same_file_is_kept_once(tmp_path):
    upload = tmp_path / "notes.md"
    upload.write_text("The first.")

    kept = [keep(upload, tmp_path / "uploads") for _ in range(2)]

    assert kept[0] == kept[1]
    assert [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()] == [kept[0]]


def test_a_discarded_file_leaves_nothing_behind(tmp_path):
    upload = tmp_path / "notes.md"
    upload.write_text("The first.")

    discard(keep(upload, tmp_path / "uploads"))

    assert list((tmp_path / "uploads").iterdir()) == []
