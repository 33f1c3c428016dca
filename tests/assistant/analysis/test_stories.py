from collections.abc import Sequence
from datetime import date

import numpy as np

from assistant.analysis.differences.matter import matter
from assistant.analysis.stories import stories
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing
from index.encoder import Vectors
from index.segment import segment
from tests.fakes import briefing


def little_alike(texts: Sequence[str]) -> Vectors:
    """Return vectors of length 1, any two of which have a cosine of 0.2."""
    apart = np.eye(len(texts), len(texts) + 1) * np.sqrt(0.8)
    apart[:, -1] = np.sqrt(0.2)
    return apart.astype(np.float32)


def headings(**told: str) -> list[str]:
    """Return the headings of the stories that briefings tell, given by their titles."""
    return sorted(told_by(*(briefing(text, title, title=title) for title, text in told.items())))


def told_by(*briefings: Briefing) -> dict[str, str]:
    """Return by its heading what each story's briefings tell."""
    read = [matter(quote(Judged(sentence, one, 1.0))) for one in briefings for sentence in segment(one)]
    return {title: " ".join(read[place].text for place in places) for title, places in stories(read, little_alike)}


def test_briefings_that_name_the_same_people_tell_one_story() -> None:
    found = headings(
        Ferry="The owner Arne Moe and his partner Lund spoke on Monday.",
        Inquiry="It blames Arne Moe and his partner Lund for the fire.",
    )

    assert len(found) == 1


def test_briefings_that_share_a_place_and_nothing_else_tell_two() -> None:
    found = headings(
        Strike="Some 300 nurses walked out in Port Haldis on Monday, the largest strike in Vestland so far.",
        Verdict="The former mayor was jailed in Port Haldis, the first verdict of its kind in Vestland.",
    )

    assert found == ["Strike", "Verdict"]


def test_two_words_of_names_that_are_no_places_are_enough_where_briefings_are_a_little_alike() -> None:
    found = headings(
        Ferry="The owner Arne Moe spoke on Monday about the fire on board the ferry.",
        Inquiry="It blames Arne Moe for the locked doors and the late alarm.",
    )

    assert len(found) == 1


# --- under the same title ---------------------------------------------------------------------------------------------

STRIKE, EPIDEMIC = "Dockers at Norvik walked out over pay.", "Cholera has killed 21 people in Sulanga."
SAME = "Daily briefing"


def test_stories_of_one_title_stay_apart_and_are_told_from_each_other_by_their_days() -> None:
    found = told_by(
        briefing(STRIKE, "a", title=SAME, day=date(2026, 3, 2)),
        briefing(EPIDEMIC, "b", title=SAME, day=date(2026, 3, 3)),
        briefing("A fire broke out in a mill.", "c", title="Fire"),
    )

    assert found == {
        "Daily briefing, 2 March 2026": STRIKE,
        "Daily briefing, 3 March 2026": EPIDEMIC,
        "Fire": "A fire broke out in a mill.",
    }


def test_stories_of_one_title_and_day_are_numbered() -> None:
    found = told_by(briefing(STRIKE, "a", title=SAME), briefing(EPIDEMIC, "b", title=SAME))

    assert found == {"Daily briefing, undated": STRIKE, "Daily briefing, undated (2)": EPIDEMIC}


def test_stories_without_a_title_are_headed_by_their_days() -> None:
    days = (date(2026, 3, 2), date(2026, 3, 3))
    found = told_by(*(briefing(t, t, day=day) for t, day in zip((STRIKE, EPIDEMIC), days, strict=True)))

    assert list(found) == ["2 March 2026", "3 March 2026"]
