"""How a text and a sentence are put before a judge, the same in training and in asking."""

from assistant.judge import Evidence

JOINT = " | "


def pair(text: str, evidence: Evidence) -> tuple[str, str]:
    """Return the two texts of a pair. The sentence comes first, so that what is cut off first is context."""
    return text, evidence.text + JOINT + evidence.context if evidence.context else evidence.text


def context(*parts: str) -> str:
    """Join what a sentence needs around it: the day, the title, the sentence before; those that are there."""
    return JOINT.join(part for part in parts if part)
