"""What the encoder finds alike, taught to the judge: a question and a sentence in one reading, told how near they lie.

The packaged weights read one text at a time; read as a pair, they know nothing yet of one side's likeness to the other.
Learnt from the encoder (distillation, Hinton et al. 2015), it costs no labels and a few hundred steps. Without it, the
judge alone put the right paragraph of rtqa-evidence first half as often as search does; with it, nearly as often.
"""

import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import mse_loss

from assistant.readers.pair import pair
from eval.train.loop import Loss, Step, read
from eval.train.model import LONGEST, Trained
from index.packaged_model import packaged_model

# Cosines of mined groups have this mean and spread; as logits they spread like those of the labelled loss.
MEAN, SPREAD, AS_LOGITS = 0.38, 0.22, 2.5


def likeness() -> Loss:
    """Return the loss: the squared distance of the judge's logit from the standardised cosine of the encoder."""
    encoder = SentenceTransformer(str(packaged_model()), device="cpu")
    encoder.max_seq_length = LONGEST

    def loss(model: Trained, step: Step) -> tuple[torch.Tensor, torch.Tensor]:
        pairs = [pair(question, evidence) for question, evidence in read(step)]
        with torch.no_grad():
            first, second = (encoder.encode(list(texts), convert_to_tensor=True) for texts in zip(*pairs, strict=True))
        cosines = torch.nn.functional.cosine_similarity(first, second)
        answers = model.read(read(step))[:, 0]
        wanted = (cosines.to(answers.device) - MEAN) / SPREAD * AS_LOGITS
        return mse_loss(answers, wanted), answers.new_zeros(())

    return loss
