"""What the judge so far takes most for an answer and is none: the second time through, that is what it reads again.

Negatives found by the model that is being trained teach it more than those that only share words (Xiong et al. 2021).
"""

from collections.abc import Iterable, Iterator

from assistant.readers.judge import Judge
from eval.train.negatives import Group

HARDEST = 4  # sentences kept of a group beside the one that answers


def hardest(groups: Iterable[Group], judge: Judge) -> Iterator[Group]:
    """Keep of each group the right sentence and those that the judge takes most for it.

    Only of questions written for this project: of the others it is not known that what looks like an answer is none.
    """
    for group in groups:
        yield _kept(group, judge) if group.source == "written" else group


def _kept(group: Group, judge: Judge) -> Group:
    scores = judge.answers(group.question, group.evidence)
    wrong = sorted((i for i in range(len(scores)) if i != group.right), key=lambda i: -scores[i])[:HARDEST]
    if group.right is None:
        return Group(group.source, group.question, tuple(group.evidence[i] for i in wrong), None)
    kept = [group.right, *wrong]
    return Group(group.source, group.question, tuple(group.evidence[i] for i in kept), 0)
