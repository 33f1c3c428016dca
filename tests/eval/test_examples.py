"""A line is a question with its gold."""

import json
from datetime import date

import pytest

from assistant.question import Turn
from eval.examples import Kind, Part, read_examples, read_file

LINE = {
    "id": "q1",
    "kind": "follow-up",
    "question": "And where?",
    "history": [{"question": "Who met?", "answer": "Kim and Lee met."}],
    "today": "2024-05-02",
    "gold": [
        [{"id": "b1:0-12", "text": "Kim met Lee.", "source": "a.txt"}, {"id": "b2:5-17", "text": "Kim met Lee."}],
        [{"id": "b1:13-30", "text": "They met in Seoul.", "source": "a.txt"}],
    ],
    "answer": ["Seoul"],
    "part": "dev",
}


def lines(*changes: dict[str, object]) -> list[str]:
    return [json.dumps({**LINE, **change}) for change in changes]


def test_a_line_becomes_an_example():
    (example,) = read_examples(lines({}))

    assert example.kind is Kind.FOLLOW_UP
    assert example.history == (Turn("Who met?", "Kim and Lee met."),)
    assert example.today == date(2024, 5, 2)
    assert example.points == (("b1:0-12", "b2:5-17"), ("b1:13-30",))
    assert example.gold == {"b1:0-12", "b2:5-17", "b1:13-30"}


def test_an_unanswerable_question_has_no_gold():
    (example,) = read_examples(lines({"kind": "unanswerable", "gold": [], "answer": [], "today": None}))

    assert example.is_unanswerable
    assert example.today is None


def test_empty_lines_are_skipped():
    assert len(read_examples(["\n", *lines({}), ""])) == 1


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"kind": "hard"}, "hard"),
        ({"kind": "unanswerable"}, "2 gold points"),
        ({"gold": []}, "0 gold points"),
        ({"golden": []}, "golden"),
        ({"gold": [["b1:0-12"]]}, "TypeError"),
        ({"today": "May 2"}, "May 2"),
    ],
)
def test_a_line_that_is_not_right_is_named_with_what_is_wrong(change, shown):
    with pytest.raises(ValueError, match=rf"line 2 .*{shown}"):
        read_examples([*lines({"id": "q0"}), *lines(change)])


def test_an_id_can_be_used_once():
    with pytest.raises(ValueError, match="'q1'"):
        read_examples(lines({}, {}))


def test_a_part_can_be_read_alone(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines({"id": "a"}, {"id": "b", "part": "test"})), encoding="utf-8")

    assert [example.id for example in read_file(path, Part.TEST)] == ["b"]
    assert [example.id for example in read_file(path)] == ["a", "b"]
