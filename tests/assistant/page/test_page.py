"""What a user of the page sees and does, in a real browser over a real library."""

import os
import re
import subprocess
import sys

import httpx
import pytest
from playwright.sync_api import expect

from assistant.page.guard import Door
from assistant.page.page import SCRIPTS, build, serve
from assistant.question import LONGEST_QUESTION
from index.errors import BadSetting
from tests.assistant.page.conftest import ROOT, Visit
from tests.assistant.page.fake import FakeAssistant

PHONES = pytest.mark.parametrize("window", [{"width": 390, "height": 844}, {"width": 320, "height": 568}])
COST = "How much is the ferry contract worth?"
UNKNOWN = "How many tanks did Poland send?"


def test_the_page_can_be_built_over_any_assistant(tmp_path):
    page = build(FakeAssistant(tmp_path))

    assert [fn.api_name for fn in page.fns.values() if fn.api_visibility == "public"] == [
        "ask",
        "search",
        "sources",
        "briefing",
    ]


def test_the_page_is_not_shown_to_other_machines(tmp_path):
    with pytest.raises(BadSetting, match="other machines could reach it"):
        serve(FakeAssistant(tmp_path), Door(host="0.0.0.0"))  # noqa: S104


@pytest.mark.parametrize(("set_before", "stands"), [({}, "1"), ({"HF_HUB_OFFLINE": "0"}, "0")])
def test_the_page_is_offline_unless_whoever_starts_it_says_otherwise(set_before, stands):
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"} | set_before
    look = "import assistant.page, os; print(os.environ['HF_HUB_OFFLINE'], os.environ['GRADIO_ANALYTICS_ENABLED'])"

    told = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)  # noqa: S603

    assert told.stdout.split() == [stands, "False"]


def test_nothing_shown_is_ever_set_as_markup():
    scripts = [file.read_text("utf-8") for file in (ROOT / "assistant/page/browser").glob("*.js")]

    assert len(scripts) == len(SCRIPTS)
    assert not [
        word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write") if word in "".join(scripts)
    ]


def test_the_browser_and_the_command_take_questions_of_the_same_length():
    drawn = (ROOT / "assistant/page/browser/turn.js").read_text("utf-8")

    assert f"const LONGEST_QUESTION = {LONGEST_QUESTION};" in drawn


@pytest.mark.slow
def test_an_answer_cites_sentences_and_a_number_opens_the_one_it_stands_for(visit: Visit):
    turn = visit.ask(COST)

    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn).to_contain_text("84 million crowns")
    expect(turn).to_contain_text("Every sentence is supported by what it cites. Searched")
    turn.get_by_role("button", name="Citation 1: Port Calder orders four electric ferries, 4 May 2026").first.click()
    sought = visit.page.locator("#reader mark[data-sought]")
    expect(sought).to_be_in_viewport()
    expect(turn.locator(".claim").first).to_contain_text(sought.inner_text().removesuffix("1"))
    reader = visit.page.locator("#reader")
    expect(reader.get_by_role("heading", name="Port Calder orders four electric ferries")).to_be_visible()
    expect(reader.locator(".facts dd")).to_contain_text(["4 May 2026", "2026-05-04-ferries.md"])
    expect(reader).to_contain_text("The harbour log for hour 59 records calm water and no traffic.")


@pytest.mark.slow
def test_a_sentence_far_down_a_long_briefing_is_scrolled_to(visit: Visit):
    turn = visit.ask("When will the Oskell shipyard deliver the first ferry?")
    claim = turn.locator(".claim", has_text="March 2027")

    claim.locator(".chip").first.click()

    expect(visit.page.locator("#reader mark[data-sought]")).to_contain_text("March 2027")
    expect(visit.page.locator("#reader mark[data-sought]")).to_be_in_viewport()


