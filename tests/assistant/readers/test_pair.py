from datetime import date

from assistant.readers.judge import Evidence
from assistant.readers.pair import context, pair, with_context


def test_the_sentence_stands_before_its_context_so_that_context_is_what_is_cut_off():
    asked, read = pair("Who signed?", Evidence("Kim signed it.", "2026-03-02 | Treaty signed"))

    assert asked == "Who signed?"
    assert read == "Kim signed it. | 2026-03-02 | Treaty signed"


def test_a_sentence_without_context_stands_by_itself():
    assert pair("Who signed?", Evidence("Kim signed it.")) == ("Who signed?", "Kim signed it.")


def test_what_a_briefing_does_not_have_leaves_no_gap_in_the_context():
    assert context("", "Treaty signed", "") == "Treaty signed"


def test_a_judge_reads_a_sentence_with_the_day_and_the_title_of_its_briefing_and_the_sentence_before_it():
    read = with_context("Kim signed it.", date(2026, 3, 2), "Treaty signed", "A treaty was drawn up.")

    assert read == Evidence("Kim signed it.", "2026-03-02 | Treaty signed | A treaty was drawn up.")
    assert with_context("Kim signed it.", None, "Treaty signed").context == "Treaty signed"


def test_half_of_a_utf16_pair_does_not_reach_the_tokenizer():
    assert pair("What \ud800?", Evidence("A \udfff.", "\ud800")) == ("What ??", "A ?. | ?")
