from assistant.readers.judge import Evidence
from eval.train.hardest import HARDEST, hardest
from eval.train.negatives import Group


class Longest:
    """Takes the longest sentence for the answer."""

    def answers(self, question, evidence):
        return [len(one.text) / 100 for one in evidence]


def group(number, right, source="written"):
    return Group(source, "Who?", tuple(Evidence("x" * (n + 1)) for n in range(number)), right)


def kept(one):
    return next(hardest([one], Longest()))


def test_the_sentence_that_answers_is_kept_however_little_it_looks_like_it():
    found = kept(group(9, 0))

    assert found.evidence[found.right] == Evidence("x")
    assert len(found.evidence) == HARDEST + 1


def test_of_the_others_those_are_kept_that_the_judge_takes_most_for_the_answer():
    assert {len(e.text) for e in kept(group(9, None)).evidence} == set(range(9, 9 - HARDEST, -1))


def test_a_small_group_stays_whole():
    assert set(kept(group(3, 1)).evidence) == set(group(3, 1).evidence)


def test_questions_that_others_gathered_stay_as_they_are():
    assert kept(group(9, 0, "nq-open")) == group(9, 0, "nq-open")
