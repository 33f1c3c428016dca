import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guards.attribution import attribution
from assistant.guards.certainty import certainty
from assistant.guards.dates import dates
from assistant.guards.names import names
from assistant.guards.negation import negation
from assistant.guards.numbers import numbers
from assistant.guards.opposites import opposites
from assistant.guards.places import places
from assistant.guards.said import spelled_out
from assistant.readers.judge import Evidence
from assistant.verify import GUARDS
from eval.perturb import Kind, keep, perturb
from eval.perturbations import antonyms
from eval.perturbations import negation as negations
from eval.perturbations.attribution import VERBS
from eval.perturbations.family import Family
from eval.perturbed import samples

OTHERS = ("Orrest's Foreign Minister Lena Havrik said that ships of the Northlight Lines left Port Aurel in Galdenia.",)


def made(text: str, kind: Kind, family: Family = Family.TRAIN) -> set[str]:
    return {claim.text for claim in perturb(text, OTHERS, Random(1), family) if claim.kind is kind}


def kept(text: str, family: Family) -> set[str]:
    return set(keep(text, Random(1), family))


@pytest.mark.parametrize(
    ("text", "kind", "family", "claim"),
    [
        ("The fee was collected.", Kind.NEGATED, Family.TRAIN, "The fee was not collected."),
        ("The fee was not collected.", Kind.NEGATED, Family.TRAIN, "The fee was collected."),
        ("No illness was found.", Kind.NEGATED, Family.TRAIN, "Illness was found."),
        ("Nobody claimed it.", Kind.NEGATED, Family.TRAIN, "Somebody claimed it."),
        ("The fee had been paid.", Kind.NEGATED, Family.UNSEEN, "The fee had never been paid."),
        ("They cannot leave.", Kind.NEGATED, Family.UNSEEN, "They can leave."),
        ("Prices may rise.", Kind.CERTAINTY, Family.TRAIN, "Prices will rise."),
        ("It is expected to rise.", Kind.CERTAINTY, Family.TRAIN, "It will rise."),
        ("He allegedly stole it.", Kind.CERTAINTY, Family.TRAIN, "He stole it."),
        ("Prices might rise.", Kind.CERTAINTY, Family.UNSEEN, "Prices will rise."),
        ("It was probably stolen.", Kind.CERTAINTY, Family.UNSEEN, "It was stolen."),
        ("Prices rose.", Kind.OPPOSITE, Family.TRAIN, "Prices fell."),
        ("He was arrested.", Kind.OPPOSITE, Family.TRAIN, "He was released."),
        ("Traffic resumed in May.", Kind.OPPOSITE, Family.UNSEEN, "Traffic halted in May."),
    ],
)
def test_one_change_turns_a_sentence_round(text: str, kind: Kind, family: Family, claim: str) -> None:
    assert claim in made(text, kind, family)


@pytest.mark.parametrize(
    "text",
    [
        "Brandl said that the port was closed.",
        "The port was closed, Brandl said.",
        "According to Brandl, the port was closed.",
    ],
)
def test_without_who_said_it_a_statement_becomes_a_fact(text: str) -> None:
    assert "The port was closed." in made(text, Kind.UNATTRIBUTED)


def test_what_somebody_said_of_himself_keeps_his_name() -> None:
    assert "Orrest will leave the talks." in made("Orrest says it will leave the talks.", Kind.UNATTRIBUTED)


def test_another_speaker_comes_from_other_sentences_or_may_say_anything() -> None:
    for claim in made("The mayor said that the port was closed.", Kind.MISATTRIBUTED):
        assert re.fullmatch(r"(?!The mayor\b).+ said that the port was closed\.", claim)


def test_a_name_is_exchanged_for_one_of_the_same_shape_from_other_sentences() -> None:
    assert "The pilot met Lena Havrik." in made("The pilot met Ilya Maran.", Kind.NAME) | made(
        "The pilot met Ilya Maran.", Kind.NAME
    )


def test_who_did_it_and_to_whom_are_exchanged() -> None:
    assert "Russia accuses Georgia of a raid." in made("Georgia accuses Russia of a raid.", Kind.NAME)


@pytest.mark.parametrize("family", Family)
def test_a_number_is_raised_where_a_lower_one_would_be_true_too(family: Family) -> None:
    for seed in range(20):
        for claim in perturb("At least 500 men came.", OTHERS, Random(seed), family):
            if claim.kind is Kind.NUMBER:
                assert int(re.sub(r"\D", "", claim.text)) > 500


