import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writer.parse import parse
from assistant.writer.reply import LONGEST_STATEMENT, MOST_STATEMENTS, NoAnswer, Statement


def said(reply: str) -> list[tuple[str, tuple[int, ...]] | str]:
    """Return the statements of a reply, each with its numbers, "-" for that there is no answer."""
    return [(part.text, part.numbers) if isinstance(part, Statement) else "-" for part in parse([reply])]


@pytest.mark.parametrize(
    ("reply", "meant"),
    [
        ("Kim was hurt. [1]\nHe left. [2]", [("Kim was hurt.", (1,)), ("He left.", (2,))]),
        ("Kim was hurt [1]. He left [2, 3].", [("Kim was hurt.", (1,)), ("He left.", (2, 3))]),
        ("Kim was hurt. [1] He left.[2]", [("Kim was hurt.", (1,)), ("He left.", (2,))]),
        ("[1] Kim was hurt. [2] He left.", [("Kim was hurt.", (1,)), ("He left.", (2,))]),
        ("Kim was hurt. He left. [1][2]", [("Kim was hurt.", ()), ("He left.", (1, 2))]),
        ("Kim was hurt.\n[1]", [("Kim was hurt.", ())]),
        ("Kim [1], not Lee [2], was hurt.", [("Kim, not Lee, was hurt.", (1, 2))]),
        ("“He left.” [1] She stayed.", [("“He left.”", (1,)), ("She stayed.", ())]),
        ("Adm. Petra Orsolo paid $1.5 million. [1]", [("Adm. Petra Orsolo paid $1.5 million.", (1,))]),
        ("- **Kim** was hurt [1]\n2. He left [2]", [("Kim was hurt", (1,)), ("He left", (2,))]),
        ("Here is the answer:\nKim was hurt. [1]", [("Kim was hurt.", (1,))]),
        ("Based on the evidence, Kim was hurt [1].", [("Kim was hurt.", (1,))]),
        ("NO ANSWER", ["-"]),
        ("No answer.", ["-"]),
        ("The provided sentences do not say who won.", ["-"]),
        ("I'm sorry, but the evidence doesn't mention it.", ["-"]),
        ("Kim was hurt (1).\nHe left (2, 3).", [("Kim was hurt.", (1,)), ("He left.", (2, 3))]),
        ("Kim was hurt. [[1]]\nHe left. [2](#2)", [("Kim was hurt.", (1,)), ("He left.", (2,))]),
        ("Kim was hurt. [1]. He left. [2].", [("Kim was hurt.", (1,)), ("He left.", (2,))]),
        ("[1]: Kim was hurt.\n| He left | [2] |", [("Kim was hurt.", (1,)), ("He left", (2,))]),
        ("-5 degrees were measured. [1]", [("-5 degrees were measured.", (1,))]),
        ("The act {No. 5} passed. [1]\nKim left. [2]", [("The act {No. 5} passed.", (1,)), ("Kim left.", (2,))]),
        ("", []),
        ("\n \n[1]\n...", []),
    ],
)
def test_lines_with_marks_are_read(reply: str, meant: list[object]) -> None:
    assert said(reply) == meant


@pytest.mark.parametrize(
    ("reply", "meant"),
    [
        (
            '{"answerable": true, "statements": [{"text": "Kim was hurt.", "sentences": [1, 2]}]}',
            [("Kim was hurt.", (1, 2))],
        ),
        ('```json\n{"statements": [{"text": "Kim.", "sentences": ["S1", "[2]"]}]}\n```', [("Kim.", (1, 2))]),
        ('Sure! Here it is:\n{"statements": [{"text": "Kim.", "sentences": 3}]}', [("Sure!", ()), ("Kim.", (3,))]),
        ('[{"text": "Kim left [2].", "sentences": []}]', [("Kim left.", (2,))]),
        (
            '{"statements": [{"text": "Kim left. Lee stayed.", "sentences": [1]}]}',
            [("Kim left.", (1,)), ("Lee stayed.", (1,))],
        ),
        (
            '{"statements": [{"text": "Kim \\"{left}\\".", "sentences": [1]}, {"text": "Lee st',
            [('Kim "{left}".', (1,))],
        ),
        ('{"answerable": false, "statements": []}', ["-"]),
        ('{"answerable": false}', ["-"]),
        ('{"statements": [], "answerable": false}', ["-"]),
        ('{"statements": [{"text": "\\"answerable\\": false", "sentences": [1]}]}', [('"answerable": false', (1,))]),
        (
            '{"statements": [{"text": 5, "sentences": [1]}, {"text": "Kim.", "sentences": [true, null, 2]}]}',
            [("Kim.", (2,))],
        ),
        ('{"statements": [{"text": "Kim."}, nonsense {{{', [("Kim.", ())]),
    ],
)
def test_json_is_read_even_if_it_is_wrapped_broken_or_cut_off(reply: str, meant: list[object]) -> None:
    assert said(reply) == meant


