import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Question, Turn
from assistant.resolve import Resolved, points_nowhere, resolve, stands_alone

OPENING = "Who was injured in the Brackwater attack?"
HISTORY = (Turn(OPENING, "Two engineers, Ilse Tarn and Joren Falk, were injured on Monday."),)


def after(history: tuple[Turn, ...], question: str) -> str:
    return resolve(Question(question, history)).text


@given(st.text())
def test_without_earlier_turns_a_question_is_untouched(text: str) -> None:
    resolved = resolve(Question(text))

    assert resolved.text == resolved.own == text.strip()


@pytest.mark.parametrize(
    "question",
    [
        "Which ports were closed?",
        "Why was the treaty delayed?",
        "Is there a ceasefire in Galdenia?",
        "Did the minister say that Galdenia would pay?",
        "What happened in the port this week?",
        "Did Galdenia raise its offer?",
        "When did General Maran leave, and where did he go?",
        "How many of those who were injured in Merrin are children?",
        "Which states such as Tesmar buy gas?",
        "How many people lost their lives?",
        "What is the name of the suspect they call Moth?",
        "Did the company raise its offer?",
        "On what day did Gen. Maran hand over his post?",
        "Is it true that two ports were closed?",
        "How likely is it that the port is closed?",
        "Who resigned?",
        "Who has died?",
        "Who resigned, and when?",
        "What is cholera?",
        "What are supertankers?",
        "How long does it take to repair a turbine?",
        "Who were the flood victims?",
        "What is the oil price?",
        "What were the election results?",
    ],
)
def test_a_question_that_stands_alone_is_untouched_by_earlier_turns(question: str) -> None:
    resolved = resolve(Question(question, HISTORY))

    assert resolved.text == resolved.own == question


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "And in Merrin?",
        "What about Galdenia?",
        "Galdenia?",
        "How did that happen?",
        "Who else was treated?",
        "Who signed?",
        "What is left?",
        "What is new there?",
        "Was this confirmed by the hospital?",
        "What happened next?",
        "What might happen next?",
        "How many people were killed by then?",
    ],
)
def test_a_follow_up_is_put_behind_the_question_it_follows(question: str) -> None:
    resolved = resolve(Question(question, HISTORY))

    assert resolved.text == f"{OPENING} {question}"
    assert resolved.own == question


@given(
    st.sampled_from("Which Why Where How".split()),
    st.lists(st.sampled_from("ports closed delayed treaty gas minister".split()), min_size=1, max_size=6),
    st.sampled_from(["Galdenia", "Gen. Ilya Maran", "Grey Lantern", "Łódź", "O’Brien"]),
    st.lists(st.builds(Turn, st.text(), st.text()), min_size=1, max_size=4),
)
def test_a_question_with_a_name_and_no_pointing_word_is_never_changed(
    asks: str, about: list[str], name: str, history: list[Turn]
) -> None:
    question = f"{asks} {' '.join(about)} in {name}?"

    assert resolve(Question(question, tuple(history))) == Resolved(question, question)


# --- pronouns ---------------------------------------------------------------------------------------------------------


SABINE = (Turn("What was the Sabine doing when it was hit?", "It was escorting a grain carrier."),)
CAPTAIN = (Turn("Who was in command of the Sabine?", "Capt. Jory Venn, who commanded her, is among the survivors."),)


@pytest.mark.parametrize(
    ("history", "question", "meant"),
    [
        (CAPTAIN, "Where is he treated?", "Where is Capt. Jory Venn treated?"),
        (CAPTAIN, "Who treats him?", "Who treats Capt. Jory Venn?"),
        (CAPTAIN, "And what is his rank?", "What is Capt. Jory Venn's rank?"),
        (CAPTAIN, "What’s his rank?", "What’s Capt. Jory Venn’s rank?"),
        (CAPTAIN, "Was the captain dismissed?", "Was Capt. Jory Venn dismissed?"),
        (SABINE, "Who was its captain?", "Who was the Sabine's captain?"),
        (SABINE, "Has it sunk?", "Has the Sabine sunk?"),
        (HISTORY, "Are they alive?", "Are Ilse Tarn and Joren Falk alive?"),
        (HISTORY, "What did Maran say about it?", "What did Maran say about the Brackwater attack?"),
        ((Turn("Tell me about the history of toilets."),), "Who invented them?", "Who invented toilets?"),
    ],
)
def test_a_pronoun_or_a_title_is_replaced_by_what_it_means(
    history: tuple[Turn, ...], question: str, meant: str
) -> None:
    assert resolve(Question(question, history)) == Resolved(meant, meant)


