from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.page import reader
from assistant.page.fault import FAULT
from assistant.page.show import as_json
from assistant.wording import upright
from index.briefing import Sentence
from index.errors import DamagedLibrary
from tests.assistant.page.fake import FakeAssistant, briefing
from tests.fakes import briefing as note
from tests.fakes import library as kept_in

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries were ordered. They cost 84 million.")


@pytest.fixture
def assistant(tmp_path) -> FakeAssistant:
    return FakeAssistant(tmp_path, [FERRIES])


def opened(assistant, sentence="", briefing=FERRIES, marks=()):
    told = reader.read(assistant, {"briefing": briefing.id, "sentence": sentence, "marks": list(marks)})
    assert isinstance(told, reader.Opened)
    return told


def test_a_briefing_opens_with_its_facts_and_its_text(assistant):
    told = opened(assistant)

    assert (told.title, told.date, told.source) == ("Ferries ordered", "4 May 2026", "here.md")
    assert told.added == "12 June 2026"
    assert told.pieces == (reader.Piece(FERRIES.text),)
    assert (told.sought, told.note) == (None, "")


@pytest.mark.parametrize("marked", [{"sentence": 1}, {"marks": [1]}, {"sentence": 1, "marks": [1]}])
def test_the_sentence_that_is_sought_and_those_to_mark_are_pieces_of_their_own_by_their_ids(assistant, marked):
    ids = [sentence.id for sentence in assistant.sentences(FERRIES.id)]

    told = opened(
        assistant,
        ids[marked["sentence"]] if "sentence" in marked else "",
        marks=[ids[n] for n in marked.get("marks", ())],
    )

    assert told.pieces == (
        reader.Piece("Four ferries were ordered. "),
        reader.Piece("They cost 84 million.", ids[1]),
    )


def test_a_sentence_to_mark_that_stands_in_another_briefing_marks_nothing_here(assistant):
    assert opened(assistant, marks=["0123456789abcdef:0-7"]).pieces == (reader.Piece(FERRIES.text),)


def test_the_sentence_that_it_is_opened_at_says_where_it_stands_and_on_whose_account_it_is(assistant):
    second = assistant.sentences(FERRIES.id)[1]

    sought = opened(assistant, second.id).sought

    assert (sought.sentence, sought.section, sought.account) == (second.id, "Narrative", "The briefing reports")


def test_a_sentence_that_it_has_not_is_said_not_to_stand_there(assistant):
    told = opened(assistant, "0123456789abcdef:0-7")

    assert (told.sought, told.note) == (None, reader.ELSEWHERE)


def test_a_briefing_that_is_gone_is_said_to_be_gone(assistant):
    assert reader.read(assistant, {"briefing": "0123456789abcdef"}) == reader.Unread("0123456789abcdef", reader.UNKNOWN)


def test_a_briefing_that_was_replaced_still_opens_and_says_so(tmp_path):
    library = kept_in(tmp_path)
    before, after = note("The mill closed."), note("The mill opened again.")
    library.add_briefings([before])
    library.add_briefings([after])

    told = opened(Assistant(library), briefing=before)

    assert (told.note, told.added) == (reader.REPLACED, "")
    assert [piece.text for piece in told.pieces] == ["The mill closed."]


def test_a_damaged_library_is_said_to_be_damaged(assistant):
    def damaged(_id):
        raise DamagedLibrary(assistant.folder, "file is not a database")

    assistant.briefing = damaged

    assert "briefings check" in reader.read(assistant, {"briefing": FERRIES.id}).reason


def test_a_fault_is_shown_without_its_details_and_logged(assistant, caplog):
    def fail(_id):
        raise RuntimeError("secret")

    assistant.briefing = fail

    assert reader.read(assistant, {"briefing": FERRIES.id}) == reader.Unread(FERRIES.id, FAULT)
    assert "secret" in caplog.text


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "x",
        {},
        {"briefing": 7},
        {"briefing": "x" * 1000},
        {"briefing": "x", "sentence": "x" * 1000},
        {"briefing": "x", "marks": ["x" * 1000]},
        {"briefing": "x", "marks": ["x"] * (reader.MOST_MARKS + 1)},
    ],
)
def test_what_no_page_of_ours_would_send_is_refused(assistant, wanted):
    with pytest.raises(ValueError, match="validation error"):
        reader.read(assistant, wanted)


