"""Answers, lists and findings as a terminal shows them.

Every text of a briefing goes through `Text` and `_plain`: brackets are no markup there, escape codes are dropped.
"""

import os
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich import progress as bars
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.control import strip_control_codes
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, Quote, Searched
from assistant.assistant import Found
from index.briefing import Briefing, Sentence
from index.errors import BriefingsError, UnreadableFile
from index.library import AddReport, Progress
from index.scope import Scope
from index.soundness import Finding
from index.sqlite_store import Card

UNFOLDED = 100_000  # characters; wider than any line that we print


def console(*, stderr: bool = False) -> Console:
    """Where to print. Only a terminal folds lines: who reads a file or a pipe wants a sentence on one line."""
    found = Console(stderr=stderr, highlight=False)
    if not found.is_terminal and "COLUMNS" not in os.environ:
        found.width = UNFOLDED
    return found


def answer(answer: Answer) -> RenderableType:
    """An answer with its footnotes, or the refusal with what was searched."""
    parts: list[RenderableType] = []
    if answer.resolved != answer.question:
        parts.append(Text(f"Searched for: {_plain(answer.resolved)}", style="dim"))
    parts.append(_refusal(answer) if answer.is_refusal else _claims(answer))
    return Group(*parts)


def why(found: Found) -> RenderableType:
    """The passages found, with their scores, and the sentences read."""
    hits = _table("score", "cosine", "BM25", "date", "passage")
    for hit in found.hits:
        hits.add_row(
            f"{hit.score:.3f}",
            f"{hit.similarity:.3f}",
            f"{hit.words:.2f}",
            _short_day(hit.passage.briefing.date),
            Text(textwrap.shorten(_plain(hit.passage.text), 200, placeholder=" …")),
        )
    read = _table("sure", "date", "sentence")
    for judged in found.reading.sentences[:10]:
        read.add_row(f"{judged.score:.3f}", _short_day(judged.briefing.date), Text(_plain(judged.sentence.text)))
    return Group(
        Text("\nPassages found", style="bold"), hits, Text("\nSentences read, the surest first", style="bold"), read
    )


def report(report: AddReport) -> str:
    """One line that says what adding did."""
    parts = [f"{count(report.added, 'briefing')} added"]
    parts += [f"{report.replaced} replaced"] if report.replaced else []
    parts += [f"{report.unchanged} unchanged"] if report.unchanged else []
    parts += [f"{report.removed} removed"] if report.removed else []
    parts += [f"{report_failures(report)} could not be read"] if report.failures else []
    return ", ".join(parts) + "."


def report_failures(report: AddReport) -> str:
    """How many files or records failed."""
    return count(len(report.failures), "file or record", "files or records")


def failure(failure: UnreadableFile) -> Text:
    return Text(f"Not added: {_plain(str(failure))}", style="red")


def error(error: BriefingsError) -> Text:
    return Text(_plain(str(error)), style="red")


def cards(cards: Sequence[Card], narrowed: bool = False) -> RenderableType:
    """The briefings as a table; `narrowed` says that only a part of the library was asked for."""
    if not cards and narrowed:
        return Text("No briefing has these dates and tags. See all: briefings list")
    if not cards:
        return Text("No briefings. Add some: briefings add FOLDER")
    table = _table("id", "date", "sentences", "title")
    for c in cards:
        title = Text(_plain(c.title)).append(f"  {_plain(', '.join(c.tags))}" if c.tags else "", style="dim")
        table.add_row(c.id, _short_day(c.date), f"{c.sentences:,}", title)
    return Group(table, Text(f"\n{count(len(cards), 'briefing')}.", style="dim"))


def card(card: Card) -> dict[str, Any]:
    """A briefing's entry of `list --json`."""
    return {
        "id": card.id,
        "title": card.title,
        "date": card.date.isoformat() if card.date else None,
        "tags": list(card.tags),
        "source": card.source,
        "sentences": card.sentences,
    }


def briefing(briefing: Briefing, sentences: Sequence[Sentence]) -> RenderableType:
    """A briefing with its sentences numbered; titles and headings stand between them."""
    lines: list[RenderableType] = [
        Text(_plain(briefing.title), style="bold"),
        Text(f"{_day(briefing.date)} · {briefing.id}", style="dim"),
        Text(_place(briefing.source), style="dim"),
    ]
    heading = None
    for number, sentence in enumerate(sentences, 1):
        section = briefing.section_at(sentence.start)
        if section != heading:
            lines.append(Text(f"\n{_plain(section.heading) or section.kind.value.capitalize()}", style="bold"))
            heading = section
        lines.append(_Hanging(Text(f"{number:>4}. "), Text(_plain(sentence.text))))
    return Group(*lines)


