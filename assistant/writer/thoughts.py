"""Reply → what the model says: what it thought before, and wrote down between marks, is dropped.

Servers that know their model keep its thoughts apart; others hand on "<think>Sentence 1 says …</think>" as it comes.
"""

from collections.abc import Iterable, Iterator

# How thoughts open a reply, and what ends them.
_MARKS = {
    "<think>": "</think>",
    "<thinking>": "</thinking>",
    "<thought>": "</thought>",
    "<reasoning>": "</reasoning>",
    "[think]": "[/think]",
    "<|channel|>analysis<|message|>": "<|channel|>final<|message|>",
    "<|channel|>final<|message|>": "",
}


def spoken(characters: Iterable[str]) -> Iterator[str]:
    """Yield a reply without the thoughts that it opens with; nothing where they never end.

    Each character is looked at once. What may yet turn out to open thoughts is held back.
    """
    reply = iter(characters)
    held = ""
    for character in reply:
        held = (held + character).lstrip()
        low = held.lower()
        if low in _MARKS:
            _skip(reply, _MARKS[low])
            break
        if held and not any(mark.startswith(low) for mark in _MARKS):
            yield from held
            break
    else:
        yield from held
    yield from reply


def _skip(reply: Iterator[str], mark: str) -> None:
    """Read on until behind a mark."""
    tail = ""
    while tail != mark and (character := next(reply, "")):
        tail = (tail + character.lower())[-len(mark) :]
