import pytest

from index.tense import Tense, first_verb, tense


def around(sentence: str) -> str | None:
    """The tense around the word Tuesday."""
    start = sentence.index("Tuesday")
    return tense(sentence, start, start + len("Tuesday"))


@pytest.mark.parametrize(
    "sentence",
    [
        "He was shot on Tuesday.",
        "The minister resigned on Tuesday.",
        "Prices fell on Tuesday.",
        "On Tuesday the two met.",
        "She said on Tuesday that the port will close.",
        "They could not reach the village on Tuesday.",
        "The vote was postponed on Tuesday.",
        "He was said to be held on Tuesday.",
        "The court adjourned to consider it on Tuesday.",
        "Troops were moved to Merrin on Tuesday.",
        "They must have fled on Tuesday.",
        "He was beaten to death by guards on Tuesday.",
        "The rule did not apply on Tuesday.",
        "Strikes have to date killed ten, the last on Tuesday.",
    ],
)
def test_what_was_is_past(sentence):
    assert around(sentence) == "past"


@pytest.mark.parametrize(
    "sentence",
    [
        "The court will hear him on Tuesday.",
        "The court would be opened on Tuesday, he said.",
        "On Tuesday the court will hear him.",
        "Talks are scheduled for Tuesday.",
        "The trial, due to begin on Tuesday, was put off.",
        "They agreed to meet on Tuesday.",
        "The accord takes effect on Tuesday.",
        "The count may go on until Tuesday.",
        "The vote was postponed until Tuesday.",
        "The vote was pushed back by a week to Tuesday.",
        "The vote was rescheduled for Tuesday.",
        "A ransom, to be paid by Tuesday.",
        "Galdenia has until Tuesday to reply.",
        "Galdenia was given until Tuesday to withdraw.",
        "The court gave the firm until Tuesday to pay.",
        "All weapons must be handed over by Tuesday.",
        "They have to leave by Tuesday.",
        "The firm was told to pay by Tuesday.",
        "The hearing is on Tuesday.",
        "The law applies from Tuesday.",
        "The rules apply from Tuesday.",
        "The law comes into effect on Tuesday.",
        "Norvik joins the pact on Tuesday.",
        "Voters go to the polls on Tuesday.",
        "The mayor steps down on Tuesday.",
        "The talks were moved to Tuesday.",
    ],
)
def test_what_is_to_come_is_future(sentence):
    assert around(sentence) == "future"


@pytest.mark.parametrize("sentence", ["Rain on Tuesday.", "A need for speed on Tuesday."])
def test_without_a_verb_nothing_tells(sentence):
    assert around(sentence) is None


def test_the_first_verb_is_the_first_that_tells_of_a_time():
    sentence = "The port, she said, will close."
    verb = first_verb(sentence)

    assert (verb.tense, sentence[verb.start : verb.end]) == (Tense.PAST, "said")
    assert first_verb("Eleven villages.") is None
