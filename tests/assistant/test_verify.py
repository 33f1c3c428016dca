from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Verdict
from assistant.readers.judge import Evidence, Support
from assistant.verify import OVERRULED, SURE, verify

SENTENCE = "Kalvora may lower the fee of $4,200 on 1 October."


class ScriptedJudge:
    """Says the same of every pair, unless it is told what to say of a sentence; remembers what it was asked."""

    name = "scripted"

    def __init__(self, support: Support = Support(0.9, 0.05, 0.05), **of: Support) -> None:
        self._support = support
        self._of = of
        self.asked: list[tuple[str, str]] = []

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [0.5 for _ in evidence]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        self.asked += [(claim, evidence.text) for claim, evidence in claims]
        return [self._of.get(evidence.text.strip("."), self._support) for _, evidence in claims]


def test_the_very_words_of_a_sentence_are_supported_and_nobody_is_asked() -> None:
    judge = ScriptedJudge()

    verified = verify("Kalvora  may lower the fee\nof $4,200 on 1 October", [Evidence(SENTENCE)], judge)

    assert (verified.verdict, verified.supported, verified.reasons) == (Verdict.SUPPORTED, 1.0, ())
    assert judge.asked == []


def test_a_claim_without_a_cited_sentence_is_not_found() -> None:
    assert verify("Anything.", []).verdict is Verdict.NOT_FOUND


def test_the_judge_is_asked_of_each_sentence_and_of_all_together() -> None:
    judge = ScriptedJudge()

    verify("Prices rose and ships left.", [Evidence("Prices rose."), Evidence("Ships left.")], judge)

    assert [sentence for _, sentence in judge.asked] == ["Prices rose.", "Ships left.", "Prices rose. Ships left."]


def test_one_sentence_that_supports_is_enough() -> None:
    judge = ScriptedJudge(Support(0.1, 0.1, 0.8), Rose=Support(0.9, 0.0, 0.1))

    assert verify("It went up.", [Evidence("Rose."), Evidence("Ships left.")], judge).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("support", "verdict"),
    [
        (Support(0.8, 0.1, 0.1), Verdict.SUPPORTED),
        (Support(0.2, 0.7, 0.1), Verdict.CONTRADICTED),
        (Support(0.4, 0.2, 0.4), Verdict.PARTLY),
        (Support(0.1, 0.1, 0.8), Verdict.NOT_FOUND),
    ],
)
def test_the_judge_decides_where_no_guard_objects(support: Support, verdict: Verdict) -> None:
    verified = verify("The charge may be cut.", [Evidence(SENTENCE)], ScriptedJudge(support))

    assert (verified.verdict, verified.supported) == (verdict, support.supported)


def test_a_claim_that_only_leaves_words_out_is_not_doubted() -> None:
    for doubting in (ScriptedJudge(Support(0.1, 0.3, 0.6)), ScriptedJudge(Support(0.1, 0.8, 0.1))):
        assert verify("Kalvora may lower the fee.", [Evidence(SENTENCE)], doubting).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fee rose 4% for 3 ports.", "The fee rose four percent for three ports."),
        ("Kalvora won't open the port.", "Kalvora will not open the port on Monday."),
        ("Kalvora says that the port is open.", "Kalvora says the port is open."),
        ("The navy counted 12 ships and the union 9.", "The navy counted 12 ships, the union 9."),
        ("The port closed and the ships left.", "The port closed; the ships left."),
    ],
)
def test_a_claim_that_only_writes_them_otherwise_is_not_doubted(claim: str, sentence: str) -> None:
    assert verify(claim, [Evidence(sentence)], ScriptedJudge(Support(0.1, 0.2, 0.7))).verdict is Verdict.SUPPORTED


def test_what_bounds_a_number_may_be_written_otherwise_but_not_left_out() -> None:
    judge = ScriptedJudge(Support(0.1, 0.9, 0.0))
    cited = [Evidence("The price, $278, will be adjusted once a year by no more than 4 percent.")]

    assert verify("The price will be adjusted by at most 4 percent.", cited, judge).verdict is Verdict.SUPPORTED
    assert verify("The price will be adjusted by 4 percent.", cited, judge).verdict is not Verdict.SUPPORTED


