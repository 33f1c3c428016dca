import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.hedge import Certainty, certainty, hedges, overclaims

# A hedge put into "Galdenian troops … the river", and the same told plainly.
HEDGED = {
    "may have crossed": "have crossed",
    "might have crossed": "have crossed",
    "could cross": "will cross",
    "will cross": "crossed",
    "plan to cross": "crossed",
    "agreed to cross": "crossed",
    "are expected to cross": "will cross",
    "are likely to cross": "will cross",
    "are unlikely to cross": "will cross",
    "probably crossed": "crossed",
    "possibly crossed": "crossed",
    "reportedly crossed": "crossed",
    "allegedly crossed": "crossed",
    "are believed to have crossed": "have crossed",
    "appear to have crossed": "have crossed",
    "threatened to cross": "crossed",
    "are said to have crossed": "have crossed",
}
SUBJECTS = ("Galdenian troops", "Two patrol boats", "The first of the convoys", "Farmers from Ruhn")
ENDS = ("the river", "the river near Ostrel on Monday", "the border with 40 tractors")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tesmar denied that it had closed the port.", Certainty.DENIED),
        ("A second strike is unlikely.", Certainty.UNLIKELY),
        ("Iran may retaliate.", Certainty.POSSIBLE),
        ("Iran will probably retaliate.", Certainty.LIKELY),
        ("Iran will almost certainly retaliate.", Certainty.VERY_LIKELY),
        ("Iran plans to retaliate.", Certainty.INTENDED),
        ("Iran will retaliate.", Certainty.FUTURE),
        ("Iran has reportedly retaliated.", Certainty.HEARSAY),
        ("Iran said it had retaliated.", Certainty.SAID),
        ("Iran retaliated in May.", Certainty.STATED),
    ],
)
def test_a_text_is_as_sure_as_the_least_sure_thing_it_says(text: str, level: Certainty) -> None:
    assert certainty(text) is level


@pytest.mark.parametrize("text", ["The treaty was signed in May.", "The United States reopened the port.", "His will."])
def test_words_that_only_look_like_hedges_are_none(text: str) -> None:
    assert hedges(text) == ()


@given(st.text())
def test_a_hedge_points_at_its_own_words(text: str) -> None:
    assert all(text[hedge.start : hedge.end] == hedge.words for hedge in hedges(text))


@given(st.text(), st.lists(st.text(), max_size=3))
def test_a_sentence_word_for_word_is_never_more_certain_than_itself(text: str, others: list[str]) -> None:
    assert overclaims(text, [*others, text]) == ()


@given(st.sampled_from(SUBJECTS), st.sampled_from(sorted(HEDGED)), st.sampled_from(ENDS))
def test_dropping_a_hedge_is_always_noticed(subject: str, hedged: str, end: str) -> None:
    assert overclaims(f"{subject} {HEDGED[hedged]} {end}.", [f"{subject} {hedged} {end}."])


@given(st.sampled_from(SUBJECTS), st.sampled_from(sorted(HEDGED)), st.sampled_from(ENDS))
def test_adding_a_hedge_never_overclaims(subject: str, hedged: str, end: str) -> None:
    assert overclaims(f"{subject} reportedly {hedged} {end}.", [f"{subject} {hedged} {end}."]) == ()


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Iran will retaliate.", "Iran may retaliate."),
        ("North Korea received missiles.", "North Korea has reportedly received missiles."),
        ("Militants fired on the convoy.", "Suspected militants fired on the convoy."),
        ("The minister took bribes.", "The minister denied that he took bribes."),
        ("The minister did not take bribes.", "The minister denied that he took bribes."),
        ("Tesmar withdrew its troops.", "Tesmar plans to withdraw its troops."),
        ("Tesmar will withdraw its troops.", "Tesmar plans to withdraw its troops."),
        ("North Korea plans to send troops.", "North Korea reportedly plans to send troops."),
        ("The gunman acted alone.", "Police said that the gunman acted alone."),
        ("Police confirmed that the gunman acted alone.", "Police said that the gunman acted alone."),
        ("All towns lost power.", "Some towns lost power."),
        ("Russian forces took the town.", "Russian forces took the town, a claim Kyiv denies."),
        ("Russian forces took the town.", "Russian forces took the town, a claim rejected by Kyiv."),
        ("The factory leaked mercury.", "The factory leaked mercury for years, which the company disputes."),
        ("The strike killed 12 people.", "The strike killed up to 12 people."),
        ("The strike killed 12 people.", "The strike killed nearly 12 people."),
    ],
)
def test_a_claim_that_is_more_certain_than_its_sentence_is_named(claim: str, cited: str) -> None:
    assert overclaims(claim, [cited])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The strike killed 12 people.", "The strike killed at least 12 people."),
        ("Iran could retaliate.", "Iran may retaliate."),
        ("Iran could retaliate.", "Iran could potentially retaliate."),
        ("Iran may retaliate.", "Iran is likely to retaliate."),
        ("It would withdraw its troops, Tesmar said.", "Tesmar said it will withdraw its troops."),
        ("Oil fell 3%.", "Oil fell 3% after Saudi Arabia said it would pump more."),
        ("He was jailed on bribery charges.", "He was jailed on bribery charges that he denies."),
        ("He was jailed on bribery charges.", "He was jailed on bribery charges, which he denies."),
        ("Russia said it had taken the town.", "Russia said it had taken the town, a claim Kyiv denies."),
        ("Kyiv denies that Russia took the town.", "Russia took the town, a claim Kyiv rejects."),
        ("The ministry reports 12 deaths.", "According to the ministry, there were 12 deaths."),
        ("He said he had not taken bribes.", "He denied that he had taken bribes."),
        ("Troops crossed the river.", "The ministry confirmed that troops crossed the river."),
        ("North Korea has shipped 5,000 shells.", "North Korea may send troops and has shipped 5,000 shells."),
        (
            "Pillars of the bridge cracked on Monday.",
            "Pillars of the bridge cracked on Monday, after which the mayor said so.",
        ),
    ],
)
def test_a_claim_that_is_no_more_certain_passes(claim: str, cited: str) -> None:
    assert overclaims(claim, [cited]) == ()


def test_what_one_sentence_hedges_another_may_say_plainly() -> None:
    cited = ["Troops reportedly crossed the river.", "Troops crossed the river on Monday."]

    assert overclaims("Troops crossed the river.", cited) == ()


def test_the_reason_quotes_the_words_that_were_left_out() -> None:
    assert overclaims("Iran will retaliate.", ["Iran may retaliate."]) == (
        "The cited sentence says 'may' (possible), the claim is surer of it: “retaliate”.",
    )


def test_what_is_said_behind_a_semicolon_is_not_said_by_who_speaks_before_it() -> None:
    cited = ["The ministry said that the owner had paid; Northlight denied this and said that it had signed a receipt."]

    assert overclaims("The ministry said that the owner had paid, which Northlight denied.", cited) == ()
    assert overclaims("The owner had paid.", cited)
    assert overclaims("Northlight had signed a receipt.", cited)


def test_behind_a_semicolon_the_same_speaker_goes_on_where_nobody_else_speaks() -> None:
    assert overclaims("The road was closed.", ["The ministry said that the dam held; the road was closed."])
