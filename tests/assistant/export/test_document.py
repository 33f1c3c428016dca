import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CannotWrite
from assistant.export import document, export
from tests.assistant.export.answers import ANSWER, DAY, EVERYTHING, STRUCK, claim


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.md", b"# Answers"), ("a.HTML", b"<!DOCTYPE html>"), ("a.docx", b"PK\x03\x04"), ("a.json", b"[\n")],
)
def test_the_name_of_the_file_says_what_is_written(tmp_path: Path, name: str, begins: bytes) -> None:
    export([ANSWER], tmp_path / name, today=DAY)

    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_document_says_on_which_day_it_was_made(tmp_path: Path) -> None:
    export([ANSWER], tmp_path / "a.md", today=date(2026, 3, 20))

    assert "Exported on 20 March 2026." in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [".md", ".html"])
def test_the_document_says_that_a_language_model_wrote_and_what_was_withheld(tmp_path: Path, form: str) -> None:
    written = replace(ANSWER, written_by="qwen2.5:7b", withheld=(claim("All is lost.", (1, STRUCK)),))

    export([written], tmp_path / f"a{form}", today=DAY)

    text = (tmp_path / f"a{form}").read_text(encoding="utf-8").replace("\\", "")
    assert "Written by qwen2.5:7b; every sentence was checked against what it cites." in text
    assert "Withheld, as the cited sentences do not say it: 1 sentence." in text


def test_another_name_is_refused_with_those_that_can_be(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"a\.pdf cannot be written: its name has to end in \.md, \.html, \.docx or "):
        export([ANSWER], tmp_path / "a.pdf")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="missing"):
        export([ANSWER], tmp_path / "missing" / "a.md")


@pytest.mark.parametrize("form", [".md", ".html", ".json"])
def test_of_a_file_on_this_machine_the_name_alone_is_handed_on(tmp_path: Path, form: str) -> None:
    private = replace(STRUCK, source=str(tmp_path / "secret" / "depot.md"))
    answer = replace(ANSWER, claims=(claim(STRUCK.sentence.text, (1, private)),))

    text = document([answer], form, today=DAY).decode("utf-8")

    assert "depot.md" in text
    assert "secret" not in text


def test_json_holds_the_answers_as_their_schema_says_whatever_they_say() -> None:
    told = json.loads(document(EVERYTHING, ".json", today=DAY))

    assert told == [answer.to_dict() for answer in EVERYTHING]
