import gzip

import pytest

from eval.lines import each, read_lines


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.jsonl.gz"])
def test_lines_are_read_packed_or_not(tmp_path, name):
    path = tmp_path / name
    content = b'{"a": 1}\n{"a": 2}\n'
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)

    assert list(read_lines(path)) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("broken", ['{"a": ', "{}", "[1]"])
def test_a_broken_line_is_named_by_its_number_and_by_what_it_should_be(broken):
    with pytest.raises(ValueError, match="line 3 is no thing with an a"):
        list(each(['{"a": 1}', "", broken], lambda entry: entry["a"], "thing with an a"))
