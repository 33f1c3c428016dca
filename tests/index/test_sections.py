import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.briefing import SectionKind
from index.headings import find_headings
from index.loaders.draft import Heading
from index.sections import find_sections, kind_of

T, I, N, O = SectionKind.TAKEAWAYS, SectionKind.IMPLICATIONS, SectionKind.NARRATIVE, SectionKind.OTHER  # noqa: E741

PROSE = "The ministry confirmed six deaths on Monday. It gave no names. Rescue work goes on."


def cut(text, marked=()):
    """Sections as (kind, heading, text), blanks squeezed."""
    sections = find_sections(text, find_headings(text, marked))
    return [(s.kind, s.heading, " ".join(text[s.start : s.end].split())) for s in sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Key Takeaways", T),
        ("SUMMARY", T),
        ("Implications:", I),
        ("Outlook for 2026", I),
        ("What’s next", I),
        ("Why it matters", I),
        ("Background", N),
        ("What happened", N),
        ("Armed conflicts and attacks", O),
        ("Reporters in danger", O),
        ("", O),
    ],
)
def test_a_heading_tells_what_stands_under_it(heading, kind):
    assert kind_of(heading) is kind


@pytest.mark.parametrize(
    "heading",
    ["Key takeaways", "KEY TAKEAWAYS:", "## Key takeaways", "**Key takeaways**", "1. Key takeaways", "Takeaways\n----"],
)
def test_a_well_known_name_on_a_line_of_its_own_is_a_heading(heading):
    ((kind, _, body),) = cut(f"{heading}\n- Six died.\n- More may.")

    assert (kind, body) == (T, "- Six died. - More may.")


def test_a_well_known_name_may_open_a_line():
    assert cut(f"{PROSE}\n\nImplications: The price may rise.") == [
        (N, "", PROSE),
        (I, "Implications", "The price may rise."),
    ]


@pytest.mark.parametrize(
    "line", ["- Outlook: it may rain.", "the outlook: rain", "Talks on Implications: none", "Officials said: Nothing."]
)
def test_a_name_inside_a_line_is_no_heading(line):
    assert all(heading == "" for _, heading, _ in cut(f"{PROSE}\n{line}"))


def test_lines_in_capitals_are_headings():
    text = f"FIGHTING IN THE NORTH\n\n{PROSE}\n\nTHE SOUTH\n{PROSE}"

    assert cut(text) == [(O, "FIGHTING IN THE NORTH", PROSE), (O, "THE SOUTH", PROSE)]


def test_in_a_text_all_in_capitals_they_are_none():
    assert [heading for _, heading, _ in cut("SIX DIED IN PORT\n\nTHE MINISTRY CONFIRMED SIX DEATHS. NO NAMES.")] == [
        ""
    ]


def test_a_short_line_over_a_list_is_a_heading():
    assert cut("Armed conflicts\n- Six died.\n\nSport\n- Orrest won.") == [
        (O, "Armed conflicts", "- Six died."),
        (O, "Sport", "- Orrest won."),
    ]


def test_a_sentence_over_a_list_is_none():
    assert [h for _, h, _ in cut(f"{PROSE}\n\nThe union asked for three things:\n- Pay.\n- Time.\n- Rest.")] == [""]


def test_what_stands_before_the_first_heading_is_narrative():
    assert cut(f"{PROSE}\n\nOutlook\nMore may die.") == [(N, "", PROSE), (I, "Outlook", "More may die.")]


def test_a_subheading_that_says_nothing_of_its_kind_has_that_of_its_heading():
    text = "Implications For Europe Prices may rise. Sport Orrest won."
    marked = [Heading(text.index(name), text.index(name) + len(name), name, rank) for name, rank in
              [("Implications", 2), ("For Europe", 3), ("Sport", 2)]]  # fmt: skip

    assert cut(text, marked) == [(I, "For Europe", "Prices may rise."), (O, "Sport", "Orrest won.")]


# --- by position ------------------------------------------------------------------------------------------------------

POINTS = [
    "The sinking marks a turn in the dispute over the strait.",
    "Gen. Ilya Maran, who led the U.S. mission, left on Monday.",
    "A larger toll could complicate the talks.",
    "Insurers may raise their rates.",
    "The collision might draw in other states.",
    "A long inquiry is likely to delay the vote.",
]


def test_single_sentences_before_the_longer_paragraphs_are_takeaways_and_then_implications():
    text = "\n".join([*POINTS, PROSE, PROSE])

    assert cut(text) == [
        (T, "", " ".join(POINTS[:3])),
        (I, "", " ".join(POINTS[3:])),
        (N, "", f"{PROSE} {PROSE}"),
    ]


def test_no_more_than_half_of_them_are_implications():
    text = "\n".join([*POINTS[2:], PROSE])

    assert [kind for kind, _, _ in cut(text)] == [T, I, N]
    assert cut(text)[0][2] == " ".join(POINTS[2:4])


def test_points_that_do_not_judge_are_takeaways():
    assert [kind for kind, _, _ in cut("\n".join([*POINTS[:2], PROSE]))] == [T, N]


def test_a_blank_line_between_the_points_says_where_the_implications_begin():
    text = "\n".join(POINTS[:2]) + "\n\n" + "\n".join(POINTS[2:]) + "\n\n" + PROSE

    assert [body for _, _, body in cut(text)] == [" ".join(POINTS[:2]), " ".join(POINTS[2:]), PROSE]


def test_bullets_without_heading_are_points_whatever_their_length():
    assert cut(f"- {PROSE}\n- Insurers may raise their rates.\n\n{PROSE}") == [
        (T, "", f"- {PROSE}"),
        (I, "", "- Insurers may raise their rates."),
        (N, "", PROSE),
    ]


def test_a_report_in_short_paragraphs_is_all_narrative():
    text = "\n\n".join([POINTS[0], POINTS[1], PROSE, POINTS[2], POINTS[3], POINTS[4]])

    assert [kind for kind, _, _ in cut(text)] == [N]


def test_one_sentence_and_a_report_is_all_narrative():
    assert [kind for kind, _, _ in cut(f"{POINTS[0]}\n\n{PROSE}")] == [N]


def test_wrapped_lines_are_no_points():
    assert [kind for kind, _, _ in cut("The ministry confirmed six\ndeaths on Monday. It gave\nno names so far.")] == [
        N
    ]


# --- for every text ---------------------------------------------------------------------------------------------------

LINES = st.sampled_from(
    ["Key takeaways", "Implications: It may.", "- Six died.", PROSE, "", "  ", "THE SOUTH", "# Toll", "====", "Sport"]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=12).map("\n".join))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(1, 6)), max_size=4))
def test_every_character_that_is_no_blank_lies_in_one_section_or_in_a_heading(text, places):
    marked = [Heading(a, min(a + n, len(text)), "Toll", rank) for a, n, rank in places if a < len(text)]
    headings = find_headings(text, marked)
    sections = find_sections(text, headings)

    covered = [0] * len(text)
    for part in (*sections, *headings):
        for place in range(part.start, part.end):
            covered[place] += 1

    assert max(covered, default=0) <= 1
    assert all(covered[n] or c.isspace() for n, c in enumerate(text))
    assert list(sections) == sorted(sections, key=lambda s: s.start)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in sections)
