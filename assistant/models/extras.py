"""Which packages a kind of model needs, and what to do where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from assistant.errors import ExtraMissing, install

# kind → the extra of pyproject.toml, and the packages that it brings
EXTRAS = {
    "openai-compatible": ("openai", ("llama_index.llms.openai_like",)),
    "ollama": ("ollama", ("llama_index.llms.ollama",)),
    "anthropic": ("anthropic", ("llama_index.llms.anthropic",)),
    "local": ("local-llm", ("xllamacpp",)),
}


def install_command(kind: str) -> str:
    return install(EXTRAS[kind][0])


def is_installed(kind: str) -> bool:
    """Can this kind be asked? Looks for its packages without importing them."""
    return all(_is_there(package) for package in EXTRAS[kind][1])


@contextmanager
def needed(kind: str) -> Iterator[None]:
    """Import what a kind needs within; raises ExtraMissing, with the command that installs it."""
    try:
        yield
    except ImportError as error:
        extra, packages = EXTRAS[kind]
        raise ExtraMissing(kind, extra, error.name or packages[0]) from error


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ModuleNotFoundError, ValueError):  # a parent is missing; a module that was taken out
        return False