@pytest.mark.slow
def test_a_number_is_reached_and_pressed_by_keyboard_and_escape_leads_back_to_it(visit: Visit):
    chip = visit.ask(COST).locator(".chip").first

    visit.page.get_by_label("Question").press("Shift+Tab")
    chip.focus()
    chip.press("Enter")
    expect(visit.page.locator("#reader mark[data-sought]")).to_be_focused()
    visit.page.keyboard.press("Escape")

    expect(chip).to_be_focused()
    expect(visit.page.locator("#reader-pane")).to_be_hidden()


@pytest.mark.slow
def test_a_refusal_is_set_apart_and_says_what_was_searched_and_what_is_missing(visit: Visit):
    turn = visit.ask(UNKNOWN)

    expect(turn).to_have_attribute("data-status", "refused")
    expect(turn.get_by_role("heading", name="The briefings do not say.")).to_be_visible()
    expect(turn).to_contain_text("Searched ")
    expect(turn).to_contain_text("Not mentioned in them: ")
    expect(turn.locator(".chip")).to_have_count(0)


@pytest.mark.slow
def test_a_near_sentence_opens_marked_as_not_answering(visit: Visit):
    turn = visit.ask("Who will paint the ferries?")

    expect(turn).to_contain_text("Nearest sentences, which do not answer:")
    turn.locator(".nearest button").first.click()

    expect(visit.page.locator("#reader mark.nearest")).to_contain_text("(does not answer)")


@pytest.mark.slow
def test_a_citation_says_on_whose_account_its_sentence_is(visit: Visit):
    turn = visit.ask("When do bids for the harbour chargers close?")

    cited = turn.locator(".citations li").first
    expect(cited).to_contain_text("9 June 2026 · Narrative · The operator said")
    expect(cited.locator(".shape[data-nature=attributed]")).to_be_visible()


@pytest.mark.slow
def test_a_follow_up_shows_what_was_searched_for_and_is_edited_and_asked_again(visit: Visit):
    visit.ask(COST)
    turn = visit.ask("And who builds them?")
    searched_for = turn.get_by_role("button", name="Searched for: ")
    expect(searched_for).not_to_contain_text("as asked")

    searched_for.press("Enter")
    field = turn.get_by_label("Question")
    expect(field).to_be_focused()
    field.fill("When do bids for the harbour chargers close?")
    field.press("Enter")

    again = visit.page.locator(".turn").nth(2)
    expect(again).to_contain_text("Bids close on 30 June")
    expect(again.get_by_role("button", name="Searched for: as asked")).to_be_visible()
    expect(searched_for).to_be_focused()
    expect(turn.locator("form")).to_have_count(0)


@pytest.mark.slow
def test_the_dates_are_edited_and_what_lies_outside_them_is_no_longer_found(visit: Visit):
    turn = visit.ask(COST)

    turn.get_by_role("button", name="all dates").click()
    turn.get_by_label("Reports from").fill("2020-06-01")
    turn.get_by_label("to", exact=True).fill("2020-05-01")
    turn.get_by_role("button", name="Ask again").click()
    expect(visit.page.locator(".turn")).to_have_count(1)  # it would end before it begins
    turn.get_by_label("to", exact=True).fill("2020-06-30")
    turn.get_by_role("button", name="Ask again").click()

    again = visit.page.locator(".turn").nth(1)
    expect(again.get_by_role("button", name="1–30 June 2020")).to_be_visible()
    expect(again).to_have_attribute("data-status", "refused")
    again.get_by_role("button", name="Search all briefings instead").click()
    expect(visit.page.locator(".turn").nth(2)).to_contain_text("84 million crowns")


@pytest.mark.slow
def test_a_form_is_left_by_escape_and_the_reader_stays_open(visit: Visit):
    turn = visit.ask(COST)
    turn.locator(".chip").first.click()
    dates = turn.get_by_role("button", name="all dates")

    dates.click()
    visit.page.keyboard.press("Escape")

    expect(dates).to_be_focused()
    expect(turn.locator("form")).to_have_count(0)
    expect(visit.page.locator("#reader-pane")).to_be_visible()


