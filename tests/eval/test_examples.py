"""A line is a question with its gold."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Turn
from eval.examples import BadQuestions, Kind, Part, read_examples, read_file

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
        ({"golden \ud800": []}, "golden"),
        ({"id": 7}, "id is 7 and has to be a text"),
        ({"id": "q\ud800"}, "surrogates"),
        ({"kind": ["single"]}, r"kind is \[\"single\"\] and has to be one of single, several"),
        ({"question": None}, "question is null and has to be a text"),
        ({"question": " "}, "question is empty"),
        ({"question": "Who? " * 1000}, "at most 2,000"),
        ({"history": "Who met?"}, 'history is "Who met\\?" and has to be a list'),
        ({"history": ["Who met?"]}, "a turn of history"),
        ({"history": [{"answer": "Kim."}]}, "it has no 'question'"),
        ({"history": [{"question": "Who met?", "answer": None}]}, "the answer of a turn is null"),
        ({"gold": {}}, "gold is {} and has to be a list"),
        ({"gold": [[]]}, "a point of gold has no sentence"),
        ({"gold": [["b1:0-12"]]}, 'a sentence of gold is "b1:0-12" and has to be an object'),
        ({"gold": [[{"text": "Kim met Lee."}]]}, "it has no 'id'"),
        ({"gold": [[{"id": 1}]]}, "the id of a sentence is 1"),
        ({"answer": "Kim"}, 'answer is "Kim" and has to be a list'),
        ({"answer": [7]}, "an answer is 7 and has to be a text"),
        ({"answer": ["Seoul", "—"]}, "the answer '—' has no word or number"),
        ({"kind": "unanswerable", "gold": []}, "has an answer, 'Seoul'"),
        ({"today": "May 2"}, 'today is "May 2" and has to be a day'),
        ({"today": 0}, "today is 0"),
        ({"part": "all"}, 'part is "all" and has to be one of dev, test'),
    ],
)
def test_a_line_that_is_not_right_is_named_with_what_is_wrong(change, shown):
    with pytest.raises(ValueError, match=rf"line 2 .*{shown}"):
        read_examples([*lines({"id": "q0"}), *lines(change)])


def test_an_id_can_be_used_once():
    with pytest.raises(ValueError, match=r"line 2 .*'q1'"):
        read_examples(lines({}, {}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda values: st.lists(values) | st.dictionaries(st.text(st.characters()), values),
    max_leaves=8,
)
NEARLY = st.dictionaries(st.sampled_from(sorted(LINE)), JSON).map(lambda changes: {**LINE, **changes})


@given(JSON | NEARLY)
def test_any_json_is_an_example_or_an_error_that_names_its_line(value):
    try:
        (example,) = read_examples([json.dumps(value)])
    except ValueError as error:
        assert str(error).startswith("line 1 is no question with its gold: ")
    else:
        texts = (example.id, example.question, *example.accepted, *example.gold)
        assert all(isinstance(text, str) for text in texts)
        assert all(example.points)


def test_a_part_can_be_read_alone(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines({"id": "a"}, {"id": "b", "part": "test"})), encoding="utf-8")

    assert [example.id for example in read_file(path, Part.TEST)] == ["b"]
    assert [example.id for example in read_file(path)] == ["a", "b"]


def test_a_file_that_is_not_right_is_named_with_the_line(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines({}, {"id": "q2", "answer": "Kim"})), encoding="utf-8")

    with pytest.raises(BadQuestions, match=r"questions\.jsonl: line 2 .*answer is \"Kim\".*eval/data/README\.md"):
        read_file(path)


def test_a_file_without_questions_is_named(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n", encoding="utf-8")

    with pytest.raises(BadQuestions, match=r"questions\.jsonl: it has no question"):
        read_file(path)


def test_a_file_without_questions_of_the_part_says_what_to_do(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines({"part": "dev"})), encoding="utf-8")

    with pytest.raises(BadQuestions, match=r"part 'test'.*--part all"):
        read_file(path, Part.TEST)


def test_a_line_ends_at_a_line_feed_alone(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps({**LINE, "question": "And\u2028where?"}, ensure_ascii=False), encoding="utf-8")

    assert [example.question for example in read_file(path)] == ["And\u2028where?"]
