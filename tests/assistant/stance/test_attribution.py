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
    ("text", "speaker"),
    [
        ("The bomb killed four people, said police in Kabul.", "police in Kabul"),
        ("Two trains collided near the border, said officials.", "officials"),
        (
            "The dam had cracked, said the ministry's spokesman, Ivan Petrov, on Friday.",
            "the ministry's spokesman, Ivan Petrov",
        ),
        (
            "The minister resigned over the leak, said a person close to the government.",
            "a person close to the government",
        ),
        ("The plane was lost, said Col. Idriss Bahar of the air force.", "Col. Idriss Bahar of the air force"),
        ("The deal is dead, said Amnesty International in Oslo.", "Amnesty International"),
        ("The roads are shut, said officials briefed on the talks.", "officials briefed on the talks"),
        ("The dam, said officials, is safe.", "officials"),
        ("The ministry denied it, said police.", "police"),
        ("“We lost everything,” said Amina Yusuf, a farmer in the valley.", "Amina Yusuf"),
        ("The house is safe, said his family.", "his family"),
    ],
)
def test_who_speaks_may_stand_behind_said_and_what_is_said_before_it(text: str, speaker: str) -> None:
    assert attribution(text) == Attribution(speaker, "said")


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("The river will crest on Sunday, warned the weather service.", "the weather service", "warned"),
        ("The move was illegal, argued lawyers for the miners.", "lawyers for the miners", "argued"),
        ("The rebels hold the town, reports Reuters.", "Reuters", "reports"),
        ("“Nobody asked us,” complained Marta Ruiz, a shopkeeper.", "Marta Ruiz", "complained"),
    ],
)
def test_other_verbs_may_stand_before_who_speaks_too(text: str, speaker: str, verb: str) -> None:
    assert attribution(text) == Attribution(speaker, verb)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lund, 54, said repairs take four months.", "Lund"),
        ("Lund, elected in May, said repairs cost millions.", "Lund"),
        ("The minister, Omar Haddad, said police had left.", "The minister, Omar Haddad"),
        ("Lund, in a speech called late by the board, said Kim, the mayor, had left.", "Lund"),
    ],
)
def test_behind_an_apposition_nobody_is_looked_for_behind_the_verb(text: str, speaker: str) -> None:
    assert attribution(text) == Attribution(speaker, "said")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Park, the president, warns North Korea that it will answer for it.", "warns"),
        ("Hebei, a province, reports 51 of the cases.", "reports"),
    ],
)
def test_whom_one_warns_and_what_one_reports_do_not_speak(text: str, verb: str) -> None:
    found = attribution(text)

    assert found is not None
    assert found == Attribution(text.split(",")[0], verb)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The talks collapsed, according to two officials familiar with the talks.",
            "two officials familiar with the talks",
        ),
        ("Four people died, according to police in Kabul on Friday.", "police in Kabul"),
        ("According to two diplomats the draft is gone.", "two diplomats"),
        ("According to the agency SANA at least 29 are killed.", "the agency SANA"),
        ("The death toll according to Amnesty was 817.", "Amnesty"),
        ("The ship sank, according to authorities. ", "authorities"),
        ("The ship sank, according to a source who saw it.", "a source"),
        ("According to a new NASA (U.S.) study, the ice grows.", "a new NASA study"),
    ],
)
def test_behind_according_to_the_name_goes_no_further_than_who_it_names(text: str, speaker: str) -> None:
    assert attribution(text) == Attribution(speaker, "according to")


