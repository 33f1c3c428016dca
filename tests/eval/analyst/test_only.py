from assistant.answer import Nature
from eval.analyst.only import Example, Outcome, answered, of_nature
from eval.examples import Part
from eval.share import Share

EXAMPLE = Example("n01", Part.DEV, "Which?", Nature.REPORTED, frozenset({"Two ports closed."}))


def test_one_sentence_that_answers_is_enough() -> None:
    assert answered(Outcome(EXAMPLE, (("It rained.", None), ("Two ports closed.", None)))) == Share(1)
    assert answered(Outcome(EXAMPLE, ())) == Share(0)


def test_of_the_labelled_sentences_those_of_the_nature_count() -> None:
    cited = (("a", Nature.REPORTED), ("b", Nature.ASSESSED), ("c", None))

    assert of_nature(Outcome(EXAMPLE, cited)) == Share(1, 2)
