import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.briefing import Briefing, Section, SectionKind
from index.segment import segment, spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


# "|" stands where the text is cut.
ABBREVIATIONS = {
    "a title stays with its name": "The strike wounded Gen. Kim.| He was flown out.",
    "titles come in rows": "Lt. Cmdr. Sara Wallace spoke to Brig. Gen. Oleh Hrom.",
    "a title has a plural": "Govs. Jack Dalrymple and Gary Herbert won.",
    "a former title is a title": "He quoted ex-Gen. Park at length.",
    "a country's initials belong to what follows": "Kyiv counts on U.S. military support.| It waits.",
    "initials before an everyday word end the sentence": "He lives in the U.S.| The war goes on.",
    "initials before a name do not": "The U.S. Army and the U.N. Security Council agreed.",
    "the initials of a person are no end": "J. K. Rowling met J.R.R. Tolkien and George W. Bush.",
    "a letter before an everyday word may be an end": "He went to Plan B.| It failed.",
    "a time goes on before a day": "They met at 5 p.m. Monday in Kyiv.",
    "a time goes on before a zone": "They met at 9 a.m. GMT on the border.",
    "a time may be the end": "The talks closed at 5 p.m.| The envoys left.",
    "a time that opens a sentence is not all of it": "At 5 a.m. Gen. Kim left.",
    "a number follows No.": "The decree is No. 5 of the year.| It stands.",
    "the answer No. is a sentence": "Will he go?| No.| He stays.",
    "a day follows a month": "It began on Jan. 6 and ended on Feb. 3.",
    "a company's name goes on": "Apple Inc. Chief Executive Tim Cook met Warner Bros. Discovery.",
    "a company's name may be the end": "He sued Apple Inc.| The case goes on.",
    "for example is no end": "Some weapons, e.g. Storm Shadow, i.e. British ones, were used.",
    "against is no end": "It was Ukraine vs. Russia at The Hague.",
    "etc. ends a sentence before a capital": "They sent tanks, guns, etc.| Next came drones.",
    "etc. goes on before lower case": "They sent tanks, guns, etc. to the front.",
    "consonants with a capital are an abbreviation": "The depot lies on Hwy. Nrth. Road.",
    "a saint keeps his name": "He flew to St. Petersburg.| It snowed.",
}
NUMBERS = {
    "a decimal point is no end": "Prices rose 10.5 percent, or $1.2 billion.| They fell later.",
    "a sentence may begin with a figure": "The depot burned.| 12 people died.",
    "a year may be the end": "The treaty dates from 2010.| It lapsed.",
    "an address of the web is one word": "See https://example.50.com/a_b.html.| Or write to a.b@example.com.| Yes.",
    "a version is one word": "Version 2.0.1 is out.| It works.",
}
SIGNS = {
    "a question and an exclamation end": "Will he go?| Yes!| He said so.",
    "several signs are one end": "Really?!| Yes!!| Good.",
    "a name with an exclamation mark goes on": "She works at Yahoo! in the city.",
    "three dots apart leave words out": "He said ... Kim would go . . . and stay.",
    "three dots in brackets leave words out": 'The order said "[...] Forces shall go" and no more.',
    "three dots at a word's end are an end before a capital": "He never meant that...| She left.",
    "three dots go on before lower case": "Well… maybe... later.",
    "a missing space hides no end": "The talks came to their end.|The envoys left.",
    "lower case after a full stop is a sentence": "they party tonight.| call them.",
    "a Chinese stop needs no space": "他走了。|她来了！|真的吗？",
    "an Arabic question mark ends": "هل ذهب؟| نعم۔| لا",
    "a danda ends": "यह है।| वह है।",
}
QUOTATIONS = {
    "a quotation of two sentences is cut inside": '"We go.| We win," he said.',
    "the closing quote stays with its sentence": "He said: “We go.”| Then he left.",
    "a quotation before its speaker is no end": '"Will we go?" he asked.| No one knew.',
    "a quotation may open a sentence": 'He spoke.| "We go," he said.',
    "brackets inside a sentence are no end": "He taught (He had been an engineer.) at the university.",
    "a sentence in brackets stands by itself": "He left.| (He had been an engineer.)| She stayed.",
    "source marks stay with their sentence": "Two die in Kufa. (BBC) (Reuters)| A bridge falls. (AP via A.com)",
    "a comma may part source marks": "Two die in Kufa. (BBC), (Yahoo!)| A bridge falls.",
    "a sign in a source mark's name is no end": "Two die in Kufa. (AFP via Yahoo! News)| A bridge falls.",
    "a footnote mark stays with its sentence": "The bridge fell.[12]| It was old.",
}


CASES = {**ABBREVIATIONS, **NUMBERS, **SIGNS, **QUOTATIONS}


