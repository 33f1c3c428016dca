"""Training, budgeted and resumable: one pass over shuffled groups and claims, a checkpoint every few minutes."""

import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

import torch

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from eval.train.claims import Pair
from eval.train.model import Trained, answer_loss, support_loss
from eval.train.negatives import Group

log = logging.getLogger(__name__)
GROUPS, PAIRS = 8, 12  # of a step
# How many groups of each source a course takes. First what others gathered: questions that people asked weigh most;
# those made of digests by rules repeat the words of their sentence, too many teach that whatever repeats them answers.
GATHERED = {
    "squadshifts": 5_000,
    "nq-open": 2_700,
    "digests": 2_200,
    "qamr": 2_000,
    "selqa": 1_800,
    "time-sensitive-qa": 900,
}
# Then what is asked of briefings, with some of the others, so that they are not forgotten.
WRITTEN = {"written": 40_000, "squadshifts": 450, "nq-open": 800, "qamr": 250, "selqa": 500, "time-sensitive-qa": 250}
# At last the same again with what is hardest in it, and more of the others: other sets are asked in other words.
AGAIN = WRITTEN | {"squadshifts": 2_500, "nq-open": 1_400, "qamr": 500, "selqa": 900, "time-sensitive-qa": 500}
READ = 5  # sentences of a group that a pass reads, drawn anew each time
READ_WITHOUT = 3  # the same, where none answers
RATE = 1e-4
WARM = 0.06  # share of the steps in which the rate rises
BARE, DATED = 0.35, 0.4  # share of questions whose sentences are read without context, or with a day in it
WRITTEN_BARE = 0.1
EVERY = 300.0  # seconds between checkpoints
BUCKET = 16  # steps whose groups are sorted by length, so that a step holds groups of like length


@dataclass(frozen=True, slots=True)
class Step:
    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]


Loss = Callable[[Trained, Step], tuple[torch.Tensor, torch.Tensor]]  # of its answers and of its claims


def steps(groups: Sequence[Group], pairs: Sequence[Pair], course: Mapping[str, int], seed: int) -> Iterator[Step]:
    """Deal groups and pairs out into steps, over and over, always in the same order for a seed."""
    random = Random(seed)
    dealt = cycle(pairs)
    groups = list(_balanced(groups, course))
    while True:
        for start in range(0, len(groups), GROUPS * BUCKET):
            near = sorted(groups[start : start + GROUPS * BUCKET], key=_length)
            near = [in_some_context(drawn(group, random), random) for group in near]
            batches = [near[i : i + GROUPS] for i in range(0, len(near), GROUPS)]
            random.shuffle(batches)
            for batch in batches:
                yield Step(tuple(batch), tuple(islice(dealt, PAIRS)))


def train(
    model: Trained,
    dealt: Iterator[Step],
    total: int,
    checkpoint: Path,
    device: str,
    loss: Loss,
    report: Callable[[str, object], None],
) -> None:
    """Train for `total` steps on a loss, going on from the checkpoint where there is one."""
    model.to(device).train()
    weights = [w for w in model.parameters() if w.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    done = _resume(checkpoint, model, optimizer)
    saved = began = time.monotonic()
    losses: list[tuple[float, float]] = []
    for number, step in enumerate(islice(dealt, done, total), start=done + 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(number / (WARM * total), (total - number) / ((1 - WARM) * total) + 1e-3)
        # bfloat16 in the products alone: about one and a half times as fast on the CPUs that have it.
        with torch.autocast(device, torch.bfloat16):
            answers, support = loss(model, step)
        (answers + support).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append((float(answers.detach()), float(support.detach())))
        if number % 20 == 0:
            mean = [sum(column) / len(column) for column in zip(*losses, strict=True)]
            rate = (number - done) / (time.monotonic() - began)
            report("%s", f"step {number}/{total} answer {mean[0]:.3f} support {mean[1]:.3f} {rate:.2f} steps/s")
            losses.clear()
        if time.monotonic() - saved > EVERY or number == total:
            _save(checkpoint, model, optimizer, number)
            saved = time.monotonic()


def labelled(model: Trained, step: Step) -> tuple[torch.Tensor, torch.Tensor]:
    """Learn from what the sets say: which sentence answers, what a sentence makes of a claim."""
    answers = answer_loss(
        model.read(read(step)), [len(g.evidence) for g in step.groups], [g.right for g in step.groups]
    )
    return answers, support_loss(model.read([(p.claim, p.evidence) for p in step.pairs]), [p.made for p in step.pairs])


def read(step: Step) -> list[tuple[str, Evidence]]:
    return [(group.question, evidence) for group in step.groups for evidence in group.evidence]


def drawn(group: Group, random: Random) -> Group:
    """Leave out some of the sentences that do not answer."""
    most = READ if group.right is not None else READ_WITHOUT
    drawn = random.sample(range(len(group.evidence)), min(most, len(group.evidence)))
    if group.right is not None and group.right not in drawn:
        drawn[0] = group.right
    right = None if group.right is None else drawn.index(group.right)
    return replace(group, evidence=tuple(group.evidence[i] for i in drawn), right=right)


def in_some_context(group: Group, random: Random) -> Group:
    """Take the context away, or put days into it: else its shape tells which set a question is from."""
    if group.source == "written":
        # They were written with the day and the sentence before in sight, and many need them.
        is_bare = random.random() < WRITTEN_BARE and not re.search(r"\d{4}", group.question)
        return replace(group, evidence=tuple(Evidence(e.text) for e in group.evidence)) if is_bare else group
    if group.source == "digests":
        if random.random() < BARE and not re.search(r"\d{4}\?$", group.question):
            return replace(group, evidence=tuple(Evidence(e.text) for e in group.evidence))
        return replace(group, question=_shortened(group.question, random))
    chance = random.random()
    if chance < BARE:
        return replace(group, evidence=tuple(Evidence(e.text) for e in group.evidence))
    if chance < BARE + DATED:
        return replace(
            group, evidence=tuple(Evidence(e.text, context(_day(random), e.context)) for e in group.evidence)
        )
    return group


def _shortened(question: str, random: Random) -> str:
    """Call people by their last name, as those who ask do."""
    return re.sub(r"\b[A-Z][a-z]+ (?=[A-Z][a-z]+)", lambda m: "" if random.random() < 0.3 else m[0], question)


def _day(random: Random) -> str:
    return (date(2000, 1, 1) + timedelta(days=random.randrange(9_800))).isoformat()


def _balanced(groups: Sequence[Group], course: Mapping[str, int]) -> Iterator[Group]:
    taken: Counter[str] = Counter()
    for group in groups:
        if taken[group.source] < course.get(group.source, 0):
            taken[group.source] += 1
            yield group


def _length(group: Group) -> int:
    return max(len(e.text) + len(e.context) for e in group.evidence)


def _save(path: Path, model: Trained, optimizer: torch.optim.Optimizer, number: int) -> None:
    made = path.with_suffix(".making")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": number}, made)
    made.replace(path)


def _resume(path: Path, model: Trained, optimizer: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    log.info("going on after step %d", kept["step"])
    return int(kept["step"])
