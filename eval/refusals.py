"""Does it refuse what the briefings do not answer, and only that? Refusing is the positive class.

Each function gives what one question adds; `total` of the shares is the measure. It is undefined
where nothing was refused (precision), nothing was to be (recall), or neither (F1).
"""

from eval.share import Share


def precision(refused: bool, unanswerable: bool) -> Share:
    """Of the questions that were refused, how many are unanswerable?"""
    return Share(refused and unanswerable, of=refused)


def recall(refused: bool, unanswerable: bool) -> Share:
    """Of the questions that are unanswerable, how many were refused?"""
    return Share(refused and unanswerable, of=unanswerable)


def f1(refused: bool, unanswerable: bool) -> Share:
    """The harmonic mean of both, as 2·TP / (refused + unanswerable)."""
    return Share(2 * (refused and unanswerable), of=refused + unanswerable)


def balanced(answered_with: bool, refused_without: bool) -> Share:
    """Balanced accuracy of a question asked twice: with its gold in the library, and without it.

    As many questions can be answered as cannot, so the mean of both halves is the balanced accuracy:
    always answering gives 0.5, always refusing as well.
    """
    return Share((answered_with + refused_without) / 2)
