import pytest

from index.tense import Tense, first_verb, is_given_up, tense


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
        "The army moved troops there from Monday to Tuesday.",
        "They must have fled on Tuesday.",
        "He was beaten to death by guards on Tuesday.",
        "The rule did not apply on Tuesday.",
        "They did not meet on Tuesday.",
        "Strikes have to date killed ten, the last on Tuesday.",
        # The day of the word that was given, not of what it was given for.
        "They agreed on Tuesday to a truce.",
        "He vowed on Tuesday to fight on.",
        "Galdenia demanded on Tuesday that they leave.",
        # A noun is no verb in the present.
        "On Tuesday the vote was held.",
        "The bill won 51 votes on Tuesday.",
        "The deadline of Tuesday passed.",
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
        "They agreed to meet on Tuesday.",
        "They agreed on Monday to meet on Tuesday.",
        "The accord takes effect on Tuesday.",
        "The count may go on until Tuesday.",
        "The vote was postponed until Tuesday.",
        "The vote was pushed back by a week to Tuesday.",
        "The vote was rescheduled for Tuesday.",
        "A ransom, to be paid by Tuesday.",
        "The company now speaks of Tuesday.",
        "He was recalled from his recess, which lasts until Tuesday.",
        "The ministry has moved the date for the return of people to Tuesday.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm had until Tuesday to pay.",
        "The firm had been given until Tuesday to pay.",
        "The firm had to pay the fine by Tuesday.",
        "The deadline was Tuesday.",
        "The trial was due to begin on Tuesday.",
        "The vote had been scheduled for Tuesday.",
        "The port was to open on Tuesday.",
        "The talks of Tuesday were put off.",
        "Tuesday's vote was postponed.",
        "The Tuesday vote has been called off.",
        "The trial, due to begin on Tuesday, was put off.",
    ],
)
def test_what_was_planned_may_lie_behind_or_be_to_come(sentence):
    assert around(sentence) == "either"


def test_the_day_on_which_a_thing_was_put_off_lies_behind():
    assert around("On Tuesday talks were postponed.") == "past"


@pytest.mark.parametrize("sentence", ["Rain on Tuesday.", "A need for speed on Tuesday."])
def test_without_a_verb_nothing_tells(sentence):
    assert around(sentence) is None


def test_the_first_verb_is_the_first_that_tells_of_a_time():
    sentence = "The port, she said, will close."
    verb = first_verb(sentence)

    assert (verb.tense, sentence[verb.start : verb.end]) == (Tense.PAST, "said")
    assert first_verb("Eleven villages.") is None


@pytest.mark.parametrize(
    ("sentence", "given_up"),
    [
        ("The talks of Tuesday were put off.", True),
        ("Talks due on Tuesday, have been cancelled.", True),
        ("The talks were put off on Tuesday.", False),
        ("On Tuesday talks were put off.", False),
        ("The talks of Tuesday were delayed by an hour.", False),
        ("The talks of Tuesday were held.", False),
    ],
)
def test_a_day_is_given_up_where_what_was_set_for_it_was_put_off(sentence, given_up):
    start = sentence.index("Tuesday")

    assert is_given_up(sentence, start, start + len("Tuesday")) is given_up
