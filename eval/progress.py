"""A bar while many questions are asked, on a terminal only."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track as bar

T = TypeVar("T")


def track(items: Sequence[T], what: str) -> Iterable[T]:
    """Give the items, with a bar on standard error where that is a terminal."""
    console = Console(stderr=True)
    return bar(items, what, console=console, disable=not console.is_terminal)
