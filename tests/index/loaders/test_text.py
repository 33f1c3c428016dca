import pytest

from index.errors import UnreadableFile
from index.loaders.decode import decode

PLAIN = "Żółw i “général” — Łódź"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_in_its_forms_is_read(encoding):
    assert decode(PLAIN.encode(encoding), "a.txt") == PLAIN


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The ministry’s café in Besançon – “closed since Monday” – cost €5 million, an aide said."),
        ("cp1252", "The trawler São Bento left Merrin on Tuesday, the ministry’s spokesman said, and did not return."),
        ("cp1251", "Президент России заявил в понедельник, что переговоры продолжатся в марте."),
        ("koi8_r", "Президент России заявил в понедельник, что переговоры продолжатся в марте."),
        ("shift_jis", "日本の首相は月曜日に訪問する予定です。会談は三月に行われる。"),
    ],
)
def test_other_encodings_are_recognised(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == text


def test_the_declared_encoding_goes_before_statistics():
    assert decode("Łódź".encode("cp1250"), "a.html", declared="cp1250") == "Łódź"


def test_an_encoding_that_does_not_exist_is_passed_over():
    assert decode(b"Plain words, caf\xe9.", "a.eml", declared="x-no-such").startswith("Plain words")


def test_line_ends_are_all_that_is_changed():
    assert decode(b"One.\r\nTwo. \tThree.\rFour.\n", "a.txt") == "One.\nTwo. \tThree.\nFour.\n"


@pytest.mark.parametrize("data", [b"MZ\x00\x01text", b"\x7fELF\x02\x01" + bytes(range(1, 32)) * 4, b"text\x00text"])
def test_binary_data_is_refused(data):
    with pytest.raises(UnreadableFile, match=r"a\.txt: .*binary"):
        decode(data, "a.txt")


def test_text_that_breaks_off_inside_a_character_is_refused():
    with pytest.raises(UnreadableFile, match="breaks off"):
        decode("Łódź".encode("utf-16")[:-1], "a.txt")
