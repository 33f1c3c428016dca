from assistant.kind import Kind, has_kind, names


def test_names_are_told_by_their_capitals_and_the_first_word_is_none():
    assert names("Did Galdenia and Norvik, or Galdenia alone, send ships?") == ("Galdenia", "Norvik")
    assert names("Whom does The Fleet obey?") == ("Fleet",)


def test_a_word_that_is_a_name_only_where_it_is_written_large_is_one_there():
    assert names("What did the US announce to the WHO, and who told us?") == ("US", "WHO")
    assert names("TELL US WHO LEFT") == ("LEFT",)
    assert has_kind(Kind.PLACE, "He flew to the US.")