@pytest.mark.slow
def test_only_sentences_of_the_ticked_nature_answer(visit: Visit):
    visit.page.get_by_role("group", name="Only sentences that are").get_by_label("assessed").check()

    turn = visit.ask(COST)

    expect(turn.get_by_role("button", name="only assessed")).to_be_visible()
    expect(turn.locator(".claim", has_text="84 million crowns")).to_have_count(0)


@pytest.mark.slow
def test_a_refusal_offers_to_widen_what_was_narrowed(visit: Visit):
    natures = visit.page.get_by_role("group", name="Only sentences that are")
    natures.get_by_label("assessed").check()

    turn = visit.ask(UNKNOWN)
    expect(turn.locator(".wider button")).to_have_text(["Ask of all natures instead"])
    turn.locator(".wider button").click()
    again = visit.page.locator(".turn").nth(1)
    expect(again).to_have_attribute("data-status", "refused")
    expect(again.locator(".wider button")).to_have_count(0)

    expect(visit.ask(f"{UNKNOWN[:-1]} in May 2020?").locator(".wider button")).to_have_text(
        ["Search all briefings instead", "Ask of all natures instead"]
    )


@pytest.mark.slow
def test_a_question_that_is_too_long_is_not_asked_and_how_long_it_may_be_is_said(visit: Visit):
    box = visit.page.get_by_label("Question")
    box.fill("Who? " * 1000)
    box.press("Enter")

    expect(visit.page.locator("#ask").get_by_role("alert")).to_have_text(
        "The question has 4,999 characters; at most 2,000 are read."
    )
    expect(visit.page.locator(".turn")).to_have_count(0)
    assert len(box.input_value()) == 5000
    visit.ask(COST)
    expect(visit.page.locator("#ask").get_by_role("alert")).to_be_empty()


@pytest.mark.slow
@pytest.mark.parametrize("window", [{"width": 1280, "height": 860}, {"width": 375, "height": 667}])
def test_of_a_long_question_two_lines_are_shown_until_it_is_pressed(visit: Visit):
    visit.ask(f"Who delivers the {'first ' * 250}ferry?")
    turn = visit.ask("And when?")
    chip = turn.get_by_role("button", name="Searched for: ")

    assert chip.bounding_box()["height"] < 80
    chip.click()
    expect(turn.get_by_label("Question")).to_have_value(re.compile("ferry"))


@pytest.mark.slow
def test_an_unclear_question_asks_back_and_a_choice_asks_it(visit: Visit):
    visit.ask("What did Gen. Kim and Gen. Park say of the ferry contract?")
    turn = visit.ask("Where was he treated?")

    expect(turn.get_by_role("heading", name="Which do you mean?")).to_be_visible()
    expect(turn).not_to_contain_text("The briefings do not say")
    turn.get_by_role("button", name="Where was Gen. Kim treated?").press("Enter")

    asked = visit.page.locator(".turn").nth(2)
    expect(asked.locator(".question")).to_have_text("Where was Gen. Kim treated?")
    expect(asked).to_have_attribute("data-status", "refused")


@pytest.mark.slow
def test_every_briefing_is_listed_and_opens_in_full(visit: Visit):
    visit.page.get_by_role("button", name="East Quay charger tender opens 9 June 2026").click()

    reader = visit.page.locator("#reader")
    expect(reader).to_contain_text("Bids close on 30 June, the operator said.")
    expect(reader.locator("mark")).to_have_count(0)


@pytest.mark.slow
def test_a_damaged_library_is_said_to_be_damaged(visit_to, tmp_path):
    (tmp_path / "library.db").write_text("This is no database. " * 500)

    visit = visit_to(tmp_path)

    expect(visit.page.locator("li[role=alert]")).to_contain_text("See what can be done: briefings check")
    expect(visit.ask(COST)).to_have_attribute("data-status", "failed")


