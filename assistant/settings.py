"""What can be set, read once from `settings.toml` in the library's folder."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from index.errors import BadSetting
from index.settings import IndexSettings

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`threshold` is how sure reading has to be before it answers (0 to 1), `claims` how many an answer has at most."""

    threshold: float = 0.5
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


_PARTS = {"index": IndexSettings, "answer": AnswerSettings}


def read_settings(folder: Path) -> Settings:
    """Read `settings.toml` of a library; the defaults where there is none. Raises BadSetting."""
    path = folder / FILE
    if not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSetting(f"{path} cannot be read: {error}") from error
    known = {f"{part}.{f.name}" for part, kind in _PARTS.items() for f in fields(kind)}
    named = {f"{part}.{name}" for part, values in found.items() if isinstance(values, dict) for name in values}
    unknown = named - known | {part for part, values in found.items() if not isinstance(values, dict)}
    if unknown:
        raise BadSetting(f"{path} sets {', '.join(sorted(unknown))}; what can be set: {', '.join(sorted(known))}")
    try:
        index = IndexSettings(**found.get("index", {}))
        answer = AnswerSettings(**found.get("answer", {}))
    except TypeError as error:
        raise BadSetting(f"{path}: {error}") from error
    return Settings(index, answer)
