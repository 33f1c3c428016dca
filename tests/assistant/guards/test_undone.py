import pytest

from assistant.guards.undone import undone
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The army entered the city.", "The army was stopped before it entered the city."),
        ("The army entered the city.", "The army was prevented from entering the city."),
        ("The army entered the city.", "Rebels prevented the army from entering the city."),
        ("The army entered the city.", "The mud prevented the army entering the city."),
        ("The army entered the city.", "The army stopped short of entering the city."),
        ("The team entered the cup.", "The team was banned from entering the cup."),
        ("The pilot caused the crash.", "The pilot was cleared of causing the crash."),
        ("The pilot caused the crash.", "The pilot was acquitted of causing the crash."),
        ("The company plans to close the plant.", "The company dropped plans to close the plant."),
        ("The company will close the plant.", "The company abandoned its plans to close the plant."),
        ("The company plans to close the plant.", "The company has shelved a plan to close the plant."),
        ("The company plans to close the plant.", "The company's plans to close the plant were dropped."),
    ],
)
def test_what_was_prevented_or_given_up_did_not_come_about(claim: str, cited: str) -> None:
    assert undone(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The army was stopped.", "The army was stopped before it entered the city."),
        ("The army did not enter the city.", "The army was stopped before it entered the city."),
        ("The army entered the city.", "The army rested before it entered the city."),
        ("The army entered the city.", "The army was stopped before it entered the city, then entered the city."),
        ("The minister was freed.", "The minister was stopped before he was freed."),
        ("The pilot was acquitted of causing the crash.", "The pilot was cleared of causing the crash."),
        ("The pilot was accused of causing the crash.", "The pilot was cleared of causing the crash."),
        ("The company had planned to close the plant.", "The company dropped plans to close the plant."),
        ("The company scrapped its plan to close the plant.", "The company dropped plans to close the plant."),
        ("The company plans to close the plant.", "The company dropped its objections and plans to close the plant."),
        ("The company will close the plant.", "The union opposed it, but the company will close the plant."),
    ],
)
def test_what_says_so_too_and_what_came_about_passes(claim: str, cited: str) -> None:
    assert undone(claim, [Evidence(cited)]) == ()


def test_one_sentence_that_says_that_it_came_about_is_enough() -> None:
    cited = [
        Evidence("The army was stopped before it entered the city."),
        Evidence("The army entered the city at last."),
    ]

    assert undone("The army entered the city.", cited) == ()


def test_what_somebody_pretended_to_do_was_not_done() -> None:
    assert undone("The army left the valley.", [Evidence("The army pretended to leave the valley.")])


def test_a_deed_that_is_itself_a_word_of_preventing_is_told_too():
    cited = [Evidence("The council stopped short of banning the march.")]

    assert undone("The council banned the march.", cited)
    assert undone("The council was prevented from banning the march.", cited) == ()
