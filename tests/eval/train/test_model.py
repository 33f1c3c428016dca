import pytest

torch = pytest.importorskip("torch")

from eval.train.model import Made, support_loss  # noqa: E402 - where torch is


def surprise(logits, made):
    return float(support_loss(torch.tensor([[0.0, *logits]]), [made]))


def test_either_outcome_will_do_for_a_claim_of_which_only_is_known_that_it_is_not_supported():
    sure = surprise([-9.0, 9.0, -9.0], Made.UNSUPPORTED), surprise([-9.0, -9.0, 9.0], Made.UNSUPPORTED)

    assert sure == pytest.approx((0.0, 0.0), abs=1e-3)
    assert surprise([9.0, -9.0, -9.0], Made.UNSUPPORTED) > 9


def test_each_known_outcome_is_its_own():
    assert surprise([-9.0, 9.0, -9.0], Made.CONTRADICTED) < 1e-3
    assert surprise([-9.0, 9.0, -9.0], Made.NOT_FOUND) > 9
