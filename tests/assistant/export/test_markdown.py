import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.answer import Corroboration
from assistant.export.entry import entry
from assistant.export.markdown import escaped, markdown
from assistant.wording import plain
from index.event_dates import EventDate
from tests.assistant.export.answers import (
    ANSWER,
    ASKED_BACK,
    DAY,
    EVERYTHING,
    HOSTILE,
    HOSTILE_ANSWER,
    HOSTILE_CHOICES,
    HOSTILE_REFUSAL,
    OVERVIEW,
    REFUSAL,
    STRUCK,
    claim,
)

# As GitHub reads it, save the footnotes.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_HARMLESS = {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close", "text_special"}


def written(*answers: object) -> str:
    return markdown([entry(answer) for answer in answers], DAY).decode()  # type: ignore[arg-type]


def inline(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield from token.children or ()


def test_each_claim_carries_its_footnotes_and_what_is_wrong_with_it() -> None:
    text = written(ANSWER)

    assert "Two missiles struck the depot at Norvik.[^1]\n" in text
    assert "Petra Lund said that 40 percent of the stock was lost.[^2][^1]\n" in text
    assert "Strikes are certain.[^3] *(contradicted by what it cites)*\n" in text


def test_a_footnote_has_title_date_section_nature_verdict_sentence_and_place() -> None:
    assert (
        "[^3]: **Strike on Norvik** · 2 March 2026 · What it means · assessed: The briefing assesses (“likely”, "
        "55–80 %) · verdict: contradicted · “Further strikes are likely.” · in/depot.md, characters 120–147\n"
    ) in written(ANSWER)


def test_the_question_stands_above_and_what_it_was_taken_to_mean() -> None:
    assert "## What was struck?\n\n*Searched for:* What was struck at Norvik?\n" in written(ANSWER)


def test_a_refusal_says_so_with_what_was_searched_and_cites_nothing() -> None:
    text = written(REFUSAL)

    assert "**The briefings do not say.**\n\nSearched 214 briefings" in text
    assert "Not mentioned in them: ferry." in text
    assert "Nearest sentences, which do not answer:" in text
    assert "[^" not in text


def test_a_question_that_asks_back_lists_the_choices_and_claims_no_search() -> None:
    text = written(ASKED_BACK)

    assert "**Which do you mean?**\n\n- Who is Gen. Kim?\n\n- Who is Gen. Maran?\n" in text
    assert "Searched 214" not in text


def test_in_a_conversation_no_two_footnotes_have_one_name_and_each_keeps_its_number() -> None:
    text = written(ANSWER, REFUSAL, ANSWER)

    assert "Norvik.[^1.1]" in text
    assert "Norvik.[^3.1]" in text
    assert "[^3.2]: \\[2\\] of question 3: **Strike on Norvik**" in text
    names = re.findall(r"^\[\^([\d.]+)\]:", text, re.MULTILINE)
    assert len(names) == len(set(names)) == 6


def test_no_markup_of_a_briefing_becomes_active() -> None:
    text = written(*EVERYTHING)

    assert {token.type for token in inline(text)} <= _HARMLESS
    assert {token.type for token in READER.parse(text)}.isdisjoint({"html_block", "fence", "code_block", "table_open"})
    shown = "".join(token.content for token in inline(written(HOSTILE_ANSWER)))
    assert shown.count(plain(HOSTILE)) == 5


def test_no_address_is_left_that_a_reader_would_make_a_link_of_by_itself() -> None:
    text = written(HOSTILE_ANSWER, HOSTILE_REFUSAL, HOSTILE_CHOICES)

    assert not re.search(r"(?<!\\)://|www\.|(?<!\\)@", text)


def test_nothing_invisible_is_written() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written(*EVERYTHING))


@given(st.text(alphabet=st.sampled_from("ab1 .)-+#*_[](){}<>!|~&;:/\\`=$^@\"'\u202e\n\t"), max_size=30))
def test_any_text_reads_in_markdown_as_it_is(text: str) -> None:
    text = plain(text)

    tokens = READER.parse(escaped(text))

    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if text else [])
    assert "".join(child.content for token in tokens for child in token.children or ()) == text


def test_a_footnote_says_which_day_a_word_means() -> None:
    tuesday = EventDate(date(2026, 3, 3), date(2026, 3, 3), "Tuesday", 0, 7)
    told = replace(STRUCK, event_dates=(tuesday,))

    text = written(replace(ANSWER, claims=(claim(STRUCK.sentence.text, (1, told)),)))

    assert " · “Tuesday”: 3 March 2026 · " in text


def test_an_overview_has_its_stories_as_headings_and_says_what_disagrees_in_it() -> None:
    text = written(OVERVIEW)

    assert text.count("### Strike on Norvik\n") == 1
    told = (
        "*One briefing may say two things (number): \\[1\\] (“Two”), 2 March 2026, "
        "and \\[2\\] (“40 percent”), 2 March 2026.*"
    )
    assert told in text
    assert "3 undated briefings left out. Only the newest 100 of them were read." in text


def test_what_has_moved_since_is_told_as_a_change() -> None:
    (conflict,) = OVERVIEW.conflicts
    before = replace(conflict.first, date=date(2026, 2, 1))
    moved = replace(OVERVIEW, conflicts=(replace(conflict, first=before, has_moved=True),))

    assert "*Things may have changed since the older briefing (number)" in written(moved)


def test_how_many_briefings_say_a_claim_stands_beside_it() -> None:
    (struck, *_) = ANSWER.claims
    counted = replace(ANSWER, claims=(replace(struck, corroboration=Corroboration(3, 1)),))

    assert "Two missiles struck the depot at Norvik.[^1] *(3 briefings, 1 origin)*\n" in written(counted)