@pytest.mark.parametrize(
    "reply",
    [
        "<think>\nThe user asks who. {Sentence 1} says that Lee was hurt. [1]\n</think>\n\nKim was hurt. [1]",
        "\n<thinking>Lee was hurt. [1]</thinking>Kim was hurt. [1]",
        "[THINK]Lee was hurt. [1][/THINK]Kim was hurt. [1]",
        "<|channel|>analysis<|message|>Lee? [1]<|end|><|start|>assistant<|channel|>final<|message|>Kim was hurt. [1]",
        '<think>{"text": "Lee.", "sentences": [1]}</think>{"text": "Kim was hurt.", "sentences": [1]}',
        f"<think>{'Lee was hurt. [1] ' * 2_000}</think>Kim was hurt. [1]",
    ],
)
def test_what_a_model_thought_before_is_no_part_of_what_it_says(reply: str) -> None:
    assert said(reply) == [("Kim was hurt.", (1,))]


def test_thoughts_that_never_end_say_nothing() -> None:
    assert said("<think>Kim was hurt. [1] Wait, ") == []


@pytest.mark.parametrize(
    "reply",
    ["Kim was hurt. [1] He went home.", '{"statements": [{"text": "Kim was hurt.", "sentences": [1]}, {"text": "He'],
)
def test_a_statement_is_there_before_the_reply_is_complete(reply: str) -> None:
    taken: list[str] = []

    def coming():
        for character in reply:
            taken.append(character)
            yield character

    first = next(iter(parse(coming())))

    assert first == Statement("Kim was hurt.", (1,))
    assert len(taken) < len(reply)


REPLIES = st.one_of(
    st.text(max_size=200),
    st.text(alphabet='[]【1】2,.- \n{}":abAB\\', max_size=200),
    st.lists(
        st.sampled_from(
            [
                "Kim was hurt.",
                " [1]",
                "[2, 3]",
                " He left",
                ".",
                "\n",
                '{"text": "',
                '"}',
                "NO ANSWER",
                "<think>",
                "</think>",
            ]
        )
    ).map("".join),
)


@given(REPLIES, st.integers(1, 9))
def test_however_a_reply_is_cut_into_pieces_it_says_the_same(reply: str, by: int) -> None:
    assert list(parse(reply[at : at + by] for at in range(0, len(reply), by))) == list(parse([reply]))


@given(REPLIES)
def test_every_statement_is_one_line_with_words_and_not_too_long(reply: str) -> None:
    parts = list(parse([reply]))

    assert len(parts) <= MOST_STATEMENTS
    for part in parts:
        if not isinstance(part, NoAnswer):
            assert any(character.isalnum() for character in part.text)
            assert "\n" not in part.text
            assert len(part.text) <= LONGEST_STATEMENT


@given(
    st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20), min_size=1, max_size=5)
)
def test_what_json_holds_comes_out(words: list[str]) -> None:
    reply = json.dumps({"answerable": True, "statements": [{"text": word, "sentences": [1]} for word in words]})

    assert [part.text for part in parse([reply]) if isinstance(part, Statement)] == [" ".join(w.split()) for w in words]


@pytest.mark.parametrize(
    "hostile",
    [
        *(sign * 200_000 for sign in ("[", "{", '"', ".", "\\", "(")),
        *(
            words * 60_000
            for words in (
                "[1",
                "[1]",
                "1. ",
                "a. B ",
                "Mr. ",
                "**",
                '{"a":',
                '{"answerable"',
                "<think>",
                "{ ",
                "(1)",
                "| ",
            )
        ),
    ],
)
def test_hostile_replies_cost_little(hostile: str) -> None:
    before = time.process_time()

    list(parse([hostile]))

    assert time.process_time() - before < 3