def test_she_is_the_woman_and_he_the_man_of_two() -> None:
    assert after(HISTORY, "Where was she treated?") == "Where was Ilse Tarn treated?"
    assert after(HISTORY, "Where was he treated?") == "Where was Joren Falk treated?"


def test_the_one_whom_the_earlier_question_was_about_comes_before_others_of_its_answer() -> None:
    history = (Turn("What did Gen. Maran say?", "Gen. Tovik heard Gen. Maran say that all is well."),)

    assert after(history, "Is he right?") == "Is Gen. Maran right?"


def test_the_subject_of_an_answer_comes_before_its_object() -> None:
    history = (Turn("Who met?", "President Kim met President Lee in Merrin."),)

    assert after(history, "What did he say?") == "What did President Kim say?"


def test_a_person_is_remembered_over_a_turn_that_names_nobody() -> None:
    history = (*CAPTAIN, Turn("Was Capt. Jory Venn hurt?", "He has burns."), Turn("How bad are burns?", "Bad."))

    assert after(history, "Who treats him?") == "Who treats Capt. Jory Venn?"


def test_a_company_is_no_he() -> None:
    history = (Turn("Who owns the port?", "The Merrin Port Authority owns it."),)

    assert after(history, "Where does he live?").endswith("Where does he live?")
    assert "Where does the Merrin" not in after(history, "Where does he live?")


def test_he_is_the_one_in_the_answer_and_no_company_that_is_named_beside_him() -> None:
    answer = (
        "The Post had reported that inspector Ilko Brann warned the operator. Hydra Orlen denied that it was warned."
    )

    left = after((Turn("Who warned the operator?", answer),), "When did he leave the company?")

    assert left == "When did Ilko Brann leave the company?"


def test_he_is_the_one_who_did_what_was_asked_where_nothing_else_tells_who_is_a_person() -> None:
    history = (
        Turn("Who warned the port?", "It is known that Ilko Brann warned the port. Hydra Orlen closed the road."),
    )

    assert after(history, "Where does he live?") == "Where does Ilko Brann live?"


def test_a_company_whose_name_is_a_plural_is_an_it() -> None:
    history = (Turn("Did Norrfjord Lines skip the inspection?", "Norrfjord Lines denied it."),)

    assert after(history, "What did it say?") == "What did Norrfjord Lines say?"


def test_a_general_election_is_no_general() -> None:
    assert after((Turn("Who won?", "Gen. Maran won."),), "When is the general election held?") == (
        "When is the general election held?"
    )


def test_what_still_points_back_stands_behind_the_earlier_question_with_its_pronouns_replaced() -> None:
    history = (Turn("What does Calder want?", "Calder wants to end the peg."),)

    resolved = resolve(Question("What does her rival say about that?", history))

    assert resolved.text == "What does Calder want? What does Calder's rival say about that?"
    assert resolved.own == "What does Calder's rival say about that?"


def test_a_pronoun_that_nobody_is_found_for_brings_in_the_names_of_the_last_answer() -> None:
    history = (Turn("What was on board?", "On board were satellites of the Pelland Institute."),)

    assert after(history, "Were they insured?") == "What was on board? (the Pelland Institute) Were they insured?"


def test_a_month_or_a_weekday_in_the_last_answer_is_no_name() -> None:
    history = (Turn("What was on board?", "On Monday there were satellites of Pelland."),)

    assert after(history, "Were they insured?") == "What was on board? (Pelland) Were they insured?"


# --- asking back ------------------------------------------------------------------------------------------------------


GENERALS = (Turn("Who was injured?", "Gen. Kim and Gen. Park were injured."),)


@pytest.mark.parametrize("question", ["Where was he treated?", "And where was the general treated?"])
def test_where_two_fit_equally_well_the_user_is_asked_which(question: str) -> None:
    assert resolve(Question(question, GENERALS)).choices == (
        "Where was Gen. Kim treated?",
        "Where was Gen. Park treated?",
    )


def test_two_who_each_lead_a_sentence_fit_equally_well() -> None:
    history = (Turn("What is new?", "Gen. Kim resigned. Gen. Park stayed."),)

    assert resolve(Question("What did he say?", history)).choices == (
        "What did Gen. Kim say?",
        "What did Gen. Park say?",
    )


def test_two_things_can_be_asked_about_too() -> None:
    history = (Turn("Which ports closed?", "Merrin and Ruhn closed."),)

    assert resolve(Question("When did it reopen?", history)).choices == (
        "When did Merrin reopen?",
        "When did Ruhn reopen?",
    )


def test_each_choice_stands_alone_and_so_can_be_asked_next() -> None:
    for choice in resolve(Question("Where was he treated?", GENERALS)).choices:
        assert resolve(Question(choice, GENERALS)) == Resolved(choice, choice)


