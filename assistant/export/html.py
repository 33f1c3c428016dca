"""Entries → one HTML file that needs nothing else: no script, no address, no font from anywhere."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from assistant.export.entry import NEAREST, TITLE, Entry, Note, about
from assistant.wording import day

# Whatever a briefing may say, a browser loads and runs nothing for this page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.2rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.2rem; margin: 0 0 .6rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
section { margin-top: 2.2rem; padding-top: 1.4rem; border-top: 1px solid #8886; }
p, ol, ul { margin: .5rem 0; }
.quiet, .notes { font-size: .85rem; }
.quiet { opacity: .75; }
.notes { list-style: none; padding: 0; margin-top: 1.2rem; }
.notes li { margin: .7rem 0; padding-left: 2.2rem; text-indent: -2.2rem; }
.near li { padding-left: 0; text-indent: 0; }
.notes a { display: inline-block; min-width: 2.2rem; text-indent: 0; }
.doubt { color: #b00020; }
sup { line-height: 0; }
sup a, .notes a { color: inherit; text-decoration: none; }
sup a:hover, .notes a:hover { text-decoration: underline; }
q { quotes: "“" "”"; }
:target { background: #ff05; }
@media (prefers-color-scheme: dark) { .doubt { color: #ff8a80; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  .quiet { opacity: 1; }
  h2, h3 { break-after: avoid; }
  .notes li, p { break-inside: avoid; }
}
"""


def html(entries: Sequence[Entry], today: date) -> bytes:
    """Write a document; each citation links to its footnote and back."""
    title = entries[0].question if len(entries) == 1 else TITLE
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{TITLE}</h1>",
        f'<p class="quiet">Exported on {day(today)}.</p>',
        *(part for number, entry in enumerate(entries, 1) for part in _entry(entry, f"q{number}")),
        "</body>",
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode("utf-8")


def _entry(entry: Entry, name: str) -> Iterator[str]:
    yield f'<section id="{name}">'
    yield f"<h2>{_said(entry.question)}</h2>"
    if entry.resolved:
        yield f'<p class="quiet">Searched for: {_said(entry.resolved)}</p>'
    if entry.says:
        yield f"<p><strong>{escape(entry.says)}</strong></p>"
    if entry.choices:
        yield "<ol>"
        yield from (f"<li>{_said(choice)}</li>" for choice in entry.choices)
        yield "</ol>"
    used: set[int] = set()
    heading = ""
    for line in entry.lines:
        if line.heading != heading:
            heading = line.heading
            yield f"<h3>{_said(heading)}</h3>"
        marks = "".join(_mark(name, number, used) for number in line.numbers)
        doubt = f' <em class="doubt">({escape(line.doubt)})</em>' if line.doubt else ""
        counted = f' <span class="quiet">({escape(line.corroboration)})</span>' if line.corroboration else ""
        yield f"<p>{_said(line.text)}{marks}{doubt}{counted}</p>"
    yield from (f'<p class="doubt">{_said(told)}</p>' for told in entry.disagreements)
    if entry.notes:
        yield '<ol class="notes">'
        yield from (
            f'<li id="{name}-n{n.number}"><a href="#{name}-c{n.number}" title="Back to the text">[{n.number}]</a>'
            f"{_note(n)}</li>"
            for n in entry.notes
        )
        yield "</ol>"
    if entry.searched:
        yield f'<p class="quiet">{_said(entry.searched)}</p>'
    if entry.missing:
        yield f"<p>{_said(entry.missing)}</p>"
    if entry.nearest:
        yield f"<p>{NEAREST}</p>"
        yield '<ul class="notes near">'
        yield from (f"<li>{_note(note)}</li>" for note in entry.nearest)
        yield "</ul>"
    yield "</section>"


def _mark(name: str, number: int, used: set[int]) -> str:
    """Return the mark of a citation; the way back from its footnote leads to the first."""
    place = "" if number in used else f' id="{name}-c{number}"'
    used.add(number)
    return f'<sup{place}><a href="#{name}-n{number}">[{number}]</a></sup>'


def _note(note: Note) -> str:
    return (
        f"<strong>{_said(note.title)}</strong> · {_said(about(note))}<br>"
        f'<q>{_said(note.text)}</q><br><span class="quiet">{_said(note.place)}</span>'
    )


def _said(text: str) -> str:
    # A text that runs from right to left turns itself around, not what stands beside it.
    return f"<bdi>{escape(text)}</bdi>"
