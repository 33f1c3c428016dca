from eval.train.asked import detokenized, split


def test_the_context_of_a_sentence_is_the_title_and_the_sentence_before_it():
    cut = split("The depot burned. Guards fled.", "Norvik")

    assert [(e.text, e.context) for _, _, e in cut] == [
        ("The depot burned.", "Norvik"),
        ("Guards fled.", "Norvik | The depot burned."),
    ]


def test_offsets_point_into_the_text():
    text = "The depot burned.  Guards fled."

    assert [text[start:end] for start, end, _ in split(text)] == ["The depot burned.", "Guards fled."]


def test_tokens_are_put_back_as_they_were_written():
    assert detokenized("He did n't say ( in 1966 ) `` no '' .") == 'He didn\'t say (in 1966) " no ".'