@pytest.mark.parametrize("history", [HISTORY, CAPTAIN, SABINE, (Turn("Who won?"),), (Turn("", ""),)])
@pytest.mark.parametrize("question", ["Where was he treated?", "Why?", "And in Merrin?", "Which ports were closed?"])
def test_who_is_not_in_doubt_is_not_asked(history: tuple[Turn, ...], question: str) -> None:
    assert resolve(Question(question, history)).choices == ()


def test_a_question_that_only_points_back_has_nowhere_to_point_without_a_turn_before_it() -> None:
    assert points_nowhere(Question("Is this county known for it?"))
    assert not points_nowhere(Question("Which ports were closed?"))
    assert not points_nowhere(Question("Why was it closed?", HISTORY))


# --- what is left out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "question", "meant"),
    [
        ("Were three guards injured?", "Why?", "Why were three guards injured?"),
        ("How many tanks did Poland send?", "And when?", "When did Poland send tanks?"),
        ("How many tanks did Poland send?", "And in March?", "How many tanks did Poland send in March?"),
        ("Who resigned in October 2025?", "And in March?", "Who resigned in March?"),
        ("What happened in Merrin on Monday?", "And on Friday?", "What happened in Merrin on Friday?"),
        ("What happened on Monday?", "What about Friday?", "What happened on Friday?"),
        ("How many tanks did Poland send?", "What about Germany?", "How many tanks did Germany send?"),
        ("How many ports were closed in Kalvora?", "And in Galdenia?", "How many ports were closed in Galdenia?"),
        (
            "What is the Bronze Age collapse?",
            "What were the main causes?",
            "What were the main causes of the Bronze Age collapse?",
        ),
    ],
)
def test_what_a_follow_up_leaves_out_is_taken_from_the_question_before(earlier: str, question: str, meant: str) -> None:
    assert resolve(Question(question, (Turn(earlier),))) == Resolved(meant, meant)


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Which ports closed?", "Why?"),
        ("How many tanks did Poland send to Ukraine?", "And Germany?"),
        ("Who was injured in the Brackwater attack?", "What about Galdenia?"),
        ("What happened between March and May?", "And in June?"),
        ("Who resigned?", "And may they?"),
    ],
)
def test_where_nothing_or_more_than_one_thing_could_be_exchanged_nothing_is(earlier: str, question: str) -> None:
    assert after((Turn(earlier),), question) == f"{earlier} {question}"


def test_who_said_that_asks_for_the_source_of_what_was_answered() -> None:
    history = (Turn("How is the port?", 'The port is "closed". It may reopen.'),)

    assert after(history, "Who said that?") == "Who said “The port is 'closed'”?"
    assert after((Turn("How is the port?"),), "Who said that?") == "How is the port? Who said that?"


def test_the_other_one_of_two_is_the_one_who_was_not_asked_about() -> None:
    history = (*GENERALS, Turn("Where was Gen. Kim treated?", "In Merrin."))

    assert after(history, "And the other one?") == "Where was Gen. Park treated?"
    assert after(history, "Did the other one resign?") == "Did Gen. Park resign?"


def test_the_latter_is_the_second_of_two() -> None:
    assert after(GENERALS, "Has the latter resigned?") == "Has Gen. Park resigned?"


# --- one after another ------------------------------------------------------------------------------------------------


def test_a_follow_up_of_a_follow_up_goes_on_from_both() -> None:
    history = (*HISTORY, Turn(f"{OPENING} And in Merrin?"))

    assert after(history, "When?") == f"{OPENING} And in Merrin? When?"


def test_a_follow_up_that_names_another_thing_takes_the_place_of_the_one_before() -> None:
    history = (*HISTORY, Turn(f"{OPENING} And in Merrin?"))

    assert after(history, "And in Galdenia?") == f"{OPENING} And in Galdenia?"


def test_a_new_subject_ends_the_old_one() -> None:
    history = (*HISTORY, Turn("Which ports were closed in Kalvora?", "All ports are closed."))

    assert after(history, "Why?") == "Which ports were closed in Kalvora? Why?"


def test_a_refused_question_can_be_followed_up_too() -> None:
    assert after((Turn("Who commands the Sabine?", ""),), "Was it hit?") == "Was the Sabine hit?"


def test_follow_ups_typed_without_capitals_and_question_marks_do_not_pile_up() -> None:
    history = (Turn("how many miners were on strike", "Some 3,200 miners remained on strike."),)

    ended = after(history, "when did it end")
    company = after((*history, Turn(ended)), "what about the company?")

    assert ended == "How many miners were on strike? When did it end?"
    assert company == "How many miners were on strike? What about the company?"


