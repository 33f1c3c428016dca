from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from assistant import show as terminal
from assistant.answer import (
    About,
    Answer,
    Citation,
    Claim,
    Conflict,
    Corroboration,
    Nature,
    Quote,
    Searched,
    Verdict,
)
from assistant.page import show
from index.briefing import Section, SectionKind, Sentence
from index.scope import Scope
from tests.assistant.page.fake import briefing

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries 🚢 were ordered. Fuel may get cheaper.")
ORDERED = Sentence(FERRIES.id, 0, 28, "Four ferries 🚢 were ordered.")
CHEAPER = Sentence(FERRIES.id, 29, 50, "Fuel may get cheaper.")
NOTHING = Answer("Who?", "Who?", Scope(), Searched(0, 0, None, None), ())


def quoted(sentence: Sentence, nature: Nature = Nature.REPORTED) -> Quote:
    section = Section(SectionKind.NARRATIVE, "", 0, 50)
    return Quote(sentence, section, "Ferries ordered", date(2026, 5, 4), "/far/away/ferries.md", nature)


def answer(*verdicts: Verdict) -> Answer:
    claims = (Claim("Four ferries.", (Citation(1, quoted(ORDERED)),), verdict) for verdict in verdicts)
    return replace(NOTHING, claims=tuple(claims))


def test_a_claim_has_the_numbers_of_its_citations():
    both = (Citation(1, quoted(ORDERED)), Citation(2, quoted(CHEAPER, Nature.ASSESSED)))

    shown = show.turn("t", replace(NOTHING, claims=(Claim("Four ferries.", both, Verdict.SUPPORTED),)))

    assert isinstance(shown, show.Answered)
    assert shown.claims[0].numbers == (1, 2)
    assert [(c.number, c.text) for c in shown.citations] == [(1, ORDERED.text), (2, CHEAPER.text)]


def test_a_citation_says_in_words_on_whose_account_its_sentence_is():
    told = replace(quoted(CHEAPER, Nature.ASSESSED), estimative="may", low=20, high=55)
    kim = replace(quoted(ORDERED, Nature.ATTRIBUTED), speaker="Gen. Kim", verb="confirmed")

    shown = [show.quote(one) for one in (told, kim, quoted(ORDERED))]

    assert [(one.nature, one.account) for one in shown] == [
        ("assessed", "The briefing assesses (“may”, 20–55 %)"),
        ("attributed", "Gen. Kim confirmed"),
        ("reported", "The briefing reports"),
    ]


def test_what_cannot_be_seen_is_left_out_of_what_is_shown():
    turned = replace(quoted(ORDERED, Nature.ATTRIBUTED), title="Fer\u202eries", speaker="Kim\x1b", verb="said\n")

    shown = show.quote(turned)

    assert (shown.title, shown.account) == ("Ferries", "Kim said")


def test_every_verdict_has_words_and_only_a_supported_claim_none():
    assert set(show.VERDICTS) == set(Verdict)
    assert [verdict for verdict, words in show.VERDICTS.items() if not words] == [Verdict.SUPPORTED]


def test_an_answer_says_that_all_of_it_is_supported():
    shown = show.turn("t", answer(Verdict.SUPPORTED, Verdict.SUPPORTED))

    assert isinstance(shown, show.Answered)
    assert shown.verdict == "Every sentence is supported by what it cites."


def test_a_claim_that_is_not_supported_says_so_and_the_answer_counts_it():
    shown = show.turn("t", answer(Verdict.SUPPORTED, Verdict.CONTRADICTED))

    assert isinstance(shown, show.Answered)
    assert [(c.verdict, c.judged) for c in shown.claims] == [
        ("supported", ""),
        ("contradicted", "Contradicted by what it cites"),
    ]
    assert shown.verdict == "1 of 2 sentences supported by what they cite; the others are marked."


def test_a_claim_gives_the_reasons_of_its_verdict():
    shown = show.claim(Claim("Five ferries.", (), Verdict.NOT_FOUND, reasons=("No cited sentence has a 5.",)))

    assert shown.reasons == ("No cited sentence has a 5.",)