def test_a_number_that_is_reckoned_is_no_word_left_out() -> None:
    judge = ScriptedJudge(Support(0.1, 0.8, 0.1))

    verified = verify("Kalvora has 65 boats.", [Evidence("Kalvora has 40 ships and 25 rafts and boats.")], judge)

    assert verified.verdict is not Verdict.SUPPORTED


def test_a_list_of_numbers_is_no_claim() -> None:
    verified = verify(", ".join(map(str, range(2, 90))), [Evidence("1 to 90.")], ScriptedJudge(Support(0.9, 0.1, 0)))

    assert (verified.verdict, verified.reasons) == (
        Verdict.NOT_FOUND,
        ("The claim is a list of 88 numbers and no sentence.",),
    )


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fee was paid.", "The ship waited until the fee was paid."),
        ("The ports closed.", "The ports closed except two."),
        ("The port made a profit.", "The port made a profit only before tax."),
        ("The ship sank the boat.", "The ship rammed a pier and a wave sank the boat."),
        ("The pilot shot the guard.", "The pilot left after a friend shot the guard."),
        ("The vote was fair.", "The vote was less than fair."),
        ("Ana Ruiz and the president left.", "Ana Ruiz, the president, left."),
        ("The navy lost 12 men and 3 officers.", "The navy lost 12 men, 3 officers."),
    ],
)
def test_words_on_which_the_others_hang_are_not_only_left_out(claim: str, sentence: str) -> None:
    doubting = ScriptedJudge(Support(0.1, 0.2, 0.7))

    assert verify(claim, [Evidence(sentence)], doubting).verdict is not Verdict.SUPPORTED


def test_a_claim_that_puts_the_words_in_another_order_and_the_judge_sees_contradicted_stays_so() -> None:
    turned = [Evidence("The protesters met the police.")]

    verified = verify("The police met the protesters.", turned, ScriptedJudge(Support(0.1, 0.8, 0.1)))

    assert verified.verdict is Verdict.CONTRADICTED


def test_who_did_what_to_whom_is_not_left_to_the_judge() -> None:
    believing = ScriptedJudge(Support(0.9, 0.05, 0.05))

    verified = verify("The union accused the board.", [Evidence("The board accused the union.")], believing)

    assert (verified.verdict, verified.supported) == (Verdict.CONTRADICTED, OVERRULED)


def test_a_claim_in_the_same_words_that_a_guard_speaks_against_stays_doubted() -> None:
    believing = ScriptedJudge(Support(0.9, 0.05, 0.05))

    assert verify("Kalvora will lower the fee.", [Evidence(SENTENCE)], believing).verdict is Verdict.PARTLY


@pytest.mark.parametrize(
    ("claim", "verdict", "words"),
    [
        ("Kalvora may lower the fee of $4,800 on 1 October.", Verdict.PARTLY, "4,800"),
        ("Kalvora may lower the fee of $4,200 on 1 November.", Verdict.PARTLY, "November"),
        ("Orrest may lower the fee of $4,200 on 1 October.", Verdict.PARTLY, "Orrest"),
        ("Kalvora will lower the fee of $4,200 on 1 October.", Verdict.PARTLY, "may"),
        ("Kalvora may not lower the fee of $4,200 on 1 October.", Verdict.CONTRADICTED, "lower"),
        ("Kalvora may raise the fee of $4,200 on 1 October.", Verdict.CONTRADICTED, "raise"),
    ],
)
def test_a_guard_overrules_the_judge_and_says_why(claim: str, verdict: Verdict, words: str) -> None:
    verified = verify(claim, [Evidence(SENTENCE)], ScriptedJudge(Support(0.7, 0.15, 0.15)))

    assert verified.verdict is verdict
    assert verified.supported <= OVERRULED
    assert any(words in reason for reason in verified.reasons)


