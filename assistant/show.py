"""Answers, lists and findings as a terminal shows them.

Every text of a briefing goes through `Text` and `plain`: brackets are no markup there, escape codes are dropped.
"""

import os
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich import progress as bars
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.live import Live
from rich.table import Table
from rich.text import Text

from assistant.analysis.absence import Absence
from assistant.analysis.changes import Change, Changes
from assistant.analysis.timeline import Timeline, when
from assistant.analysis.watch import Watched
from assistant.answer import Answer, Claim, Conflict, Quote, Searched
from assistant.find import Found
from assistant.gloss import gloss, subject_told
from assistant.kind import Kind, kind_of
from assistant.records.replay import Replayed
from assistant.records.watches import Watch
from assistant.stance.nature import in_words
from assistant.wording import (
    NOTHING_NEAR,
    beside,
    corroboration,
    count,
    day,
    differing,
    disagreement,
    extent,
    headed,
    is_nothing_new,
    moment,
    none_mentions,
    plain,
    sides,
    span,
    stands,
)
from index.briefing import Briefing, Card, Sentence
from index.errors import BriefingsError, UnreadableFile
from index.progress import AddReport, Progress
from index.scope import Extent, Scope
from index.soundness import Finding

FEW = 5  # of many files that are named
UNFOLDED = 100_000  # characters; wider than any line that we print


def console(*, stderr: bool = False) -> Console:
    """Where to print. Only a terminal folds lines: who reads a file or a pipe wants a sentence on one line."""
    found = Console(stderr=stderr, highlight=False)
    if not found.is_terminal and "COLUMNS" not in os.environ:
        found.width = UNFOLDED
    return found


def answer(answer: Answer) -> RenderableType:
    """An answer with its footnotes, the refusal with what was searched, or the readings to choose from."""
    if answer.choices:
        return _choices(answer)
    parts: list[RenderableType] = []
    if answer.resolved != answer.question:
        parts.append(Text(f"Searched for: {plain(answer.resolved)}", style="dim"))
    parts.append(_refusal(answer) if answer.is_refusal else _claims(answer))
    return Group(*parts)