def findings(findings: Sequence[Finding]) -> RenderableType:
    """What was checked, each with its cure where it needs one."""
    return Group(
        *(
            _Hanging(Text("! " if f.cure else "✓ "), Text(_plain(f"{f.what} → {f.cure}" if f.cure else f.what)))
            for f in findings
        )
    )


def count(number: int, one: str, many: str = "") -> str:
    """Say how many of a thing there are, in the right number."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress(doing: str = "Adding") -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr that is told how far adding has come; nothing where nobody watches."""
    shown_on = console(stderr=True)
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TextColumn("{task.fields[stored]:,} briefings"),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=shown_on, transient=True, disable=not shown_on.is_terminal) as bar:
        task = bar.add_task(doing, total=1.0, stored=0)
        yield lambda told: bar.update(task, completed=told.fraction, stored=told.briefings)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A text behind a mark; its further lines stand below the text, not below the mark."""

    mark: Text
    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self.mark.cell_len
        lines = self.text.wrap(console, max(options.max_width - indent, 8), overflow="fold")
        for number, line in enumerate(lines):
            yield Text.assemble(self.mark if number == 0 else " " * indent, line)


def _claims(answer: Answer) -> RenderableType:
    texts = {claim.text for claim in answer.claims}
    parts: list[RenderableType] = []
    for claim in answer.claims:
        text = Text(_plain(claim.text))
        for citation in claim.citations:
            text.append(f" [{citation.number}]", style="cyan")
        parts += [text, Text("")]
    for citation in answer.citations:
        # What was just read is there to be compared, not to be read again.
        said = citation.quote.sentence.text in texts
        parts += [
            *_quoted(Text(f"[{citation.number}] ", style="cyan"), citation.quote, "dim" if said else ""),
            Text(""),
        ]
    return Group(*parts, _searched(answer.searched, answer.scope))


def _refusal(answer: Answer) -> RenderableType:
    parts: list[RenderableType] = [
        Text("The briefings do not say.", style="bold"),
        _searched(answer.searched, answer.scope),
    ]
    if answer.missing:
        parts.append(Text(f"Not mentioned in them: {_plain(', '.join(answer.missing))}."))
    if answer.nearest:
        parts.append(Text("\nNearest sentences, which do not answer:"))
        for near in answer.nearest:
            parts += [Text(""), *_quoted(Text("  · "), near)]
    return Group(*parts)


def _quoted(mark: Text, quote: Quote, style: str = "") -> Iterator[RenderableType]:
    """A quote behind its mark: of which briefing, the sentence, where it stands."""
    indent = Text(" " * mark.cell_len)
    about = f" · {_day(quote.date)} · {quote.section.kind.value} · {quote.nature.value}"
    yield _Hanging(mark, Text(_plain(quote.title)).append(about, style="dim"))
    yield _Hanging(indent, Text(f"“{_plain(quote.sentence.text)}”", style=style))
    span = f"characters {quote.sentence.start}–{quote.sentence.end}"
    yield _Hanging(indent, Text(f"{_place(quote.source)}, {span}", style="dim"))


def _searched(searched: Searched, scope: Scope) -> Text:
    text = f"Searched {count(searched.briefings, 'briefing')}"
    if searched.oldest and searched.newest:
        text += f", dated {_day(searched.oldest)} to {_day(searched.newest)}"
    if scope.is_dated:
        text += f"; scope: {_day(scope.since) if scope.since else '…'} to {_day(scope.until) if scope.until else '…'}"
    if scope.tags:
        text += f"; tags: {', '.join(scope.tags)}"
    if searched.undated:
        text += f"; {count(searched.undated, 'undated briefing')} left out"
    return Text(_plain(text) + ".", style="dim")


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def _short_day(day: date | None) -> str:
    return day.isoformat() if day else "undated"


def _place(source: str) -> str:
    """The file of a briefing, from here where it is below this folder."""
    path = Path(source)
    return _plain(str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else source)


def _table(*columns: str) -> Table:
    """A table whose last column takes what the others leave; only that one is folded."""
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns[:-1]:
        table.add_column(column, no_wrap=True)
    table.add_column(columns[-1], overflow="fold")
    return table


def _plain(text: str) -> str:
    """Keep a briefing from steering the terminal: escape and control characters are dropped, line breaks folded."""
    visible = "".join(c for c in strip_control_codes(text) if c.isprintable() or c.isspace())
    return " ".join(visible.split())
