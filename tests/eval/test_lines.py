import gzip

import pytest

from eval.lines import each, read_lines


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.jsonl.gz"])
def test_lines_are_read_packed_or_not(tmp_path, name):
    path = tmp_path / name
    content = b'{"a": 1}\n{"a": 2}\n'
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)

    assert list(read_lines(path)) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("broken", ['{"a": ', "{}", "[1]", '"a"', "1", "null", b"\xff", "[" * 100_000])
def test_a_broken_line_is_named_by_its_number_and_by_what_it_should_be(broken):
    with pytest.raises(ValueError, match="line 3 is no thing with an a"):
        list(each(['{"a": 1}', "", broken], lambda entry: entry["a"], "thing with an a"))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("{}", "it has no 'a'"),
        ("[]", "it is not {"),
        ('{"a": x}', "as JSON from character 7 on"),
        (b'{"a": "\xe9"}', "byte 8 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_why_a_line_is_broken_is_said_in_words(broken, why):
    with pytest.raises(ValueError, match=f"line 1 is no thing: .*{why}"):
        list(each([broken], lambda entry: entry["a"], "thing"))


def test_the_mark_that_some_editors_begin_a_file_with_is_passed_over():
    assert list(each([b'\xef\xbb\xbf{"a": 1}'], lambda entry: entry["a"], "thing")) == [1]
