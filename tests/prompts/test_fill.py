import hashlib
from pathlib import Path

import pytest

from prompts.fill import FOLDER, fill, names_of_blanks, version

# Each prompt, its blanks, its version and how its words are known: whoever changes a word raises the version.
PROMPTS = {
    "again": ({"why"}, 1, "c8c99271"),
    "answer_json": (set(), 1, "d3ad7d04"),
    "answer_lines": (set(), 1, "eb825ba0"),
    "earlier": ({"turns"}, 1, "51daa6b7"),
    "question": ({"earlier", "fence", "evidence", "question"}, 1, "12c0852f"),
    "repair": ({"question", "statement", "why", "fence", "evidence"}, 1, "5089a841"),
}


def test_every_prompt_is_listed_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} - {"README"} == PROMPTS.keys()


@pytest.mark.parametrize("name", PROMPTS)
def test_a_prompt_has_the_blanks_that_are_listed(name: str) -> None:
    assert names_of_blanks(name) == PROMPTS[name][0]


@pytest.mark.parametrize("name", PROMPTS)
def test_whoever_changes_a_word_raises_the_version(name: str) -> None:
    words = Path(FOLDER / f"{name}.md").read_text(encoding="utf-8")

    assert (version(name), hashlib.sha256(words.encode()).hexdigest()[:8]) == PROMPTS[name][1:]


@pytest.mark.parametrize("blanks", [{}, {"why": "a", "how": "b"}])
def test_a_blank_left_open_and_one_that_is_not_there_are_errors(blanks: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="'again' has the blanks"):
        fill("again", **blanks)


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert "it costs $why, or $4" in fill("again", why="it costs $why, or $4")


def test_the_version_is_for_us_and_not_for_the_model() -> None:
    assert "version" not in fill("answer_lines")
