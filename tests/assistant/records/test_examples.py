import json
import stat
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from pathlib import Path

import filelock
import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.answer import About, Conflict
from assistant.errors import CannotWrite
from assistant.question import Turn
from assistant.records.examples import FILE, example, forget_briefings, keep_example
from eval.__main__ import app
from eval.examples import Example, Kind, read_file
from eval.report import read
from tests.assistant.conftest import BRIEFINGS
from tests.assistant.export.answers import ANSWER, LOST, REFUSAL, STRUCK

DAY = date(2026, 3, 20)
CITED = [STRUCK.sentence.id, LOST.sentence.id]
# Cut short, of another kind, of another shape, in another encoding, too deep.
BROKEN = [b'{"id": "kept-1", "history": [{"ans', b"[1]", b'{"history": ["It burned."]}', b"caf\xe9", b"[" * 100_000]


def kept(folder: Path, *made: dict) -> tuple[Example, ...]:
    for one in made:
        keep_example(folder, one)
    return read_file(folder / FILE)


def test_the_evaluation_reads_what_was_kept(tmp_path: Path) -> None:
    [read] = kept(tmp_path, example(ANSWER, CITED, (), DAY))

    assert (read.question, read.today, read.gold) == (ANSWER.question, DAY, frozenset(CITED))
    assert read.accepted == (STRUCK.sentence.text, LOST.sentence.text)


def test_what_is_cited_for_one_claim_makes_one_point(tmp_path: Path) -> None:
    [read] = kept(tmp_path, example(ANSWER, CITED, (), DAY))

    assert read.points == ((STRUCK.sentence.id,), (LOST.sentence.id, STRUCK.sentence.id))


def test_without_a_right_sentence_the_briefings_do_not_say(tmp_path: Path) -> None:
    [read] = kept(tmp_path, example(ANSWER, (), (), DAY))

    assert read.kind is Kind.UNANSWERABLE
    assert (read.points, read.accepted) == ((), ())


def test_a_sentence_that_came_near_may_be_the_one_that_answers(tmp_path: Path) -> None:
    [read] = kept(tmp_path, example(REFUSAL, [STRUCK.sentence.id], (), DAY))

    assert (read.kind, read.points) == (Kind.SINGLE, ((STRUCK.sentence.id,),))


@pytest.mark.parametrize(
    ("answer", "history", "kind"),
    [
        (replace(ANSWER, resolved=ANSWER.question), (), Kind.DATED),
        (ANSWER, (Turn("What of Norvik?", "It burned."),), Kind.FOLLOW_UP),
        (replace(ANSWER, conflicts=(Conflict(STRUCK, LOST, About.NUMBER, "", "", True),)), (), Kind.CONFLICTING),
    ],
)
def test_an_example_is_of_the_kind_that_its_answer_is(tmp_path: Path, answer, history, kind) -> None:
    [read] = kept(tmp_path, example(answer, CITED, history, DAY))

    assert (read.kind, read.history) == (kind, history)


def test_a_question_is_kept_once_as_it_was_kept_last(tmp_path: Path) -> None:
    read = kept(tmp_path, example(ANSWER, CITED, (), DAY), example(ANSWER, (), (), DAY))

    assert [one.kind for one in read] == [Kind.UNANSWERABLE]


def test_nobody_else_on_the_machine_may_read_it(tmp_path: Path) -> None:
    kept(tmp_path, example(ANSWER, CITED, (), DAY), example(ANSWER, (), (), DAY))

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_an_erased_briefing_takes_its_examples_along(tmp_path: Path) -> None:
    kept(tmp_path, example(ANSWER, CITED, (), DAY), example(replace(REFUSAL, question="Else?"), (), (), DAY))

    forget_briefings(tmp_path, [STRUCK.sentence.briefing_id])

    assert [one.question for one in read_file(tmp_path / FILE)] == ["Else?"]


def test_what_followed_up_an_answer_is_kept_without_that_answer(tmp_path: Path) -> None:
    """It may be of the erased briefing."""
    kept(tmp_path, example(ANSWER, CITED, (Turn("What of Norvik?", STRUCK.sentence.text),), DAY))

    forget_briefings(tmp_path, ["ffff"])

    [read] = read_file(tmp_path / FILE)
    assert (read.gold, read.history) == (frozenset(CITED), (Turn("What of Norvik?", ""),))


