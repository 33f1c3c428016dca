import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writer.marks import MOST, MarkReader, numbers


def read(text: str, *, by: int = 1) -> list[str | tuple[int, ...]]:
    """Return text and marks of a reply that comes `by` characters at a time, texts joined."""
    reader, found = MarkReader(), []
    parts = [part for at in range(0, len(text), by) for part in reader.read(text[at : at + by])]
    for part in (*parts, *reader.end()):
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return found


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("[1]", (1,)),
        ("[1, 2]", (1, 2)),
        ("[1,2;3]", (1, 2, 3)),
        ("[1 and 4]", (1, 4)),
        ("[1-3]", (1, 2, 3)),
        ("[1–3]", (1, 2, 3)),
        ("【1】", (1,)),
        ("【2†source】", (2,)),
        ("［3］", (3,)),
        ("[S1]", (1,)),
        ("[Sentence 2]", (2,)),
        ("[sentences 2, 3]", (2, 3)),
        ("[^4]", (4,)),
        ("[#4]", (4,)),
        ("[ 5 ]", (5,)),
        ("[2, 2]", (2,)),
        ("[0]", (0,)),
        ("[1/2]", (1, 2)),
        ("[1|2]", (1, 2)),
        ("[1.]", (1,)),
        ("[*1*]", (1,)),
        ("[line 2]", (2,)),
        ("[citation 2]", (2,)),
        ("[nos. 1, 2]", (1, 2)),
        ("[sentence numbers: 1, 2]", (1, 2)),
    ],
)
def test_marks_of_every_shape_that_models_write_are_read(mark: str, meant: tuple[int, ...]) -> None:
    assert read(f"So it was {mark}.") == ["So it was ", meant, "."]


@pytest.mark.parametrize("text", ["(1)", "[sic]", "[...]", "[Kim]", "[]", "[1", "1]", "[12345]", "[a1b]", "x[i]"])
def test_other_brackets_stay_text(text: str) -> None:
    assert read(text) == [text]


def test_marks_behind_each_other_stay_apart() -> None:
    assert read("[1][2]") == [(1,), (2,)]


def test_a_range_without_end_is_no_list_of_all_its_numbers() -> None:
    assert numbers("1-9999") == (1, 9999)
    assert len(numbers(",".join(map(str, range(40))))) <= MOST


def test_a_bracket_that_opens_anew_leaves_the_first_as_text() -> None:
    assert read("[see [1]") == ["[see ", (1,)]


@given(st.text(alphabet="[]【】1 2,-S†\nab.", max_size=80), st.integers(1, 7))
def test_however_a_reply_is_cut_into_pieces_it_reads_the_same(text: str, by: int) -> None:
    assert read(text, by=by) == read(text)


@given(st.text(alphabet="[]1 2,-\nab.", max_size=80))
def test_nothing_but_marks_is_taken_out(text: str) -> None:
    kept = "".join(part for part in read(text) if isinstance(part, str))

    assert kept == text or len(kept) < len(text)
    assert all(part for part in read(text))


@pytest.mark.parametrize("inside", ["1" + "    1" * 9 + "x", "1" + "  1" * 12 + "x", "1" + " " * 500 + "x"])
def test_blanks_that_could_be_parted_in_many_ways_take_no_time(inside: str) -> None:
    assert numbers(inside) == ()