def test_a_claim_that_several_briefings_say_says_how_many_and_of_how_many_origins():
    def told(briefings: int, origins: int) -> str:
        return show.claim(Claim("", (), Verdict.SUPPORTED, Corroboration(briefings, origins))).corroboration

    assert told(3, 1) == "3 briefings, 1 origin"
    assert told(1, 1) == ""
    assert show.claim(Claim("", (), Verdict.SUPPORTED)).corroboration == ""


def test_the_heading_of_a_story_stands_above_its_first_claim_only():
    told = (
        replace(claim, heading=story)
        for claim, story in zip(answer(*[Verdict.SUPPORTED] * 3).claims, "aab", strict=True)
    )

    shown = show.turn("t", replace(NOTHING, claims=tuple(told)))

    assert isinstance(shown, show.Answered)
    assert [claim.heading for claim in shown.claims] == ["a", "", "b"]


def test_what_origins_are_is_explained_where_they_are_counted():
    counted = replace(answer(Verdict.SUPPORTED).claims[0], corroboration=Corroboration(3, 1))

    assert show.turn("t", replace(NOTHING, claims=(counted,))).note == "Briefings that copied one text are one origin."
    assert show.turn("t", answer(Verdict.SUPPORTED)).note == ""


def test_a_cited_sentence_is_not_said_twice_where_a_claim_is_that_sentence():
    both = (Citation(1, quoted(ORDERED)), Citation(2, quoted(CHEAPER)))

    shown = show.turn("t", replace(NOTHING, claims=(Claim(ORDERED.text, both, Verdict.SUPPORTED),)))

    assert isinstance(shown, show.Answered)
    assert [cited.is_said for cited in shown.citations] == [True, False]


def disagreeing(first: date | None, second: date | None, sure: bool = True) -> Answer:
    one = replace(quoted(ORDERED), date=first)
    other = replace(quoted(replace(CHEAPER, briefing_id="00112233aabbccdd")), date=second)
    claims = (
        Claim(ORDERED.text, (Citation(1, one),), Verdict.SUPPORTED),
        Claim(CHEAPER.text, (Citation(2, other),), Verdict.SUPPORTED),
    )
    return replace(NOTHING, claims=claims, conflicts=(Conflict(one, other, About.NUMBER, "Four", "cheaper", sure),))


def test_of_two_sentences_that_disagree_the_newer_stands_first():
    shown = show.turn("t", disagreeing(date(2026, 5, 4), date(2026, 5, 9)))

    assert isinstance(shown, show.Answered)
    [conflict] = shown.conflicts
    assert conflict.heading == "The briefings disagree (number: cheaper / Four)"
    assert conflict.sides == (
        show.Side("newer says", 2, "Fuel may get ", "cheaper", "."),
        show.Side("older said", 1, "", "Four", " ferries 🚢 were ordered."),
    )


@pytest.mark.parametrize(
    ("days", "leads"),
    [
        ((date(2026, 5, 9), date(2026, 5, 4)), ["newer says", "older said"]),
        ((date(2026, 5, 4), date(2026, 5, 4)), ["same day", "same day"]),
        ((None, date(2026, 5, 4)), ["one says", "other says"]),
    ],
)
def test_it_is_said_which_of_two_that_disagree_is_newer(days, leads):
    shown = show.turn("t", disagreeing(*days))

    assert isinstance(shown, show.Answered)
    assert [side.lead for side in shown.conflicts[0].sides] == leads


def test_words_that_differ_and_do_not_stand_so_in_the_sentence_are_not_marked():
    found = disagreeing(None, None, sure=False)
    found = replace(found, conflicts=(replace(found.conflicts[0], first_words="4"),))

    shown = show.disagreement(found, found.conflicts[0])

    assert shown.heading == "The briefings may disagree (number: 4 / cheaper)"
    assert (shown.sides[0].before, shown.sides[0].differs) == ("Four ferries 🚢 were ordered.", "")


