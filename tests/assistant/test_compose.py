from datetime import date

import pytest

from assistant.answer import Verdict
from assistant.compose import compose, nearest
from assistant.read import Judged, Reading
from index.briefing import Briefing, Section, SectionKind, Sentence

WILL = "The army will withdraw from Kharan by Friday after the talks."


def judged(text, score=0.9, day=date(2026, 3, 2)):
    """A sentence that is its whole briefing."""
    briefing = Briefing(text, "Note", day, (), (Section(SectionKind.OTHER, "", 0, len(text)),), "note.txt")
    return Judged(Sentence(briefing.id, 0, len(text), text), briefing, score)


def composed(*sentences, threshold=0.5, most=5):
    return compose(Reading(sentences), threshold, most)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WILL, WILL.replace("will", "may")),
        ("Exports of grain rose by 10 percent in March.", "Exports of grain fell by 10 percent in March."),
        ("The talks ended in success.", "The talks ended in failure."),
        ("Kharan attacked Norvik.", "Norvik attacked Kharan."),
        ("Output changed by 5 percent.", "Output changed by -5 percent."),
        ("Repairs cost $12 million.", "Repairs cost €12 million."),
        ("Guards told US officers.", "Guards told us officers."),
        ("They left.", "They left?"),
    ],
)
def test_a_sentence_that_says_something_else_is_a_claim_of_its_own(one, other):
    claims = composed(judged(one), judged(other))

    assert [[c.quote.sentence.text for c in claim.citations] for claim in claims] == [[one], [other]]


@pytest.mark.parametrize("other", [WILL, WILL.replace(" ", "\n  "), WILL.rstrip(".")])
def test_the_same_sentence_in_two_briefings_is_one_claim_with_two_citations(other):
    (claim,) = composed(judged(WILL), judged(other, day=date(2026, 3, 9)))

    assert [c.number for c in claim.citations] == [1, 2]
    assert [c.quote.date.day for c in claim.citations] == [2, 9]


def test_a_claim_is_its_first_sentence_word_for_word_and_so_supported():
    (claim,) = composed(judged(WILL))

    assert (claim.text, claim.verdict) == (WILL, Verdict.SUPPORTED)


def test_the_best_comes_first_and_the_others_by_date_the_undated_last():
    claims = composed(
        judged("Best.", 0.9, date(2026, 3, 9)),
        judged("Undated.", 0.88, None),
        judged("Late.", 0.87, date(2026, 3, 8)),
        judged("Early.", 0.86, date(2026, 3, 1)),
    )

    assert [claim.text for claim in claims] == ["Best.", "Early.", "Late.", "Undated."]
    assert [c.number for claim in claims for c in claim.citations] == [1, 2, 3, 4]


def test_what_is_much_less_sure_than_the_first_is_left_out():
    assert [claim.text for claim in composed(judged("Best.", 0.9), judged("Worse.", 0.6))] == ["Best."]


def test_where_nothing_is_sure_enough_nothing_is_claimed():
    assert composed(judged(WILL, 0.4)) == ()


def test_no_more_claims_are_made_than_asked_for():
    assert len(composed(judged("One."), judged("Two."), judged("Three."), most=2)) == 2


def test_a_refusal_shows_each_near_sentence_once():
    shown = nearest(Reading((judged("One."), judged("One.", day=None), judged("Two."))))

    assert [quote.sentence.text for quote in shown] == ["One.", "Two."]
