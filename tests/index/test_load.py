import gzip
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.briefing import Briefing, SectionKind
from index.errors import UnreadableFile
from index.load import SUFFIXES, find_files, load
from index.loaders import limits
from tests.index.loaders.test_docx import docx
from tests.index.loaders.test_pdf import pdf

TAKEAWAY = "Eleven people died in the strait."
IMPLICATION = "Insurers may raise their rates."
REPORT = "The ministry corrected the toll on Thursday. It gave no names."

PLAIN = (
    f"Toll of the Sabine\n12 March 2026\n\nTakeaways\n- {TAKEAWAY}\n\nImplications\n- {IMPLICATION}\n\nReport\n{REPORT}"
)
MARKDOWN = (
    f"# Toll of the Sabine\n\n12 March 2026\n\n## Takeaways\n\n- {TAKEAWAY}\n\n"
    f"## Implications\n\n- {IMPLICATION}\n\n## Report\n\n{REPORT}"
)
HTML = (
    f"<h1>Toll of the Sabine</h1><p>12 March 2026<h2>Takeaways</h2><ul><li>{TAKEAWAY}</ul>"
    f"<h2>Implications</h2><ul><li>{IMPLICATION}</ul><h2>Report</h2><p>{REPORT}"
)
RECORD = {
    "title": "Toll of the Sabine",
    "date": "2026-03-12",
    "takeaways": [TAKEAWAY],
    "implications": [IMPLICATION],
    "sections": [],
    "narrative": REPORT,
}
LINES = [
    ("F2", 20, "Toll of the Sabine"),
    *(("F1", 12, line) for line in PLAIN.split("\n")[1:] if line),
]
PARAGRAPHS = [
    ("T", "Toll of the Sabine"),
    ("", "12 March 2026"),
    ("H", "Takeaways"),
    ("", TAKEAWAY),
    ("H", "Implications"),
    ("", IMPLICATION),
    ("H", "Report"),
    ("", REPORT),
]
EVERY_FORMAT = {
    ".txt": PLAIN.encode(),
    ".md": MARKDOWN.encode(),
    ".html": HTML.encode(),
    ".pdf": pdf(LINES),
    ".docx": docx(*PARAGRAPHS),
    ".eml": f"Subject: Toll of the Sabine\nDate: Thu, 12 Mar 2026 10:00:00 +0100\n\n{PLAIN}".encode(),
    ".json": json.dumps(RECORD).encode(),
    ".jsonl": json.dumps(RECORD).encode(),
    ".txt.gz": gzip.compress(PLAIN.encode(), mtime=0),
    ".jsonl.gz": gzip.compress(json.dumps(RECORD).encode(), mtime=0),
}


def only(path, data) -> Briefing:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    ((_, briefing),) = load(path).briefings
    return briefing


def nothing_is_lost(briefing):
    """Sections are in order, apart and stripped; nothing but headings and head lines lies outside of them."""
    end = 0
    for section in briefing.sections:
        assert end <= section.start < section.end <= len(briefing.text)
        body = briefing.text[section.start : section.end]
        assert body == body.strip()
        end = section.end
    return True


# --- every format -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", EVERY_FORMAT)
def test_every_format_gives_the_same_briefing(suffix, tmp_path):
    briefing = only(tmp_path / f"a{suffix}", EVERY_FORMAT[suffix])

    assert (briefing.title, briefing.date) == ("Toll of the Sabine", date(2026, 3, 12))
    said = [(s.kind, " ".join(briefing.text[s.start : s.end].split()).lstrip("-* ")) for s in briefing.sections]
    assert said == [
        (SectionKind.TAKEAWAYS, TAKEAWAY),
        (SectionKind.IMPLICATIONS, IMPLICATION),
        (SectionKind.NARRATIVE, REPORT),
    ]


def test_the_text_of_a_file_is_kept_as_it_is(tmp_path):
    text = "  Six died.\t\n\n\n More  may. \n"

    assert only(tmp_path / "a.txt", text).text == text


def test_the_source_is_the_file_and_the_line_of_a_record_behind_where_it_was_published(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "id": "x", "source": "Desk"}))

    assert [(part, b.source) for part, b in load(path).briefings] == [
        (":1", f"{path}:1"),
        ("x", f"Desk ({path.name}:2)"),
    ]