def test_an_opened_briefing_names_the_file_and_not_where_it_lies(tmp_path):
    assistant = FakeAssistant(tmp_path, [replace(FERRIES, source="/far/away/ferries.md")])

    assert opened(assistant).source == "ferries.md"


def test_an_opened_briefing_travels_as_json(assistant):
    assert as_json(opened(assistant, assistant.sentences(FERRIES.id)[0].id))["sought"]["nature"] == "reported"


@given(st.lists(st.text(min_size=1), max_size=8), st.data())
def test_the_pieces_of_an_opened_briefing_are_its_whole_text(texts, data):
    shown = briefing("Any", None, "".join(texts))
    ends = [sum(map(len, texts[: i + 1])) for i in range(len(texts))]
    sentences = [
        Sentence(shown.id, end - len(text), end, text)
        for text, end in zip(texts, ends, strict=True)
        if data.draw(st.booleans())
    ]

    pieces = tuple(reader.pieces(shown.text, sentences))

    assert "".join(piece.text for piece in pieces) == upright(reader.flowing(shown.text))
    assert [piece.sentence for piece in pieces if piece.sentence] == [sentence.id for sentence in sentences]


def test_a_briefing_of_five_megabytes_is_laid_out_whole_and_in_as_few_pieces_as_it_has_marks(tmp_path):
    text = "".join(f"The log for hour {n} <script>window.PWNED=1</script> ${{n}} is calm. " for n in range(80_000))
    held = briefing("Harbour log", date(2026, 5, 4), text)

    assistant = FakeAssistant(tmp_path, [held])
    sought = assistant.sentences(held.id)[40_000].id
    told = opened(assistant, sought, held)

    assert len(text) > 5_000_000
    assert "".join(piece.text for piece in told.pieces) == text
    assert [piece.sentence for piece in told.pieces] == ["", sought, ""]


WRAPPED = (
    "Divers have searched the wreck since Monday. They found the log of the\n"
    "cutter in the chart room, dry and whole. Twelve coast guards died in the\n"
    "sinking, the ministry said.\n"
)


def test_a_paragraph_that_was_wrapped_at_a_width_flows_and_no_offset_changes():
    flowing = reader.flowing(f"Sinking\n\n{WRAPPED}\nEnd\n")

    assert "log of the cutter in the chart room, dry and whole. Twelve coast guards died in the sinking" in flowing
    assert len(flowing) == len(f"Sinking\n\n{WRAPPED}\nEnd\n")
    assert flowing.startswith("Sinking\n\n") and flowing.endswith("\n\nEnd\n")


@pytest.mark.parametrize(
    "text",
    [
        "Port Authority\n12 East Quay\nwest entrance\nPort Calder",
        "- The transit board ordered four ferries on Monday.\n- Oskell builds them.\n- they cost 84 million crowns.",
        "The transit board ordered four ferries at the end of its meeting on Monday.\nOskell builds them.",
        "| ferry | cost | yard |\n| ----- | ---- | ---- |\n| Calder | 84 million crowns | oskell |",
    ],
)
def test_lists_tables_and_addresses_keep_their_lines(text):
    assert reader.flowing(text) == text


@pytest.mark.parametrize("text", ["\n" + "a" * 40, "a" * 40 + "\n", "A" * 40 + "\n\n\n" + "a" * 40])
def test_only_a_line_end_between_two_lines_flows(text):
    assert reader.flowing(text) == text


def test_an_item_of_a_list_that_begins_with_a_star_begins_with_a_bullet_and_no_offset_changes():
    text = "Works\n\n  * Four ferries *\n\t* 5 * 3\n*not*\n*** \n"

    assert reader.bulleted(text) == "Works\n\n  • Four ferries *\n\t• 5 * 3\n*not*\n*** \n"


@given(st.text(alphabet="ab \n", max_size=400))
def test_flowing_changes_nothing_but_line_ends(text):
    assert reader.flowing(text).replace("\n", " ") == text.replace("\n", " ")
