"""A quoted sentence → what its words mean that it does not tell by itself: whom its pronoun, which days."""

from assistant.analysis.timeline import days_told
from assistant.answer import Quote
from assistant.stance.speaker import opening_pronoun
from assistant.wording import plain


def gloss(quote: Quote) -> str:
    """Explain the words of a sentence: “He”: Mr Hahn; “Friday”: 13 March 2026."""
    return "; ".join(filter(None, (subject_told(quote), days_told(quote))))


def subject_told(quote: Quote) -> str:
    """Say whom the pronoun means that a sentence opens with; "" where it opens with none, or nobody is sure."""
    return f"“{opening_pronoun(quote.sentence.text)}”: {plain(quote.subject)}" if quote.subject else ""
