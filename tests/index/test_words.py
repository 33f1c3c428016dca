import sqlite3
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.words import content_words, full_text_query, is_function_word, stem, topic_words, word_stems, words


def test_possession_is_not_part_of_a_word():
    assert words("Ukraine's port, the generals’ ferry") == ["ukraine", "port", "the", "generals", "ferry"]


def test_apostrophes_inside_a_word_are_kept_and_written_one_way():
    assert words("O’Brien didn't") == ["o'brien", "didn't"]


def test_words_that_only_build_a_sentence_say_nothing_of_what_it_is_about():
    assert content_words("Which of the ports were closed, and were ports mined?") == ["ports", "closed", "mined"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What did the US announce?", ["us", "announce"]),
        ("What did the U.S. announce?", ["us", "announce"]),
        ("what did the u.s. announce?", ["us", "announce"]),
        ("What did the W.H.O. and the WHO announce?", ["who", "announce"]),
        ("Who told us?", ["told"]),
        ("US", ["us"]),
        ("WHO TOLD US?", ["told"]),
    ],
)
def test_what_is_written_large_is_a_name_unless_everything_is(text, found):
    assert content_words(text) == found


def test_a_function_word_is_told_by_how_the_text_writes_it():
    assert [is_function_word(word) for word in ("us", "Who", "the", "The")] == [True] * 4
    assert [is_function_word(word) for word in ("US", "WHO", "U.S.", "port")] == [False] * 4
    assert is_function_word("US", "TELL US MORE")


def test_an_acronym_is_one_word_with_its_dots_and_without():
    assert words("The U.S.-led fleet left the U.N. at 5 p.m.") == "the us led fleet left the un at 5 pm".split()
    assert word_stems("U.S. ports") == word_stems("US port")
    assert content_words("Ships, e.g. ferries, left the U.K., i.e. Kalvora.") == "ships ferries left uk kalvora".split()


def test_an_accent_that_is_a_character_of_its_own_is_no_end_of_a_word():
    decomposed = unicodedata.normalize("NFD", "L'école de Zürich")

    assert words(decomposed) == words("L'école de Zürich") == ["l'école", "de", "zürich"]


def test_what_any_question_may_hold_is_no_topic():
    assert topic_words("What is the latest news on the depot?") == ["depot"]
    assert topic_words("What might happen next?") == []


def test_forms_of_a_word_share_a_stem():
    assert {stem(word) for word in ("missile", "missiles")} == {"missil"}


def test_a_question_without_content_is_an_empty_query():
    assert full_text_query("What is it?") == ""


def test_words_that_sqlite_would_read_as_operators_are_words():
    assert full_text_query('ports AND "ferry" col:umn*') == '"ports" OR "ferry" OR "col" OR "umn"'


@pytest.mark.parametrize("acronym", ["US", "U.S."])
def test_an_acronym_is_looked_for_with_its_dots_and_without(acronym):
    assert full_text_query(f"Did the {acronym} send 3 ships?") == '"us" OR "u s" OR "send" OR "ships"'


def test_what_is_written_large_and_no_acronym_is_looked_for_as_it_is():
    assert full_text_query("Reuters UNHCR Us F16") == '"reuters" OR "unhcr" OR "f16"'


@pytest.fixture(scope="module")
def table():
    with sqlite3.connect(":memory:", check_same_thread=False) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        yield connection


@pytest.mark.parametrize("asked", ["US", "U.S.", "u.s."])
@pytest.mark.parametrize("told", ["The US left.", "The U.S. left.", "The U.S.'s fleet left."])
def test_an_acronym_finds_a_text_that_writes_it_otherwise(asked, told, table):
    table.execute("DELETE FROM t")
    table.execute("INSERT INTO t VALUES (?)", (told,))

    assert table.execute("SELECT count(*) FROM t WHERE t MATCH ?", (full_text_query(asked),)).fetchone() == (1,)


ACCENTS = "àáâäåãçéèêëíîïñóôöøúüýčřšžłőßếĀÉÜŽ"
latin = st.text([chr(code) for code in range(1, 128)] + list(ACCENTS), max_size=200)


@given(text=latin | latin.map(lambda text: unicodedata.normalize("NFD", text)) | st.text(max_size=200))
@example(text="école")
@example(text=unicodedata.normalize("NFD", "école"))
@example(text=unicodedata.normalize("NFD", "Zürich"))
@example(text=unicodedata.normalize("NFD", "Tiếng"))
@example(text="U.S.")
def test_any_text_makes_a_query_that_finds_that_text(text, table):
    query = full_text_query(text)
    stored = "".join(character for character in text if character != "\0").encode("utf-8", "replace").decode()
    table.execute("DELETE FROM t")
    table.execute("INSERT INTO t VALUES (?)", (stored,))

    if query:
        table.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()
    if query and "\0" not in text and all(c.isascii() or c in ACCENTS for c in unicodedata.normalize("NFC", text)):
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
