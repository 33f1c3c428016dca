"""Pages → pages without what comes back at their tops and bottoms: running heads, footers, page numbers.

That is no text of the briefing, and would stand in the midst of a sentence that runs on over the end of a page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from index.report_date import parse_date
from index.sections import is_section_name

_AT_EDGE = 3  # lines at the top or bottom of a page
_PAGES = 3  # on which a line comes back, at least
_PAGES_NUMBERED = 2  # which a page number tells apart, at least
_LARGER = 1.1  # than the letters of most of the text
_WORDS_OF_A_DATE = 4
_COUNT = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_HERE = "\0"  # in the place of a page's own number
_PAGE_NUMBER = re.compile(rf"\W*?(?:\b(?:page|p\.|seite)\s*)?{_HERE}(?:\s*(?:of|/|von)\s*\d+)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; it is bold where its first and its last character are.

    `size` is that of its letters, `height` how far above the foot of the page it stands, both in points.
    """

    text: str
    size: float
    bold: bool
    height: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of each page, and what stood at the tops and bottoms of them, each once and without page numbers."""

    lines: tuple[tuple[Line, ...], ...]
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Look:
    """By what a line is known again; `ahead` is by how much the number left out of its words is ahead of its page."""

    words: str
    size: float
    bold: bool
    ahead: int | None = None


_Looked = tuple[Line, frozenset[_Look]]


def without_running_lines(pages: Sequence[Sequence[Line]]) -> Pages:
    """Leave out the lines that come back at the edges of half of the pages at least, equal but for the page's number.

    Of those at an edge only the outermost: what stands below a line of the text is text. What blank lines were at the
    ends of a page go too.
    """
    usual = _usual_size(pages)
    from_top = [sorted(filter(_is_inked, page), key=lambda line: -line.height) for page in pages]
    tops = [_looked(n, lines[:_AT_EDGE], usual) for n, lines in enumerate(from_top)]
    feet = [_looked(n, lines[: -_AT_EDGE - 1 : -1], usual) for n, lines in enumerate(from_top)]
    seen = Counter(look for edges in zip(tops, feet, strict=True) for look in _looks(edges))
    running = {look for look, pages_ in seen.items() if pages_ >= max(_fewest(look), len(pages) // 2)}
    tops, feet = ([_outermost(edge, running) for edge in edges] for edges in (tops, feet))
    kept = tuple(_without(page, top + foot) for page, top, foot in zip(pages, tops, feet, strict=True))
    return Pages(kept, _told(tops, running), _told(feet, running)) if any(kept) else Pages(tuple(map(tuple, pages)))


def _usual_size(pages: Iterable[Iterable[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _is_inked(line: Line) -> bool:
    return bool(line.text.strip())


def _looked(page: int, lines: Iterable[Line], usual: float) -> list[_Looked]:
    return [(line, frozenset(_looks_of(line, page, usual))) for line in lines]


def _looks_of(line: Line, page: int, usual: float) -> Iterator[_Look]:
    words = " ".join(line.text.split())
    if is_section_name(words):
        return
    yield _Look(words, line.size, line.bold)
    stands_out = line.bold or line.size > usual * _LARGER or _is_date(words)
    for count in _COUNT.finditer(words):
        numbered = words[: count.start()] + _HERE + words[count.end() :]
        # "Day 2" in larger letters and "2 March 2026" head what is told below.
        if _PAGE_NUMBER.fullmatch(numbered) or not stands_out:
            yield _Look(numbered, line.size, line.bold, int(count[0]) - page)


def _is_date(words: str) -> bool:
    return len(words.split()) <= _WORDS_OF_A_DATE and parse_date(words) is not None


def _looks(edges: Iterable[Iterable[_Looked]]) -> set[_Look]:
    return {look for edge in edges for _, looks in edge for look in looks}


def _fewest(look: _Look) -> int:
    return _PAGES_NUMBERED if _PAGE_NUMBER.fullmatch(look.words) else _PAGES


def _outermost(edge: Iterable[_Looked], running: set[_Look]) -> list[_Looked]:
    return list(takewhile(lambda looked: looked[1] & running, edge))


def _without(page: Iterable[Line], left_out: Iterable[_Looked]) -> tuple[Line, ...]:
    gone = {id(line) for line, _ in left_out}
    kept = list(dropwhile(lambda line: not _is_inked(line), (line for line in page if id(line) not in gone)))
    while kept and not _is_inked(kept[-1]):
        kept.pop()
    return tuple(kept)


def _told(edges: Iterable[Iterable[_Looked]], running: set[_Look]) -> tuple[str, ...]:
    """Return what the lines say, the page's number left out; nothing of one that is no more than that."""
    said = (
        _PAGE_NUMBER.sub("", next(look.words for look in looks if look in running))
        for edge in edges
        for _, looks in edge
    )
    return tuple(dict.fromkeys(words for words in said if words))
