"""Answers, lists and findings as a terminal shows them.

Every text of a briefing goes through `Text`, which prints brackets and escape codes as what they are.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from rich import progress as bars
from rich.console import Console, Group, RenderableType
from rich.control import strip_control_codes
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, Citation, Quote, Searched
from assistant.assistant import Found
from index.briefing import Briefing, Sentence
from index.errors import BriefingsError, UnreadableFile
from index.library import AddReport, Progress
from index.scope import Scope
from index.soundness import Finding
from index.sqlite_store import Card


def answer(answer: Answer) -> RenderableType:
    """An answer with its footnotes, or the refusal with what was searched."""
    parts: list[RenderableType] = []
    if answer.resolved != answer.question:
        parts.append(Text(f"Searched for: {_plain(answer.resolved)}", style="dim"))
    parts.append(_refusal(answer) if answer.is_refusal else _claims(answer))
    return Group(*parts)


def why(found: Found) -> RenderableType:
    """The passages found, with their scores, and the sentences read."""
    hits = Table("score", "cosine", "BM25", "date", "passage", title="Passages", title_justify="left")
    for hit in found.hits:
        hits.add_row(
            f"{hit.score:.3f}",
            f"{hit.similarity:.3f}",
            f"{hit.words:.2f}",
            _day(hit.passage.briefing.date),
            Text(_plain(hit.passage.text)[:200]),
        )
    read = Table("answers", "date", "sentence", title="Sentences", title_justify="left")
    for judged in found.reading.sentences[:10]:
        read.add_row(f"{judged.score:.3f}", _day(judged.briefing.date), Text(_plain(judged.sentence.text)))
    return Group(Text(""), hits, read)


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


def cards(cards: Sequence[Card]) -> RenderableType:
    """The briefings as a table."""
    if not cards:
        return Text("No briefings. Add some: briefings add FOLDER")
    table = Table("date", "title", "sentences", "tags", "id", box=None)
    for c in cards:
        table.add_row(_day(c.date), Text(_plain(c.title)), str(c.sentences), Text(_plain(", ".join(c.tags))), c.id)
    return Group(table, Text(f"{count(len(cards), 'briefing')}.", style="dim"))


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
        Text(f"{_day(briefing.date)} · {_plain(briefing.source)} · {briefing.id}", style="dim"),
    ]
    heading = None
    for number, sentence in enumerate(sentences, 1):
        section = briefing.section_at(sentence.start)
        if section != heading:
            lines.append(Text(f"\n{_plain(section.heading) or section.kind.value.capitalize()}", style="bold"))
            heading = section
        lines.append(Padding(Text(f"{number}. {_plain(sentence.text)}"), (0, 0, 0, 2)))
    return Group(*lines)


def findings(findings: Sequence[Finding]) -> RenderableType:
    """What was checked, each with its cure where it needs one."""
    lines = [Text(f"{'!' if f.cure else '✓'} {f.what}{f' → {f.cure}' if f.cure else ''}") for f in findings]
    return Group(*lines)


def count(number: int, one: str, many: str = "") -> str:
    """Say how many of a thing there are, in the right number."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Progress], None]]:
    """A bar that is told how far adding has come; nothing where nobody watches."""
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TextColumn("{task.fields[stored]:,} briefings"),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Adding", total=1.0, stored=0)
        yield lambda told: bar.update(task, completed=told.fraction, stored=told.briefings)


def _claims(answer: Answer) -> RenderableType:
    text = Text()
    for claim in answer.claims:
        text.append(_plain(claim.text))
        for citation in claim.citations:
            text.append(f" [{citation.number}]", style="cyan")
        text.append("\n\n")
    return Group(
        text, *(_footnote(citation) for citation in answer.citations), _searched(answer.searched, answer.scope)
    )


def _footnote(citation: Citation) -> RenderableType:
    return Group(Text(f"[{citation.number}] ", style="cyan").append(_where(citation.quote)), _quoted(citation.quote))


def _refusal(answer: Answer) -> RenderableType:
    parts: list[RenderableType] = [
        Text("The briefings do not say.", style="bold"),
        _searched(answer.searched, answer.scope),
    ]
    if answer.missing:
        parts.append(Text(f"Not mentioned in them: {', '.join(answer.missing)}."))
    if answer.nearest:
        parts.append(Text("\nNearest sentences, which do not answer:"))
        for near in answer.nearest:
            parts += [Text("· ").append(_where(near)), _quoted(near)]
    return Group(*parts)


def _where(quote: Quote) -> Text:
    text = Text(_plain(quote.title), style="bold")
    return text.append(
        f" · {_day(quote.date)} · {quote.section.kind.value} · {quote.nature.value}", style="not bold dim"
    )


def _quoted(quote: Quote) -> RenderableType:
    lines = Text(f"“{_plain(quote.sentence.text)}”\n").append(
        f"{_plain(quote.source)}, characters {quote.sentence.start}–{quote.sentence.end}", style="dim"
    )
    return Padding(lines, (0, 0, 1, 4))


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
    return f"{day.day} {day:%B %Y}" if day else "undated"


def _plain(text: str) -> str:
    """Keep a briefing from steering the terminal: escape and control characters are dropped, line breaks folded."""
    visible = "".join(c for c in strip_control_codes(text) if c.isprintable() or c.isspace())
    return " ".join(visible.split())
