from datetime import date

import pytest

from index.errors import UnreadableFile
from index.loaders.html import from_html, read


def test_headings_are_found_where_they_stand():
    draft = from_html("<h1>Toll <b>rises</b></h1><p>Six.</p><div><h2> Key\n takeaways </h2><ul><li>A.</ul></div>", "")

    assert [(draft.text[h.start : h.end], h.rank) for h in draft.headings] == [("Toll rises", 1), ("Key takeaways", 2)]


def test_a_heading_in_a_table_is_found_or_left_out_but_never_misplaced():
    draft = from_html("<table><tr><td>a<td><h2>Outlook</h2>b<tr><td><h3>Risks</h3>c<td>d</table>", "")

    assert {draft.text[h.start : h.end] for h in draft.headings} <= {"Outlook", "Risks"}


def test_what_a_browser_does_not_show_is_no_text():
    page = """<title>T</title><style>p{}</style><script>alert(1)</script><noscript>off</noscript><nav>Home</nav>
              <!-- note --><p hidden>secret</p><p style="display:none">unseen</p>
              <template>later</template><p>Six died.</p>"""

    assert from_html(page, "").text.split() == ["Six", "died."]


def test_entities_are_decoded():
    assert from_html("<p>Power &amp; Water &#8211; caf&eacute;", "").text.strip() == "Power & Water – café"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-12T23:30:00-05:00">',
        '<meta name="DC.date" content="2026-03-12"><time datetime="2020-01-01">',
        '<p>On <time datetime="2026-03-12">Thursday</time>',
    ],
)
def test_the_day_of_publication_comes_from_the_page(head):
    assert from_html(f"<html>{head}<p>Six died.", "").date == date(2026, 3, 12)


def test_title_and_keywords_come_from_the_page():
    draft = from_html("<title>Toll\n rises</title><meta name=keywords content='sea, orrest'><p>Six died.", "")

    assert (draft.title, draft.tags) == ("Toll rises", ("sea", "orrest"))


def test_the_encoding_that_a_page_declares_is_used():
    (draft,) = read('<meta charset="cp1250"><p>Łódź'.encode("cp1250"), "a.html")

    assert draft.text.strip() == "Łódź"


@pytest.mark.parametrize("page", ["<div>" * 100_000, "<table><tr><td>" * 5_000, "<b><i>" * 5_000 + "x"])
def test_endless_nesting_is_refused(page):
    with pytest.raises(UnreadableFile, match="nested deeper than 250"):
        from_html(page, "a.html")


def test_text_just_within_the_depth_is_read_and_not_dropped():
    assert "deep" in from_html("<div>" * 240 + "deep", "").text


def test_more_elements_than_a_briefing_has_are_refused():
    with pytest.raises(UnreadableFile, match="100,000 elements"):
        from_html("<br>" * 100_001, "a.html")
