import re
from pathlib import Path

import pytest

from index import errors
from index.errors import (
    AmbiguousName,
    BriefingsError,
    DamagedLibrary,
    EncoderMismatch,
    EncoderUnavailable,
    LibraryInUse,
    UnknownBriefing,
    UnreadableFile,
)

ERRORS = [
    UnreadableFile(Path("a.txt"), "it is empty."),
    UnknownBriefing("a.txt"),
    AmbiguousName("a.txt", "one (b/a.txt)", "two (c/a.txt)"),
    LibraryInUse(Path("a.txt")),
    DamagedLibrary(Path("a.txt"), "file is not a database"),
    EncoderMismatch("a.txt", "other"),
    EncoderUnavailable("a.txt", "it is not installed."),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_message_names_the_thing(error):
    assert "a.txt" in str(error)


def test_the_tree_that_is_drawn_is_the_tree_there_is():
    drawn = set(re.findall(r"^[├└]── (\w+)", errors.__doc__, re.MULTILINE))

    assert drawn == {error.__name__ for error in vars(errors).values() if isinstance(error, type)} - {
        "BriefingsError",
        "Path",
    }


def test_whatever_a_user_can_mend_has_one_root():
    assert all(isinstance(error, BriefingsError) for error in ERRORS)


def test_an_unreadable_file_keeps_what_and_why():
    assert (ERRORS[0].source, ERRORS[0].reason) == ("a.txt", "it is empty.")


def test_of_many_candidates_a_few_are_named_and_the_rest_are_counted():
    told = str(AmbiguousName("a.txt", *"ABCDEFG"))

    assert told.startswith("'a.txt' may name 7 briefings: A, B, C, D, E and 2 more. Give")
