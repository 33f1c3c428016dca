import json
from base64 import b64decode
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.page.export import File, Form, NoFile, Wanted, exported, slug
from tests.assistant.export.answers import ANSWER, HOSTILE, REFUSAL

DAY = date(2026, 3, 20)


def made(*answers, form: Form = Form.MARKDOWN, turn: str = "t1") -> File:
    found = exported(answers, Wanted(form=form, turn=turn), DAY)
    assert isinstance(found, File)
    return found


def test_an_answer_is_named_after_its_question() -> None:
    assert made(ANSWER).name == "what-was-struck.md"


def test_a_conversation_is_named_after_its_day() -> None:
    assert made(ANSWER, REFUSAL, turn="", form=Form.DOCX).name == "briefings-2026-03-20.docx"


def test_a_question_without_a_letter_gives_the_name_of_the_day() -> None:
    assert made(replace(ANSWER, question="???")).name == "briefings-2026-03-20.md"


@pytest.mark.parametrize(
    ("form", "type", "begins"),
    [
        (Form.MARKDOWN, "text/markdown", b"# Answers"),
        (Form.HTML, "text/html", b"<!DOCTYPE html>"),
        (Form.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        (Form.JSON, "application/json", b"["),
    ],
)
def test_each_form_is_what_it_is_called(form: Form, type: str, begins: bytes) -> None:
    file = made(ANSWER, form=form)

    assert (file.type, b64decode(file.content)[: len(begins)]) == (type, begins)


def test_json_is_a_list_of_the_answers() -> None:
    file = made(ANSWER, REFUSAL, form=Form.JSON, turn="")

    assert json.loads(b64decode(file.content)) == [ANSWER.to_dict(), REFUSAL.to_dict()]


def test_where_nothing_was_answered_there_is_no_file() -> None:
    assert isinstance(exported((), Wanted(form=Form.HTML), DAY), NoFile)


def test_another_form_is_refused() -> None:
    with pytest.raises(ValidationError):
        Wanted.model_validate({"form": "exe"})


@pytest.mark.parametrize("text", [HOSTILE, "../../etc/passwd", "a" * 500, "CON.md\x00.exe"])
def test_no_question_makes_a_path_of_a_name(text: str) -> None:
    assert set("/\\.\x00<>:") & set(slug(text)) == set()


@given(st.text())
def test_every_name_is_short_and_of_letters_and_digits(text: str) -> None:
    assert len(slug(text)) <= 60
    assert all(part.isalnum() for part in slug(text).split("-") if part)
