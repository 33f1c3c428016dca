"""Text and headings → sections: what each part of a briefing is for, by heading, by bullet or by position."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from index.briefing import Section, SectionKind
from index.lines import BULLET, first_of, lines_of
from index.loaders.draft import Heading
from index.segment import spans

_NAMES = {
    SectionKind.TAKEAWAYS: (
        "takeaway, takeaways, key takeaway, key takeaways, main takeaways, top takeaways, key point, key points, "
        "main points, key findings, findings, main findings, key facts, key developments, main developments, "
        "highlights, key highlights, headlines, top lines, top line, bottom line, the bottom line, "
        "bottom line up front, bluf, at a glance, in brief, in short, tl;dr, tldr, summary, executive summary, "
        "key messages, what you need to know, what to know, the essentials"
    ),
    SectionKind.IMPLICATIONS: (
        "implication, implications, key implications, policy implications, possible implications, consequences, "
        "possible consequences, potential consequences, what it means, what this means, what that means, "
        "why it matters, why this matters, so what, the so what, outlook, forecast, prospects, looking ahead, "
        "what next, what's next, what happens next, what comes next, next steps, what to watch, what to watch for, "
        "risks, risks and opportunities, scenarios, assessment, our assessment, analyst assessment, key judgments, "
        "key judgements, analysis, our analysis, analyst comment, comment, our view, significance, impact, "
        "potential impact"
    ),
    SectionKind.NARRATIVE: (
        "narrative, the narrative, report, full report, the report, reporting, story, the story, full story, body, "
        "main text, full text, background, context, background and context, detail, details, in detail, the details, "
        "description, events, what happened, situation, the situation, current situation, situation overview, "
        "overview, developments, recent developments, discussion, introduction, timeline, chronology"
    ),
}
_KINDS = {name.strip(): kind for kind, names in _NAMES.items() for name in names.split(",")}
_CONNECTED = re.compile(r"\s(?:for|from|of|in|and|to|on|at|&)\s|\s?[:(–—-]\s")

_JUDGES = re.compile(
    r"\b(?:could|may|might|would|potential|potentially|likely|unlikely|possible|possibly|probably|risks?|perhaps)\b",
    re.IGNORECASE,
)
_ENOUGH = 200  # paragraphs, to see how a text is laid out
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")


def kind_of(heading: str) -> SectionKind:
    """Return what stands under a heading; OTHER where its name is not a known one ("Outlook for 2026" is)."""
    name = _plain(heading)
    return _KINDS.get(name) or _KINDS.get(_CONNECTED.split(name, maxsplit=1)[0]) or SectionKind.OTHER


def is_section_name(line: str) -> bool:
    """Is this a well-known name of a section and nothing else?"""
    return _plain(line) in _KINDS


def _plain(heading: str) -> str:
    return " ".join(heading.replace("’", "'").casefold().split()).strip(" .:*_#")


def find_sections(text: str, headings: Sequence[Heading], start: int = 0) -> tuple[Section, ...]:
    """Cut a text at its headings; what stands before the first is NARRATIVE, and without any, position decides.

    A heading that says nothing of its kind has that of the one it stands under. Every character from `start`
    on (below title and date lines) that is no blank and in no heading lies in exactly one section.
    """
    ends = [*(heading.start for heading in headings), len(text)]
    found = (
        _under(text, start, ends[0], SectionKind.NARRATIVE, "") if headings else _by_position(text, start, len(text))
    )
    for (heading, kind), end in zip(_inherited(headings), ends[1:], strict=True):
        found += _under(text, heading.end, end, kind, heading.name)
    return tuple(found)


def whole(text: str) -> tuple[Section, ...]:
    """Return one section with all that is no blank; none where there is nothing."""
    return tuple(_under(text, 0, len(text), SectionKind.NARRATIVE, ""))


def _inherited(headings: Sequence[Heading]) -> Iterator[tuple[Heading, SectionKind]]:
    above: list[tuple[int, SectionKind]] = []
    for heading in headings:
        while above and above[-1][0] >= heading.rank:
            above.pop()
        kind = kind_of(heading.name)
        if kind is SectionKind.OTHER and above:
            kind = above[-1][1]
        above.append((heading.rank, kind))
        yield heading, kind


def _under(text: str, start: int, end: int, kind: SectionKind, heading: str) -> list[Section]:
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return [Section(kind, heading, start, start + len(body.strip()))] if body.strip() else []


# --- by position ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """`block` counts what blank lines set apart, `longer` means several sentences."""

    start: int
    block: int
    bullet: bool
    longer: bool
    judges: bool

    @property
    def is_point(self) -> bool:
        return self.bullet or not self.longer


def _by_position(text: str, start: int, end: int) -> list[Section]:
    """Cut a text without headings: points before the first longer paragraph are takeaways, then implications.

    Points are bullets or paragraphs of one sentence. Two at least must stand there (or one bullet), and the rest must
    be mostly of longer paragraphs, else the text is a report in short paragraphs and all of it NARRATIVE. A text of
    nothing but bullets has no narrative. Only the order is sure; where the implications begin is read off the words
    of judgement (`_first_implication`).
    """
    paragraphs = list(islice(_paragraphs(text, start, end), _ENOUGH))
    points = paragraphs[: next((n for n, p in enumerate(paragraphs) if not p.is_point), len(paragraphs))]
    rest = paragraphs[len(points) :]
    all_bullets = all(p.bullet for p in points)
    led_by_points = all_bullets if not rest else 2 * sum(not p.is_point for p in rest) >= len(rest)
    if not points or not led_by_points or (len(points) < 2 and not all_bullets):
        return _under(text, start, end, SectionKind.NARRATIVE, "")
    turn = _first_implication(points)
    told = rest[0].start if rest else end
    turned = points[turn].start if turn < len(points) else told
    groups = (
        (SectionKind.TAKEAWAYS, start, turned),
        (SectionKind.IMPLICATIONS, turned, told),
        (SectionKind.NARRATIVE, told, end),
    )
    return [section for kind, first, last in groups for section in _under(text, first, last, kind, "")]


def _first_implication(points: list[_Paragraph]) -> int:
    """Return how many of the points are takeaways.

    Where blank lines make groups of points and at least half of the last group judge (could, may, likely…), that
    group is the implications. Else they are the judging points at the end, but no more than half of all: takeaways
    judge as well, and a briefing has no fewer of them.
    """
    blocks = [list(group) for _, group in groupby(points, key=lambda p: p.block)]
    if 1 < len(blocks) < len(points) and 2 * sum(p.judges for p in blocks[-1]) >= len(blocks[-1]):
        return len(points) - len(blocks[-1])
    judging = 0
    while judging < len(points) // 2 and points[-1 - judging].judges:
        judging += 1
    return len(points) - judging


def _paragraphs(text: str, start: int, end: int) -> Iterator[_Paragraph]:
    """Yield the bullets and paragraphs. A line is a paragraph where every line around it is finished as well."""
    for block, members in enumerate(_blocks(text, start, end)):
        wrapped = not all(_FINISHED.search(line[0]) for line in members)
        run: list[re.Match[str]] = []
        for line in members:
            if run and (BULLET.match(line[0]) or not wrapped):
                yield _paragraph(text, run, block)
                run = []
            run.append(line)
        yield _paragraph(text, run, block)


def _blocks(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """Yield the lines between one blank line and the next."""
    block: list[re.Match[str]] = []
    for line in lines_of(text, start, end):
        if block and text.count("\n", block[-1].end(), line.start()) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraph(text: str, lines: list[re.Match[str]], block: int) -> _Paragraph:
    start = first_of(lines[0])
    written = text[start : lines[-1].end()].rstrip()
    return _Paragraph(
        start=start,
        block=block,
        bullet=bool(BULLET.match(written)),
        longer=len(list(islice(spans(written), 2))) > 1,
        judges=bool(_JUDGES.search(written)),
    )
