"""The command that shows the language model: `models`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import show
from assistant.bootstrap import default_folder
from assistant.commands.options import LibraryOption
from assistant.commands.terminal import errors, say, say_json
from assistant.models.extras import EXTRAS, install_command, is_installed
from assistant.settings import FILE, WriterSettings, read_settings
from index.errors import BriefingsError

if TYPE_CHECKING:
    from assistant.models.probe import Probe


def models(
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show which language model writes, whether it answers, and how fast.

    Asks it for one word. Exit status: 0 it answers, or none is set; 1 it does not answer; 2 it cannot be told.
    """
    with errors():
        folder = (library or default_folder()).expanduser()
        settings = read_settings(folder).writer
        found, failure = _probed(settings)
    if as_json:
        say_json(_json(settings, found, failure))
    else:
        for told in _lines(settings, found, failure, f"{folder / FILE}"):
            say(show.line(told))
    if failure:
        raise typer.Exit(1)


def _probed(settings: WriterSettings) -> tuple["Probe | None", str]:
    """Ask the model that is set; return what it showed, and why it failed ("" where it did not)."""
    if settings.kind is None:
        return None, ""
    from assistant.models.open import open_model  # LlamaIndex takes seconds to import
    from assistant.models.probe import probe

    try:
        return probe(open_model(settings)), ""
    except BriefingsError as error:
        return None, str(error)


def _lines(settings: WriterSettings, found: "Probe | None", failure: str, file: str) -> list[str]:
    lines = [
        f"{settings.kind}: {settings.model}"
        if settings.kind
        else f"No language model is set: answers are the briefings' own sentences. Name one in {file}, under [writer]."
    ]
    if found:
        speed = "" if found.tokens_a_second is None else f", then about {found.tokens_a_second:.1f} tokens a second"
        lines.append(f'It answers: "{found.reply[:80]}". First word after {found.first_seconds:.1f} s{speed}.')
    if failure:
        lines.append(failure)
    missing = [f"{kind}: {install_command(kind)}" for kind in EXTRAS if not is_installed(kind)]
    if missing:
        lines += ["To ask other kinds, install what they need:", *(f"  {line}" for line in missing)]
    return lines


def _json(settings: WriterSettings, found: "Probe | None", failure: str) -> dict[str, Any]:
    return {
        "kind": settings.kind,
        "model": settings.model,
        "base_url": settings.base_url,
        "answers": found is not None,
        "failure": failure or None,
        "reply": found.reply if found else None,
        "first_seconds": round(found.first_seconds, 3) if found else None,
        "tokens_a_second": round(found.tokens_a_second, 1) if found and found.tokens_a_second else None,
        "missing": {kind: install_command(kind) for kind in EXTRAS if not is_installed(kind)},
    }