@pytest.mark.slow
def test_a_hostile_briefing_is_shown_as_the_text_it_is(visit: Visit):
    turn = visit.ask("How many tonnes of zander did the fish market sell?")

    expect(turn).to_contain_text("<script>window.PWNED=3</script>")
    turn.locator(".chip").first.click()
    reader = visit.page.locator("#reader .text")
    expect(reader).to_contain_text('<svg><a href="javascript:window.PWNED=4">Zander</a></svg>')
    expect(reader).to_contain_text("${window.PWNED=2} {{constructor}}")
    assert reader.evaluate("(text) => text.textContent.includes('**as they were**')")
    assert visit.page.evaluate("window.PWNED") is None
    assert visit.page.locator("#reader :is(img, script, svg, a), #chat :is(img, script, svg, a)").count() == 0


@pytest.mark.slow
@PHONES
def test_a_phone_shows_one_pane_at_a_time_and_nothing_sideways(visit: Visit):
    turn = visit.ask(COST)
    assert _is_within_width(visit)
    turn.locator(".chip").first.click()

    expect(visit.page.locator("#reader mark[data-sought]")).to_be_in_viewport()
    expect(visit.page.locator("#chat-pane")).to_be_hidden()
    assert _is_within_width(visit)
    visit.page.get_by_role("button", name="Close").click()
    expect(visit.page.locator("#chat-pane")).to_be_visible()
    visit.page.get_by_role("button", name="Briefings", exact=True).click()
    expect(visit.page.get_by_role("button", name="East Quay charger tender opens 9 June 2026")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Add briefings")).to_be_in_viewport()
    assert _is_within_width(visit)


@pytest.mark.slow
def test_a_new_conversation_begins_with_nothing(visit: Visit):
    visit.ask(COST)

    visit.page.get_by_role("button", name="New conversation").click()

    expect(visit.page.locator(".turn")).to_have_count(0)
    expect(visit.ask("And who builds them?")).to_contain_text("Searched for: as asked")


@pytest.mark.slow
def test_eight_tabs_of_one_browser_all_load(visit: Visit):
    for _ in range(7):
        tab = visit.page.context.new_page()
        tab.goto(visit.address)

        tab.locator("body[data-ready]").wait_for()


@pytest.mark.slow
def test_programs_can_ask_too(address: str):
    call = httpx.post(
        f"{address}gradio_api/call/ask", json={"data": [COST, "", "", None, None, False]}, trust_env=False, timeout=60
    ).json()

    events = httpx.get(f"{address}gradio_api/call/ask/{call['event_id']}", trust_env=False, timeout=60).text

    assert "event: complete" in events
    assert "84 million crowns" in events


@pytest.mark.slow
@pytest.mark.parametrize("path", ["docs", "openapi.json", "monitoring/summary", "gradio_api/runs"])
def test_what_gradio_offers_and_we_do_not_is_closed(address: str, path: str):
    assert httpx.get(address + path, trust_env=False, timeout=60).status_code in (403, 404)


@pytest.mark.slow
def test_no_file_of_the_machine_is_served(address: str, library):
    for path in ("/etc/passwd", ROOT / "app.py", library / "library.db"):
        assert httpx.get(f"{address}gradio_api/file={path}", trust_env=False, timeout=60).status_code == 403


@pytest.mark.slow
def test_a_file_of_the_machine_cannot_be_passed_off_as_an_upload(address: str, library):
    functions = httpx.get(f"{address}config", trust_env=False, timeout=60).json()["dependencies"]
    [upload] = [fn["id"] for fn in functions if fn["api_name"] == "uploaded"]
    handed = {"job": "hand-made", "files": ["/etc/passwd"]}

    asked = {"data": [], "event_data": handed, "fn_index": upload, "session_hash": "hand-made"}
    httpx.post(f"{address}gradio_api/queue/join", json=asked, trust_env=False, timeout=60).raise_for_status()
    stream = httpx.get(f"{address}gradio_api/queue/data?session_hash=hand-made", trust_env=False, timeout=60)

    assert '"success":false' in stream.text
    assert list(library.rglob("passwd")) == []


def _is_within_width(visit: Visit) -> bool:
    return visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
