from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
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


def test_the_nature_of_a_citation_is_said_in_words():
    cited = (Citation(1, quoted(CHEAPER, Nature.ASSESSED)),)

    shown = show.turn("t", replace(NOTHING, claims=(Claim("Cheaper.", cited, Verdict.SUPPORTED),)))

    assert isinstance(shown, show.Answered)
    assert shown.citations[0].nature == "assessed: a judgement or forecast"


def test_every_verdict_and_every_nature_has_words():
    assert set(show.VERDICTS) == set(Verdict)
    assert set(show.NATURES) == set(Nature)


def test_an_answer_says_that_all_of_it_is_supported():
    shown = show.turn("t", answer(Verdict.SUPPORTED, Verdict.SUPPORTED))

    assert isinstance(shown, show.Answered)
    assert shown.verdict == "Every sentence is supported by what it cites."


def test_a_claim_that_is_not_supported_says_so_and_the_answer_counts_it():
    shown = show.turn("t", answer(Verdict.SUPPORTED, Verdict.CONTRADICTED))

    assert isinstance(shown, show.Answered)
    assert [c.is_supported for c in shown.claims] == [True, False]
    assert shown.claims[1].verdict == "Contradicted by what it cites"
    assert shown.verdict == "1 of 2 sentences supported by what they cite; the others are marked."


def test_no_claims_are_shown_as_a_refusal_with_the_nearest_sentences_and_the_missing_words():
    shown = show.turn("t", replace(NOTHING, nearest=(quoted(ORDERED),), missing=("tanks", "Poland")))

    assert isinstance(shown, show.Refused)
    assert [(near.number, near.text) for near in shown.nearest] == [(0, ORDERED.text)]
    assert shown.missing == ("tanks", "Poland")


def test_the_question_as_understood_is_shown_where_it_is_not_the_one_typed():
    followed = replace(NOTHING, question="And who built it?", resolved="Who built the ferry?")

    assert show.turn("t", followed).understood == "Who built the ferry?"
    assert show.turn("t", NOTHING).understood == ""


def test_what_was_searched_is_said_with_its_dates():
    searched = Searched(24, 0, date(2026, 1, 2), date(2026, 4, 30))

    assert (
        show.searched(replace(NOTHING, searched=searched))
        == "Searched 24 briefings, dated 2 January 2026 to 30 April 2026."
    )


def test_what_was_searched_is_said_with_its_limits_and_what_they_left_out():
    scope = Scope(since=date(2022, 3, 1), until=date(2022, 3, 31), tags=("war", "trade"))
    limited = replace(NOTHING, scope=scope, searched=Searched(1, 2, None, None))

    assert show.searched(limited) == (
        "Searched 1 briefing, limited to 1 March 2022 to 31 March 2022, the tag war or trade; "
        "2 briefings without a date left out."
    )


def test_a_scope_open_at_one_end_and_one_of_briefings_have_words():
    assert show.scope(Scope(since=date(2022, 3, 1))) == "1 March 2022 and later"
    assert show.scope(Scope(until=date(2022, 3, 1))) == "1 March 2022 and earlier"
    assert show.scope(Scope(briefings=("a", "b"))) == "2 chosen briefings"
    assert show.scope(Scope()) == ""


def test_an_opened_briefing_marks_cited_sentences_and_the_one_sought():
    opened = show.opened(FERRIES, (ORDERED, CHEAPER), {ORDERED.id: 2}, CHEAPER.id)

    assert opened.pieces == (
        show.Piece("Four ferries 🚢 were ordered.", number=2),
        show.Piece(" "),
        show.Piece("Fuel may get cheaper.", is_sought=True),
    )


def test_an_opened_briefing_names_the_file_and_not_where_it_lies():
    opened = show.opened(replace(FERRIES, source="/far/away/ferries.md"), (), {}, "")

    assert opened.source == "ferries.md"


@given(st.lists(st.text(min_size=1), max_size=8), st.data())
def test_the_pieces_of_an_opened_briefing_are_its_whole_text(texts, data):
    shown = briefing("Any", None, "".join(texts))
    ends = [sum(map(len, texts[: i + 1])) for i in range(len(texts))]
    sentences = [Sentence(shown.id, e - len(t), e, t) for t, e in zip(texts, ends, strict=True)]
    numbers = {s.id: n for n, s in enumerate(sentences, 1) if data.draw(st.booleans())}

    pieces = show.opened(shown, sentences, numbers, "").pieces

    assert "".join(piece.text for piece in pieces) == shown.text
    assert [piece.number for piece in pieces if piece.number] == list(numbers.values())


def test_what_travels_says_what_it_is():
    assert show.as_json(show.Asking("t", "Who?")) == {"kind": "asking", "id": "t", "question": "Who?"}