def test_years_dates_and_numbers_in_names_are_no_numbers() -> None:
    assert made("In 2019 the F-16 left for Galdenia on 14 May with COVID-19 on board.", Kind.NUMBER) == set()


def test_dates_are_shifted_a_little_in_one_family_and_far_in_the_other() -> None:
    near = made("It sank on Tuesday.", Kind.DATE, Family.TRAIN)
    far = made("It sank on Tuesday.", Kind.DATE, Family.UNSEEN)

    assert near <= {f"It sank on {day}." for day in ("Wednesday", "Thursday", "Friday")}
    assert far <= {f"It sank on {day}." for day in ("Saturday", "Sunday")}


def test_where_a_digest_has_an_item_from_is_left_alone() -> None:
    for claim in perturb("Ilya Maran was arrested. (Daily Post) (AP News)", OTHERS, Random(1)):
        assert claim.text.endswith("(Daily Post) (AP News)")


@pytest.mark.parametrize(
    ("text", "family", "claim"),
    [
        ("The toll of two ships rose.", Family.TRAIN, "The toll of 2 ships rose."),
        ("It rose by 5 percent.", Family.TRAIN, "It rose by 5%."),
        ("Brandl said that it sank.", Family.TRAIN, "Brandl stated that it sank."),
        ("It did not sink.", Family.TRAIN, "It didn't sink."),
        ("The toll of 12 ships rose.", Family.UNSEEN, "The toll of twelve ships rose."),
        ("It rose by 5%.", Family.UNSEEN, "It rose by 5 percent."),
        ("It sank on 14 November.", Family.UNSEEN, "It sank on 14 Nov."),
        ("The ship sank, according to Brandl.", Family.UNSEEN, "According to Brandl, the ship sank."),
    ],
)
def test_the_same_in_other_words_is_a_true_claim(text: str, family: Family, claim: str) -> None:
    assert claim in kept(text, family)


def test_the_families_share_no_word() -> None:
    def words(family: Family) -> set[str]:
        opposites = antonyms.OPPOSITES[family]
        return {*opposites, *negations.WORDS[family], *negations.VERBS[family], *VERBS[family].split()}

    assert words(Family.TRAIN) & words(Family.UNSEEN) == set()


@given(st.text(), st.lists(st.text(), max_size=3), st.integers(0, 9), st.sampled_from(Family))
def test_a_claim_is_never_the_sentence_itself_and_begins_with_a_capital(
    text: str, others: list[str], seed: int, family: Family
) -> None:
    claims = [claim.text for claim in perturb(text, others, Random(seed), family)] + list(
        keep(text, Random(seed), family)
    )
    for claim in claims:
        assert " ".join(claim.casefold().split()) != " ".join(text.casefold().split())
        assert claim[:1].upper() == claim[:1]


@pytest.fixture(scope="module")
def sentences() -> list[Evidence]:
    return list(samples())


@pytest.mark.parametrize("family", Family)
def test_no_guard_objects_to_the_same_in_other_words(sentences: list[Evidence], family: Family) -> None:
    objections = [
        (claim, reason)
        for evidence in sentences
        for claim in keep(evidence.text, Random(1), family)
        for guard in GUARDS
        for reason in guard(spelled_out(claim), [Evidence(spelled_out(evidence.text), evidence.context)])
    ]

    assert objections == []


@pytest.mark.parametrize("family", Family)
def test_nine_in_ten_claims_are_found_by_the_guard_of_their_kind(sentences: list[Evidence], family: Family) -> None:
    own = {
        Kind.NEGATED: (negation, opposites),
        Kind.NUMBER: (numbers, places),
        Kind.DATE: (dates, places),
        Kind.NAME: (names, places),
        Kind.CERTAINTY: (certainty,),
        Kind.UNATTRIBUTED: (attribution, certainty),
        Kind.MISATTRIBUTED: (attribution, names),
        Kind.OPPOSITE: (opposites, numbers),
    }
    found: dict[Kind, list[bool]] = {kind: [] for kind in Kind}
    for evidence in sentences[::2]:
        cited = [Evidence(spelled_out(evidence.text), evidence.context)]
        for claim in perturb(evidence.text, [e.text for e in sentences[:60]], Random(1), family):
            found[claim.kind].append(any(guard(spelled_out(claim.text), cited) for guard in own[claim.kind]))

    shares = {kind: sum(hits) / len(hits) for kind, hits in found.items() if len(hits) >= 10}
    assert {kind: share for kind, share in shares.items() if share < 0.9} == {}
