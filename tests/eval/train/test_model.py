import pytest

torch = pytest.importorskip("torch")

from eval.train.model import Made, answer_loss, support_loss  # noqa: E402 - where torch is


def surprise(logits, made):
    return float(support_loss(torch.tensor([[0.0, *logits]]), [made]))


def test_either_outcome_will_do_for_a_claim_of_which_only_is_known_that_it_is_not_supported():
    sure = surprise([-9.0, 9.0, -9.0], Made.UNSUPPORTED), surprise([-9.0, -9.0, 9.0], Made.UNSUPPORTED)

    assert sure == pytest.approx((0.0, 0.0), abs=1e-3)
    assert surprise([9.0, -9.0, -9.0], Made.UNSUPPORTED) > 9


def test_each_known_outcome_is_its_own():
    assert surprise([-9.0, 9.0, -9.0], Made.CONTRADICTED) < 1e-3
    assert surprise([-9.0, 9.0, -9.0], Made.NOT_FOUND) > 9


def missed(answers, right):
    return float(answer_loss(torch.tensor([[one, 0.0, 0.0, 0.0] for one in answers]), [len(answers)], [right]))


def test_a_group_without_an_answer_is_read_right_where_every_sentence_stands_below_none_of_them():
    assert missed([-9.0, -9.0], None) < 1e-2
    assert missed([9.0, -9.0], None) > 9


def test_the_answer_is_to_stand_above_the_others_and_above_none_of_them():
    assert missed([9.0, -9.0], 0) < 1e-2
    assert missed([9.0, -9.0], 0) < missed([9.0, 8.0], 0) < missed([8.0, 9.0], 0)
    assert missed([-1.0, -9.0], 0) > missed([1.0, -9.0], 0)
