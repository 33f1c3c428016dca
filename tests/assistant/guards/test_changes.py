import pytest

from assistant.guards.changes import changes
from assistant.readers.judge import Evidence

RESERVOIR = "The reservoir fell to 18 percent of its capacity from 43 percent."
EXPORTS = "Exports rose 7 percent to 31 million tonnes."


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The reservoir fell by 18 percent.", RESERVOIR),
        ("The reservoir fell to 43 percent.", RESERVOIR),
        ("Exports rose to 7 percent.", EXPORTS),
        ("Exports rose by 31 million tonnes.", EXPORTS),
        ("The wage was raised to 120 crowns.", "The wage was raised by 120 crowns to 1,480 crowns."),
    ],
)
def test_how_far_something_rose_is_not_where_it_stands(claim, cited):
    assert changes(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The reservoir dropped to 18 percent.", RESERVOIR),
        ("The reservoir held 43 percent.", RESERVOIR),
        ("Exports rose by 7 percent.", EXPORTS),
        ("Exports were up 7 percent.", EXPORTS),
        ("A 7 percent rise brought exports to 31 million tonnes.", EXPORTS),
        ("The rise in exports was 7 percent.", EXPORTS),
        ("The toll rose to as many as 14.", "The toll rose to at most 14."),
    ],
)
def test_the_same_change_in_other_words_passes(claim, cited):
    assert changes(claim, [Evidence(cited)]) == ()
