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


ONLY_ONE_DENIES = [
    (
        "Governor Amara Teklu said that a devaluation of the dral was not planned.",
        "Pelagia devalued the dral on Monday night; a dollar now costs 52.5 dral instead of 42.",
    ),
    ("The strike at the port was averted by an offer.", "The strike at the port began in spite of an offer."),
    ("The union did not rule on the strike.", "The union did not rule it out."),
    ("Inspectors refused to visit the plant at Karsk.", "Inspectors visited the plant at Karsk."),
    ("No one was killed.", "A refusal may encourage other victims, but no price was named."),
]


@pytest.mark.parametrize(("claim", "other"), ONLY_ONE_DENIES)
def test_what_only_one_of_two_sentences_denies_they_do_not_both_say(claim: str, other: str) -> None:
    title = "Devaluation of the dral; the strike ruling"

    assert not says(claim, other, title)
    assert not says(other, claim, title)


def test_what_both_deny_in_their_own_words_both_say() -> None:
    assert says("The union did not accept the offer.", "The offer was not accepted by the union.")
    assert says("Inspectors did not find a trace of uranium.", "No trace of uranium was found by the inspectors.")
    assert says("Tolo closed its ports to tankers.", "Tolo not only closed its ports to tankers, but taxed them too.")


def test_a_number_that_is_denied_is_not_said() -> None:
    agreed = "Both sides agreed to exchange 120 prisoners each."
    corrected = "Both sides agreed to exchange prisoners, 96 for 88, and not 120 for 120."

    assert not says(agreed, corrected)
    assert says("Both sides agreed to exchange 96 prisoners for 88.", corrected)


def test_two_sentences_with_likely_may_be_of_two_things() -> None:
    devalued = "A devaluation by the end of June is about as likely as not."

    assert not says(devalued, "The Fund is now likely to come to terms with Norvik by the end of June.")


@pytest.mark.parametrize(
    "hedged", ["may approve", "is expected to approve", "plans to approve", "is unlikely to approve"]
)
def test_what_is_still_open_is_not_what_has_come_about(hedged: str) -> None:
    tunnel = "The council {} the tunnel under the Imra."

    assert not says(tunnel.format(hedged), tunnel.format("approved"))
    assert not says(tunnel.format("approved"), tunnel.format(hedged))


def test_what_is_still_open_in_both_is_the_same() -> None:
    assert says(
        "It is likely that Tolo and Masra resume their talks.", "Tolo and Masra will probably resume their talks."
    )


def test_what_was_asked_for_may_be_told_by_the_way() -> None:
    asked = "The government has asked for 250,000 doses of vaccine."
    arrived = "The first 180,000 doses of vaccine arrived, fewer than the 250,000 that the country had asked for."

    assert says(asked, arrived)
    assert not says(asked, "The government has 250,000 doses of vaccine.")


def test_names_alone_say_nothing() -> None:
    assert not says("Norvik stands by its figure.", "Norvik is to ask a court to forbid it.")


def test_what_was_put_off_again_is_another_statement() -> None:
    before = "The return to Lower Ames was moved from mid-November to 20 December."

    assert not says("The return to Lower Ames has been put off again, from 20 December to 31 January.", before)
