import pytest

pytest.importorskip("spacy")

from eval.train.claims import stated


@pytest.mark.parametrize(
    ("question", "answer", "claim"),
    [
        ("Who signed the treaty in Paris?", "the president", "The president signed the treaty in Paris."),
        ("How many people were killed in Norvik?", "Twelve people", "Twelve people were killed in Norvik."),
        ("Which country lifted its travel ban?", "Latvia", "Latvia lifted its travel ban."),
    ],
)
def test_a_question_for_its_subject_becomes_a_claim(question, answer, claim):
    assert stated(question, answer) == claim


@pytest.mark.parametrize("question", ["What did the court rule?", "When was it signed?", "Who is the president?", ""])
def test_other_questions_make_no_claim(question):
    assert stated(question, "Kim") == ""
