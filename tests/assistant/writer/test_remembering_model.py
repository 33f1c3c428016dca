import json
import os
import stat
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ModelFailed, Reason
from assistant.writer.contract import Message
from assistant.writer.remembering_model import FOLDER, RememberingModel, forget_replies

ASKED = [Message("system", "Answer."), Message("user", "Who was injured?")]
SETTINGS = {"temperature": 0.0}


class Model:
    """Replies with "Reply 1.", "Reply 2.", …, piece by piece; breaks off behind the first piece where told to."""

    name, window, reply_tokens, constrains = "scripted", 4096, 256, True

    def __init__(self) -> None:
        self.asked = 0
        self.breaks_off = False

    def tokens(self, text: str) -> int:
        return len(text)

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        self.asked += 1
        yield "Reply "
        if self.breaks_off:
            raise ModelFailed(Reason.BROKEN_OFF, "It broke off.")
        yield f"{self.asked}."


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def remembering(model: Model, tmp_path: Path) -> RememberingModel:
    return RememberingModel(model, tmp_path, 3, SETTINGS)


def reply(model: RememberingModel, text: str = "Who was injured?", schema: Mapping[str, Any] | None = None) -> str:
    return "".join(model.stream([ASKED[0], Message("user", text)], schema))


def kept(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).iterdir())


def test_what_was_asked_before_is_not_asked_again(remembering: RememberingModel, model: Model) -> None:
    assert [reply(remembering), reply(remembering)] == ["Reply 1.", "Reply 1."]
    assert model.asked == 1


def test_it_is_remembered_from_one_start_to_the_next(remembering: RememberingModel, tmp_path: Path) -> None:
    reply(remembering)

    assert reply(RememberingModel(Model(), tmp_path, 3, SETTINGS)) == "Reply 1."


def test_other_words_another_schema_and_other_settings_are_another_question(
    remembering: RememberingModel, model: Model, tmp_path: Path
) -> None:
    warmer = RememberingModel(model, tmp_path, 9, {"temperature": 0.5})

    replies = [reply(remembering), reply(remembering, "Who?"), reply(remembering, schema={"a": 1}), reply(warmer)]

    assert replies == ["Reply 1.", "Reply 2.", "Reply 3.", "Reply 4."]


def test_a_reply_comes_piece_by_piece_while_it_is_not_kept_yet(remembering: RememberingModel) -> None:
    assert next(remembering.stream(ASKED)) == "Reply "


def test_what_broke_off_or_was_not_listened_to_is_not_kept(remembering: RememberingModel, model: Model) -> None:
    model.breaks_off = True
    with pytest.raises(ModelFailed):
        reply(remembering)
    model.breaks_off = False
    begun = remembering.stream(ASKED)
    next(begun)
    begun.close()

    assert reply(remembering) == "Reply 3."


def test_of_too_many_the_one_used_longest_ago_goes(remembering: RememberingModel, model: Model, tmp_path: Path) -> None:
    for number, text in enumerate("abc"):
        reply(remembering, text)
        newest = max(kept(tmp_path), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    reply(remembering, "a")  # used again: now "b" is the oldest

    reply(remembering, "d")

    assert len(kept(tmp_path)) == 3
    before = model.asked
    assert (reply(remembering, "a"), model.asked) == ("Reply 1.", before)
    assert reply(remembering, "b") == "Reply 5."


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b'{"reply": "Reply',
        b"[]",
        b'{"reply": 7}',
        b'"reply"',
        b"[" * 100_000,
        b'{"reply": "' + b"x" * 200_000 + b'"}',
    ],
)
def test_what_is_damaged_costs_one_question_and_is_mended(
    remembering: RememberingModel, tmp_path: Path, damage: bytes
) -> None:
    reply(remembering)
    kept(tmp_path)[0].write_bytes(damage)

    assert [reply(remembering), reply(remembering)] == ["Reply 2.", "Reply 2."]


def test_where_nothing_can_be_kept_the_reply_comes_all_the_same(model: Model, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be", encoding="utf-8")

    assert reply(RememberingModel(model, tmp_path, 3, SETTINGS)) == "Reply 1."


def test_what_is_kept_is_for_its_owner_and_names_nothing_but_the_model_and_the_reply(
    remembering: RememberingModel, tmp_path: Path
) -> None:
    reply(remembering)

    (file,) = kept(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert json.loads(file.read_text(encoding="utf-8")) == {"model": "scripted", "reply": "Reply 1."}


def test_all_can_be_forgotten(remembering: RememberingModel, tmp_path: Path) -> None:
    reply(remembering)

    forget_replies(tmp_path)
    forget_replies(tmp_path)

    assert kept(tmp_path) == []
    assert reply(remembering) == "Reply 2."


def test_it_tells_of_its_model_what_the_model_tells(remembering: RememberingModel) -> None:
    told = (remembering.name, remembering.window, remembering.reply_tokens, remembering.constrains)

    assert (*told, remembering.tokens("four")) == ("scripted", 4096, 256, True, 4)