@pytest.mark.parametrize(("sure", "verdict"), [(SURE, Verdict.SUPPORTED), (SURE - 0.05, Verdict.PARTLY)])
def test_of_a_claim_in_other_words_a_sure_judge_knows_more_than_the_guards(sure: float, verdict: Verdict) -> None:
    judge = ScriptedJudge(Support(sure, 0.0, 1 - sure))
    cited = [Evidence("China's deputy premier Li starts four days in the United Kingdom.")]

    assert verify("Li begins a visit to Albion of four days.", cited, judge).verdict is verdict


def test_no_judge_is_sure_enough_to_take_the_dead_for_the_hurt() -> None:
    judge = ScriptedJudge(Support(0.99, 0.0, 0.01))
    sentence = "Six people are killed and 41 others injured when a bus skids off the road."
    cited = [Evidence(sentence, "2026-03-02 | Bus crash kills 6, injures 41")]

    verified = verify("Forty-one passengers died in the coach accident, six were hurt.", cited, judge)

    assert verified.verdict is Verdict.PARTLY
    assert verified.reasons


def test_nor_to_take_who_was_rescued_for_who_rescued_them() -> None:
    judge = ScriptedJudge(Support(0.99, 0.0, 0.01))
    cited = [Evidence("The navy rescued 14 fishermen off Corvo.")]

    assert verify("Fourteen fishermen saved the navy's crew.", cited, judge).verdict is Verdict.CONTRADICTED


def test_nor_to_take_one_figure_for_another() -> None:
    judge = ScriptedJudge(Support(0.99, 0.0, 0.01))
    cited = [Evidence("Divers found the tug on Thursday, upright and whole, 80 metres below the surface.")]

    assert verify("The sunken vessel lies in a depth of 70 metres.", cited, judge).verdict is not Verdict.SUPPORTED
    assert verify("The sunken vessel lies in a depth of 80 metres.", cited, judge).verdict is Verdict.SUPPORTED


def test_a_claim_of_which_one_word_is_changed_is_not_in_other_words() -> None:
    judge = ScriptedJudge(Support(0.99, 0.0, 0.01))

    assert verify("Orrest may leave.", [Evidence("Kalvora may leave.")], judge).verdict is Verdict.PARTLY


def test_a_guard_never_makes_a_verdict_better() -> None:
    judge = ScriptedJudge(Support(0.0, 0.0, 1.0))

    assert verify("Kalvora paid 7 men.", [Evidence(SENTENCE)], judge).verdict is Verdict.NOT_FOUND


def test_without_guards_the_judge_is_alone() -> None:
    claim = "Kalvora may lower the fee of $4,800 on 1 October."

    assert verify(claim, [Evidence(SENTENCE)], ScriptedJudge(), guards={}).verdict is Verdict.SUPPORTED


def test_contractions_are_read_as_what_they_stand_for() -> None:
    cited = [Evidence("The fee will not be lowered.")]

    assert verify("The fee won't be lowered.", cited).verdict is Verdict.SUPPORTED
    assert verify("The fee isn't lowered.", [Evidence("The fee is lowered.")]).verdict is Verdict.CONTRADICTED


def test_without_a_judge_the_words_shared_decide() -> None:
    cited = [Evidence(SENTENCE)]

    assert verify("Kalvora may lower the fee.", cited).verdict is Verdict.SUPPORTED
    assert verify("Kalvora may lower the fee for boats from abroad.", cited).verdict is Verdict.PARTLY
    assert verify("Sailors sang songs in harbours.", cited).verdict is Verdict.NOT_FOUND


def test_what_is_no_sentence_but_a_book_is_not_compared_word_by_word() -> None:
    book = "12 ships left. " * 1_000

    verified = verify(book, [Evidence(book + "13 ships came.")])

    assert verified.verdict is Verdict.NOT_FOUND
    assert "15,000 characters" in verified.reasons[0]


@given(st.text(), st.lists(st.text(), min_size=1, max_size=3))
def test_reasons_are_given_exactly_where_a_claim_is_not_supported(claim: str, sentences: list[str]) -> None:
    verified = verify(claim, [Evidence(sentence) for sentence in sentences])

    assert bool(verified.reasons) == (verified.verdict is not Verdict.SUPPORTED)
    assert 0 <= verified.supported <= 1
    assert all(reason.endswith((".", "”.")) for reason in verified.reasons)
