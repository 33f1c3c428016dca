from dataclasses import dataclass

import pytest

from eval.analyst.labelled import FOLDER, figures, read_lines, said
from eval.examples import Part
from eval.share import Share, Undefined


@dataclass(frozen=True)
class Asked:
    id: str
    part: Part


@dataclass(frozen=True)
class Came:
    example: Asked
    right: bool


def test_a_broken_line_is_named() -> None:
    with pytest.raises(ValueError, match="line 2 is no question"):
        list(read_lines(['{"part": "dev", "id": "a"}', "{}"], Part.ALL, lambda entry: entry["id"]))


def test_only_the_part_asked_for_is_read() -> None:
    lines = ['{"part": "dev", "id": "a"}', '{"part": "test", "id": "b"}']

    assert list(read_lines(lines, Part.TEST, lambda entry: entry["id"])) == ["b"]


def test_a_measure_is_given_of_each_part_and_overall_where_it_is_defined() -> None:
    came = [Came(Asked("a", Part.DEV), True), Came(Asked("b", Part.DEV), False)]

    found = {figure.group: figure.value for figure in figures("right", came, lambda o: Share(o.right))}

    assert found == {"dev": 0.5, "overall": 0.5}


def test_a_measure_that_no_question_defines_is_not_given() -> None:
    def undefined(_outcome: Came) -> Share:
        raise Undefined("nothing")

    assert list(figures("right", [Came(Asked("a", Part.DEV), True)], undefined)) == []


def test_line_breaks_inside_a_sentence_do_not_count() -> None:
    assert said("Two\nports  closed.") == "Two ports closed."


@pytest.mark.parametrize("name", [file.stem for file in sorted(FOLDER.glob("*.jsonl"))])
def test_each_kind_has_ten_questions_or_more_with_ids_of_their_own_in_halves(name: str) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()

    told = list(read_lines(lines, Part.ALL, lambda entry: (entry["id"], entry["part"])))

    assert len(told) >= 10
    assert len({id_ for id_, _ in told}) == len(told)
    assert abs(sum(part == "dev" for _, part in told) * 2 - len(told)) <= 1
