"""The door `python -m eval.train`: make the training data, train the judge, write it with its card."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import torch
import typer

from assistant.readers.onnx_judge import OnnxJudge
from eval.train.card import write_card
from eval.train.export import calibrated, export
from eval.train.hardest import hardest
from eval.train.held_out import calibration, figures, judge_held_out, temperature
from eval.train.likeness import likeness
from eval.train.loop import AGAIN, GATHERED, WRITTEN, labelled, steps, train
from eval.train.mean import take_mean
from eval.train.model import Trained
from eval.train.prepare import SEED, held_out, read_groups, read_pairs, write, write_groups, write_pairs
from index.packaged_model import packaged_model

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder with train/ and public/.")],
    out: Annotated[
        Path, typer.Option(file_okay=False, help="Where the data and checkpoints go; the judge is FOLDER/judge.")
    ],
    gathered: Annotated[int, typer.Option(help="Steps over what others gathered.")] = 1_500,
    alike: Annotated[int, typer.Option(help="Steps that teach it what the encoder finds alike, after those.")] = 300,
    written: Annotated[int, typer.Option(help="Steps over what was written for briefings.")] = 3_000,
    again: Annotated[int, typer.Option(min=1, help="Steps over the same, against its worst mistakes.")] = 2_200,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
) -> None:
    """Train the judge. Stopped and started again, it goes on where it was."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    out.mkdir(parents=True, exist_ok=True)
    groups_file, pairs_file = out / "groups.jsonl.gz", out / "pairs.jsonl.gz"
    if not groups_file.exists():
        write_groups(groups_file, data / "train", data / "public")
    groups = list(read_groups(groups_file))
    if not pairs_file.exists():
        write_pairs(pairs_file, data / "train", data / "public", groups)
    pairs = list(read_pairs(pairs_file))

    torch.manual_seed(SEED)
    model = Trained(packaged_model())
    log = logging.info
    train(model, steps(groups, pairs, GATHERED, SEED), gathered, out / "gathered.pt", device, labelled, log)
    train(model, steps(groups, pairs, GATHERED, SEED + 1), alike, out / "alike.pt", device, likeness(), log)
    train(model, steps(groups, pairs, WRITTEN, SEED), written, out / "written.pt", device, labelled, log)
    hardest_file = out / "hardest.jsonl.gz"
    if not hardest_file.exists():
        export(model, out / "so-far")
        write(hardest_file, hardest(groups, OnnxJudge.open(out / "so-far")))
    hard = list(read_groups(hardest_file))
    train(model, steps(hard, pairs, AGAIN, SEED), again, out / "again.pt", device, labelled, log)
    take_mean(model, out / "written.pt", out / "again.pt")
    folder = out / "judge"
    export(model, folder)
    kept, claims = held_out(data / "public")
    held = judge_held_out(OnnxJudge.open(folder), kept, claims)
    calibrated(folder, calibration(held), temperature(held))
    logging.info("held out: %s", figures(held))
    write_card(folder, (groups_file, pairs_file), (gathered, alike, written, again), len(kept), figures(held))


if __name__ == "__main__":
    sys.exit(app())
