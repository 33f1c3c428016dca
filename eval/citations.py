"""Do the cited sentences make the points that the answer needs?

A point is a set of sentence ids of which one is enough, because briefings repeat each other. Precision counts
sentences, recall counts points. Each is of one question; the report gives the mean over questions (macro).
"""

from collections.abc import Collection, Sequence

from eval.share import Undefined


def precision(cited: Collection[str], points: Sequence[Collection[str]]) -> float:
    """Return the share of cited sentences that make a point; Undefined where nothing is cited.

    Whatever is cited for a question without points is wrong: 0.0.
    """
    if not cited:
        raise Undefined("citation precision is undefined where nothing is cited")
    wanted = {id_ for point in points for id_ in point}
    return len(set(cited) & wanted) / len(set(cited))


def recall(cited: Collection[str], points: Sequence[Collection[str]]) -> float:
    """Return the share of points that a cited sentence makes; Undefined where there are none to make."""
    if not points:
        raise Undefined("citation recall is undefined for a question without points to make")
    return sum(not set(cited).isdisjoint(point) for point in points) / len(points)


def f1(cited: Collection[str], points: Sequence[Collection[str]]) -> float:
    """Return the harmonic mean of both; Undefined where nothing is cited and nothing was to be.

    Where only one of the two is empty, all that was cited, or all that was to be, is wrong: 0.0.
    """
    if not cited and not points:
        raise Undefined("citation F1 is undefined where nothing is cited and nothing was to be")
    if not cited or not points:
        return 0.0
    right, found = precision(cited, points), recall(cited, points)
    return 2 * right * found / (right + found) if right and found else 0.0
