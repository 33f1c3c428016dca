"""The mean of a judge's weights before and after a course: what the course taught, less of what it made forget.

Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": between the two ends lies a model that is as good at the
new and better at the old.
"""

from pathlib import Path

import torch

AFTER = 0.7  # share of the weights after the course


def take_mean(model: torch.nn.Module, before: Path, after: Path, share: float = AFTER) -> None:
    """Give a model the mean of the weights of two checkpoints, `share` of it those of the second."""
    first, second = (torch.load(path, weights_only=True)["model"] for path in (before, after))
    mean = {name: torch.lerp(weights, second[name], share) for name, weights in first.items()}
    model.load_state_dict(mean)
