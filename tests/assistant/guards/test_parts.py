import pytest

from assistant.guards.parts import parts
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The five turbines have been repaired.", "Two of the five turbines have been repaired."),
        ("Five turbines have been repaired.", "Two of the five turbines have been repaired."),
        ("The 120 delegates voted for the motion.", "Most of the 120 delegates voted for the motion."),
        ("The hospitals in Tarsk have no generator.", "Half of the hospitals in Tarsk have no generator."),
        ("The fleet's tankers are older than 25 years.", "A quarter of the fleet's tankers are older than 25 years."),
        ("The nine-judge panel dissented.", "Three members of the nine-judge panel dissented."),
    ],
)
def test_what_is_said_of_a_share_is_not_said_of_them_all(claim, cited):
    assert parts(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The Ostra is the longest river in Belmar.", "The Ostra is the second-longest river in Belmar."),
        ("Helm is the largest employer in the province.", "Helm is one of the largest employers in the province."),
        ("The tunnel will be the deepest in the world.", "The tunnel will be among the deepest in the world."),
        ("It was the worst flood in Karsk.", "It was the worst flood in Karsk since 1987."),
        ("It is the first strike at the smelter.", "It is the first strike at the smelter in 31 years."),
    ],
)
def test_one_of_the_first_is_not_the_first_of_all(claim, cited):
    assert parts(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("All ministers supported the plan.", "All ministers except the finance minister supported the plan."),
        ("The finance minister supported the plan.", "All ministers except the finance minister supported the plan."),
        ("No airline flies to the island.", "No airline other than Skarv flies to the island."),
    ],
)
def test_who_is_excepted_is_not_one_of_them(claim, cited):
    assert parts(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Two turbines have been repaired.", "Two of the five turbines have been repaired."),
        ("The dam has five turbines.", "Two of the five turbines at the dam have been repaired."),
        ("Three turbines remain to be repaired.", "Two of the five turbines have been repaired."),
        ("The turbines were built in Kesh.", "One of the turbines failed; the turbines were built in Kesh."),
        ("The Ostra is one of the longest rivers in Belmar.", "The Ostra is the second-longest river in Belmar."),
        ("Karsk had not had a worse flood since 1987.", "It was the worst flood in Karsk since 1987."),
        ("All but the finance minister supported it.", "All ministers except the finance minister supported it."),
        ("Skarv flies to the island.", "No airline other than Skarv flies to the island."),
        ("Only Skarv flies to the island.", "No airline other than Skarv flies to the island."),
    ],
)
def test_claims_that_keep_to_the_part_pass(claim, cited):
    assert parts(claim, [Evidence(cited)]) == ()


def test_a_second_sentence_that_says_it_of_all_is_enough():
    cited = [Evidence("Two of the five turbines have been repaired."), Evidence("The turbines have been repaired.")]

    assert parts("The turbines have been repaired.", cited) == ()