def choice(typed: str, choices: Sequence[str]) -> str:
    """Return the question that a typed number stands for; what was typed where it is none of the choices' numbers."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    return choices[number - 1] if 1 <= number <= len(choices) else typed


def why(found: Found) -> RenderableType:
    """The passages found, with their scores, and the sentences read."""
    hits = _table("score", "cosine", "BM25", "date", "passage")
    for hit in found.hits:
        hits.add_row(
            f"{hit.score:.3f}",
            f"{hit.similarity:.3f}",
            f"{hit.words:.2f}",
            _short_day(hit.passage.briefing.date),
            Text(textwrap.shorten(plain(hit.passage.text), 200, placeholder=" …")),
        )
    read = _table("sure", "date", "sentence")
    for judged in found.reading.sentences[:10]:
        read.add_row(f"{judged.score:.3f}", _short_day(judged.briefing.date), Text(plain(judged.sentence.text)))
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


def erased(briefings: int, versions: int) -> str:
    """One line that says how many briefings were erased, and how many earlier versions of any."""
    parts = [count(briefings, "briefing")] if briefings or not versions else []
    parts += [count(versions, "earlier version")] if versions else []
    return f"Erased {' and '.join(parts)}."


def passed_over(report: AddReport) -> Text:
    """Which files in folders were left aside, as they are of no format that is read; of many the first."""
    number, names = len(report.passed_over), [file.name for file in report.passed_over[:FEW]]
    more = f" and {number - FEW:,} more" if number > FEW else ""
    told = f"{count(number, 'file')} of another kind {'was' if number == 1 else 'were'} passed over: "
    return Text(f"{told}{plain(', '.join(names))}{more}")


def report_failures(report: AddReport) -> str:
    """How many files or records failed."""
    return count(len(report.failures), "file or record", "files or records")


def failure(failure: UnreadableFile) -> Text:
    return Text(f"Not added: {plain(str(failure))}", style="red")


def line(text: str) -> Text:
    """A line that holds what a user or a briefing wrote."""
    return Text(plain(text))


def error(error: BriefingsError) -> Text:
    return Text(plain(str(error)), style="red")


def cards(cards: Sequence[Card], narrowed: bool = False) -> RenderableType:
    """The briefings as a table; `narrowed` says that only a part of the library was asked for."""
    if not cards and narrowed:
        return Text("No briefing has these dates and tags. See all: briefings list")
    if not cards:
        return Text("No briefings. Add some: briefings add FOLDER")
    table = _table("id", "date", "sentences", "title")
    for c in cards:
        title = Text(plain(c.title)).append(f"  {plain(', '.join(c.tags))}" if c.tags else "", style="dim")
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
        Text(plain(briefing.title), style="bold"),
        Text(f"{day(briefing.date)} · {briefing.id}", style="dim"),
        Text(_place(briefing.source), style="dim"),
    ]
    heading = None
    for number, sentence in enumerate(sentences, 1):
        section = briefing.section_at(sentence.start)
        if section != heading:
            lines.append(Text(f"\n{headed(section)}", style="bold"))
            heading = section
        lines.append(_Hanging(Text(f"{number:>4}. "), Text(plain(sentence.text))))
    return Group(*lines)


def findings(findings: Sequence[Finding]) -> RenderableType:
    """What was checked, each with its cure where it needs one."""
    return Group(
        *(
            _Hanging(Text("! " if f.cure else "✓ "), Text(plain(f"{f.what} → {f.cure}" if f.cure else f.what)))
            for f in findings
        )
    )


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


@contextmanager
def writing() -> Iterator[Callable[[Claim], None]]:
    """Claims that are told one by one, on a terminal, and gone when all are there: the whole answer takes their place.

    Where it is cut short they stay.
    """
    live = Live(console=console(), auto_refresh=False)
    parts: list[RenderableType] = []

    def tell(claim: Claim) -> None:
        parts.extend((_claim(claim), Text("")))
        live.start()  # only now: of what ends before a claim is there, nothing is left
        live.update(Group(*parts), refresh=True)

    try:
        yield tell
        live.transient = True
        live.update(Group())  # what is higher than the terminal could not be taken away
    finally:
        live.stop()


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


def timeline(found: Timeline) -> RenderableType:
    """The events in order with their footnotes; days of reports stand in brackets."""
    if not found.events:
        return Group(Text("The briefings tell of no such event.", style="bold"), _searched(found.searched, found.scope))
    events = _table("date", "event")
    for event in found.events:
        days = when(event.first, event.last)
        text = Text(plain(event.text))
        for citation in event.citations:
            text.append(f" [{citation.number}]", style="cyan")
        days = f"({days})" if event.is_of_report else f"→ {days}" if event.is_announced else days
        events.add_row(Text(days), text)
    parts: list[RenderableType] = [events, Text("")]
    for citation in found.citations:
        told = citation.quote
        about = beside(plain(told.title), day(told.date), told.nature.value, stands(told))
        parts.append(_Hanging(Text(f"[{citation.number}] ", style="cyan"), Text(about, style="dim")))
    notes = ["In brackets: the sentence names no day, and that is the day of its report."]
    if not any(event.is_of_report for event in found.events):
        notes.clear()
    if any(event.is_announced for event in found.events):
        notes.append("After an arrow: told beforehand; none of these sentences says that it came to pass.")
    if found.left_out:
        notes.append(f"{count(found.left_out, 'less relevant event')} left out.")
    if found.undated:
        notes.append(f"{count(found.undated, 'sentence')} of undated briefings left out.")
    lines = [Text(note, style="dim") for note in notes]
    return Group(*parts, Text(""), *lines, _searched(found.searched, found.scope))


def replayed(found: Replayed) -> RenderableType:
    """The points of a receipt, those that hold and those that do not with the reason, and what else has changed."""
    lines: list[RenderableType] = []
    for point in found.points:
        mark, style = ("✓ ", "") if point.holds else ("✗ ", "red")
        lines.append(_Hanging(Text(mark, style=style), Text(plain(point.what))))
        if point.why:
            lines.append(_Hanging(Text("  "), Text(plain(point.why), style="dim" if point.holds else style)))
    if found.holds:
        lines += [_Hanging(Text("· "), Text(plain(change), style="dim")) for change in found.changes]
    lost = sum(not point.holds for point in found.points)
    ending = f"{lost} of {count(len(found.points), 'point')} no longer " + ("holds." if lost == 1 else "hold.")
    return Group(*lines, Text("The receipt holds." if found.holds else ending, style="bold"))


def changes(found: Changes) -> RenderableType:
    """What new briefings say that older ones did not: how much of it, and by stories, each with both sentences."""
    looked = moment(found.since) if isinstance(found.since, datetime) else ""
    since = f"added since {looked}" if looked else f"since {day(found.since)}"
    undated = f" ({found.undated} of them undated, added since)" if found.undated and not looked else ""
    about = f" about “{plain(found.about)}”" if found.about else ""
    compared = f"{count(found.new, 'briefing')} {since}{undated}, compared with {count(found.old, 'earlier one')}."
    parts: list[RenderableType] = [
        Text(f"{_counted((*found.changes, *found.further)) or 'Nothing new'}{about}: {compared}", style="bold")
    ]
    stories: dict[str, list[Change]] = {}
    for change in found.changes:
        stories.setdefault(change.story, []).append(change)
    for story, told in stories.items():
        parts += [Text(f"\n{plain(story)}", style="bold"), *_changes(told, story)]
    most = len(found.changes) + found.left_out
    notes = [f"\nNot shown: {_counted(found.further)}. All: --most {most}"] if found.further else []
    notes += [f"{count(found.unread, 'new briefing')} not read: too many at once."] if found.unread else []
    return Group(*parts, *(Text(line, style="dim") for line in notes))


def _counted(changes: Sequence[Change]) -> str:
    """Say how many changes there are of each kind, the weightiest first; "" where there are none."""
    kinds = Counter(f"{'' if change.sure else 'possibly '}{change.kind.value}" for change in changes)
    return ", ".join(f"{number:,} {kind}" for kind, number in kinds.items())


def watched(found: Sequence[Watched]) -> RenderableType:
    """What became of each standing question."""
    parts: list[RenderableType] = []
    for one in found:
        searched = f" ({count(one.searched, 'new briefing')} since {day(one.since.astimezone().date())})"
        parts.append(Text(plain(one.question), style="bold").append(f" – {one.kind.value}").append(searched, "dim"))
        parts += [*_changes(one.changes), Text("")] if one.changes else []
    return Group(*parts) if parts else Text("No question is watched. Add one: briefings watch add QUESTION")


def watches(found: Sequence[Watch]) -> RenderableType:
    """The standing questions, numbered."""
    if not found:
        return Text("No question is watched. Add one: briefings watch add QUESTION")
    table = _table("", "asked last", "question")
    for number, one in enumerate(found, 1):
        table.add_row(str(number), _short_day(one.at.astimezone().date()), Text(plain(one.question)))
    return table


def _changes(found: Sequence[Change], story: str = "") -> Iterator[RenderableType]:
    """Each change with the sentence that says it and the one that said otherwise; `story` is a title not to repeat."""
    for change in found:
        kind = change.kind.value if change.sure else f"possibly {change.kind.value}"
        yield from _told(f"{kind}: ", change.now, story)
        if change.before and change.about:
            yield from _told("was: ", change.before, story, "dim")
            differ = differing(change.about, change.before_words, change.now_words, between=" → ")
            late = " (the new briefing is of an earlier day)" if _is_earlier(change.now, change.before) else ""
            yield Text(f"    {differ}{late}", style="yellow")


def _told(lead: str, quote: Quote, story: str, style: str = "") -> Iterator[RenderableType]:
    """A sentence behind what leads it, and in one line where it stands."""
    yield _Hanging(Text(f"  {lead}", style="cyan"), Text(f"“{plain(quote.sentence.text)}”", style=style))
    title = "" if quote.title == story else f"{plain(quote.title)} · "
    yield _Hanging(Text("    "), Text(f"{title}{_about(quote)} · {stands(quote)}", style="dim"))


def absence(told: Absence, most: int = 10) -> RenderableType:
    """Where a name is mentioned, or that no briefing does; and how it was looked for."""
    looked_for = Text(f"Looked for: {plain(', '.join(told.spellings))}", style="dim")
    scope = Scope(told.since, told.until)
    left_out = f"; {count(told.undated, 'undated briefing')} left out" if told.undated else ""
    if told.is_absent:
        said = none_mentions(scope, f"“{told.name}”")
        said += f", nor {count(told.searched_undated, 'undated one')}" if told.searched_undated else ""
        near = [Text(f"Written much like it, and not looked for: {plain(', '.join(told.near))}")] if told.near else []
        return Group(Text(f"{said} ({told.searched:,} searched{left_out}).", style="bold"), looked_for, *near)
    number = f"{len(told.found):,} of {count(told.searched, 'briefing')} searched{left_out}"
    parts: list[RenderableType] = [
        Text(f"“{plain(told.name)}” is mentioned in {number}.", style="bold"),
        looked_for,
    ]
    for one in told.found[:most]:
        parts += [Text(""), *_quoted(Text("  · "), one)]
    if len(told.found) > most:
        more = count(len(told.found) - most, "more briefing")
        parts.append(Text(f"\n… and in {more}: --json lists all.", style="dim"))
    return Group(*parts)


def _is_earlier(one: Quote, other: Quote) -> bool:
    return bool(one.date and other.date and one.date < other.date)


def _claims(answer: Answer) -> RenderableType:
    parts: list[RenderableType] = []
    heading = ""
    is_when = kind_of(answer.question) is Kind.DATE
    for one in answer.claims:
        if one.heading != heading:
            heading = one.heading
            parts.append(Text(plain(heading), style="bold"))
        told = _claim(one)
        if one.citations and (explained := _explained(one.text, one.citations[0].quote, is_when=is_when)):
            told.append(f" ({explained})", style="dim")
        parts += [told, Text("")]
    return Group(*parts, _below(answer))


def _explained(text: str, quote: Quote, *, is_when: bool) -> str:
    """Explain a claim by what it quotes: its days to who asks when, whom its pronoun means to anybody."""
    if is_when:
        return gloss(quote)
    return subject_told(quote) if text == quote.sentence.text else ""


def _claim(claim: Claim) -> Text:
    """A claim with its numbers."""
    text = Text(plain(claim.text))
    for citation in claim.citations:
        text.append(f" [{citation.number}]", style="cyan")
    if counted := corroboration(claim.corroboration):
        text.append(f" ({counted})", style="dim")
    return text


def _below(answer: Answer) -> RenderableType:
    """What stands below the claims of an answer: what disagrees, the footnotes, what was left out and searched."""
    texts = {claim.text for claim in answer.claims}
    parts: list[RenderableType] = []
    for conflict in answer.conflicts:
        parts += [*_disagreement(answer, conflict), Text("")]
    for citation in answer.citations:
        # What was just read is there to be compared, not to be read again.
        said = citation.quote.sentence.text in texts
        parts += [
            *_quoted(Text(f"[{citation.number}] ", style="cyan"), citation.quote, "dim" if said else ""),
            Text(""),
        ]
    return Group(*parts, *_told_of_writing(answer), _searched(answer.searched, answer.scope))


def _told_of_writing(answer: Answer) -> Iterator[RenderableType]:
    """What became of writing, and each sentence that was left out with what is wrong with it."""
    if answer.written_by:
        yield Text(f"Written by {plain(answer.written_by)}; every sentence was checked.", style="dim")
    if answer.note:
        yield Text(plain(answer.note))
    for one in answer.withheld:
        yield _Hanging(Text("  – "), Text(f"{plain(one.text)} – {plain(' '.join(one.reasons))}", style="dim"))
    if answer.written_by or answer.note:
        yield Text("")


def _disagreement(answer: Answer, conflict: Conflict) -> Iterator[RenderableType]:
    """Two sentences side by side, the newer first, neither chosen."""
    yield Text(f"{disagreement(conflict)}:", style="bold")
    for lead, side, _ in sides(conflict):
        about = f" [{answer.number(side)}] {day(side.date)} · {plain(in_words(side))}"
        said = Text(f"“{plain(side.sentence.text)}”").append(about, style="dim")
        yield _Hanging(Text(f"  {lead + ':':<12}"), said)


def _choices(answer: Answer) -> RenderableType:
    readings = (_Hanging(Text(f"{n:>3}. "), Text(plain(choice))) for n, choice in enumerate(answer.choices, 1))
    return Group(Text("Which do you mean?", style="bold"), *readings)


def _refusal(answer: Answer) -> RenderableType:
    parts: list[RenderableType] = [
        *([] if is_nothing_new(answer) else [Text("The briefings do not say.", style="bold")]),
        *_told_of_writing(answer),
        _searched(answer.searched, answer.scope),
    ]
    if answer.missing and answer.scope.is_dated:
        number = answer.searched.briefings
        parts.append(Text(f"{none_mentions(answer.scope, ' or '.join(answer.missing))} ({number:,} searched)."))
    elif answer.missing:
        parts.append(Text(f"Not mentioned in them: {plain(', '.join(answer.missing))}."))
    if answer.nearest:
        parts.append(Text("\nNearest sentences, which do not answer:"))
        for near in answer.nearest:
            parts += [Text(""), *_quoted(Text("  · "), near)]
    elif answer.searched.briefings:
        parts.append(Text(NOTHING_NEAR))
    return Group(*parts)


def _quoted(mark: Text, quote: Quote, style: str = "") -> Iterator[RenderableType]:
    """A quote behind its mark: of which briefing, on whose word, the sentence, where it stands."""
    indent = Text(" " * mark.cell_len)
    yield _Hanging(mark, Text(plain(quote.title)).append(f" · {_about(quote)}", style="dim"))
    yield _Hanging(indent, Text(f"“{plain(quote.sentence.text)}”", style=style))
    yield _Hanging(indent, Text(beside(gloss(quote), stands(quote)), style="dim"))


def _about(quote: Quote) -> str:
    return beside(day(quote.date), headed(quote.section), plain(in_words(quote)))


def wider(held: Extent, *, is_given: bool) -> str:
    """Say how to search all of a library where no briefing has the dates; `is_given` by options, else by the words."""
    if not held.oldest or not held.newest:
        return "No briefing of the library has a date. Ask without one."
    how = "without --since and --until" if is_given else f"with --since {held.oldest}, or if the question names no day"
    return f"The library's briefings are dated {span(held.oldest, held.newest)}. They are searched {how}."


def _searched(searched: Searched, scope: Scope) -> Text:
    return Text(plain(extent(searched, scope)), style="dim")


def _short_day(day: date | None) -> str:
    return day.isoformat() if day else "undated"


def _place(source: str) -> str:
    """The file of a briefing, from here where it is below this folder."""
    path = Path(source)
    return plain(str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else source)


def _table(*columns: str) -> Table:
    """A table whose last column takes what the others leave; only that one is folded."""
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns[:-1]:
        table.add_column(column, no_wrap=True)
    table.add_column(columns[-1], overflow="fold")
    return table
