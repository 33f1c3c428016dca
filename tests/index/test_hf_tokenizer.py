from hypothesis import given
from hypothesis import strategies as st


def test_pieces_are_spans_of_the_text_without_the_special_ones(tokenizer):
    text = "Unaffable Überfall!"

    (spans,) = tokenizer.pieces([text])

    assert [text[start:end] for start, end in spans] == ["Una", "ffa", "ble", "Über", "fall", "!"]


def test_nothing_is_padded_or_cut(tokenizer):
    short, long = tokenizer.pieces(["one", "one " * 1000])

    assert (len(short), len(long)) == (1, 1000)


def test_the_limit_leaves_room_for_the_special_pieces(tokenizer):
    assert tokenizer.limit == 254


@given(st.text())
def test_spans_are_in_order_and_inside_the_text(tokenizer, text):
    ends = [0, *(end for _, end in tokenizer.pieces([text])[0])]

    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
