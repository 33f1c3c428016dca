"""Sentences of summaries are claims; sentences of the articles are what they rest on."""

from eval.sets.attr_first_mds import read_claims, read_sentences


def aligned(claim: str, sentence: str) -> dict[str, str]:
    return {"scuSentence": claim, "docSentText": sentence, "documentFile": "0.txt"}


TOPIC = {
    "unique_id": "t1",
    "documents": [
        {"documentFile": "0.txt", "documentText": ["Kim met Lee. ", "\n", "They talked.\n"]},
        {"documentFile": "1.txt", "documentText": ["They talked. ", "Nobody else came."]},
    ],
    "set_of_highlights_in_context": [
        aligned("Kim and Lee talked.", "Kim met Lee. "),
        aligned("Kim and Lee talked.", "They talked.\n"),
        aligned("They were alone.", "Nobody else came."),
    ],
}


def test_each_distinct_sentence_of_a_summary_is_one_claim():
    assert [claim.text for claim in read_claims([TOPIC])] == ["Kim and Lee talked.", "They were alone."]


def test_a_claim_rests_on_every_sentence_it_was_aligned_to():
    (claim, _) = read_claims([TOPIC])
    gold = {s.text for s in read_sentences([TOPIC]) if s.id in claim.gold}

    assert gold == {"Kim met Lee.", "They talked."}


def test_the_candidates_are_the_sentences_of_the_topic():
    assert {s.tags for s in read_sentences([TOPIC])} == {("t1",)}
    assert [s.text for s in read_sentences([TOPIC])] == [
        "Kim met Lee.",
        "They talked.",
        "They talked.",
        "Nobody else came.",
    ]


def test_every_sentence_has_a_source_of_its_own_because_the_same_source_would_replace_it():
    sources = [s.source for s in read_sentences([TOPIC])]

    assert len(set(sources)) == len(sources)


def test_a_sentence_that_two_articles_share_is_one_candidate():
    ids = [s.id for s in read_sentences([TOPIC])]

    assert ids[1] == ids[2]