# --- title and date ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "---\ntitle: Front\n---\n# Heading\n\nSix died.", "Front"),
        ("a.html", "<title>Page</title><h1>Heading</h1><p>Six died.", "Page"),
        ("a.txt", "Title: Field\nHeading\n\nSix died.", "Field"),
        ("a.md", "# Heading\n\nSix died.", "Heading"),
        ("a.txt", "MEMO\n\nFrom: Jane Doe\nSubject: Field\n\nSix died.", "Field"),
        ("a.html", "<p>Series, 4 March 2026</p><h1>Heading</h1><p>Six died.", "Heading"),
        ("a.txt", "First line\n\nSix died.", "First line"),
        ("a.txt", "First line\n==========\nSix died.", "First line"),
        ("2026-03-12_toll-of_sabine.txt", "Six died.", "Toll of sabine"),
        ("000_f889e285.txt", "Six died.", "Six died."),
    ],
)
def test_the_first_that_names_a_title_wins(name, text, title, tmp_path):
    assert only(tmp_path / name, text).title == title


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("2026-03-05.md", "---\ndate: 2026-03-01\n---\n2 March 2026\n\nSix died.", 1),
        ("2026-03-05.html", '<meta name=date content=2026-03-01><time datetime="2026-03-02"></time>Six died.', 1),
        ("2026-03-05.eml", "Date: Sun, 1 Mar 2026 10:00:00 +0000\n\n2 March 2026\n\nSix died.", 1),
        ("2026-03-05.txt", "Toll, 4 March 2026\nDate: 2 March 2026\n\nSix died.", 2),
        ("2026-03-05.txt", "Toll\nMarch 3, 2026\n\nSix died.", 3),
        ("2026-03-05.txt", "Toll, 4 March 2026\n\nSix died.", 4),
        ("2026-03-05.txt", "Toll\n\n6 March 2026. Six died.", 6),
        ("2026-03-05.txt", "7 March 2026. Six died.", 7),
        ("2026-03-05.md", "# Toll\n\n**LUND, 8 March 2026** – Six died.", 8),
        ("2026-03-05.txt", "Toll\nDate: 2 March 2026\n\n9 March 2026. Six died.", 2),
        ("2026-03-05.txt", "Six died on 12 March 2026.", 5),
        ("2026-03-05.txt", "TO: Board\nDATE: 2 March 2026\nSUBJECT: Toll\n\nSix died.", 2),
        ("2026-03-05.txt", "Toll\nBy Jane Doe, 3 March 2026\n\nSix died.", 3),
        ("2026-03-05.txt", "1 March 2026: Six died.\n4 March 2026: Talks began.", 5),
        ("5-March-2026.md", "---\ndate: 03/04/2026\n---\nSix died.", 5),
        ("a.txt", "Six died on 12 March 2026.", None),
    ],
)
def test_the_first_that_tells_the_date_wins(name, text, day, tmp_path):
    assert only(tmp_path / name, text).date == (date(2026, 3, day) if day else None)


def test_the_day_a_file_was_saved_is_never_its_date(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Six died.")
    os.utime(path, (0, 0))

    assert load(path).briefings[0][1].date is None


def test_title_and_date_lines_lie_outside_of_the_sections(tmp_path):
    briefing = only(tmp_path / "a.txt", f"Toll rises\nDate: 12 March 2026\n\n{REPORT}")

    assert [briefing.text[s.start : s.end] for s in briefing.sections] == [REPORT]


def test_a_dateline_is_no_sentence_but_its_place_is_part_of_one(tmp_path):
    (plain,) = only(tmp_path / "a.txt", "12 March 2026. Six died.").sections
    placed = only(tmp_path / "b.txt", "Toll rises\n\nLUND, 12 March 2026 - Six died.")

    assert (plain.start, only(tmp_path / "1.txt", "12 March 2026. Six died.").title) == (15, "Six died.")
    assert placed.text[placed.sections[0].start :] == "LUND, 12 March 2026 - Six died."


def test_a_text_of_headings_only_can_still_be_cited(tmp_path):
    assert len(only(tmp_path / "a.md", "# Toll rises\n\n## Outlook").sections) == 1


# --- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"-----\n***", "no words"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("a.xlsx", b"PK\3\4", "format is unknown"),
        ("a.pdf.gz", b"x", "format is unknown"),
        ("a.txt.gz", b"no gzip", "not compressed by gzip"),
        ("a.txt.gz", gzip.compress(b"Six died. " * 99, mtime=0)[:-12], "cut off"),
        ("a.html", b"<html><script>x</script></html>", "no words"),
        ("a.jsonl", b'{"title": "x"}\n[]\n', "none of its 2 records"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(name, data, said, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableFile, match=said) as failure:
        load(path)

    assert failure.value.source.startswith(str(path))


def test_a_file_beyond_the_limit_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)

    with pytest.raises(UnreadableFile, match="larger than 64 MiB"):
        load(path)


def test_a_file_that_swells_beyond_the_limit_is_refused(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * (limits.FILE_BYTES + 1), 1))

    with pytest.raises(UnreadableFile, match="64 MiB unzipped"):
        load(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who is not allowed everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Six died.")
    path.chmod(0)

    with pytest.raises(UnreadableFile, match="permission denied"):
        load(path)


def test_folders_pipes_and_circles_named_like_files_are_refused(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")

    for name in ("folder.txt", "pipe.txt", "circle.txt", "missing.txt", "a\0b.txt", "a" * 300 + ".txt"):
        with pytest.raises(UnreadableFile):
            load(tmp_path / name)


def test_bad_records_cost_only_themselves(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(RECORD) + "\nnot json\n" + json.dumps({"text": "---"}))

    loaded = load(path)

    assert [part for part, _ in loaded.briefings] == [":1"]
    assert [failure.source for failure in loaded.failures] == [f"{path}:2", f"{path}:3"]


BEGINNINGS = [b"", b"%PDF-1.7\n", b"PK\3\4", b"Subject: x\n", b"---\n", b'{"text": "a', *EVERY_FORMAT.values()]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SUFFIXES),
    st.sampled_from(BEGINNINGS),
    st.floats(0, 1),
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
)
def test_any_bytes_give_briefings_or_a_failure_and_nothing_else(suffix, beginning, kept, rest):
    data = beginning[: int(len(beginning) * kept)] + rest
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(gzip.compress(data) if suffix.endswith(".gz") and len(data) % 2 else data)
        try:
            loaded = load(path)
        except UnreadableFile as failure:
            assert failure.source.startswith(str(path)) and failure.reason.endswith((".", ".)"))
        else:
            assert loaded.briefings
            assert all(nothing_is_lost(briefing) and briefing.sections for _, briefing in loaded.briefings)


