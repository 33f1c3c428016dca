"""HTML → text, by lxml and inscriptis, which tells where each heading stands in its text."""

import re
from collections.abc import Iterator

from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from index.errors import UnreadableFile
from index.loaders.decode import decode
from index.loaders.draft import Draft, Heading, as_tags
from index.loaders.limits import HTML_DEPTH, HTML_ELEMENTS
from index.report_date import parse_date

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 2048
_HEADINGS = {f"h{rank}": [f"h{rank}"] for rank in range(1, 7)}
# What is not shown, and what belongs to the page rather than to the text.
_UNSEEN = "//script | //style | //noscript | //template | //svg | //iframe | //object | //nav | //footer | //*[@hidden]"
# Most telling first. The names differ by site; all of them say when the page was published.
_DATE_NAMES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "sailthru.date"),
    "parsely-pub-date",
)


def read(data: bytes, source: str) -> Iterator[Draft]:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    yield from_html(decode(data, source, declared[1].decode("ascii") if declared else ""), source)


def from_html(html: str, source: str) -> Draft:
    """Render an HTML page. Title from <title>, date from <meta> or the first <time>, tags from the keywords."""
    if not html.strip():
        return Draft("")
    # As bytes, because lxml refuses text that declares an encoding. Without huge_tree it drops, silently, whatever
    # lies deeper than 256 levels.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = document_fromstring(html.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    _check_size(page, source)
    for unseen in page.xpath(_UNSEEN):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    names = {_squeeze(h.text_content()) for h in page.iter(*_HEADINGS)}
    config = ParserConfig(css=CSS_PROFILES["strict"].copy(), annotation_rules=_HEADINGS)
    rendered = Inscriptis(page, config)
    text: str = rendered.get_text()
    found = (_heading(text, a.start, a.end, int(a.metadata[1])) for a in rendered.get_annotations())
    return Draft(
        text,
        title=_squeeze(page.findtext(".//title") or ""),
        date=next((day for value in _dates(page) if (day := parse_date(value))), None),
        tags=as_tags(", ".join(page.xpath("//meta[@name='keywords']/@content"))),
        # In the cells of a table inscriptis may lose count; what does not read as a heading of the page is none.
        headings=tuple(h for h in found if h.name in names and h.name),
    )


def _check_size(page: HtmlElement, source: str) -> None:
    # Level by level: a function that calls itself would break at the very pages that this keeps out.
    level, depth, elements = [page], 0, 0
    while level:
        depth, elements = depth + 1, elements + len(level)
        if depth > HTML_DEPTH:
            raise UnreadableFile(source, f"its elements are nested deeper than {HTML_DEPTH} levels. Save it as text.")
        if elements > HTML_ELEMENTS:
            raise UnreadableFile(source, f"it has more than {HTML_ELEMENTS:,} elements. Split it or save it as text.")
        level = [child for element in level for child in element]


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