@pytest.mark.parametrize(
    "speaker", ["Italy", "Emily Stone", "Mark Kelly", "The General Assembly", "The family", "Apple Daily", "His family"]
)
def test_a_name_that_ends_like_an_adverb_is_a_name(speaker: str) -> None:
    assert attribution(f"{speaker} said it was over.") == Attribution(speaker, "said")


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Local media reported four people dead.", "Local media", "reported"),
        ("North Korea's state media reports that it was a test.", "North Korea's state media", "reports"),
        ("Four people died, local media reported.", "local media", "reported"),
        ("Trump tweeted that the deal was done.", "Trump", "tweeted"),
        ("The deal was done, Trump posted on social media.", "Trump", "posted"),
        ("The inquest heard that the pilot had not slept.", "The inquest", "heard"),
        ("The bomber acted alone, the court heard.", "the court", "heard"),
        ("The vaccine was 90% effective, a study published in Nature found.", "a study published in Nature", "found"),
        ("The mayor described the blast as an act of terror.", "The mayor", "described"),
        ("The army rejected as baseless a report that it had fired.", "The army", "rejected"),
        ("A UN report accuses the army of torture.", "A UN report", "accuses"),
        ("State television quoted Haddad as saying the road was open.", "Haddad", "saying"),
        ("The ministry was quoted by Reuters as saying that the road was open.", "The ministry", "saying"),
        ("The raid was “a massacre”, in the words of one survivor.", "one survivor", "in the words of"),
        ("In the words of the prime minister, the deal is dead.", "the prime minister", "in the words of"),
        ("In Lund's view, the deal is dead.", "Lund", "in the view of"),
        ("Officials in Austin, Texas said that it was safe.", "Officials in Austin", "said"),
        ("Kim, the rebels say, has left.", "the rebels", "say"),
        ("The road is shut, the Council for Human Rights reports.", "the Council for Human Rights", "reports"),
        ("The company that runs the mine says it was safe.", "The company that runs the mine", "says"),
    ],
)
def test_news_is_told_on_somebodys_word_in_many_shapes(text: str, speaker: str, verb: str) -> None:
    assert attribution(text) == Attribution(speaker, verb)


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Russia said it had taken the town, a claim Kyiv denies.", "Russia", "said"),
        ("Hermoso says that he acted without her consent, which he denies.", "Hermoso", "says"),
        ("The Taliban accuse the government of torture, a claim Kabul denies as “incorrect”.", "The Taliban", "accuse"),
        ("Ankara says the jet crossed its border, something Moscow denies.", "Ankara", "says"),
    ],
)
def test_who_denies_it_behind_a_comma_is_not_who_says_it(text: str, speaker: str, verb: str) -> None:
    assert attribution(text) == Attribution(speaker, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Russian forces took the town, a claim Kyiv denies.", "claim"),
        ("The army shelled the hospital, an accusation the generals reject.", "accusation"),
        ("The group killed 30 villagers, a charge dismissed by its leader.", "charge"),
        ("Four of them were rebels, a claim which Hamas has denied.", "claim"),
        ("The ship was sunk, a claim that could not be verified.", "claim"),
    ],
)
def test_what_the_sentence_itself_calls_a_claim_is_told_on_nobodys_name(text: str, verb: str) -> None:
    assert attribution(text) == Attribution("", verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The shipment reportedly held missiles.", "reportedly"),
        ("He is said to have left by car.", "said"),
        ("The soldier is believed to be in custody.", "believed"),
        ("Three others are reported missing.", "reported"),
        ("Two of them are also reported missing.", "reported"),
        ("It was claimed that the vote had been rigged.", "claimed"),
        ("It is also announced that he will resign.", "announced"),
        ("There were unconfirmed reports of a second blast.", "reports"),
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
        # Told of what stands before, or in a clause of its own.
        "He was jailed on bribery charges that he denies.",
        "He was held over the killing, a charge he denies.",
        "Prosecutors filed charges that Moscow rejects.",
        "The court allowed allegations of fraud that the bank denies.",
        "The factory leaked mercury for two years, which the company disputes.",
        "The bank closes 40 branches, a move critics say violates the law.",
        "He was freed in a move analysts describe as a surprise.",
        "Soldiers uncovered weapons that they believe belonged to the rebels.",
        "They cut the ship that is believed to have sunk.",
        "There are no reports of damage.",
        # What only looks like a verb.
        "They met in Lagos, the largest city of all 36 states.",
        "He was made governor, the highest post in the state.",
        "The summit ended, resolving old border disputes.",
        "A map was shown in support of a disputed claim that the city was hit.",
        "22 people were saved, and 13 bodies found.",
        "He posted a video of it.",
        "Kim was described as dangerous.",
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


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Inflation was 22.4 percent in March and not 23.1 percent, the Statistics Office said.",
            "the Statistics Office",
        ),
        ("The election will not be postponed, President Joana Mirel said on Friday.", "President Joana Mirel"),
        ("The ship was not hit, the ministry said.", "the ministry"),
    ],
)
def test_what_is_said_not_to_be_is_somebodys_word_too(sentence: str, speaker: str) -> None:
    found = attribution(sentence)

    assert found is not None
    assert (found.speaker, found.verb) == (speaker, "said")


@pytest.mark.parametrize(
    "sentence", ["Both sides accept Owen Marsh, a retired judge, as mediator.", "He gave no clear answer, and left."]
)
def test_a_judge_and_an_answer_say_nothing(sentence: str) -> None:
    assert attribution(sentence) is None
