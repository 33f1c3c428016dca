"""How conflicts, corroboration and absences are shown."""

from dataclasses import replace
from datetime import date

from assistant import show
from assistant.analysis.absence import Absence
from assistant.analysis.conflicts import conflicts
from assistant.answer import Answer, Citation, Claim, Corroboration, Searched, Verdict
from index.scope import Scope
from tests.assistant.analysis.differences.quoted import MONDAY, quoted
from tests.assistant.test_show import NOWHERE, shown

OLD, NEW = (
    quoted("The blast in Tessa killed 12 people."),
    quoted("The blast in Tessa killed 20 people.", date(2026, 3, 4)),
)


def answer(*told: Claim) -> Answer:
    found = conflicts([claim.citations[0].quote for claim in told])
    return Answer("How many?", "How many?", Scope(), NOWHERE, told, conflicts=found)


def claim(quote: object, number: int, counted: Corroboration | None = None) -> Claim:
    return Claim(quote.sentence.text, (Citation(number, quote),), Verdict.SUPPORTED, counted)  # type: ignore[attr-defined]


def test_sentences_that_disagree_stand_side_by_side_the_newer_first() -> None:
    text = shown(show.answer(answer(claim(OLD, 1), claim(NEW, 2))))

    assert (
        "The briefings disagree (number: 20 / 12):\n"
        "  newer says: “The blast in Tessa killed 20 people.” [2] 4 March 2026 · The briefing reports\n"
        "  older said: “The blast in Tessa killed 12 people.” [1] 2 March 2026 · The briefing reports\n"
    ) in text


def test_of_one_day_neither_is_newer() -> None:
    text = shown(show.answer(answer(claim(OLD, 1), claim(replace(NEW, date=MONDAY), 2))))

    assert text.count("same day: ") == 2


def test_a_state_that_a_newer_briefing_tells_anew_is_a_development() -> None:
    states = (
        quoted("The crossing at Lenz is closed."),
        quoted("The crossing at Lenz has reopened.", date(2026, 3, 4)),
    )
    text = shown(show.answer(answer(*(claim(one, n) for n, one in enumerate(states, 1)))))

    assert "Things have changed since the older briefing (status: reopened / closed):\n  newer says: " in text


def test_what_is_not_sure_is_told_as_possible() -> None:
    near = (quoted("The convoy was hit near Sellin."), quoted("The convoy was hit near Orvast."))
    text = shown(show.answer(answer(*(claim(one, n) for n, one in enumerate(near, 1)))))

    assert "The briefings may disagree (name: Sellin / Orvast):" in text


def test_how_many_briefings_say_it_is_told_where_it_is_more_than_one() -> None:
    assert "12 people. [1] (3 briefings, 1 origin)\n" in shown(show.answer(answer(claim(OLD, 1, Corroboration(3, 1)))))
    assert "origin" not in shown(show.answer(answer(claim(OLD, 1, Corroboration(1, 1)))))


def test_a_conflict_in_json_names_both_citations() -> None:
    told = answer(claim(OLD, 1), claim(NEW, 2)).to_dict()

    assert told["conflicts"] == [
        {
            "first": 1,
            "second": 2,
            "about": "number",
            "first_words": "12",
            "second_words": "20",
            "relation": "older",
            "sure": True,
        }
    ]


def test_the_words_that_a_dated_scope_lacks_are_told_with_its_dates() -> None:
    scope = Scope(date(2026, 3, 1), date(2026, 3, 9))
    refusal = Answer("Maran?", "Maran?", scope, Searched(214, 0, None, None), (), (), ("Maran",))

    assert "No briefing between 1 March 2026 and 9 March 2026 mentions Maran (214 searched)." in shown(
        show.answer(refusal)
    )


def test_an_absence_says_what_was_searched_and_how_it_was_spelled() -> None:
    absent = Absence("Zelensky", ("Zelensky", "Zelenskyy"), 214, 2, date(2026, 3, 1), date(2026, 3, 9), ())

    assert shown(show.absence(absent)) == (
        "No briefing between 1 March 2026 and 9 March 2026 mentions “Zelensky” "
        "(214 searched; 2 undated briefings left out).\n"
        "Looked for: Zelensky, Zelenskyy\n"
    )


def test_what_may_have_been_meant_stands_below_an_absence() -> None:
    absent = Absence("Kestrl", ("Kestrl",), 3, 0, MONDAY, MONDAY, (), near=("Kestrel",))

    assert shown(show.absence(absent)).endswith("\nWritten much like it, and not looked for: Kestrel\n")


def test_where_a_name_is_mentioned_the_first_sentences_are_shown_and_the_others_counted() -> None:
    present = Absence("Tessa", ("Tessa",), 3, 0, MONDAY, MONDAY, (OLD, NEW))

    text = shown(show.absence(present, most=1))

    assert text.startswith("“Tessa” is mentioned in 2 of 3 briefings searched.\n")
    assert "“The blast in Tessa killed 12 people.”" in text
    assert "… and in 1 more briefing: --json lists all." in text


def test_briefings_without_a_date_are_none_of_those_between_two_days() -> None:
    days = (date(2026, 3, 1), date(2026, 3, 9))
    absent = Absence("Maran", ("Maran",), 32, 0, *days, (), searched_undated=2)

    assert shown(show.absence(absent)).startswith(
        "No briefing between 1 March 2026 and 9 March 2026 mentions “Maran”, nor 2 undated ones (32 searched).\n"
    )


def test_what_is_turned_round_is_told_in_plain_words() -> None:
    denied = quoted("The blast in Tessa did not kill 12 people.", date(2026, 3, 4))

    text = shown(show.answer(answer(claim(OLD, 1), claim(denied, 2))))

    assert "The briefings disagree (one says that it is so, the other that it is not):\n" in text
