"""HTML → text, by lxml and inscriptis, which tells where each heading stands in its text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_engine import Inscriptis
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_document_state import HtmlDocumentState
from inscriptis.model.html_element import HtmlElement as Shown
from inscriptis.model.table import Table
from inscriptis.model.tag import CustomHtmlTagHandlerMapping
from inscriptis.model.tag.table_tag import table_end_handler
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from index.errors import UnreadableFile
from index.loaders.decode import decode
from index.loaders.draft import Draft, Heading, as_tags
from index.loaders.limits import HTML_DEPTH, HTML_ELEMENTS, HTML_LAYOUT_CHARS
from index.loaders.tables import tell_rows
from index.report_date import parse_date

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 2048
_HEADINGS = {f"h{rank}": [f"h{rank}"] for rank in range(1, 7)}
# What is not shown, and what belongs to the page rather than to the text.
_UNSEEN = "//script | //style | //noscript | //template | //svg | //iframe | //object | //nav | //footer | //*[@hidden]"
_STRUCK = "//del | //s | //strike"  # what the text itself takes back
_HIDDEN = "//*[contains(concat(@style, ';'), 'display:none;')]"  # once styles are plain
# What browsers show on lines of its own and inscriptis does not know: it would join "Flag" and "Panama" to one word.
_BLOCKS = ("caption", "center", "dd", "details", "dl", "dt", "fieldset", "form", "legend", "section", "summary")
_CSS = CSS_PROFILES["strict"] | dict.fromkeys(_BLOCKS, Shown(display=Display.block))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Where a word may be broken: soft hyphen, space of no width.
_INVISIBLE = re.compile(r"[\u00ad\u200b]|&(?:shy|ZeroWidthSpace|#(?:173|8203|x0*ad|x0*200b));", re.IGNORECASE)
_LIST_INDENT = 4  # in the strict profile; the one indent that it has
_STYLES = ("display", "white-space")
# Most telling first. The names differ by site; all of them say when the page was published.
_DATE_NAMES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "sailthru.date"),
    "parsely-pub-date",
)


def read(data: bytes, source: str) -> Iterator[Draft]:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    yield from_html(decode(data, source, declared[1].decode("ascii") if declared else ""), source)


def from_html(html: str, source: str, pages: int = 1) -> Draft:
    """Render an HTML page. Title from <title>, date from <meta> or the first <time>, tags from the keywords.

    `pages` is the number of those in the same file: they share its limits in equal parts.
    """
    html = _INVISIBLE.sub("", html)
    if not html.strip():
        return Draft("")
    # As bytes, because lxml refuses text that declares an encoding. Without huge_tree it drops, silently, whatever
    # lies deeper than 256 levels.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = document_fromstring(html.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    _check_size(page, source, pages)
    for unseen in page.xpath(f"{_UNSEEN} | {_STRUCK}"):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    _keep_raised(page)
    # Before anything else is taken away: pages say in hidden elements when they were published, and in cells.
    about = Draft(
        "",
        title=_squeeze(page.findtext(".//title") or ""),
        date=next((day for value in _dates(page) if (day := parse_date(value))), None),
        tags=as_tags(", ".join(page.xpath("//meta[@name='keywords']/@content"))),
    )
    _plain_styles(page)
    for hidden in page.xpath(_HIDDEN):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    names = {_squeeze(h.text_content()) for h in page.iter(*_HEADINGS)}
    tell_rows(page, _text)
    config = ParserConfig(
        css=_CSS.copy(),
        annotation_rules=_HEADINGS,
        custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping({}, {"table": _limited_tables(source, pages)}),
    )
    rendered = Inscriptis(page, config)
    text: str = rendered.get_text()
    found = (_heading(text, a.start, a.end, int(a.metadata[1])) for a in rendered.get_annotations())
    # In the cells of a table inscriptis may lose count; what does not read as a heading of the page is none.
    return replace(about, text=text, headings=tuple(h for h in found if h.name in names and h.name))


def _text(element: HtmlElement) -> str:
    """Return the text of an element in one line; its words stand apart where the page shows them apart."""
    return _squeeze(Inscriptis(element, ParserConfig(css=_CSS)).get_text())


def _keep_raised(page: HtmlElement) -> None:
    """Write raised digits as such: "12<sup>3</sup>" is no 123."""
    for raised in page.xpath("//sup"):
        digits = raised.text_content().strip()
        if digits.isascii() and digits.isdigit():
            del raised[:]
            raised.text = digits.translate(_RAISED)


def _check_size(page: HtmlElement, source: str, pages: int) -> None:
    # Level by level: a function that calls itself would break at the very pages that this keeps out.
    level, depth, elements, indents = [(page, 0)], 0, 0, 0
    most_elements, most_indents = HTML_ELEMENTS // pages, HTML_LAYOUT_CHARS // pages
    while level:
        depth, elements = depth + 1, elements + len(level)
        indents += sum(indent * _lines(element) for element, indent in level)
        if depth > HTML_DEPTH:
            raise UnreadableFile(source, f"its elements are nested deeper than {HTML_DEPTH} levels. Save it as text.")
        if elements > most_elements:
            raise UnreadableFile(source, f"it has more than {most_elements:,} elements. Split it or save it as text.")
        if indents > most_indents:
            raise UnreadableFile(
                source, f"its lists would be indented by more than {most_indents:,} blanks. Save it as text."
            )
        level = [
            (child, indent + _LIST_INDENT * (element.tag in ("ul", "ol")))
            for element, indent in level
            for child in element
        ]


def _lines(element: HtmlElement) -> int:
    """Return how many lines the text of an element and what follows it may take, those of its children left out."""
    return 2 + (element.text or "").count("\n") + (element.tail or "").count("\n")


def _plain_styles(page: HtmlElement) -> None:
    """Take away what a page says of spacing: an inch of margin is a hundred thousand empty lines if it says so."""
    for element in page.iterfind(".//*[@style]"):
        rules = (rule.partition(":") for rule in element.get("style").lower().split(";"))
        # "none !important" hides as well, and inscriptis knows no "!important".
        kept = {name.strip(): value.partition("!")[0].strip() for name, _, value in rules if name.strip() in _STYLES}
        element.set("style", ";".join(f"{name}:{value}" for name, value in kept.items()))


def _limited_tables(source: str, pages: int) -> Callable[[HtmlDocumentState], None]:
    """Return what inscriptis is to do at the end of a table: lay it out, unless all so far would be too large."""
    total, most = 0, HTML_LAYOUT_CHARS // pages

    def end(state: HtmlDocumentState) -> None:
        nonlocal total
        total += _laid_out(state.current_table[-1]) if state.current_table else 0
        if total > most:
            raise UnreadableFile(
                source,
                f"its tables, with each cell as wide as its column, take more than {most:,} characters. "
                "Split it or save it as text.",
            )
        table_end_handler(state)

    return end


def _laid_out(table: Table) -> int:
    """Return how many characters a table takes: the lines of its rows times the widths of its columns."""
    height, widths = 0, dict[int, int]()
    for row in table.rows:
        height += max((cell.normalize_blocks() for cell in row.columns), default=1)
        for column, cell in enumerate(row.columns):
            widths[column] = max(widths.get(column, 0), cell.width)
    return height * (sum(widths.values()) + len(table.rows[0].cell_separator) * len(widths)) if table.rows else 0


def _heading(text: str, start: int, end: int, rank: int) -> Heading:
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return Heading(start, start + len(body.strip()), _squeeze(body), rank)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _dates(page: HtmlElement) -> Iterator[str]:
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), meta.get("content") or "")
    yield from (said[name] for name in _DATE_NAMES if name in said)
    yield from page.xpath("//time[@datetime][1]/@datetime")[:1]
