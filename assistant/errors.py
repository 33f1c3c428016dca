"""What can go wrong between a question and its answer; continues the tree of `index/errors.py`.

BriefingsError
└── BadQuestion  nothing that can be answered
"""

from index.errors import BriefingsError


class BadQuestion(BriefingsError):
    """The question is empty or too long."""