@given(
    st.lists(st.sampled_from(["Why?", "When was it?", "And in Merrin?", "And the port?", "Who said so?"]), max_size=30)
)
def test_a_long_conversation_does_not_make_its_questions_longer_and_longer(followed: list[str]) -> None:
    history: tuple[Turn, ...] = HISTORY
    for question in followed:
        resolved = resolve(Question(question, history))
        assert len(resolved.text) <= 3 * len(OPENING) + len("(Ilse Tarn, Joren Falk) ")
        history = (*history, Turn(resolved.text))


@given(st.text(), st.lists(st.builds(Turn, st.text(), st.text()), max_size=4))
def test_what_was_asked_just_now_is_always_at_the_end_of_what_is_searched_for(text: str, history: list[Turn]) -> None:
    resolved = resolve(Question(text, tuple(history)))

    assert resolved.text.endswith(resolved.own)
    assert resolved.own or not text.strip()


@pytest.mark.parametrize(
    "piece", ["a ", ".", "? ", " ", "A ", "it ", "x", "x. Y", "Gen. ", "A and ", "he, ", "„A“ ", "the ", "May ", "’s "]
)
def test_hostile_texts_cost_little_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.perf_counter()

    stands_alone(text)
    resolve(Question(text, (Turn(text, text),)))

    assert time.perf_counter() - started < 1


def test_the_hundredth_turn_of_a_conversation_is_resolved_as_quickly_as_the_second() -> None:
    turn = Turn("What did Gen. Kim say about it? " * 60, "Gen. Kim and Lee said so, and he left. " * 500)
    started = time.perf_counter()

    resolve(Question("What did he say about it?", (turn,) * 100))

    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("earlier", "then", "resolved"),
    [
        ("What did Galdenia do in October 2021?", "And in March?", "What did Galdenia do in March?"),
        ("What did Galdenia do in October 2021?", "And on 5 November?", "What did Galdenia do on 5 November 2021?"),
        ("What did Galdenia do in October 2021?", "And in March 2022?", "What did Galdenia do in March 2022?"),
        ("What did Galdenia do in March 2022?", "And after May 3?", "What did Galdenia do after May 3 2022?"),
    ],
)
def test_a_later_date_without_a_year_is_of_the_year_that_was_spoken_of(earlier: str, then: str, resolved: str) -> None:
    assert after((Turn(earlier, "It raised its offer."),), then) == resolved


@pytest.mark.parametrize(
    ("opening", "whole"),
    [
        ("When did the Orion leave Port Aurel?", "When did the Harrier leave Port Aurel?"),
        ("What happened to the patrol boat Orion?", "What happened to the patrol boat Harrier?"),
        ("Who commands the Orion?", "Who commands the Harrier?"),
    ],
)
def test_another_ship_takes_the_place_of_the_one_asked_about(opening: str, whole: str) -> None:
    assert after((Turn(opening, "On Monday."),), "What about the Harrier?") == whole


@pytest.mark.parametrize(
    ("earlier", "question", "meant"),
    [
        (
            "What is known about the Brackwater attack?",
            "Where did it happen?",
            "Where did the Brackwater attack happen?",
        ),
        ("When did the mayor learn of the Brackwater attack?", "Who did it?", "Who did the Brackwater attack?"),
        ("What did the mayor of Merrin say?", "When did it vote?", "When did Merrin vote?"),
        ("What has the foreign minister of Galdenia signed?", "What is its capital?", "What is Galdenia's capital?"),
    ],
)
def test_it_is_the_thing_that_was_asked_about_and_no_verb(earlier: str, question: str, meant: str) -> None:
    assert after((Turn(earlier),), question) == meant


def test_what_was_done_to_somebody_is_no_thing() -> None:
    assert after((Turn("Who was shot in Merrin?"),), "When did it happen?") == (
        "Who was shot in Merrin? When did it happen?"
    )


@pytest.mark.parametrize("question", ["Why did ıt happen?", "And in aprıl?", "And in ſeptember?", "Is hıſ arm broken?"])
def test_letters_that_only_look_like_ours_end_nothing(question: str) -> None:
    resolve(Question(question, (Turn("What happened in October 2025?", "Gen. Kim fled."),)))


@pytest.mark.parametrize("standing", ["a retired judge", "the acting governor", "an ex-minister"])
def test_the_person_of_an_answer_is_told_by_an_office_that_is_held_no_more_or_not_yet(standing: str) -> None:
    history = (Turn("Who is the mediator in the strike?", f"The mediator is Owen Marsh, {standing}."),)

    assert after(history, "How old is he?") == "How old is Owen Marsh?"
