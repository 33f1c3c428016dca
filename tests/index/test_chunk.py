from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.briefing import Briefing, Section, SectionKind
from index.chunk import chunk
from index.hf_tokenizer import HfTokenizer
from index.packaged_model import packaged_model
from index.segment import segment
from tests.fakes import WordTokenizer, briefing


def chunks(text: str, limit: int) -> list[str]:
    one = briefing(text)
    return [passage.text for passage in chunk(one, segment(one), WordTokenizer(limit))]


def test_a_paragraph_that_fits_is_one_passage():
    assert chunks("A ferry sank. Nobody was hurt.", 10) == ["A ferry sank. Nobody was hurt."]


def test_paragraphs_and_list_items_stand_apart():
    assert chunks("A ferry sank.\n\nRain fell.\n- One\n- Two", 10) == ["A ferry sank.", "Rain fell.", "One", "Two"]


def test_a_longer_paragraph_is_cut_between_sentences_and_the_last_one_is_repeated():
    text = "A ferry sank. Nobody was hurt. Rain fell. The port closed."

    assert chunks(text, 6) == [
        "A ferry sank. Nobody was hurt.",
        "Nobody was hurt. Rain fell.",
        "Rain fell. The port closed.",
    ]


def test_a_sentence_that_leaves_no_room_is_not_repeated():
    assert chunks("One two three four. Five six seven eight.", 5) == ["One two three four.", "Five six seven eight."]


def test_a_sentence_too_long_by_itself_is_cut_and_each_passage_keeps_it_whole():
    one = briefing("Rain fell. One two three four five six seven. Sun shone.")

    passages = chunk(one, segment(one), WordTokenizer(3))

    assert [p.text for p in passages] == ["Rain fell.", "One two three", "four five six", "seven", "Sun shone."]
    assert {p.sentences[0].text for p in passages[1:4]} == {"One two three four five six seven."}


def test_sections_stand_apart_even_without_a_line_break():
    text = "A ferry sank. Rain fell."
    sections = (Section(SectionKind.TAKEAWAYS, "", 0, 13), Section(SectionKind.NARRATIVE, "", 14, len(text)))
    one = Briefing(text, "", None, (), sections, "note")

    assert [p.text for p in chunk(one, segment(one), WordTokenizer(10))] == ["A ferry sank.", "Rain fell."]


def test_a_briefing_without_sentences_has_no_passages():
    assert chunk(briefing(""), (), WordTokenizer()) == ()


# --- for any text -----------------------------------------------------------------------------------------------------

words = st.one_of(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12),
    st.text(alphabet="abcXYZ019+/=-", min_size=30, max_size=150),  # links, checksums
    st.text(min_size=1, max_size=6),
    st.sampled_from(["unaffable", "港口", "порт", "Überlandleitung", "…", "😀", "U.S.", "\u0301", "\xad"]),
)
texts = st.lists(
    st.tuples(words, st.sampled_from([" ", " ", " ", ". ", ".\n", "\n\n", "\n- ", ""])), min_size=1, max_size=150
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@pytest.fixture(scope="module")
def tokenizers():
    """The packaged model's tokenizer, for models that read less, too."""
    file = str(packaged_model() / "tokenizer.json")
    return {limit: HfTokenizer(Tokenizer.from_file(file), limit) for limit in (256, 128, 16)}


@example(text="eGxKZtBGRwWHuahCTCwtIzvYURKFhP6yynJarOMU4V1UGm7D", borders=set(), limit=16)  # in pieces anew once cut
@given(text=texts, borders=st.sets(st.integers(0, 2000), max_size=5), limit=st.sampled_from([256, 128, 16]))
def test_passages_fit_and_hold_every_sentence(text, borders, limit, tokenizers):
    tokenizer = tokenizers[limit]
    edges = sorted({0, len(text), *(border for border in borders if border < len(text))})
    sections = tuple(Section(SectionKind.OTHER, "", start, end) for start, end in pairwise(edges))
    one = Briefing(text, "", None, (), sections, "note")
    sentences = segment(one)

    passages = chunk(one, sentences, tokenizer)

    pieces = tokenizer.pieces([passage.text for passage in passages])
    assert max(map(len, pieces), default=0) <= tokenizer.limit
    assert {sentence for passage in passages for sentence in passage.sentences} == set(sentences)
    covered = defaultdict(set)
    for passage in passages:
        first, last = passage.sentences[0], passage.sentences[-1]
        assert passage.sentences == sentences[sentences.index(first) : sentences.index(last) + 1]
        assert first.start <= passage.start < passage.end <= last.end
        section = one.section_at(passage.start)
        assert passage.end <= section.end
        assert passage.text == text[passage.start : passage.end]
        for sentence in passage.sentences:
            covered[sentence].update(range(passage.start, passage.end))
    for sentence, spans in zip(sentences, tokenizer.pieces([s.text for s in sentences]), strict=True):
        read = {sentence.start + offset for start, end in spans for offset in range(start, end)}
        assert read <= covered[sentence], "a part of the sentence is in no passage"
