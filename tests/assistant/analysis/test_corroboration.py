from datetime import date

import pytest

from assistant.analysis.corroboration import corroborated, corroboration, says_same
from assistant.analysis.differences.matter import matter
from assistant.answer import Citation, Claim, Corroboration, Verdict
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.search import Hit
from tests.assistant.analysis.differences.quoted import quoted

SAID = "Two Harrier missiles struck the fuel depot at Norvik on Sunday night."
COPIED = "On Sunday night two Harrier missiles struck the fuel depot at Norvik, officials say."
RETOLD = "At Norvik the depot for fuel was struck by two missiles of the Harrier type late on Sunday night."
OTHER = "Two Harrier missiles struck the barracks at Aldane on Sunday night."


def counted(*others: str) -> Corroboration:
    mine = quoted(SAID)
    claim = Claim(SAID, (Citation(1, mine),), Verdict.SUPPORTED)
    return corroboration(claim, [quoted(text, source=f"{n}.md") for n, text in enumerate(others)])


def test_alone_a_claim_is_in_one_briefing() -> None:
    assert counted() == Corroboration(1, 1)


def test_a_briefing_that_says_it_in_its_own_words_is_another_origin() -> None:
    assert counted(RETOLD) == Corroboration(2, 2)


def test_a_near_copy_is_another_briefing_and_no_other_origin() -> None:
    assert counted(COPIED) == Corroboration(2, 1)


def test_three_briefings_may_have_two_origins() -> None:
    assert counted(COPIED, RETOLD) == Corroboration(3, 2)


def test_what_says_something_else_does_not_count() -> None:
    assert counted(OTHER) == Corroboration(1, 1)
    assert counted("Three Harrier missiles struck the fuel depot at Norvik on Sunday night.") == Corroboration(1, 1)
    assert counted("Two Harrier missiles did not strike the fuel depot at Norvik on Sunday night.").briefings == 1


def test_two_sentences_of_one_briefing_count_once() -> None:
    text = f"{SAID} {RETOLD}"
    section = Section(SectionKind.NARRATIVE, "", 0, len(text))
    briefing = Briefing(text, "Depot", date(2026, 3, 2), (), (section,), "depot.md")
    sentences = (
        Sentence(briefing.id, 0, len(SAID), SAID),
        Sentence(briefing.id, len(SAID) + 1, len(text), RETOLD),
    )
    hit = Hit(Passage(briefing, sentences, 0, len(text)), 1.0, 1.0, 1.0)
    claim = Claim(SAID, (Citation(1, quoted(SAID)),), Verdict.SUPPORTED)

    (found,) = corroborated([claim], [hit])

    assert found.corroboration == Corroboration(2, 1)  # the claim's own briefing, and this one


def says(claim: str, other: str, title: str = "", day: date | None = None) -> bool:
    written = day or date(2026, 3, 2)
    return says_same(
        matter(quoted(claim, date(2026, 3, 2), "Ransom of Norvik Power")), matter(quoted(other, written, title))
    )


def test_one_word_in_common_is_no_corroboration_where_the_briefings_are_about_other_matters() -> None:
    assert not says("It will not pay.", "Tolo does not pay.", "Wheat")
    assert not says("It will not pay.", "The company will pay.", "Ransom of Norvik Power")


OPPOSITES = [
    ("Tesmar has sent troops to Norvik.", "Tesmar has withdrawn its troops from Norvik."),
    ("Kalvora and Tesmar imposed sanctions on Galdenia.", "Kalvora and Tesmar eased sanctions on Galdenia."),
    ("Olan Berg will visit Norvik.", "Olan Berg left Norvik."),
    (
        "Merrin Line bought the shipyard in Luma from Brandt Ocean.",
        "Merrin Line sold the shipyard in Luma to Brandt Ocean.",
    ),
]


@pytest.mark.parametrize(("claim", "other"), [*OPPOSITES, *((other, claim) for claim, other in OPPOSITES)])
def test_the_same_names_do_not_make_the_opposite_the_same(claim: str, other: str) -> None:
    assert not says(claim, other)


def test_another_day_is_another_statement() -> None:
    signed = "Tolo and Norvik signed their treaty in Sellin on 2 March."

    assert says(signed, "In Sellin, Tolo and Norvik signed their treaty on Monday.")
    assert not says(signed, "In Sellin, Tolo and Norvik signed their treaty on 12 February.")
    assert not says(signed, "Tolo and Norvik plan to have their treaty signed in Sellin.", day=date(2026, 1, 2))


def test_what_gives_the_same_number_need_not_name_the_day() -> None:
    stolen = "Data of 240,000 customers of Norvik Power were stolen on 2 March."

    assert says(stolen, "Of Norvik Power, data of 240,000 customers were stolen.", day=date(2026, 9, 2))
