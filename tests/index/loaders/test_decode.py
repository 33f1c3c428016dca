import pytest

from index.loaders.decode import decode


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-1", "latin-1", "latin1"])
def test_latin_1_is_read_as_browsers_and_mail_programs_read_it(declared):
    assert decode(b"\x93We won\x92t,\x94 said Kim\x85 Caf\xe9", "a.html", declared) == "“We won’t,” said Kim… Café"


def test_what_cp1252_does_not_know_does_not_cost_the_rest():
    assert decode(b"\x93Caf\xe9\x94 \x81\x8d", "a.html", "iso-8859-1") == "“Café” \x81\x8d"


def test_other_encodings_are_read_as_declared():
    assert decode("Łódź".encode("iso8859-2"), "a.html", "iso-8859-2") == "Łódź"