@pytest.mark.parametrize("cut", CASES.values(), ids=CASES.keys())
def test_a_sentence_ends_where_it_should(cut):
    assert sentences(cut.replace("|", "")) == [sentence.strip() for sentence in cut.split("|")]


def test_a_time_before_an_everyday_word_is_an_end_however_short_the_sentence():
    assert sentences("It was 6 p.m. The bell rang.") == ["It was 6 p.m.", "The bell rang."]


def test_four_spaced_dots_after_a_word_end_its_sentence_with_the_first():
    assert sentences("The words were long. . . . The practice stayed.") == [
        "The words were long.",
        ". . . The practice stayed.",
    ]


def test_a_text_without_any_stop_is_one_sentence_however_long():
    text = "word " * 5000

    assert sentences(text) == [text.strip()]


def test_signs_without_a_word_are_no_sentence_of_their_own_beside_words():
    assert sentences("He won. . . ! ?") == ["He won. . . ! ?"]


def test_the_raised_number_of_a_footnote_stays_with_the_sentence_before():
    assert sentences("It ended.³ Two fled.¹² The dam held.") == ["It ended.³", "Two fled.¹²", "The dam held."]


def briefing_of(*bodies: str, between: str = "") -> Briefing:
    sections, text = [], ""
    for body in bodies:
        text += between
        sections.append(Section(SectionKind.OTHER, "", len(text), len(text) + len(body)))
        text += body
    return Briefing(text, "Title", None, (), tuple(sections), "a.txt")


def test_a_sentence_points_into_its_briefing_and_not_into_its_section():
    briefing = briefing_of("Kim left.", "Park stayed.", between="## Heading\n")

    assert [(s.start, s.end, s.text, s.briefing_id) for s in segment(briefing)] == [
        (11, 20, "Kim left.", briefing.id),
        (31, 43, "Park stayed.", briefing.id),
    ]


def test_the_border_of_a_section_ends_a_sentence_even_in_the_middle_of_a_word():
    assert [s.text for s in segment(briefing_of("The gene", "ral left."))] == ["The gene", "ral left."]


def test_a_briefing_without_sections_has_no_sentences():
    assert segment(briefing_of()) == ()


# Text that is dense in what the rules look at, and text that is anything, lone surrogates and control signs included.
PIECES = ["Gen.", "U.S.", "No.", "5", "p.m.", "etc.", "the", "The", "Kim", "word" * 8, "e.g.", "A.", "1.", "(a)", "ii."]
PIECES += [*".!?…。؟।\"'“”()[]-–—*•⁃>#|_:", "[1]", "(BBC)", ". . .", "é́", "中文", "🙂"]
PIECES += [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x0c", "\u200b"]
TEXTS = (
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
    | st.text(max_size=200)
    | st.text(st.characters(), max_size=200)
)

LEFT_OUT = re.compile(
    r"(?:\s|>|[-–—*_=~#|+:·•‣⁃◦▪●■►➢]|\(?\d{1,3}(?:\.\)|[.)])|\([A-Za-z]\)|\([ivx]{1,5}\)|[a-z][.)]|[A-Z]\)|[ivx]{2,5}[.)])*"
)


@given(TEXTS)
def test_sentences_are_in_order_and_stripped_and_never_empty(text):
    found = list(spans(text))

    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in found)


@given(TEXTS)
def test_nothing_is_left_out_of_the_sentences_but_white_space_and_list_marks(text):
    found = [(0, 0), *spans(text), (len(text), len(text))]

    gaps = [text[before[1] : after[0]] for before, after in pairwise(found)]

    assert all(LEFT_OUT.fullmatch(gap) for gap in gaps)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(["", "\n", "Heading. "]))
def test_every_sentence_lies_in_one_section_and_is_what_its_offsets_say(bodies, between):
    briefing = briefing_of(*bodies, between=between)

    for sentence in segment(briefing):
        assert briefing.text[sentence.start : sentence.end] == sentence.text
        assert sentence.end <= briefing.section_at(sentence.start).end


@given(TEXTS, TEXTS)
def test_a_blank_line_parts_two_lines_completely(one, other):
    one, other = " ".join(one.split()), " ".join(other.split())

    assert sentences(f"{one}\n\n{other}") == sentences(one) + sentences(other)


HOSTILE = [".", " .", ". ", '"', ". “", '."', "A. ", "a.b", "\n", "a\n", ". (", "x. (b) ", "(a.b)", ".[1", "1. a 2. "]
HOSTILE += ["? ", "…", "> ", "- ", "• a ", "*", "U.S. ", "a", " ", "。", "a.\n"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_costs_linear_time(unit):
    text = unit * (200_000 // len(unit))

    began = time.process_time()
    for _ in spans(text):
        pass

    # Half a second at most where this was written; squared time would be minutes.
    assert time.process_time() - began < 5
