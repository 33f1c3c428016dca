"""The judge in training: one small encoder that reads a pair of texts, with a head for each question put to it.

Column 0 of the logits is how surely the sentence answers the question; columns 1 to 3 are what it makes of a claim,
in the order of `Made`.
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from assistant.readers.judge import Evidence
from assistant.readers.pair import pair

LONGEST = 112  # pieces of a pair in training
HEADS = 4


class Made(IntEnum):
    """What a sentence makes of a claim."""

    SUPPORTED = 0
    CONTRADICTED = 1
    NOT_FOUND = 2
    UNSUPPORTED = 3  # one of the two before; which, is not known


class Trained(torch.nn.Module):
    """The model and its tokenizer. `read` takes pairs of texts and gives logits of shape (pairs, 4)."""

    def __init__(self, folder: Path | str) -> None:
        super().__init__()
        self.model = AutoModelForSequenceClassification.from_pretrained(
            folder,
            num_labels=HEADS,
            # One pass over the data needs no dropout, which costs a fifth of the time.
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        # The word vectors are good as they are, and the dearest part to move: half of all weights.
        self.model.base_model.embeddings.requires_grad_(False)

    def read(self, pairs: Sequence[tuple[str, Evidence]]) -> torch.Tensor:
        texts = [pair(text, evidence) for text, evidence in pairs]
        first, second = zip(*texts, strict=True)
        encoded = self.tokenizer(list(first), list(second), truncation="longest_first", max_length=LONGEST)
        lengths = [len(ids) for ids in encoded["input_ids"]]
        # In two halves by length: what is padding is computed for nothing.
        order = sorted(range(len(pairs)), key=lambda i: lengths[i])
        middle = len(order) // 2
        logits = [self._logits(encoded, half) for half in (order[:middle], order[middle:]) if half]
        back = torch.tensor(order, device=logits[0].device).argsort()
        return torch.cat(logits)[back]

    def _logits(self, encoded: dict[str, list[list[int]]], rows: Sequence[int]) -> torch.Tensor:
        batch = self.tokenizer.pad(
            {key: [values[i] for i in rows] for key, values in encoded.items()}, return_tensors="pt"
        )
        logits: torch.Tensor = self.model(**batch.to(self.model.device)).logits
        return logits.float()


def answer_loss(logits: torch.Tensor, sizes: Sequence[int], right: Sequence[int | None]) -> torch.Tensor:
    """Tell the sentence that answers from the others of its group, and say of each whether it answers at all.

    The first part ranks: a softmax over the group and over "none of them", whose logit is 0. The second makes one score
    comparable from question to question.
    """
    answers, labels = logits[:, 0], torch.zeros(len(logits), device=logits.device)
    ranked = []
    start = 0
    for size, index in zip(sizes, right, strict=True):
        if index is not None:
            labels[start + index] = 1.0
        of_group = torch.cat([answers[start : start + size], answers.new_zeros(1)])
        ranked.append(
            cross_entropy(of_group[None], torch.tensor([size if index is None else index], device=of_group.device))
        )
        start += size
    return binary_cross_entropy_with_logits(answers, labels) + torch.stack(ranked).mean()


def support_loss(logits: torch.Tensor, made: Sequence[Made]) -> torch.Tensor:
    """Say what each sentence makes of the claim beside it."""
    likely = log_softmax(logits[:, 1:], dim=1)
    # What is not supported is contradicted or not found: the likelihood of either.
    either = torch.logsumexp(likely[:, Made.CONTRADICTED : Made.UNSUPPORTED], dim=1)
    outcomes = torch.cat([likely, either[:, None]], dim=1)
    return -outcomes[torch.arange(len(made)), torch.tensor(list(made), device=logits.device)].mean()
