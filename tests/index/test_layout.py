import pytest

from index.layout import stretches


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in stretches(text)]


WRAPPED = """\
On Monday the ministry of defence said that its forces had pushed back
Russian units near the village of Marino. Officials in Kyiv said that
the fighting near the border of the two countries went on until July
25. They gave no figures.
"""


def test_a_wrapped_line_reads_on_in_the_next():
    assert read("the fighting in the border region went on\nuntil the end of July.") == [
        "the fighting in the border region went on\nuntil the end of July."
    ]


def test_a_full_line_reads_on_even_before_a_name():
    assert read(WRAPPED)[0].startswith(
        "On Monday the ministry of defence said that its forces had pushed back\nRussian"
    )


def test_a_line_that_had_room_for_the_next_word_is_an_end():
    text = f"Fighting in Kursk\n{WRAPPED}"

    assert read(text)[0] == "Fighting in Kursk"


def test_lines_that_are_paragraphs_stay_apart_though_they_end_without_a_stop():
    assert read("Armed conflicts and attacks in the region\nA curfew has ended in Jammu (Times of India)\nSports") == [
        "Armed conflicts and attacks in the region",
        "A curfew has ended in Jammu (Times of India)",
        "Sports",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_break_is_one(newline):
    assert read(f"Kursk{newline}Kyiv") == ["Kursk", "Kyiv"]


def test_a_blank_line_always_cuts():
    assert read("the fighting in the border region went\n \t\non") == [
        "the fighting in the border region went",
        "on",
    ]


@pytest.mark.parametrize(
    "mark", ["- ", "* ", "+ ", "• ", "•", "## ", "1. ", "2) ", "(3) ", "(a) ", "b) ", "(iv) ", "– "]
)
def test_a_list_mark_is_left_out(mark):
    assert read(f"{mark}Kim left.") == ["Kim left."]


@pytest.mark.parametrize("text", ["-5 degrees", "10.5 percent", "2024. A year", "A. Smith", "*bold* word", "(the) end"])
def test_what_only_looks_like_a_list_mark_stays(text):
    assert read(text) == [text]


def test_each_item_of_a_list_is_apart():
    assert read("- first one\n- second one\n  goes on\n* third") == ["first one", "second one\n  goes on", "third"]


def test_a_list_set_in_one_line_is_cut_at_each_mark_that_counts_on():
    assert read("1. Kim left 2. Park stayed 3. All slept") == ["Kim left", "Park stayed", "All slept"]


def test_a_number_inside_an_item_that_does_not_count_on_is_text():
    assert read("1. Kim has 5. Park has 4.") == ["Kim has 5. Park has 4."]


@pytest.mark.parametrize(
    "text",
    [
        "1. The talks open on May 2. Delegates from ten towns are expected.",
        "1. The budget passed by 51 votes to 2. The chair abstained. 3. Rates rose.",
        "1. The talks open on May 2. Ten towns vote by June 3. Kim stays.\n2. The budget passed.",
    ],
)
def test_a_number_that_ends_a_sentence_is_no_list_mark(text):
    first, *_ = text.removeprefix("1. ").partition(" 3. Rates")

    assert read(text)[0] == first.partition("\n")[0]


def test_nothing_but_white_space_and_list_marks_is_left_out():
    text = (
        "1. The talks open on May 2. Ten towns vote by June 3. Kim stays.\n"
        "2. The budget passed by 51 votes to 3. The chair abstained.\n3. Kim left; 4. Park stayed."
    )

    left_out, after = [], 0
    for start, end in [*stretches(text), (len(text), len(text))]:
        left_out.append(text[after:start].strip())
        after = end
    assert left_out == ["1.", "2.", "3.", "4.", ""]


def test_bullets_set_in_one_line_cut_without_any_sign_before_them():
    assert read("• Kim left • Park stayed") == ["Kim left", "Park stayed"]


def test_items_count_on_though_their_lines_are_full():
    text = "1. the fighting in the border region went on until noon\n2. Kim left\nand Park stayed."

    assert read(text)[:1] == ["the fighting in the border region went on until noon"]


def test_a_number_that_a_wrapped_line_begins_with_is_no_list_mark():
    assert read(WRAPPED) == [WRAPPED.strip()]


def test_a_rule_is_left_out_and_cuts():
    assert read("Kim left\n-----\nand slept\n* * *\nwell") == ["Kim left", "and slept", "well"]


def test_the_quote_signs_of_an_email_are_left_out_before_a_stretch():
    assert read("> Kim left.\n>> Park stayed.") == ["Kim left.", "Park stayed."]


def test_the_fields_of_an_email_stay_apart():
    assert read("From: Kim\nTo: Park\nSubject: the talks") == ["From: Kim", "To: Park", "Subject: the talks"]


def test_a_mark_on_a_line_of_its_own_is_left_out():
    assert read("1.\nKim left.\n•\nPark stayed.") == ["Kim left.", "Park stayed."]


def test_a_text_of_white_space_has_no_stretch():
    assert read(" \n\t\n\u00a0") == []
