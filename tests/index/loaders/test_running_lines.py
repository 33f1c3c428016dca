import pytest

from index.loaders.running_lines import Line, without_running_lines

BODIES = (
    ["The port was closed on Thursday, and", "no ship may pass until the"],
    ["channel has been swept."],
    ["Six people died."],
    ["Talks began."],
)


def page(*texts: str, size: float = 12, bold: bool = False) -> list[Line]:
    """The lines of a page from its top down."""
    return [Line(text, size, bold, 700.0 - 20 * n) for n, text in enumerate(texts)]


def left(pages) -> list[list[str]]:
    return [[line.text for line in lines] for lines in without_running_lines(pages).lines]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Weekly Brief – 12 March 2026", "Page {} of 4"),
        ("Weekly Brief | {}", "© 2026 Desk"),
        ("TLP:AMBER", "- {} -"),
        ("{}", "Desk"),
    ],
)
def test_what_comes_back_at_the_edges_of_the_pages_is_left_out(head, foot):
    pages = [page(head.format(n), *body, foot.format(n)) for n, body in enumerate(BODIES, 1)]

    assert left(pages) == list(BODIES)


def test_it_stands_where_the_page_shows_it_not_where_the_file_names_it():
    pages = [[*lines[1:], lines[0]] for lines in (page("Weekly Brief", *body) for body in BODIES)]

    assert left(pages) == list(BODIES)


def test_heads_of_left_and_right_pages_take_turns():
    heads = ("Weekly Brief", "The strait", "Weekly Brief", "The strait", "Weekly Brief", "The strait")
    pages = [
        page(head, f"{word} died.") for head, word in zip(heads, "One Two Three Four Five Six".split(), strict=True)
    ]

    assert left(pages) == [[f"{word} died."] for word in "One Two Three Four Five Six".split()]


def test_page_numbers_tell_two_pages_apart_and_what_is_counted_on_besides_three():
    assert left([page(*body, f"Page {n}") for n, body in enumerate(BODIES[:2], 1)]) == list(BODIES[:2])
    assert left([page(f"Option {n}", *body) for n, body in enumerate(BODIES[:2], 1)])[1][0] == "Option 2"


@pytest.mark.parametrize("tops", [("12", "40"), ("Weekly Brief", "Weekly Brief")])
def test_two_pages_are_too_few_for_anything_else(tops):
    pages = [page(top, *body) for top, body in zip(tops, BODIES, strict=False)]

    assert left(pages) == [[top, *body] for top, body in zip(tops, BODIES, strict=False)]


@pytest.mark.parametrize(
    "tops", [("9 March 2026", "10 March 2026", "11 March 2026"), ("Outlook", "Outlook", "Outlook")]
)
def test_days_and_names_of_sections_head_what_stands_below_them(tops):
    pages = [page(top, *body) for top, body in zip(tops, BODIES, strict=False)]

    assert [lines[0] for lines in left(pages)] == list(tops)


def test_numbered_headings_that_stand_out_are_kept():
    pages = [[*page(f"Day {n}", bold=True), *page("", *body)] for n, body in enumerate(BODIES, 1)]

    assert [lines[0] for lines in left(pages)] == ["Day 1", "Day 2", "Day 3", "Day 4"]


def test_what_stands_below_a_line_of_the_text_is_text():
    places = ("Lund", "Merrin", "Lesk", "Norvik")
    pages = [page(place, "Casualties", *body) for place, body in zip(places, BODIES, strict=True)]

    assert left(pages) == [[place, "Casualties", *body] for place, body in zip(places, BODIES, strict=True)]


def test_a_title_in_larger_letters_than_the_running_heads_is_kept():
    pages = [page("Toll", *body, size=9) for body in BODIES]
    pages[0] = [*page("Toll", size=20), *pages[0][1:]]

    assert left(pages)[0][0] == "Toll"


def test_blank_lines_at_the_ends_of_a_page_break_no_sentence():
    pages = [page("Weekly Brief", "", *body, " ", str(n)) for n, body in enumerate(BODIES, 1)]

    assert left(pages) == list(BODIES)


def test_heads_and_feet_are_told_once_and_without_the_number_of_the_page():
    pages = [page(f"Weekly Brief | {n}", *body, "12 March 2026", f"Page {n}") for n, body in enumerate(BODIES, 1)]

    found = without_running_lines(pages)

    assert (found.heads, found.feet) == (("Weekly Brief",), ("12 March 2026",))


def test_pages_that_hold_nothing_else_keep_their_lines():
    assert left([page("Six died.")] * 3) == [["Six died."]] * 3


def test_no_pages_give_none():
    assert without_running_lines([]).lines == ()
