"""What can be set, read once from `settings.toml` in the library's folder."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from index.errors import BadSetting
from index.settings import IndexSettings

FILE = "settings.toml"
DAY = 86400  # seconds
KINDS = ("openai-compatible", "ollama", "anthropic", "local")
# Settings of the writer, and the most that each may be.
_ABOVE_ZERO: dict[str, float] = {
    "first_seconds": DAY,
    "pause_seconds": DAY,
    "total_seconds": DAY,
    "attempts": 10,
    "repair_seconds": DAY,
}
_FROM_ZERO: dict[str, float] = {
    "temperature": 2,
    "repairs": 12,
    "cache": 100_000,
    "prompt_price": 1e6,
    "reply_price": 1e6,
}


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`claims` is how many an answer has at most.

    `threshold` is how sure reading has to be before it answers (0 to 1); None is what the judge was found to be best
    with. `judge` is a cross-encoder's folder or name; None is the packaged one, "none" does without.
    """

    threshold: float | None = None
    claims: int = 3
    judge: str | None = None

    def __post_init__(self) -> None:
        if self.threshold is not None and not 0 <= self.threshold <= 1:
            raise BadSetting(f"answer.threshold is {self.threshold}; it has to lie between 0 and 1.")
        if self.claims < 1:
            raise BadSetting(f"answer.claims is {self.claims}; an answer has at least 1.")


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """Which language model writes; without a `kind` none does, and answers are the briefings' own sentences.

    `model` is its name on the server; of kind "local" it is the path of a GGUF file. The key is in the environment
    variable that `key_variable` names, never here. This file travels with the library, and whoever made that is not to
    have other secrets of yours sent anywhere: the name ends in _API_KEY, and leave to ask a server on another machine
    is not given here either (`assistant/models/reach.py`).
    `context` is how many tokens the model reads and writes at once, `reply_tokens` how many of them it may write.
    `first_seconds` bounds the wait for the first word, `pause_seconds` each silence after it, `total_seconds` the whole
    reply; `attempts` is how often it is asked at most as long as nothing came.
    `repairs` is how many sentences of an answer that fail the check it is asked to write again, each once and within
    `repair_seconds`. `cache` is how many replies are kept in the library's folder, 0 none. `prompt_price` and
    `reply_price` are for a million tokens, in whatever money; evaluation reports with them what an answer costs.
    """

    kind: str | None = None
    model: str | None = None
    base_url: str | None = None
    key_variable: str | None = None
    context: int = 8192
    reply_tokens: int = 1024
    temperature: float = 0.0
    first_seconds: float = 120.0
    pause_seconds: float = 30.0
    total_seconds: float = 300.0
    attempts: int = 3
    repairs: int = 2
    repair_seconds: float = 20.0
    cache: int = 0
    prompt_price: float = 0.0
    reply_price: float = 0.0

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in KINDS:
            raise BadSetting(f"writer.kind is {self.kind!r}; it has to be one of {', '.join(KINDS)}.")
        if self.kind is not None and not self.model:
            raise BadSetting("writer.model is missing; name the model that writes.")
        if self.kind == "openai-compatible" and not self.base_url:
            raise BadSetting('writer.base_url is missing; an example: base_url = "http://127.0.0.1:8080/v1"')
        # The value is not shown: it may be the key itself.
        if self.key_variable is not None and not re.fullmatch(r"[A-Z][A-Z0-9_]{0,55}_API_KEY", self.key_variable):
            raise BadSetting(
                "writer.key_variable is no name of an environment variable that may be sent to a model's server: "
                "capital letters, digits and _, and it has to end in _API_KEY, as MISTRAL_API_KEY. "
                "Put the key into the environment and its variable's name here, never the key itself."
            )
        for name, most in _ABOVE_ZERO.items():
            if not 0 < getattr(self, name) <= most:
                raise BadSetting(f"writer.{name} is {getattr(self, name)}; it has to be more than 0, at most {most}.")
        for name, most in _FROM_ZERO.items():
            if not 0 <= getattr(self, name) <= most:
                raise BadSetting(f"writer.{name} is {getattr(self, name)}; it has to lie between 0 and {most:g}.")
        if not 0 < self.reply_tokens <= self.context / 2:
            raise BadSetting(
                f"writer.context is {self.context}, writer.reply_tokens {self.reply_tokens}; "
                "at most half of the context is for writing."
            )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each part goes to the folder of the same name."""

    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)
    writer: WriterSettings = field(default_factory=WriterSettings)


_PARTS: dict[str, type] = {"index": IndexSettings, "answer": AnswerSettings, "writer": WriterSettings}
_KINDS = {f"{part}.{f.name}": get_type_hints(kind)[f.name] for part, kind in _PARTS.items() for f in fields(kind)}
_WORDS = {
    float | None: "a number",
    float: "a number",
    int: "a whole number",
    str | None: "a text in quotes",
}


def read_settings(folder: Path) -> Settings:
    """Read `settings.toml` of a library; the defaults where there is none. Raises BadSetting."""
    path = folder / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise BadSetting(
            f"{path} cannot be read: {error.strerror or error}. Name a library's folder that you may enter, and see "
            "that you may read the file."
        ) from error
    except (ValueError, RecursionError) as error:  # TOML and UTF-8 errors are ValueErrors
        raise BadSetting(f"{path} cannot be read: {error}") from error
    try:
        _check(found)
        return Settings(**{part: kind(**found.get(part, {})) for part, kind in _PARTS.items()})
    except BadSetting as error:
        raise BadSetting(f"{path}: {error}") from error


def _check(found: dict[str, Any]) -> None:
    """Refuse names that we do not know and values of another kind. Raises BadSetting."""
    parts = {part: values for part, values in found.items() if part in _PARTS and isinstance(values, dict)}
    named = {f"{part}.{name}": value for part, values in parts.items() for name, value in values.items()}
    if unknown := sorted((found.keys() - parts.keys()) | (named.keys() - _KINDS.keys())):
        raise BadSetting(f"{', '.join(unknown)} cannot be set; what can be set: {', '.join(sorted(_KINDS))}.")
    for name, value in named.items():
        if not _fits(value, _KINDS[name]):
            raise BadSetting(f"{name} is {value!r}; it has to be {_WORDS[_KINDS[name]]}.")


def _fits(value: object, kind: Any) -> bool:
    if isinstance(value, bool):  # to Python true is the number 1
        return False
    return isinstance(value, int | float if kind in (float, float | None) else kind)