def test_the_page_says_it_in_the_words_of_the_terminal():
    found = disagreeing(date(2026, 5, 4), date(2026, 5, 9))
    counted = replace(found.claims[0], corroboration=Corroboration(3, 1))
    found = replace(found, claims=(counted, found.claims[1]), resolved="Who ordered ferries?")
    console = Console(width=500)

    with console.capture() as captured:
        console.print(terminal.answer(found))

    printed, shown = captured.get(), show.turn("t", found)
    assert isinstance(shown, show.Answered)
    words = [shown.searched, shown.claims[0].corroboration, shown.conflicts[0].heading, shown.citations[0].account]
    words += [f"{side.lead}:" for side in shown.conflicts[0].sides] + [f"Searched for: {shown.terms.question}"]
    assert [said for said in words if said not in printed] == []


def test_no_claims_are_shown_as_a_refusal_with_the_nearest_sentences_and_the_missing_words():
    shown = show.turn("t", replace(NOTHING, nearest=(quoted(ORDERED),), missing=("tanks", "Poland")))

    assert isinstance(shown, show.Refused)
    assert [(near.number, near.text) for near in shown.nearest] == [(0, ORDERED.text)]
    assert shown.missing == ("tanks", "Poland")


def test_choices_are_asked_back_and_are_no_refusal():
    shown = show.turn("t", replace(NOTHING, choices=("Where was Kim?", "Where was Lee?")))

    assert isinstance(shown, show.Choosing)
    assert shown.choices == ("Where was Kim?", "Where was Lee?")


def test_the_question_as_it_was_taken_is_shown_and_whether_it_was_asked_so():
    followed = replace(NOTHING, question="And who built it?", resolved="Who built the ferry?")

    terms = [show.turn("t", one).terms for one in (followed, NOTHING)]

    assert [(one.question, one.is_as_asked) for one in terms] == [("Who built the ferry?", False), ("Who?", True)]


def test_what_a_question_was_asked_with_is_told_apart_from_the_dates_in_its_words():
    march = Scope(date(2022, 3, 1), date(2022, 3, 31))
    found = replace(NOTHING, scope=march)

    in_words, given = show.turn("t", found).terms, show.turn("t", found, march, (Nature.ASSESSED,)).terms

    assert (in_words.limits, in_words.since, in_words.until) == ("1–31 March 2022", "2022-03-01", "2022-03-31")
    assert (in_words.given, in_words.natures, in_words.only) == (None, "", ())
    assert given.given == {"since": "2022-03-01", "until": "2022-03-31", "tags": [], "briefings": []}
    assert (given.natures, given.only) == ("only assessed", ("assessed",))


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), "all dates"),
        (Scope(since=date(2022, 3, 1)), "since 1 March 2022"),
        (Scope(until=date(2022, 3, 1)), "until 1 March 2022"),
        (Scope(date(2022, 3, 1), date(2022, 3, 1)), "1 March 2022"),
        (Scope(date(2022, 3, 1), date(2022, 4, 2)), "1 March – 2 April 2022"),
        (Scope(date(2021, 12, 31), date(2022, 1, 1)), "31 December 2021 – 1 January 2022"),
        (Scope(tags=("war", "trade")), "all dates · tagged war or trade"),
        (Scope(briefings=("a", "b")), "all dates · 2 chosen briefings"),
    ],
)
def test_a_scope_has_short_words(scope, words):
    assert show.limits(scope, briefings=2) == words


def test_what_travels_says_what_it_is():
    assert show.as_json(show.Failed("t", "Who?", None, (), "No.")) == {
        "kind": "failed",
        "id": "t",
        "question": "Who?",
        "given": None,
        "only": (),
        "reason": "No.",
        "is_kept": True,
    }


def test_what_a_model_wrote_what_was_withheld_and_why_it_did_not_write_stand_on_the_page():
    shown = answer(Verdict.SUPPORTED)
    told = replace(shown, written_by="qwen", withheld=shown.claims[:1], note="The model did not answer in time.")

    note = show.turn("1", told).note

    assert "Written by qwen" in note
    assert "Withheld, as the cited sentences do not say it: 1 sentence." in note
    assert "The model did not answer in time." in note


def test_a_refusal_keeps_its_note():
    refused = replace(answer(Verdict.SUPPORTED), claims=(), note="The model did not answer in time.")

    assert show.turn("1", refused).searched.startswith("The model did not answer in time.")