def test_a_folder_without_examples_stays_without(tmp_path: Path) -> None:
    forget_briefings(tmp_path, ["ffff"])

    assert list(tmp_path.iterdir()) == []


def test_an_example_that_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    kept(tmp_path, example(ANSWER, CITED, (), DAY))
    before = (tmp_path / FILE).read_bytes()

    with pytest.raises(TypeError):  # no JSON, but the same question
        keep_example(tmp_path, {**example(ANSWER, CITED, (), DAY), "today": DAY})

    assert (tmp_path / FILE).read_bytes() == before


def test_another_process_that_writes_is_waited_for(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        with filelock.FileLock(tmp_path / "questions.lock"):
            adding = pool.submit(keep_example, tmp_path, example(ANSWER, CITED, (), DAY))
            wait([adding], 0.2)
            was_there = (tmp_path / FILE).exists()
        adding.result()

    assert not was_there
    assert [one.question for one in read_file(tmp_path / FILE)] == [ANSWER.question]


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_is_no_example_stays_as_it_is_when_another_is_added(tmp_path: Path, line: bytes) -> None:
    (tmp_path / FILE).write_bytes(line)

    keep_example(tmp_path, example(ANSWER, CITED, (), DAY))

    first, second = (tmp_path / FILE).read_bytes().splitlines()
    assert (first, json.loads(second)["question"]) == (line, ANSWER.question)


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_of_which_nobody_can_tell_whose_words_it_holds_keeps_nothing_from_being_erased(
    tmp_path: Path, line: bytes
) -> None:
    kept(tmp_path, example(replace(REFUSAL, question="Else?"), (), (), DAY))
    keep_example(tmp_path, example(ANSWER, CITED, (), DAY))
    with (tmp_path / FILE).open("ab") as file:
        file.write(line + b"\n")

    forget_briefings(tmp_path, [STRUCK.sentence.briefing_id])

    assert [one.question for one in read_file(tmp_path / FILE)] == ["Else?"]


def test_a_line_of_somebody_elses_making_stays_when_a_briefing_is_erased_that_it_does_not_name(tmp_path: Path) -> None:
    mine = b'{ "question": "What\xe2\x80\xa8burned?", "gold": "the depot" }'
    named = b'{"note": {"of": "%s"}}' % STRUCK.sentence.id.encode()
    (tmp_path / FILE).write_bytes(mine + b"\n" + named + b"\n")

    forget_briefings(tmp_path, [STRUCK.sentence.briefing_id])

    assert (tmp_path / FILE).read_bytes() == mine + b"\n"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(CannotWrite, match=r"questions\.jsonl cannot be written: what stands there cannot be read"):
        forget_briefings(tmp_path, ["ffff"])


@pytest.mark.parametrize("is_there", [True, False])
def test_copies_that_a_kill_left_go_when_a_briefing_is_erased(tmp_path: Path, is_there: bool) -> None:
    if is_there:
        kept(tmp_path, example(replace(REFUSAL, question="Else?"), (), (), DAY))
    (tmp_path / f".{FILE}-0123abcd").write_text(STRUCK.sentence.text)

    forget_briefings(tmp_path, [STRUCK.sentence.briefing_id])

    assert not list(tmp_path.glob(f".{FILE}-*"))


def test_copies_that_a_kill_left_go_when_another_example_is_added(tmp_path: Path) -> None:
    (tmp_path / f".{FILE}-0123abcd").write_text(STRUCK.sentence.text)

    kept(tmp_path, example(ANSWER, CITED, (), DAY))

    assert not list(tmp_path.glob(f".{FILE}-*"))


@pytest.mark.slow
def test_the_evaluation_asks_the_library_what_was_kept_and_adds_nothing_to_it(encoded: Path, tmp_path: Path) -> None:
    assistant = Assistant.open(encoded)
    answer = assistant.ask("How many visitors did the orchid fair in Sellin count?")
    keep_example(tmp_path, example(answer, [c.quote.sentence.id for c in answer.citations], (), DAY))

    command = ["own", "--questions", tmp_path / FILE, "--library", encoded, "--out", tmp_path / "out"]
    result = CliRunner().invoke(app, [str(argument) for argument in command])

    assert result.exit_code == 0, result.output
    assert read(tmp_path / "out" / "report.json").figure("overall", "citation recall").value == 1.0
    assert len(assistant.briefings()) == len(BRIEFINGS)
