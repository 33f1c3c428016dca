"""What the encoder finds alike, taught to the judge: a question and a sentence in one reading, told how near they lie.

The packaged weights read one text at a time; read as a pair, they know nothing yet of one side's likeness to the other.
Learnt from the encoder (distillation, Hinton et al. 2015), it costs no labels and a few hundred steps. Without it, the
judge alone put the right paragraph of rtqa-evidence first two thirds as often as search does; with it, nearly as often.
"""

import torch
from torch.nn.functional import mse_loss

from assistant.readers.pair import pair
from eval.train.loop import Loss, Step, read
from eval.train.model import Trained
from index.model_source import model_source
from index.sentence_transformer import SentenceTransformerEncoder

# Cosines of mined groups have this mean and spread; as logits they spread like those of the labelled loss.
MEAN, SPREAD, AS_LOGITS = 0.38, 0.22, 2.5


def likeness() -> Loss:
    """Return the loss: the squared distance of the judge's logit from the standardised cosine of the encoder."""
    encoder = SentenceTransformerEncoder(model_source(None))

    def loss(model: Trained, step: Step) -> tuple[torch.Tensor, torch.Tensor]:
        asked = read(step)
        first, second = (encoder.encode(texts) for texts in zip(*(pair(*one) for one in asked), strict=True))
        answers = model.read(asked)[:, 0]
        cosines = torch.tensor((first * second).sum(axis=1), device=answers.device)
        wanted = (cosines - MEAN) / SPREAD * AS_LOGITS
        return mse_loss(answers, wanted), answers.new_zeros(())

    return loss
