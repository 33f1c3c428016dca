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
              <p style="display: none !important">preheader</p>
              <template>later</template><p>Six died.</p>"""

    assert from_html(page, "").text.split() == ["Six", "died."]


def test_entities_are_decoded():
    assert from_html("<p>Power &amp; Water &#8211; caf&eacute;", "").text.strip() == "Power & Water – café"


def test_the_number_of_a_footnote_is_no_digit_of_the_number_before():
    page = (
        "<p>At least 12<sup>3</sup> died on 40 km<sup>2</sup>.<sup><a href='#4'>4</a></sup> It is the 5<sup>th</sup>."
    )

    assert from_html(page, "").text.strip() == "At least 12³ died on 40 km².⁴ It is the 5th."


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_no_text(tag):
    assert from_html(f"<p>The toll is <{tag}>5</{tag}><ins>7</ins>.", "").text.strip() == "The toll is 7."


@pytest.mark.parametrize("sign", ["&shy;", "\u00ad", "&#xAD;", "&#8203;", "\u200b"])
def test_a_word_that_may_be_broken_is_one_word(sign):
    draft = from_html(f"<h2>Mer{sign}rin</h2><p>Kal{sign}vora <b>votes</b> Tes{sign}mar.<h2>Nor{sign}vik</h2>", "")

    assert draft.text.split() == ["Merrin", "Kalvora", "votes", "Tesmar.", "Norvik"]
    assert [(h.name, draft.text[h.start : h.end]) for h in draft.headings] == [(n, n) for n in ("Merrin", "Norvik")]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-12T23:30:00-05:00">',
        '<meta name="DC.date" content="2026-03-12"><time datetime="2020-01-01">',
        '<p>On <time datetime="2026-03-12">Thursday</time>',
        '<div style="display:none"><meta itemprop="datePublished" content="2026-03-12"></div>',
        '<table><tr><th>On<th>Port<tr><td><time datetime="2026-03-12">Thursday</time><td>Odesa</table>',
        '<table><tr><th>On<th>Port<tr><td><meta itemprop="datePublished" content="2026-03-12"><td>Odesa</table>',
    ],
)
def test_the_day_of_publication_comes_from_the_page(head):
    assert from_html(f"<html>{head}<p>Six died.", "").date == date(2026, 3, 12)


def test_title_and_keywords_come_from_the_page():
    draft = from_html("<title>Toll\n rises</title><meta name=keywords content='sea, orrest'><p>Six died.", "")

    assert (draft.title, draft.tags) == ("Toll rises", ("sea", "orrest"))


def test_what_stands_on_lines_of_its_own_is_never_joined():
    page = "<dl><dt>Flag<dd>Panama</dl><section>Six died.</section><section>Two fled.</section>"

    assert from_html(page, "").text.split("\n") == ["Flag", "Panama", "Six died.", "Two fled."]


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


def test_pages_of_one_file_share_its_limits():
    assert from_html("<br>" * 40_000 + "Six.", "a.eml", pages=2).text.strip() == "Six."
    with pytest.raises(UnreadableFile, match="more than 50,000 elements"):
        from_html("<br>" * 50_001, "a.eml", pages=2)
    with pytest.raises(UnreadableFile, match=r"its tables, .* more than 8,000,000 characters"):
        from_html(wide(9_000), "a.eml", pages=2)


def wide(rows):
    return f"<table><tr><td>{'a' * 1_000}<td>b</tr>" + "<tr><td>c<td>d</tr>" * rows + "</table>"


def test_a_table_that_padding_would_blow_up_is_refused():
    with pytest.raises(UnreadableFile, match=r"a\.html: its tables"):
        from_html(wide(17_000), "a.html")


def test_the_tables_of_a_page_count_together_also_one_in_another():
    with pytest.raises(UnreadableFile, match="its tables"):
        from_html(wide(500) * 40, "a.html")
    with pytest.raises(UnreadableFile, match="its tables"):
        from_html("<table><tr><td>" * 40 + wide(500), "a.html")


def test_a_tall_cell_beside_a_wide_one_counts_line_by_line():
    with pytest.raises(UnreadableFile, match="its tables"):
        from_html(f"<table><tr><td>{'a' * 1_000}<td>{'b<br>' * 20_000}</table>", "a.html")


def test_many_columns_times_many_rows_are_refused_even_where_they_are_empty():
    with pytest.raises(UnreadableFile, match="its tables"):
        from_html(f"<table><tr>{'<td>' * 4_000}{'<tr><td>' * 4_000}</table>", "a.html")


def test_a_table_of_ordinary_size_is_read_whole():
    draft = from_html(wide(500), "")

    assert (draft.text.count("c"), draft.text.count("d")) == (500, 500)


@pytest.mark.parametrize(
    "page",
    ["<ul>" * 200 + "<li>a" * 20_000, "<ul><li>" * 100 + "<pre>" + "a\n" * 45_000, "<ul>" * 200 + "a<br>" * 20_000],
)
def test_indents_that_would_blow_up_are_refused(page):
    with pytest.raises(UnreadableFile, match="its lists"):
        from_html(page, "a.html")


@pytest.mark.parametrize("style", ["margin-top", "margin-bottom", "padding-left", "-webkit-margin-before"])
def test_spacing_that_a_page_asks_for_is_left_aside(style):
    page = f'<p style="{style}: 99999em">Six.<p style="color:red; {style}:9em">Died.'

    assert from_html(page, "").text.split("\n") == ["Six.", "", "Died.", ""]


def test_line_breaks_that_a_style_keeps_are_kept():
    assert from_html('<p style="White-Space : pre-line">Six\ndied.', "").text.split("\n") == ["Six", "died.", ""]
