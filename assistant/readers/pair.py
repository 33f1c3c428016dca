"""How a text and a sentence are put before a judge, the same in training and in asking."""

from datetime import date

from assistant.readers.judge import Evidence

JOINT = " | "


def pair(text: str, evidence: Evidence) -> tuple[str, str]:
    """Return the two texts of a pair. The sentence comes first, so that what is cut off first is context."""
    read = evidence.text + JOINT + evidence.context if evidence.context else evidence.text
    return _whole(text), _whole(read)


def with_context(text: str, day: date | None, title: str, before: str = "") -> Evidence:
    """Put a sentence before a judge with the report date and the title of its briefing, and the sentence before it."""
    return Evidence(text, context(day.isoformat() if day else "", title, before))


def context(*parts: str) -> str:
    """Join what a sentence needs around it: the day, the title, the sentence before; those that are there."""
    return JOINT.join(part for part in parts if part)


def _whole(text: str) -> str:
    # Half of a UTF-16 pair, as damaged terminals and files give it, has no UTF-8 form, and tokenizers take no other.
    return text.encode("utf-8", "replace").decode("utf-8")
