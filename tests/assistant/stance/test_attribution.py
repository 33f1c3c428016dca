import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.attribution import Attribution, attribution


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Gen. Kim confirmed that troops had crossed.", "Gen. Kim", "confirmed"),
        ("Gen. Kim, who commands the corps, denied it.", "Gen. Kim", "denied"),
        ("Its director, Ruth Abara, said that it was over.", "Its director, Ruth Abara", "said"),
        ("The mayor, Jan de Vries, 54, told reporters that it was over.", "The mayor, Jan de Vries", "told"),
        ("It was over, its director, Ruth Abara, said.", "its director, Ruth Abara", "said"),
        ("“It is over,” said its director, Ruth Abara.", "its director, Ruth Abara", "said"),
        ("It is over, according to its director, Ruth Abara.", "its director, Ruth Abara", "according to"),
        ("The captain, Ingrid Dahl told reporters that it was over.", "Ingrid Dahl", "told"),
        ("The captain told reporters she had refused to sail.", "The captain", "told"),
        ("The captain told reporters it was safe to return.", "The captain", "told"),
        ("According to two diplomats, the draft is gone.", "two diplomats", "according to"),
        ("The toll rises to 38, according to the port.", "the port", "according to"),
        ("“We stay,” Col. Idriss Bahar told state television.", "Col. Idriss Bahar", "told"),
        ("“We stay,” said Tilda Marsh, whose brother died.", "Tilda Marsh", "said"),
        ("Eleven ships were waiting, the port authority said.", "the port authority", "said"),
        ("It was reported by Meridian that he had left.", "Meridian", "reported"),
        ("On Monday, the ministry said that 12 had died.", "the ministry", "said"),
        ("Last month the company had claimed the opposite.", "the company", "claimed"),
        ("The group has sued and says that 3,100 joined.", "The group", "says"),
        (
            "The Prime Minister of Antigua and Barbuda announced a vote.",
            "The Prime Minister of Antigua and Barbuda",
            "announced",
        ),
        ("Investigators suspect that it was a contractor.", "Investigators", "suspect"),
        ("He did not expect it to pass.", "He", "did not expect"),
        ("Activists accuse the army of torture.", "Activists", "accuse"),
        ("Baku rejected claims that it shelled the village.", "Baku", "rejected"),
        ("OCN itself continues to speak of 58 deaths.", "OCN", "continues to speak"),
        ("The toll was confirmed by Gen. Kim on Monday.", "Gen. Kim", "confirmed"),
        ("“We stay,” said Capt. Idriss Bahar. ", "Capt. Idriss Bahar", "said"),
        ("Minister Lund praised “a serious paper” but said that it was late.", "Minister Lund", "said"),
        ("Investigators have found that it was shut, state attorney Per Lund said.", "state attorney Per Lund", "said"),
        ("The talks go on, said negotiator Halina Bielak.", "negotiator Halina Bielak", "said"),
        ("Gas will flow again on Monday, said the operator GasNet.", "the operator GasNet", "said"),
        ("Repairs will take four months, they estimate.", "they", "estimate"),
        ("The chamber reckons the strike costs 3 million a day.", "The chamber", "reckons"),
        # Names that look like participles, genitives and numbers.
        ("Kelding said it would impose tariffs.", "Kelding", "said"),
        ("Kelding announced that it would retaliate.", "Kelding", "announced"),
        ("The deal is dead, Mr Harding said.", "Mr Harding", "said"),
        ("Two officials in Kelding said the deal was near.", "Two officials in Kelding", "said"),
        ("Lowell's said it would cut the rating.", "Lowell's", "said"),
        ("Lowell's expects growth.", "Lowell's", "expects"),
        ("Galdenian state media said the launch had failed.", "Galdenian state media", "said"),
        ("Norvik's Channel 12 warned that the cabinet would meet.", "Norvik's Channel 12", "warned"),
        ("No 10 said it would reply.", "No 10", "said"),
        # Told in words, unlike the deeds below.
        ("The panel concluded on Friday that it was an accident.", "The panel", "concluded"),
        ("The panel concluded, however, that it was an accident.", "The panel", "concluded"),
        ("Security is dire, the panel concluded.", "the panel", "concluded"),
        ("The dam, the panel concluded, is safe.", "the panel", "concluded"),
        ("“It was an accident,” the panel concluded.", "the panel", "concluded"),
        ("The minister revealed that he was ill.", "The minister", "revealed"),
        ("The hospital admitted that 12 patients had died.", "The hospital", "admitted"),
        ("The hospital admitted patients had died.", "The hospital", "admitted"),
        ("The rebels claimed that 40 lives were lost.", "The rebels", "claimed"),
        ("A few analysts expect a deal.", "A few analysts", "expect"),
    ],
)
def test_it_is_told_who_says_it_and_by_which_verb(text: str, speaker: str, verb: str) -> None:
    assert attribution(text) == Attribution(speaker, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The shipment reportedly held missiles.", "reportedly"),
        ("He is said to have left by car.", "said"),
        ("The soldier is believed to be in custody.", "believed"),
        ("Three others are reported missing.", "reported"),
    ],
)
def test_hearsay_has_a_verb_and_no_speaker(text: str, verb: str) -> None:
    assert attribution(text) == Attribution("", verb)