# --- finding files ----------------------------------------------------------------------------------------------------


@pytest.fixture
def notes(tmp_path):
    for name in ("b.txt", "a.md", "more/c.PDF", "more/d.xlsx", ".hidden/e.txt", ".f.txt", "more/g.jsonl.gz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(notes, *paths):
    found = find_files(paths)
    assert list(found.files) == sorted(set(found.files)) and all(file.is_absolute() for file in found.files)
    return [file.relative_to(notes).as_posix() for file in found.files], len(found.failures)


def test_a_folder_gives_what_it_holds_of_known_formats_and_nothing_hidden(notes):
    assert names(notes, notes) == (["a.md", "b.txt", "more/c.PDF", "more/g.jsonl.gz"], 0)


@pytest.mark.parametrize("path", ["", "mor*"])
def test_what_a_folder_holds_of_other_formats_is_told_unless_it_is_hidden(notes, path):
    assert find_files([notes / path, notes / "b.txt"]).passed_over == (notes / "more" / "d.xlsx",)


def test_a_file_that_is_named_is_not_passed_over(notes):
    assert find_files([notes, notes / "more/d.xlsx"]).passed_over == ()


def test_each_file_is_found_once(notes, monkeypatch):
    monkeypatch.chdir(notes)

    assert names(notes, "a.md", notes / "a.md", "./more/../a.md", "*.md") == (["a.md"], 0)


def test_globs_reach_into_folders(notes):
    assert names(notes, f"{notes}/**/*.gz", f"{notes}/?.txt") == (["b.txt", "more/g.jsonl.gz"], 0)


def test_a_file_that_is_named_is_always_tried(notes):
    assert names(notes, notes / "more/d.xlsx", notes / ".f.txt") == ([".f.txt", "more/d.xlsx"], 0)


def test_a_file_with_a_star_or_bracket_in_its_name_is_a_file(notes):
    (notes / "x[1].txt").write_text("x")

    assert names(notes, notes / "x[1].txt") == (["x[1].txt"], 0)


@pytest.mark.parametrize("missing", ["none.txt", "none-*.txt", "**/*.xlsx", "a\0b", "x" * 5000, "~nobody-here/x.txt"])
def test_what_leads_to_no_file_costs_only_itself(missing, notes, monkeypatch):
    monkeypatch.chdir(notes)

    assert names(notes, missing, "a.md") == (["a.md"], 1)


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    (failure,) = find_files([tmp_path]).failures

    assert "no file of a format we read" in failure.reason


def test_links_in_a_circle_end(notes):
    (notes / "more" / "up").symlink_to(notes)

    assert len(names(notes, notes)[0]) == 4


# --- its cost ---------------------------------------------------------------------------------------------------------


def test_importing_it_loads_no_parser():
    parsers = (
        "bs4 charset_normalizer dateparser frontmatter inscriptis lxml mammoth markdown_it pydantic pypdfium2 yaml"
    )
    program = f"import sys, index.load; print(*set(sys.modules) & set('{parsers}'.split()))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path.cwd())  # noqa: S603

    assert done.stdout.strip() == ""
