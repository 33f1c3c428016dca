from assistant.answer import Nature
from eval.analyst.overview import Example, Line, Outcome, covered, quoted, set_apart
from eval.examples import Part
from eval.share import Share

EXAMPLE = Example("o01", Part.DEV, "What happened?", None, (frozenset({"a.md", "b.md"}), frozenset({"c.md"})))
SAID = Line(frozenset({"b.md"}), True, False, Nature.REPORTED)
JUDGED = Line(frozenset({"d.md"}), False, False, Nature.ASSESSED)


def test_a_story_is_covered_by_a_line_from_any_of_its_files() -> None:
    assert covered(Outcome(EXAMPLE, (SAID, JUDGED))) == Share(1, 2)


def test_a_line_that_is_no_cited_sentence_is_counted() -> None:
    assert quoted(Outcome(EXAMPLE, (SAID, JUDGED))) == Share(1, 2)


def test_what_assesses_has_to_stand_apart_and_what_was_not_labelled_does_not_count() -> None:
    unknown = Line(frozenset({"a.md"}), True, True, None)

    assert set_apart(Outcome(EXAMPLE, (SAID, JUDGED, unknown))) == Share(1, 2)
