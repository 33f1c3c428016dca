import json
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import BriefingsError, Scope
from assistant.errors import BadQuestion, DamagedWatches
from assistant.records.watches import FILE, TOLD, Watch, add_watch, keep_told, read_watches, remove_watch

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TOLL = Watch("How many died?", AT, ("00112233aabbccdd:0-26",), Scope(tags=("cholera",)))
FERRY = Watch("Is the ferry running?", AT, ())


def alone() -> AbstractContextManager[None]:
    return nullcontext()


def test_a_library_has_no_standing_questions_at_first(tmp_path: Path) -> None:
    assert read_watches(tmp_path) == ()


def test_questions_are_kept_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    add_watch(tmp_path, TOLL, alone)
    add_watch(tmp_path, FERRY, alone)

    assert read_watches(tmp_path) == (TOLL, FERRY)


def test_the_same_question_is_not_kept_twice(tmp_path: Path) -> None:
    add_watch(tmp_path, TOLL, alone)

    with pytest.raises(BadQuestion, match="is watched already"):
        add_watch(tmp_path, Watch("how many  DIED?", AT, ()), alone)


@pytest.mark.parametrize("name", ["Is the ferry running?", "is the ferry running?", "2"])
def test_a_question_is_given_up_by_its_text_or_its_number(tmp_path: Path, name: str) -> None:
    add_watch(tmp_path, TOLL, alone)
    add_watch(tmp_path, FERRY, alone)

    assert remove_watch(tmp_path, name, alone) == FERRY
    assert read_watches(tmp_path) == (TOLL,)


@pytest.mark.parametrize("name", ["0", "2", "-1", "Who won?", ""])
def test_a_question_that_is_not_watched_is_named(tmp_path: Path, name: str) -> None:
    add_watch(tmp_path, TOLL, alone)

    with pytest.raises(BadQuestion, match="is not watched"):
        remove_watch(tmp_path, name, alone)


def test_a_question_that_was_given_up_while_it_was_asked_stays_given_up(tmp_path: Path) -> None:
    add_watch(tmp_path, TOLL, alone)

    keep_told(tmp_path, (TOLL, FERRY), alone)

    assert read_watches(tmp_path) == (TOLL,)


def test_of_what_was_told_the_last_sentences_are_kept_and_no_word_of_them(tmp_path: Path) -> None:
    ids = tuple(f"00112233aabbccdd:{number}-{number + 1}" for number in range(TOLD + 5))

    add_watch(tmp_path, Watch("How many died?", AT, ids), alone)

    assert read_watches(tmp_path)[0].told == ids[5:]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[]", "an object"),
        ('{"format": 9, "watches": []}', "format 9"),
        ('{"format": 1, "watches": {}}', "a list"),
        ('{"format": 1, "watches": [{"question": 1}]}', "a text"),
        (json.dumps({"format": 1, "watches": [{**TOLL.to_dict(), "told": ["../x"]}]}), "told"),
        (json.dumps({"format": 1, "watches": [{**TOLL.to_dict(), "at": "yesterday"}]}), "a moment"),
    ],
)
def test_a_damaged_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(DamagedWatches, match=said):
        read_watches(tmp_path)


def test_a_damaged_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("precious", encoding="utf-8")

    with pytest.raises(BriefingsError):
        add_watch(tmp_path, TOLL, alone)

    assert (tmp_path / FILE).read_text(encoding="utf-8") == "precious"
