"""Briefing Assistant: `from assistant import Assistant`. Importing this costs next to nothing."""

from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from assistant.assistant import Assistant
from assistant.question import Question, Turn
from index.errors import BriefingsError
from index.scope import Scope

__all__ = [
    "Answer",
    "Assistant",
    "BriefingsError",
    "Citation",
    "Claim",
    "Nature",
    "Question",
    "Quote",
    "Scope",
    "Searched",
    "Turn",
    "Verdict",
]
