import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import mammoth
from docx import Document
from lxml import etree

from assistant import Answer
from assistant.answer import Corroboration
from assistant.export.docx import docx
from assistant.export.entry import entry
from assistant.wording import plain
from tests.assistant.export.answers import (
    ANSWER,
    ASKED_BACK,
    DAY,
    EVERYTHING,
    HOSTILE,
    HOSTILE_ANSWER,
    OVERVIEW,
    REFUSAL,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(answers: Sequence[Answer]) -> bytes:
    return docx([entry(answer) for answer in answers], DAY)


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def footnotes(data: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml"))
    return ["".join(t.text or "" for t in note.iter(f"{W}t")) for note in root if int(note.get(f"{W}id")) > 0]


def test_each_claim_carries_its_footnotes_and_what_is_wrong_with_it() -> None:
    found = paragraphs(written([ANSWER]))

    assert "Two missiles struck the depot at Norvik.[1]" in found
    assert "Petra Lund said that 40 percent of the stock was lost.[2][1]" in found
    assert "Strikes are certain.[3] (contradicted by what it cites)" in found


def test_a_footnote_has_title_date_section_nature_verdict_sentence_and_place() -> None:
    assert footnotes(written([ANSWER]))[0] == (
        "[1] Strike on Norvik · 2 March 2026 · Takeaways · reported · verdict: supported · "
        "“Two missiles struck the depot at Norvik.” · in/depot.md, characters 0–40"
    )


def test_another_program_finds_the_footnotes_where_they_are_cited() -> None:
    shown = mammoth.convert_to_html(io.BytesIO(written([ANSWER, ANSWER]))).value

    assert 'Two missiles struck the depot at Norvik.<sup><a href="#footnote-1"' in shown
    assert shown.count('<li id="footnote-') == 6


def test_a_number_is_the_same_in_each_answer_of_a_conversation() -> None:
    marks = [note.split()[0] for note in footnotes(written([ANSWER, REFUSAL, ANSWER]))]

    assert marks == ["[1]", "[2]", "[3]", "[1]", "[2]", "[3]"]


def test_each_footnote_is_cited_by_its_own_id_once() -> None:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(written([ANSWER, ANSWER]))).read("word/document.xml"))

    assert [note.get(f"{W}id") for note in root.iter(f"{W}footnoteReference")] == ["1", "2", "3", "4", "5", "6"]


def test_a_refusal_and_a_question_back_are_told_without_footnotes() -> None:
    data = written([REFUSAL, ASKED_BACK])

    assert "The briefings do not say." in paragraphs(data)
    assert "Who is Gen. Maran?" in paragraphs(data)
    assert footnotes(data) == []


def test_hostile_text_is_text() -> None:
    data = written(EVERYTHING)

    assert plain(HOSTILE) in paragraphs(data)
    assert f"“{plain(HOSTILE)}”" in footnotes(written([HOSTILE_ANSWER]))[0]
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in ("word/document.xml", "word/footnotes.xml"):
        root = etree.fromstring(parts.read(name))
        kinds = {etree.QName(element).localname for element in root.iter()}
        assert kinds.isdisjoint({"hyperlink", "fldSimple", "instrText", "drawing", "object", "altChunk"})


def test_nothing_in_the_file_leads_outside_of_it() -> None:
    parts = zipfile.ZipFile(io.BytesIO(written(EVERYTHING)))

    assert all(b'TargetMode="External"' not in parts.read(name) for name in parts.namelist() if name.endswith(".rels"))


def test_an_overview_has_its_stories_as_headings_and_says_what_disagrees_in_it() -> None:
    found = Document(io.BytesIO(written([OVERVIEW]))).paragraphs

    assert [p.text for p in found if p.style.name == "Heading 2"] == ["Strike on Norvik", plain(HOSTILE)]
    assert any(p.text.startswith("One briefing may say two things (number): [1] (“Two”)") for p in found)


def test_how_many_briefings_say_a_claim_stands_beside_it() -> None:
    counted = replace(ANSWER.claims[0], corroboration=Corroboration(3, 1))

    found = paragraphs(written([replace(ANSWER, claims=(counted,))]))

    assert any(
        "Two missiles struck the depot at Norvik." in text and "(3 briefings, 1 origin)" in text for text in found
    )
