import gzip
import json
from pathlib import Path

from eval.sets.selqa_sections import DEV, TEST
from eval.train.sources.selqa import read

ENTRY = {
    "article": "Merrin",
    "section": "The bell",
    "question": "Where is it kept?",
    "answers": [1],
    "candidates": ["Kim gave a bell.", "It hangs in Tesmar.", "Or not."],
}


def sets(folder: Path, dev: list[dict], test: list[dict]) -> None:
    (folder / DEV).parent.mkdir()
    (folder / DEV).write_text(json.dumps(dev))
    (folder / TEST).write_bytes(gzip.compress(json.dumps(test).encode()))


def test_the_sentence_before_is_context_and_what_does_not_answer_stands_beside(tmp_path):
    sets(tmp_path, [], [ENTRY])

    (asked,) = read(tmp_path, tmp_path)

    assert (asked.gold.text, asked.gold.context) == ("It hangs in Tesmar.", "Merrin | Kim gave a bell.")
    assert [other.text for other in asked.others] == ["Kim gave a bell.", "Or not."]


def test_sections_that_are_measured_on_are_not_trained_on(tmp_path):
    sets(tmp_path, [{**ENTRY, "question": "Who gave it?"}], [ENTRY, {**ENTRY, "section": "The tower"}])

    assert [asked.text for asked in read(tmp_path, tmp_path)] == ["Merrin/The tower"]
