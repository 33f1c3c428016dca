"""The model card beside the weights: what it is, what it was made of, how good it is, how to make it again."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.readers.onnx_judge import MANIFEST
from eval.train.loop import GROUPS, PAIRS, RATE, READ
from eval.train.mean import AFTER
from eval.train.model import LONGEST
from eval.train.prepare import SEED
from eval.train.sources.written import written_counts
from index.digest import file_sha256
from index.packaged_model import NAME, SHA256

CARD = """# briefings-judge

A small cross-encoder that reads a pair of texts and gives four logits: how surely a sentence answers a question, and
whether it supports a claim, contradicts it, or says nothing of it. English; pairs of up to {longest} word pieces.

Made from the weights of {base} (SHA-256 `{base_sha}`), its word vectors left as they were; shipped as ONNX with weights
of 8 bits (`reduce_range`, so that CPUs without 8-bit dot products give the same answers).

## Trained on

Only sets whose licence allows shipping what is trained on them:

| set | licence | for |
|---|---|---|
| SQuADShifts, reddit and amazon (Miller et al. 2020) | CC BY 4.0 | answers |
| Natural Questions, open (Kwiatkowski et al. 2019; Liu et al. 2023) | MIT, text CC BY-SA 3.0 | answers, claims |
| QAMR (Michael et al. 2018) | MIT | answers, claims |
| SelQA, test part (Jurczyk et al. 2016) | Apache-2.0 | answers |
| TimeQA (Chen et al. 2021) | BSD-3-Clause | answers |
| Wikipedia, Portal:Current events, digests before 2019 | CC BY-SA 4.0 | questions and claims about them |
| `eval/train/written/`: about digests, and about made-up briefings | as this project | answers, claims |

The last were written for this project by a large language model that saw a whole story and named every sentence that
answers: {questions} questions, nearly half of which nothing in their story answers, and {claims_written} claims, true
or untrue in one point. Other questions are made out of digest items by their grammar, other claims by shortening,
rewording and changing a sentence in one point (family `train` of `eval/perturb.py`); negatives are mined by TF-IDF
from the same text and from others, and made by asking about somebody else or another day.

No question and no claim that `python -m eval` measures it on was trained on. SelQA is measured on those sections of
its dev part that its test part does not have, most of them of articles that it has. Here and there two sets quote the
same page of Wikipedia.

Steps of {groups} questions (up to {read} sentences each) and {pairs} claims, AdamW, rate {rate:g}, seed {seed}:
{steps[0]} over what others gathered, {steps[1]} that teach it what the encoder finds alike, {steps[2]} over what was
written, {steps[3]} over the same against the sentences that it mistook most for answers. The weights are the mean of
those after the last course ({after}) and before it (Wortsman et al. 2022). SHA-256 of the training data:
{fingerprints}.

## How good

On {held_out} questions over stories that were held out: the answer ranks first in {first:.3f} of those that have one,
AUC of answerable against not {answerable:.3f}, balanced accuracy of supported against not {claims:.3f}. On sets that
it never saw: the README of the project.

## Made again

    python -m eval.train --data DATA --out FOLDER --gathered {steps[0]} --alike {steps[1]} --written {steps[2]} \\
        --again {steps[3]}
"""


def write_card(
    folder: Path, data: Sequence[Path], steps: Sequence[int], held_out: int, figures: Mapping[str, float]
) -> None:
    """Write the card, and the same facts into the manifest; `steps` are those of the four courses."""
    questions, claims = written_counts()
    fingerprints = {file.name: file_sha256(file) for file in data}
    card = CARD.format(
        longest=LONGEST,
        base=NAME,
        base_sha=SHA256[:12],
        steps=list(steps),
        questions=f"{questions:,}",
        claims_written=f"{claims:,}",
        groups=GROUPS,
        read=READ,
        pairs=PAIRS,
        rate=RATE,
        seed=SEED,
        after=AFTER,
        fingerprints=", ".join(f"`{name}` `{sha[:12]}`" for name, sha in fingerprints.items()),
        held_out=held_out,
        **figures,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["trained"] = {"steps": list(steps), "seed": SEED, "data": fingerprints, "held_out": figures}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