@pytest.mark.parametrize("text", ["“We want the minutes.”", 'Not one round left that ship."', "“There were none."])
def test_a_quotation_without_a_speaker_is_somebodys_all_the_same(text: str) -> None:
    assert attribution(text) == Attribution("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Ten died there, where fighting is reportedly heavy.",
        "The bank closes 40 branches, a move it says will cost it 12 million.",
        "A man was held after police said he had a gun.",
        "The officials told residents to boil water.",
        "Growing fears that the dam will break emptied the town.",
        "The town emptied amid media reports that the dam would break.",
        "Merrin's reported losses are high.",
        "Of 40 people held, 12 said to be rebels were freed.",
        "The talks concluded on Friday.",
        "On Friday, the talks concluded.",
        "The talks, which began in May, concluded.",
        "The talks concluded, with no deal in sight.",
        "The talks concluded, with no deal, to the regret of those that had come.",
        "The auction revealed strong demand.",
        "The hospital admitted 12 patients.",
        "Galdenia admitted 1m refugees in 2015.",
        "The flood claimed 40 lives.",
        "No group has claimed responsibility for the attack.",
        "None of the officials said why.",
        "Few analysts expect a deal.",
        "The captain told all passengers on deck to jump.",
        "The government warns its citizens to leave.",
        "The union called for a strike.",
        "A court denied his request for bail.",
        "The outbreak has 84 confirmed cases.",
        "The convoy carried generators believed to be theirs.",
        "The ministry declined to say why.",
        "She would not say which.",
        "Police detained 12 suspects.",
        "An engineer who had warned of the crack was dismissed.",
        "The first reported case was in March.",
    ],
)
def test_deeds_and_what_is_said_in_passing_are_nobodys_word(text: str) -> None:
    assert attribution(text) is None


PARTS = st.tuples(
    st.sampled_from(["", "Meanwhile ", "Including ", "To ", "In ", "Its director, ", "He stayed; ", "“We stay,” "]),
    st.sampled_from(["", "Grey Lantern", "Kim Park, 54", "the mayor", "Port Haldis", "it"]),
    st.sampled_from(["", ",", ", but", " and", " –"]),
    st.sampled_from([" said", " says", " told reporters", " denied", ", according to", " did not expect"]),
    st.sampled_from([".", " Ruth Abara, has left.", " the ministry, has left.", " that it left.", ", said the mayor."]),
)


@given(PARTS)
def test_no_order_of_names_marks_and_verbs_is_too_strange(parts: tuple[str, ...]) -> None:
    found = attribution("".join(parts))

    assert found is None or len(found.speaker) <= 200


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    found = attribution(text)

    assert found is None or len(found.speaker) <= 200
