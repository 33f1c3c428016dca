"""What stands around the conversation, in a real browser: files, suggestions, opinions, views, settings, keys."""

import json
import stat
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Download, Locator, expect

from assistant import Assistant
from assistant.records.receipt_file import read_receipt
from eval.examples import read_file
from tests.assistant.page.conftest import Visit
from tests.assistant.page.test_page_accessible import flaws

PHONES = pytest.mark.parametrize("window", [{"width": 390, "height": 844}, {"width": 320, "height": 568}])
COST = "How much is the ferry contract worth?"
UNKNOWN = "How many tanks did Poland send?"
ZANDER = "How many tonnes of zander did the fish market sell?"

pytestmark = pytest.mark.slow


def saved(visit: Visit, menu: str, form: str) -> Download:
    """Export in a form, from the menu of that name."""
    visit.page.get_by_role("button", name=menu).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=form).and_(visit.page.locator(":visible")).click()
    return download.value


def text(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")


def words(download: Download, tmp_path: Path) -> str:
    """The paragraphs of a Word document."""
    download.save_as(tmp_path / "saved.docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "saved.docx")).paragraphs)


def unfold(visit: Visit) -> None:
    """Open the menu of the header, where the window has no room for what it holds."""
    more = visit.page.locator("#open-tools")
    if more.is_visible():
        more.click()


def view(visit: Visit, name: str) -> Locator:
    unfold(visit)
    visit.page.get_by_role("button", name="Views").click()
    visit.page.locator(".menu:popover-open").get_by_role("button", name=name).click()
    return visit.page.locator(".views")


def is_within_width(visit: Visit) -> bool:
    return visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_answer_is_saved_in_each_form_under_the_name_of_its_question(visit: Visit, tmp_path: Path) -> None:
    visit.ask(COST)

    markdown, html, word, told = (saved(visit, "Export this answer", f) for f in ("Markdown", "HTML", "Word", "JSON"))

    names = [one.suggested_filename for one in (markdown, html, word, told)]
    assert names == [f"how-much-is-the-ferry-contract-worth.{end}" for end in ("md", "html", "docx", "json")]
    assert "84 million crowns" in text(markdown) and "[^1]:" in text(markdown)
    assert "84 million crowns" in text(html) and "<!DOCTYPE html>" in text(html)
    assert "84 million crowns" in words(word, tmp_path)
    [answer] = json.loads(text(told))
    assert (answer["question"], answer["answered"]) == (COST, True)
    assert "/" not in answer["citations"][0]["source"]


def test_the_receipt_of_an_answer_is_verified(visit: Visit, library: Path, tmp_path: Path) -> None:
    visit.ask(COST)

    download = saved(visit, "Export this answer", "Receipt")

    assert download.suggested_filename == "how-much-is-the-ferry-contract-worth.receipt.json"
    download.save_as(tmp_path / "receipt.json")
    assert Assistant.open(library).replay(read_receipt(tmp_path / "receipt.json")).holds


def test_a_conversation_is_saved_whole(visit: Visit) -> None:
    visit.ask(COST)
    visit.ask(UNKNOWN)

    download = saved(visit, "Export the conversation", "Markdown")

    assert download.suggested_filename.startswith("briefings-20")
    assert "84 million crowns" in text(download)
    assert "The briefings do not say." in text(download)


def test_where_nothing_was_asked_there_is_nothing_to_save(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Export the conversation").click()
    visit.page.get_by_role("button", name="HTML").and_(visit.page.locator(":visible")).click()

    expect(visit.page.locator("#around")).to_contain_text("There is no answer to export.")


def test_hostile_text_stays_text_in_every_file(visit: Visit, tmp_path: Path) -> None:
    visit.ask(ZANDER)

    html = text(saved(visit, "Export this answer", "HTML"))
    markdown = text(saved(visit, "Export this answer", "Markdown"))
    word = words(saved(visit, "Export this answer", "Word"), tmp_path)

    assert "<script>" not in html and "&lt;script&gt;window.PWNED=3" in html
    assert "<script>" not in markdown.replace("\\<", "")
    assert "<script>window.PWNED=3</script>" in word


def test_first_questions_are_answered_when_they_are_pressed(visit: Visit) -> None:
    first = visit.page.locator("#first-questions").get_by_role("button").first
    question = first.inner_text()

    first.click()

    turn = visit.page.locator(".turn")
    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn).to_contain_text(question)


def test_a_suggested_question_is_asked_of_the_whole_library_whatever_is_chosen(visit: Visit) -> None:
    first = visit.page.locator("#first-questions").get_by_role("button").first
    question = first.inner_text()
    visit.page.evaluate("briefings.limitTo({ until: '2000-01-01' })")

    visit.page.get_by_role("button", name=question).click()

    expect(visit.page.locator(".turn")).to_have_attribute("data-status", "answered")


def test_a_question_that_may_follow_is_answered_when_it_is_pressed(visit: Visit) -> None:
    visit.ask(COST)
    expect(visit.page.locator("#follow-ups").get_by_role("button")).not_to_have_count(0)
    assert visit.page.locator("#follow-ups").get_by_role("button").count() <= 3

    visit.page.locator("#follow-ups").get_by_role("button").first.click()

    expect(visit.page.locator(".turn").nth(1)).to_have_attribute("data-status", "answered")


def test_an_opinion_is_kept_beside_the_library_for_its_owner_alone(visit: Visit, library: Path) -> None:
    turn = visit.ask(COST)

    turn.get_by_role("button", name="Not helpful").click()
    expect(turn.get_by_role("status")).to_contain_text("Kept in the library's folder on this machine.")
    turn.get_by_label("What was wrong? (optional)").fill("Too short.")
    turn.get_by_role("button", name="Keep the note").click()

    expect(turn.get_by_role("status")).to_contain_text("Your note is kept")
    expect(turn.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")
    kept = library / "feedback.jsonl"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    last = json.loads(kept.read_text().splitlines()[-1])
    assert (last["question"], last["is_helpful"], last["note"]) == (COST, False, "Too short.")


def test_a_note_half_written_outlasts_a_connection_that_comes_back(visit: Visit) -> None:
    turn = visit.ask(COST)
    turn.get_by_role("button", name="Not helpful").click()
    note = turn.get_by_label("What was wrong? (optional)")
    note.fill("Too sh")

    with visit.page.expect_response(lambda response: "component_server" in response.url):
        visit.page.evaluate("document.dispatchEvent(new CustomEvent('connected'))")

    expect(note).to_be_focused()
    expect(note).to_have_value("Too sh")


@pytest.mark.parametrize("window", [{"width": 1280, "height": 860}, {"width": 375, "height": 667}])
def test_what_is_asked_of_an_opinion_is_scrolled_to(visit: Visit) -> None:
    turn = visit.ask(COST)

    turn.get_by_role("button", name="Not helpful").click()

    expect(turn.get_by_role("button", name="Keep the note")).to_be_in_viewport(ratio=1)


def test_one_press_makes_an_exchange_a_question_of_the_evaluation(visit: Visit, library: Path) -> None:
    turn = visit.ask(COST)

    turn.get_by_role("button", name="Helpful", exact=True).click()
    turn.get_by_role("button", name="Add to evaluation set").click()

    expect(turn.get_by_role("status")).to_contain_text("evaluation set: questions.jsonl in the library's folder.")
    example = next(one for one in read_file(library / "questions.jsonl") if one.question == COST)
    assert any("84 million crowns" in accepted for accepted in example.accepted)


def test_the_timeline_of_a_matter_opens_its_sentences_and_is_saved_as_a_picture(visit: Visit) -> None:
    shown = view(visit, "Timeline")
    shown.get_by_label("Of what?").fill("the Oskell shipyard's first ferry")
    shown.get_by_role("button", name="Show", exact=True).click()

    shown.get_by_role("list").get_by_role("button", name="March 2027").first.click()

    expect(visit.page.locator("#reader mark[data-sought]")).to_contain_text("March 2027")
    visit.page.keyboard.press("Escape")
    expect(shown).to_be_visible()
    with visit.page.expect_download() as download:
        shown.get_by_role("button", name="Save as a picture (SVG)").click()
    assert download.value.suggested_filename.endswith(".svg")
    assert "<svg" in text(download.value)
    visit.page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_escape_closes_what_is_open_above_a_view_and_not_the_view(visit: Visit) -> None:
    shown = view(visit, "Timeline")
    visit.page.get_by_role("button", name="Settings").click()

    visit.page.keyboard.press("Escape")

    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    expect(shown).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_the_timeline_of_an_answer_keeps_its_numbers(visit: Visit) -> None:
    turn = visit.ask(COST)
    numbers = turn.locator(".claim .chip").all_inner_texts()

    turn.get_by_role("button", name="Timeline").click()

    shown = visit.page.locator(".views .events .chip")
    expect(shown).to_have_count(len(numbers))
    assert sorted(shown.all_inner_texts()) == sorted(numbers)
    visit.page.get_by_role("button", name="Back to the chat").click()
    expect(turn).to_be_visible()


def test_what_changed_since_a_day_is_told_with_its_sentences(visit: Visit) -> None:
    shown = view(visit, "What changed")
    shown.get_by_label("Since").fill("2026-06-01")
    shown.get_by_role("button", name="Compare").click()

    expect(shown).to_contain_text("2 briefings since 1 June 2026")
    shown.locator(".results button").first.click()
    expect(visit.page.locator("#reader mark[data-sought]")).to_be_visible()


def test_a_new_conversation_closes_the_view_that_lies_over_it(visit: Visit) -> None:
    visit.ask(COST)
    shown = view(visit, "What changed")

    visit.page.get_by_role("button", name="New conversation").click()

    expect(shown).to_have_count(0)
    expect(visit.page.get_by_label("Question", exact=True)).to_be_focused()


def test_an_overview_comes_as_an_answer(visit: Visit) -> None:
    shown = view(visit, "Overview")
    shown.get_by_label("Of what?").fill("the Oskell shipyard")
    shown.get_by_role("button", name="Tell me").click()

    turn = visit.page.locator(".turn")
    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn).to_contain_text("What do we know about the Oskell shipyard?")
    expect(turn.locator("h3.story").first).to_be_visible()


def test_the_colours_that_were_chosen_stay_after_a_reload(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Settings").click()
    visit.page.get_by_label("Dark").check()
    expect(visit.page.locator("body.dark")).to_have_count(1)
    visit.page.keyboard.press("Escape")

    visit.page.reload()
    visit.page.locator("body[data-ready]").wait_for()

    expect(visit.page.locator("body.dark")).to_have_count(1)
    visit.page.emulate_media(color_scheme="light")
    expect(visit.page.locator("body.dark")).to_have_count(1)


def test_the_colours_follow_the_system_unless_others_were_chosen(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    expect(visit.page.locator("body.dark")).to_have_count(1)

    visit.page.emulate_media(color_scheme="light")

    expect(visit.page.locator("body.dark")).to_have_count(0)


def test_settings_say_that_no_language_model_writes_and_how_to_have_one(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Settings").click()

    expect(visit.page.get_by_role("dialog")).to_contain_text("None is set")
    expect(visit.page.get_by_role("dialog")).to_contain_text("settings.toml")


def test_keys_lead_to_the_question_and_to_the_list_of_keys_unless_switched_off(visit: Visit) -> None:
    visit.page.locator("h1").click()
    visit.page.keyboard.press("/")
    question = visit.page.get_by_label("Question", exact=True)
    expect(question).to_be_focused()
    question.press("?")
    expect(question).to_have_value("?")
    question.evaluate("(box) => box.blur()")
    visit.page.keyboard.press("?")
    expect(visit.page.get_by_role("dialog", name="Keys")).to_contain_text("Write a question")
    visit.page.keyboard.press("Escape")

    visit.page.get_by_role("button", name="Settings").click()
    visit.page.get_by_label("Use single keys").uncheck()
    visit.page.keyboard.press("Escape")
    visit.page.locator("h1").click()
    visit.page.keyboard.press("/")

    expect(question).not_to_be_focused()


def test_a_menu_is_opened_and_closed_by_keyboard(visit: Visit) -> None:
    opener = visit.page.get_by_role("button", name="Views")

    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator(".menu:popover-open .item").first).to_be_focused()
    visit.page.keyboard.press("Escape")

    expect(opener).to_have_attribute("aria-expanded", "false")


@PHONES
def test_on_a_phone_nothing_stands_beyond_the_window(visit: Visit) -> None:
    turn = visit.ask(COST)
    turn.get_by_role("button", name="Not helpful").click()
    expect(turn.locator("form.opinion")).to_be_visible()
    assert is_within_width(visit)
    shown = view(visit, "What changed")
    assert is_within_width(visit)
    shown.get_by_role("button", name="Back to the chat").click()
    visit.page.get_by_role("button", name="Export this answer").click()
    expect(visit.page.locator(".menu:popover-open")).to_be_visible()  # it is hidden until it is in its place
    box = visit.page.locator(".menu:popover-open").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= visit.page.viewport_size["width"]
    visit.page.keyboard.press("Escape")
    unfold(visit)
    visit.page.get_by_role("button", name="Settings").click()
    expect(visit.page.get_by_role("dialog")).to_be_in_viewport()
    assert is_within_width(visit)


@PHONES
def test_on_a_phone_the_head_of_the_page_has_two_rows(visit: Visit) -> None:
    tops = visit.page.evaluate(
        """() => [...document.querySelectorAll("#header button:not(.skip), #header h1")]
            .filter((one) => one.checkVisibility())
            .map((one) => one.getBoundingClientRect())
            .map((at) => Math.round((at.top + at.bottom) / 2))"""
    )

    assert max(tops) - min(tops) < 60
    assert len({round(top / 20) for top in tops}) == 2


@PHONES
def test_what_the_menu_of_the_head_opened_leads_back_to_it(visit: Visit) -> None:
    unfold(visit)
    visit.page.get_by_role("button", name="Settings").press("Enter")
    visit.page.get_by_role("dialog").get_by_role("button", name="Close").press("Enter")

    expect(visit.page.locator("#open-tools")).to_be_focused()
    expect(visit.page.locator("#header-tools")).to_be_hidden()


def test_menus_dialogs_and_opinions_are_accessible(visit: Visit) -> None:
    expect(visit.page.locator("#first-questions").get_by_role("button").first).to_be_visible()
    assert flaws(visit) == []
    turn = visit.ask(COST)
    expect(visit.page.locator("#follow-ups").get_by_role("button").first).to_be_visible()
    turn.get_by_role("button", name="Not helpful").click()
    expect(turn.get_by_role("status")).to_contain_text("Kept")
    assert flaws(visit) == []
    visit.page.get_by_role("button", name="Views").click()
    assert flaws(visit) == []
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Settings").click()
    assert flaws(visit) == []
    visit.page.get_by_role("button", name="Show the keys").click()
    assert flaws(visit) == []


def test_views_are_accessible(visit: Visit) -> None:
    shown = view(visit, "Timeline")
    shown.get_by_label("Of what?").fill("the ferries")
    shown.get_by_role("button", name="Show", exact=True).click()
    expect(shown.locator(".event").first).to_be_visible()
    assert flaws(visit) == []
    shown = view(visit, "What changed")
    shown.get_by_label("Since").fill("2026-06-01")
    shown.get_by_role("button", name="Compare").click()
    expect(shown.locator(".results button").first).to_be_visible()
    assert flaws(visit) == []
