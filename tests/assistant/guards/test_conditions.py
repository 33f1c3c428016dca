import pytest

from assistant.guards.conditions import conditions
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Aid will stop.", "Unless the ceasefire holds, aid will stop."),
        ("The army leaves.", "The army leaves if the talks succeed."),
        ("The talks ended the war.", "The talks almost ended the war."),
        ("The troops crossed the border.", "The troops nearly crossed the border."),
    ],
)
def test_what_a_claim_hangs_on_may_not_be_left_out(claim, cited):
    assert conditions(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Aid will stop unless the ceasefire holds.", "Unless the ceasefire holds, aid will stop."),
        ("Some 200 people fled.", "Nearly 200 people fled."),
        ("A reporter asked about the deal.", "A reporter asked if there was a deal."),
        ("Aid will stop.", "Aid will stop."),
    ],
)
def test_claims_that_keep_it_and_sentences_without_it_pass(claim, cited):
    assert conditions(claim, [Evidence(cited)]) == ()


def test_one_sentence_that_says_it_without_condition_is_enough():
    assert conditions("Aid stops.", [Evidence("If they leave, aid stops."), Evidence("Aid stops.")]) == ()
