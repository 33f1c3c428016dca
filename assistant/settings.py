"""What can be set, read once from `settings.toml` in the library's folder."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from index.errors import BadSetting
from index.settings import IndexSettings

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`threshold` is how sure reading has to be before it answers (0 to 1), `claims` how many an answer has at most."""

    threshold: float = 0.4
    claims: int = 3

    def __post_init__(self) -> None:
        if not 0 <= self.threshold <= 1:
            raise BadSetting(f"answer.threshold is {self.threshold}; it has to lie between 0 and 1.")
        if self.claims < 1:
            raise BadSetting(f"answer.claims is {self.claims}; an answer has at least 1.")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each part goes to the folder of the same name."""

    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)


_PARTS: dict[str, type] = {"index": IndexSettings, "answer": AnswerSettings}
_KINDS = {f"{part}.{f.name}": get_type_hints(kind)[f.name] for part, kind in _PARTS.items() for f in fields(kind)}
_WORDS = {float: "a number", int: "a whole number", str | None: "a text in quotes"}


def read_settings(folder: Path) -> Settings:
    """Read `settings.toml` of a library; the defaults where there is none. Raises BadSetting."""
    path = folder / FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (ValueError, OSError) as error:  # TOML and UTF-8 errors are ValueErrors
        raise BadSetting(f"{path} cannot be read: {error}") from error
    try:
        _check(found)
        return Settings(IndexSettings(**found.get("index", {})), AnswerSettings(**found.get("answer", {})))
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
    # To Python true is the number 1.
    return not isinstance(value, bool) and isinstance(value, int | float if kind is float else kind)
