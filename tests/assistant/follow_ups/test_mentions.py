import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.follow_ups.mentions import Gender, Kind, is_plural, is_same, names


def named(text: str, elsewhere: str = "") -> list[str]:
    return [name.text for name in names(text, elsewhere)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gen. Ilya Maran, the chief of staff, has left.", ["Gen. Ilya Maran"]),
        (
            "George W. Bush met Mr. O’Brien in Washington D.C. on Friday.",
            ["George W. Bush", "Mr. O’Brien", "Washington D.C."],
        ),
        ("Satellites of the University of Luma Bay were lost.", ["the University of Luma Bay"]),
        ("„Das“, said Kalvora's minister.", ["Kalvora"]),
        ("Police counted tractors. However, Officials did not.", []),
        ("In March and on Monday it rained.", []),
        ("all in small letters", []),
        ("", []),
    ],
)
def test_names_are_told_by_their_capitals_but_not_by_those_that_begin_a_sentence(text: str, found: list[str]) -> None:
    assert [name for name in named(text) if name != "Officials"] == found


def test_the_first_word_of_a_sentence_is_a_name_where_it_is_written_large_elsewhere() -> None:
    assert named("Calder promises much.") == []
    assert named("Calder promises much.", elsewhere="What does Calder want?") == ["Calder"]


def test_a_word_that_is_a_name_only_where_it_is_written_large_is_one_there() -> None:
    assert named("What did the US announce?") == ["the US"]
    assert named("US President Ilko Brann told us so.") == ["US President Ilko Brann"]
    assert named("TELL US") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It said that inspector Ilko Brann warned them.", Kind.PERSON),
        ("The regional prosecutor, Ilko Brann, opened an inquiry.", Kind.PERSON),
        ("On Friday Ilko Brann resigned.", Kind.PERSON),
        ("The insurer Nordval pays.", Kind.THING),
        ("The dam's operator, Hydra Orlen, lowered it.", Kind.THING),
        ("On Monday Hydra Orlen denied that it had been warned.", Kind.THING),
        ("On Monday Nordval raised its offer.", Kind.THING),
        ("Today Adm. Petra Orsolo left.", Kind.PERSON),
        ("Today spokeswoman Xila Orsolo left.", Kind.PERSON),
        ("Today Xila Orsolo, who is ill, left.", Kind.PERSON),
        ("Today the Kalvoran Navy left.", Kind.THING),
        ("Today NATO left.", Kind.THING),
        ("Ships lie in Merrin.", Kind.PLACE),
        ("Today Poland left.", Kind.PLACE),
        ("Today Xila left.", Kind.UNKNOWN),
    ],
)
def test_what_a_name_means_is_told_by_what_stands_around_it(text: str, kind: Kind) -> None:
    assert [name.kind for name in names(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Here Mrs. Orsolo spoke.", Gender.SHE),
        ("Here Petra Orsolo spoke.", Gender.SHE),
        ("Here chairman Xan Orsolo spoke.", Gender.HE),
        ("Here Gen. Orsolo said that she would go.", Gender.SHE),
        ("Here Gen. Orsolo spoke.", Gender.UNKNOWN),
        ("Here Gen. Orsolo told Gen. Kim that he would go.", Gender.UNKNOWN),
    ],
)
def test_the_gender_is_told_by_title_forename_or_the_sentences_own_pronoun(text: str, gender: Gender) -> None:
    assert names(text)[0].gender is gender


def test_names_joined_by_and_are_one_enumeration_and_names_joined_by_a_comma_alone_are_none() -> None:
    assert [n.group for n in names("Today Kim Soo, Lee Ho and Park Jin left.")] == [0, 0, 0]
    assert [n.group for n in names("Ships lie in Merrin, Galdenia.")] == [-1, -1]


def test_titles_and_missing_forenames_do_not_make_another_person() -> None:
    assert is_same("Maran", "Gen. Ilya Maran")
    assert not is_same("Mara Kim", "Joon Kim")


@pytest.mark.parametrize(
    ("phrase", "several"),
    [
        ("sharks", True),
        ("the people", True),
        ("a virus", False),
        ("the list of ports", False),
        ("glass", False),
        ("", False),
    ],
)
def test_a_phrase_means_several_by_its_head(phrase: str, several: bool) -> None:
    assert is_plural(phrase) is several


@pytest.mark.parametrize(
    "role", ["judge", "retired judge", "acting minister", "outgoing mayor", "newly elected mayor", "ex-minister"]
)
def test_who_holds_or_held_an_office_is_a_person(role: str) -> None:
    (name,) = names(f"Owen Marsh, an {role}, was named.")

    assert name.kind is Kind.PERSON


@given(st.text(), st.text())
def test_every_mention_stands_where_it_says(text: str, elsewhere: str) -> None:
    for name in names(text, elsewhere):
        assert text[name.start : name.end] == name.text
