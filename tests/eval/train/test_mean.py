import pytest
import torch

from eval.train.mean import take_mean


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.7, 3.8), (1.0, 5.0)])
def test_the_mean_lies_between_the_weights_before_and_after(tmp_path, share, expected):
    for name, value in (("before", 1.0), ("after", 5.0)):
        torch.save({"model": {"weight": torch.full((1, 1), value)}, "step": 3}, tmp_path / name)
    model = torch.nn.Linear(1, 1, bias=False)

    take_mean(model, tmp_path / "before", tmp_path / "after", share)

    assert model.weight.item() == pytest.approx(expected)
