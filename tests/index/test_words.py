import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import content_words, full_text_query, stem, topic_words, words


def test_possession_is_not_part_of_a_word():
    assert words("Ukraine's port, the generals’ ferry") == ["ukraine", "port", "the", "generals", "ferry"]


def test_apostrophes_inside_a_word_are_kept_and_written_one_way():
    assert words("O’Brien didn't") == ["o'brien", "didn't"]


def test_words_that_only_build_a_sentence_say_nothing_of_what_it_is_about():
    assert content_words("Which of the ports were closed, and were ports mined?") == ["ports", "closed", "mined"]


def test_what_any_question_may_hold_is_no_topic():
    assert topic_words("What is the latest news on the depot?") == ["depot"]
    assert topic_words("What might happen next?") == []


def test_forms_of_a_word_share_a_stem():
    assert {stem(word) for word in ("missile", "missiles")} == {"missil"}


def test_a_question_without_content_is_an_empty_query():
    assert full_text_query("What is it?") == ""


def test_words_that_sqlite_would_read_as_operators_are_words():
    assert full_text_query('ports AND "ferry" col:umn*') == '"ports" OR "ferry" OR "col" OR "umn"'


@pytest.fixture(scope="module")
def table():
    with sqlite3.connect(":memory:", check_same_thread=False) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        yield connection


@given(text=st.text(max_size=200))
def test_any_text_makes_a_query_that_finds_that_text(text, table):
    query = full_text_query(text)
    stored = "".join(character for character in text if character != "\0").encode("utf-8", "replace").decode()
    table.execute("DELETE FROM t")
    table.execute("INSERT INTO t VALUES (?)", (stored,))

    if query:
        table.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()
    if query and text.isascii() and "\0" not in text:
        assert table.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone() == (1,)


def test_words_are_stemmed_in_many_threads_as_in_one():
    many = [
        f"{start}{n}{end}" for start in ("nation", "relat", "hope") for n in range(40) for end in ("izations", "ing")
    ]
    alone = [stem(word) for word in many]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            # Past the memory of what was stemmed before.
            together = list(threads.map(lambda _: [stem.__wrapped__(word) for word in many], range(8)))
    finally:
        sys.setswitchinterval(before)

    assert together == [alone] * 8
