"""What all changes of a sentence share: where quotations and sources lie, how a sentence begins."""

import re
from collections.abc import Iterator, Mapping

# "… at age 88. (Boston) (AP News)": where a digest has an item from; not part of what is said.
_SOURCES = re.compile(r"(?:[\s,;]*\([^()]*\))+[\s.]*$")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_LOWERED = re.compile(
    r"(?:The|A|An|In|On|At|It|There|This|That|These|Those|No|Some|Several|Many|More|About|All|Both)\b"
)


def split_sources(text: str) -> tuple[str, str]:
    """Return the sentence and the parentheses behind it ("" where there are none)."""
    found = _SOURCES.search(text)
    return (text[: found.start()], found.group()) if found and found.start() else (text, "")


def folded(text: str) -> str:
    """Return what is compared to tell whether a text was changed at all."""
    return " ".join(re.findall(r"\w+|[%$€£]", text.casefold()))


def capitalised(text: str) -> str:
    """Return the text with single spaces and a capital letter at its start."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return the text with its first letter as it stands within a sentence; names keep theirs."""
    return text[:1].lower() + text[1:] if _LOWERED.match(text) else text


def quoted(text: str, at: int) -> bool:
    """Whether the character at `at` lies within quotation marks."""
    return any(found.start() < at < found.end() for found in _QUOTED.finditer(text))


def word_pattern(words: Mapping[str, str] | tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, the longest first, whatever their case."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def replaced(text: str, pattern: re.Pattern[str], words: Mapping[str, str]) -> Iterator[str]:
    """Yield the text with one of the words replaced, for each place where one stands; capitals are kept.

    A word with a capital letter within the sentence is part of a name ("North Korea", "USA Today"): it stays.
    """
    for found in pattern.finditer(text):
        if found.group()[0].isupper() and found.start():
            continue
        new = words[found.group().lower()]
        new = new[:1].upper() + new[1:] if found.group()[0].isupper() else new
        yield text[: found.start()] + new + text[found.end() :]
