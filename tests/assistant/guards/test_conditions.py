import pytest

from assistant.guards.conditions import conditions
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Aid will stop.", "Unless the ceasefire holds, aid will stop."),
        ("The army leaves.", "The army leaves if the talks succeed."),
        ("The port will reopen.", "The port will reopen only when the mines are cleared."),
        ("Kalvora said that it would lift the ban.", "Kalvora said it would lift the ban, provided the truce holds."),
        ("The ministry will pay the farmers.", "Should the harvest fail, the ministry will pay the farmers."),
        ("The loan will be paid out in June.", "The loan will be paid out in June as long as the budget passes."),
        ("The strike will end on Friday.", "The strike will end on Friday, on condition that wages rise."),
        ("Kalvora will close the strait.", "Kalvora will close the strait if attacked, its minister said."),
        ("The deal may be signed in May.", "The deal may be signed in May, subject to a vote of parliament."),
        ("Aid will stop if the ceasefire holds.", "Unless the ceasefire holds, aid will stop."),
        ("The embassy will reopen.", "The embassy will reopen once the ceasefire has held for 30 days."),
        ("The garrison will withdraw.", "The garrison will withdraw as soon as the new posts are manned."),
        ("The union warned that the harvest would fall.", "Without rain, the harvest would fall, the union warned."),
        ("The fund said it would go bankrupt.", "The fund said it would go bankrupt without a state guarantee."),
        ("Loans are paid to households.", "Loans are paid only to households that earn less than 900 crowns."),
        ("Refugees may work.", "Refugees may work only in sectors that lack staff."),
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
        ("Aid will not stop if the ceasefire holds.", "Unless the ceasefire holds, aid will stop."),
        ("If mines are cleared, the port will reopen.", "The port will reopen only when the mines are cleared."),
        ("Kalvora lowered the fee on Monday.", "Kalvora lowered the fee on Monday and will raise it if ships return."),
        ("The minister spoke on Friday.", "The minister spoke on Friday; he will resign if the vote fails."),
        ("The aid was sent by sea.", "The aid provided by the two ports was sent by sea."),
        ("Dozens were hurt.", "Dozens if not hundreds were hurt, the ministry said."),
        ("The port will stay closed.", "The port will stay closed even if the truce holds."),
        ("It is unclear whether the deal holds.", "It is unclear if the deal holds."),
        ("A reporter asked about the deal.", "A reporter asked if there was a deal."),
        ("The army left.", "The army left once the talks ended."),
        ("The army will leave.", "The army will leave without its tanks."),
        ("Only poor households get loans.", "Loans are paid only to households that earn less than 900 crowns."),
        ("Aid will stop.", "Aid will stop."),
    ],
)
def test_claims_that_keep_it_and_sentences_without_it_pass(claim, cited):
    assert conditions(claim, [Evidence(cited)]) == ()


def test_one_sentence_that_says_it_without_condition_is_enough():
    assert (
        conditions("The port will reopen.", [Evidence("The port will reopen."), Evidence("If it rains, it floods.")])
        == ()
    )
    assert conditions("Aid stops.", [Evidence("If they leave, aid stops."), Evidence("Aid stops.")]) == ()


def test_a_second_sentence_about_something_else_does_not_lift_the_condition():
    cited = [Evidence("The army leaves if the talks succeed."), Evidence("Two ships left the harbour.")]

    assert conditions("The army leaves.", cited)
