"""How answers come while they are written, and what becomes of conversations, in a real browser."""

import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Semaphore
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypdfium2 import PdfDocument

from assistant.answer import Citation, Claim, Verdict
from assistant.assistant import Assistant
from assistant.compose import quote
from assistant.errors import CannotWrite
from assistant.page.chat import MOST_AT_ONCE
from assistant.page.conversations import Conversations
from assistant.page.guard import Door
from assistant.page.kept import Answered, Kept
from assistant.page.page import _launch_settings, build
from assistant.page.visit import Visit as Identity
from assistant.page.visit import new_id, place
from assistant.question import Turn
from assistant.read import Judged
from assistant.resolve import Resolved
from assistant.settings import AnswerSettings
from assistant.writer.contract import Done, Event, Outcome
from tests import fakes
from tests.assistant.page.conftest import Visit, visited
from tests.assistant.page.fake import briefing
from tests.assistant.test_assistant import WordReader

pytestmark = pytest.mark.slow
FERRIES = briefing(
    "Port Calder orders ferries",
    date(2026, 5, 4),
    "The transit board ordered four ferries. The ferries cost 84 million crowns. Oskell builds the ferries there.",
    "ferries.md",
)
QUESTION = "Which ferries were ordered?"
FIRST, SECOND = "Four ferries were ordered by the board.", "The ferries cost 84 million crowns."


class GatedWriter:
    """Writes one sentence for each time that the test lets it; without `is_gated` all at once."""

    name = "scripted"

    def __init__(self) -> None:
        self.gate = Semaphore(0)
        self.is_gated = False
        self.faults: list[Exception] = []
        self.given: list[float] = []

    def write(
        self, question: Resolved, evidence: Sequence[Judged], history: Sequence[Turn], is_wanted: Callable[[], bool]
    ) -> Iterator[Event]:
        sentences = sorted((judged for judged in evidence), key=lambda judged: judged.sentence.start)
        for number, (text, judged) in enumerate(zip((FIRST, SECOND), sentences, strict=False), 1):
            while self.is_gated and not self.gate.acquire(timeout=0.05):
                if not is_wanted():
                    return
            if self.faults:
                raise self.faults.pop()
            self.given.append(time.time())
            yield Claim(text, (Citation(number, quote(judged)),), Verdict.SUPPORTED)
        yield Done(Outcome.WRITTEN)


@pytest.fixture
def writer() -> Iterator[GatedWriter]:
    """A writer that no test leaves waiting."""
    made = GatedWriter()
    yield made
    made.gate.release(100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fakes.library(tmp_path).add_briefings([FERRIES])
    return tmp_path


def made_over(folder: Path, writer: GatedWriter | None = None) -> Assistant:
    reader: Any = WordReader()
    return Assistant(fakes.library(folder), AnswerSettings(threshold=0.1), reader=reader, writer=lambda: writer)


@contextmanager
def shown(folder: Path, writer: GatedWriter, port: int = 0) -> Iterator[str]:
    """Show the page over a library, as a program that has just been started; give its address."""
    door = Door(port=port or free_port())
    page = build(made_over(folder, writer)).queue(max_size=64, api_open=False)
    page.launch(server_name=door.host, server_port=door.port, prevent_thread_lock=True, **_launch_settings(door))
    try:
        yield f"http://127.0.0.1:{door.port}/"
    finally:
        page.close(verbose=False)


def free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def address(folder: Path, writer: GatedWriter) -> Iterator[str]:
    with shown(folder, writer) as address:
        yield address


def put(page: Page, question: str) -> Locator:
    """Ask as a user would; return the turn, which is being answered."""
    before = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    return page.locator(".turn").nth(before)


def reload(visit: Visit) -> None:
    visit.page.reload()
    visit.complaints.clear()  # gradio's own, of the streams that were cut
    visit.page.locator("body[data-ready]").wait_for()


def another(visit: Visit) -> Page:
    """Open the page in another tab."""
    tab = visit.page.context.new_page()
    tab.goto(visit.address)
    tab.locator("body[data-ready]").wait_for()
    return tab


def test_a_checked_sentence_is_shown_and_leads_to_its_source_before_the_next_is_written(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    expect(turn).to_have_attribute("data-status", "asking")

    writer.gate.release()
    expect(turn.locator(".claim")).to_have_text([f"{FIRST} 1"])
    turn.locator(".chip").click()

    expect(visit.page.locator("#reader mark[data-sought]")).to_contain_text("The transit board ordered four ferries.")
    expect(turn).to_have_attribute("data-status", "asking")
    writer.gate.release()
    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn.locator(".claim").nth(1)).to_contain_text(SECOND)
    expect(turn).to_contain_text("Written by scripted")


def test_a_number_in_focus_stays_in_focus_while_more_is_written_and_when_it_has_ended(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    writer.gate.release()
    turn.locator(".chip").focus()

    writer.gate.release()
    expect(turn).to_have_attribute("data-status", "answered")

    expect(turn.locator(".chip").first).to_be_focused()


def test_a_stopped_answer_keeps_what_was_checked_and_nothing_comes_after(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    writer.gate.release()
    expect(turn.locator(".claim")).to_have_count(1)

    visit.page.get_by_role("button", name="Stop").click()
    expect(turn).to_have_attribute("data-status", "stopped")
    writer.gate.release(2)
    writer.is_gated = False
    again = put(visit.page, QUESTION)

    expect(again).to_have_attribute("data-status", "answered")
    expect(turn).to_have_attribute("data-status", "stopped")
    expect(turn).to_contain_text("Stopped. What had been checked by then stands here.")
    expect(turn.locator(".claim")).to_have_count(1)
    expect(turn.locator(".citations li")).to_have_count(1)


def test_answers_that_were_stopped_hold_up_no_further_question(visit: Visit, writer):
    writer.is_gated = True
    for _ in range(MOST_AT_ONCE):
        turn = put(visit.page, QUESTION)
        visit.page.get_by_role("button", name="Stop").click()
        expect(turn).to_have_attribute("data-status", "stopped")
    writer.is_gated = False

    expect(put(visit.page, QUESTION)).to_have_attribute("data-status", "answered")


def test_stop_is_reached_by_keyboard_and_leads_back_to_the_question(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    expect(visit.page.get_by_role("button", name="Stop")).to_be_visible()

    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")

    expect(turn).to_contain_text("Stopped before anything was checked.")
    expect(visit.page.locator("#question textarea")).to_be_focused()


def test_while_one_question_is_answered_another_waits_in_the_box(visit: Visit, writer):
    writer.is_gated = True
    put(visit.page, QUESTION)

    visit.page.locator("#question textarea").fill("And who builds them?")
    visit.page.locator("#question textarea").press("Enter")

    expect(visit.page.locator("#question textarea")).to_have_value("And who builds them?")
    expect(visit.page.locator(".turn")).to_have_count(1)


def test_retrying_takes_the_place_of_the_answer(visit: Visit, writer):
    turn = visit.ask(QUESTION)
    before = turn.get_attribute("data-turn")

    turn.get_by_role("button", name="Retry").click()

    expect(visit.page.locator(".turn")).not_to_have_attribute("data-turn", str(before))
    expect(visit.page.locator(".turn")).to_have_attribute("data-status", "answered")
    reload(visit)
    expect(visit.page.locator(".turn")).to_have_count(1)


def test_an_edited_question_takes_the_place_of_the_last(visit: Visit):
    visit.ask(QUESTION)
    turn = visit.ask("Who builds tham?")

    turn.get_by_role("button", name="Edit question").click()
    box = visit.page.locator("#question textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("Who builds tham?")
    expect(visit.page.get_by_text("This takes the place of your last question.")).to_be_visible()
    box.fill("Who builds the ferries?")
    box.press("Enter")

    expect(visit.page.locator(".turn .question")).to_have_text([QUESTION, "Who builds the ferries?"])
    expect(visit.page.get_by_text("This takes the place of your last question.")).to_be_hidden()


def test_only_the_last_question_is_edited_or_retried(visit: Visit):
    first = visit.ask(QUESTION)
    visit.ask("Who builds the ferries?")

    expect(first.get_by_role("button", name="Retry")).to_be_hidden()
    expect(first.get_by_role("button", name="Edit question")).to_be_hidden()


def test_an_answer_is_copied_with_its_numbers_and_sources(visit: Visit):
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = visit.ask(QUESTION)

    turn.get_by_role("button", name="Copy").click()
    expect(turn.get_by_role("button", name="Copied")).to_be_visible()

    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{FIRST} [1] {SECOND} [2]\n\n[1] Port Calder orders ferries · 4 May 2026 · Narrative · ")
    assert "“The ferries cost 84 million crowns.”" in copied


def test_a_fault_ends_the_turn_and_it_can_be_retried(visit: Visit, writer):
    writer.faults.append(RuntimeError("secret"))

    turn = visit.ask(QUESTION)
    expect(turn).to_have_attribute("data-status", "failed")
    expect(turn).not_to_contain_text("secret")
    turn.get_by_role("button", name="Retry").click()

    expect(visit.page.locator(".turn")).to_have_attribute("data-status", "answered")


def test_an_answer_is_announced_once(visit: Visit, writer):
    writer.is_gated = True
    visit.page.evaluate("""() => {
      window.said = [];
      const announced = document.getElementById("announced");
      new MutationObserver(() => window.said.push(announced.textContent)).observe(announced, { childList: true });
    }""")
    turn = put(visit.page, QUESTION)
    writer.gate.release()
    expect(turn.locator(".claim")).to_have_count(1)
    writer.gate.release()
    expect(turn).to_have_attribute("data-status", "answered")

    said = visit.page.evaluate("window.said")

    assert said[0] == "Searching the briefings."
    assert len(said) == 2
    assert FIRST in said[1]
    assert visit.page.locator("#chat").evaluate("(chat) => chat.closest('[aria-live], [role=log]')") is None


# ---- conversations ----------------------------------------------------------------------------------------------


def test_a_reloaded_page_shows_the_conversation_with_its_numbers_and_links_and_goes_on_with_it(visit: Visit):
    visit.ask(QUESTION)

    reload(visit)
    turn = visit.page.locator(".turn")
    expect(turn).to_have_attribute("data-status", "answered")
    turn.locator(".claim", has_text=SECOND).locator(".chip").click()
    expect(visit.page.locator("#reader mark[data-sought]")).to_contain_text("The ferries cost 84 million crowns.")
    follow_up = visit.ask("And who builds them?")

    expect(follow_up.get_by_role("button", name="Searched for:")).not_to_contain_text("as asked")
    expect(visit.page.locator(".turn")).to_have_count(2)


def test_an_answer_goes_on_over_a_reload(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    writer.gate.release()
    expect(turn.locator(".claim")).to_have_count(1)

    reload(visit)
    expect(turn.locator(".claim")).to_have_count(1)
    expect(visit.page.get_by_role("button", name="Stop")).to_be_visible()
    writer.gate.release()

    expect(turn).to_have_attribute("data-status", "answered")
    expect(visit.page.locator(".turn")).to_have_count(1)


def test_a_conversation_is_whole_after_the_server_was_started_again_in_the_middle_of_it(
    browser: Browser, folder: Path, window
):
    context, port = browser.new_context(viewport=window), free_port()
    page = context.new_page()
    with shown(folder, GatedWriter(), port) as address:
        visit = Visit(page, address)
        page.goto(address)
        page.locator("body[data-ready]").wait_for()
        expect(visit.ask(QUESTION)).to_have_attribute("data-status", "answered")
    with shown(folder, GatedWriter(), port):
        page.goto(address)
        turn = page.locator(".turn")
        expect(turn.locator(".claim")).to_have_count(2)

        turn.locator(".chip").first.click()
        expect(page.locator("#reader mark[data-sought]")).to_contain_text("The transit board ordered four ferries.")
        follow_up = visit.ask("And who builds them?")
        expect(follow_up.get_by_role("button", name="Searched for:")).not_to_contain_text("as asked")
    context.close()


def test_a_page_that_was_open_before_the_server_was_started_again_shows_claims_as_they_come(
    browser: Browser, folder: Path, window, writer
):
    context, port = browser.new_context(viewport=window), free_port()
    page = context.new_page()
    writer.is_gated = False
    with shown(folder, writer, port) as address:
        visit = Visit(page, address)
        page.goto(address)
        page.locator("body[data-ready]").wait_for()
        for _ in range(2):
            expect(visit.ask(QUESTION)).to_have_attribute("data-status", "answered")
    writer.is_gated = True
    with shown(folder, writer, port):
        turn = put(page, QUESTION)
        writer.gate.release()
        expect(turn.locator(".claim")).to_have_count(1)
        expect(turn).to_have_attribute("data-status", "asking")
        writer.gate.release()
        expect(turn).to_have_attribute("data-status", "answered")
    context.close()


def test_closing_the_reader_leads_back_to_the_number_though_its_turn_was_drawn_anew(visit: Visit, writer):
    writer.is_gated = True
    turn = put(visit.page, QUESTION)
    writer.gate.release()
    turn.locator(".claim .chip").first.press("Enter")
    expect(visit.page.locator("#reader mark[data-sought]")).to_be_visible()
    writer.gate.release()
    expect(turn).to_have_attribute("data-status", "answered")

    visit.page.keyboard.press("Escape")

    expect(turn.locator(".claim .chip").first).to_be_focused()


def test_each_tab_has_a_conversation_of_its_own(visit: Visit):
    visit.ask(QUESTION)

    tab = another(visit)
    expect(tab.get_by_role("heading", name="Ask your briefings")).to_be_visible()
    expect(put(tab, "Who builds the ferries?")).to_have_attribute("data-status", "answered")
    reload(visit)

    expect(visit.page.locator(".turn .question")).to_have_text([QUESTION])
    expect(tab.locator(".turn .question")).to_have_text(["Who builds the ferries?"])


def test_an_earlier_conversation_is_opened_from_the_list_and_goes_on(visit: Visit):
    visit.ask(QUESTION)
    visit.page.get_by_role("button", name="New conversation").click()
    expect(visit.page.get_by_role("heading", name="Ask your briefings")).to_be_visible()
    visit.ask("Who builds the ferries?")

    visit.page.get_by_role("button", name="Conversations").click()
    listed = visit.page.locator("#conversations .title")
    expect(listed).to_have_text(["Who builds the ferries?", QUESTION])
    visit.page.get_by_role("button", name=QUESTION).first.click()

    expect(visit.page.locator(".turn .question")).to_have_text([QUESTION])
    visit.ask("And who builds them?")
    expect(visit.page.locator(".turn .question")).to_have_text([QUESTION, "And who builds them?"])


def test_a_conversation_is_deleted_for_good_when_that_is_confirmed(visit: Visit, folder):
    visit.ask(QUESTION)
    visit.page.get_by_role("button", name="Conversations").click()

    visit.page.get_by_role("button", name=f"Delete “{QUESTION}”").click()
    visit.page.get_by_role("button", name="Keep").press("Enter")
    expect(visit.page.locator("#conversations .title")).to_have_text([QUESTION])
    visit.page.get_by_role("button", name=f"Delete “{QUESTION}”").click()
    visit.page.get_by_role("button", name="Delete", exact=True).click()

    expect(visit.page.locator("#conversations")).to_contain_text("None yet.")
    expect(visit.page.locator(".turn")).to_have_count(0)
    assert list(folder.glob("conversations/*/*")) == []


def test_a_conversation_that_cannot_be_deleted_stays_in_the_list_and_it_is_said(visit: Visit, monkeypatch):
    def fail(*_: object) -> None:
        raise CannotWrite(Path("conversations"), "the disk is full")

    visit.ask(QUESTION)
    monkeypatch.setattr(Conversations, "forget", fail)
    visit.page.get_by_role("button", name="Conversations").click()

    visit.page.get_by_role("button", name=f"Delete “{QUESTION}”").click()
    visit.page.get_by_role("button", name="Delete", exact=True).click()

    expect(visit.page.locator("#conversations")).to_contain_text("the disk is full")
    expect(visit.page.locator(".turn")).to_have_count(1)


def test_another_browser_sees_nothing_of_it(visit: Visit, browser: Browser, window):
    visit.ask(QUESTION)
    known = visit.page.evaluate("({...sessionStorage})")

    with visited(browser, visit.address, window) as other:
        other.page.get_by_role("button", name="Conversations").click()
        expect(other.page.locator("#conversations")).to_contain_text("None yet.")
        other.page.keyboard.press("Escape")
        # Not even with the conversation's own id.
        other.page.evaluate("(known) => Object.assign(sessionStorage, known)", known)
        other.page.reload()
        expect(other.page.get_by_role("heading", name="Ask your briefings")).to_be_visible()
        expect(other.page.locator(".turn")).to_have_count(0)


def test_a_conversation_of_a_hundred_turns_opens_at_its_end_and_goes_on(visit: Visit, folder):
    conversations, answer = Conversations(folder), made_over(folder).ask(QUESTION)
    known = visit.page.evaluate("({...localStorage})")
    here = place(Identity(token=known["briefings-token"], conversation=new_id()), None)
    at = datetime(2026, 5, 5, tzinfo=UTC)
    for n in range(100):
        kept = Kept(new_id(), at + timedelta(minutes=n), f"{QUESTION} {n}", ending=Answered(answer))
        conversations.keep(here.owner, here.conversation, kept)

    visit.page.get_by_role("button", name="Conversations").click()
    visit.page.locator("#conversations .past").first.click()

    expect(visit.page.locator(".turn")).to_have_count(100)
    expect(visit.page.locator(".turn").last.locator(".chip").first).to_be_in_viewport()
    expect(visit.ask("Who builds the ferries?")).to_be_in_viewport()
    expect(visit.page.locator(".turn")).to_have_count(101)


def lose(page: Page) -> None:
    """Let nothing reach the server any more, until `page.unroute_all`."""
    page.route("**/gradio_api/**", lambda route: route.abort())


def test_a_question_that_does_not_arrive_is_put_back_and_the_answer_before_it_stays(visit: Visit):
    page = visit.page
    expect(put(page, QUESTION)).to_have_attribute("data-status", "answered")
    lose(page)

    lost = put(page, "And who builds them?")

    expect(lost).to_have_attribute("data-status", "failed")
    expect(lost.locator(".question")).to_have_text("And who builds them?")
    expect(page.locator(".turn").first).to_have_attribute("data-status", "answered")
    expect(page.locator("#question textarea")).to_have_value("And who builds them?")

    with page.expect_event("load"):  # gradio does so when it reaches the server again
        page.unroute_all()
    page.locator("body[data-ready]").wait_for()
    visit.complaints.clear()  # the browser's own, of the connection that was lost
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#question textarea")).to_have_value("And who builds them?")


def held_back(page: Page, address: str) -> list[Route]:
    """Let nothing of an address go on, until that is done by hand."""
    held = list[Route]()
    page.route(address, lambda route: held.append(route))
    return held


def test_a_question_is_seen_as_soon_as_it_is_asked_however_slow_the_server_is(visit: Visit):
    page = visit.page
    held = held_back(page, "**/gradio_api/queue/join*")

    turn = put(page, QUESTION)

    expect(turn.locator(".question")).to_have_text(QUESTION)
    expect(turn).to_contain_text("Searching the briefings…")
    expect(page.locator(".welcome")).to_have_count(0)

    page.get_by_role("button", name="Stop").click()
    expect(turn).to_contain_text("Stopping…")

    held[0].continue_()
    # A short answer may be whole before the server hears that it is to stop.
    expect(page.locator(".turn")).to_have_attribute("data-status", re.compile("stopped|answered"))


def test_a_question_that_the_server_refuses_is_given_back_and_the_connection_is_not_blamed(visit: Visit):
    page = visit.page
    expect(put(page, QUESTION)).to_have_attribute("data-status", "answered")
    page.route("**/gradio_api/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "full"}))

    page.get_by_role("button", name="Retry").click()

    expect(page.locator(".turn").last).to_contain_text("The question did not arrive. Ask again.")
    expect(page.locator(".turn").first).to_be_visible()
    expect(page.locator(".turn").first).to_have_attribute("data-status", "answered")
    expect(page.locator("#question textarea")).to_have_value(QUESTION)
    visit.complaints.clear()  # the browser's own, of what was refused


def test_an_answer_whose_way_here_broke_off_is_fetched(visit: Visit):
    page = visit.page
    held_back(page, "**/gradio_api/queue/data*")

    turn = put(page, QUESTION)

    expect(turn).to_have_attribute("data-status", "answered")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_a_server_that_takes_long_is_looked_at_ever_more_seldom(visit: Visit):
    page, looks = visit.page, list[str]()
    held_back(page, "**/gradio_api/queue/join*")
    page.on("request", lambda request: looks.append(request.url) if '"enter"' in (request.post_data or "") else None)
    page.clock.install()

    turn = put(page, QUESTION)
    expect(turn).to_have_attribute("data-status", "asking")
    for _ in range(40):
        page.clock.fast_forward(3_000)
        page.evaluate("fetch(document.baseURI)")  # the look before it has come by then

    expect(turn).to_have_attribute("data-status", "asking")
    assert 1 <= len(looks) <= 8


def test_what_was_pressed_to_ask_again_hands_the_focus_on(visit: Visit):
    page = visit.page
    expect(put(page, QUESTION)).to_have_attribute("data-status", "answered")
    held = held_back(page, "**/gradio_api/queue/join*")

    page.get_by_role("button", name="Retry").press("Enter")

    expect(page.get_by_role("button", name="Stop")).to_be_focused()

    held[0].continue_()
    expect(page.locator(".turn")).to_have_attribute("data-status", "answered")
    expect(page.locator("#question textarea")).to_be_focused()


def test_only_what_was_answered_can_be_exported(visit: Visit, writer):
    page, writer.is_gated = visit.page, True
    turn = put(page, QUESTION)
    page.get_by_role("button", name="Stop").click()
    expect(turn).to_have_attribute("data-status", "stopped")

    expect(turn.get_by_role("button", name="Export this answer")).to_have_count(0)


def test_what_is_printed_is_the_whole_conversation_and_nothing_to_press(visit: Visit):
    page = visit.page
    page.emulate_media(color_scheme="dark")
    for _ in range(4):
        visit.ask(QUESTION)

    printed = PdfDocument(page.pdf())
    text = " ".join(printed[n].get_textpage().get_text_bounded() for n in range(len(printed)))
    page.emulate_media(media="print")

    assert text.count(QUESTION) == 4
    assert "Retry" not in text
    assert "Add briefings" not in text
    assert page.locator(".claim").first.evaluate("node => getComputedStyle(node).color") == "rgb(30, 41, 59)"


def test_a_page_that_opens_without_a_connection_says_so_and_can_be_asked_when_it_is_back(visit: Visit):
    page = visit.page
    page.route("**/component_server/**", lambda route: route.abort())
    page.reload()
    expect(page.locator("#conversation-problem")).to_contain_text("The connection to the program was lost.")

    expect(put(page, QUESTION)).to_have_attribute("data-status", "failed")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()

    page.unroute_all()
    visit.complaints.clear()  # the browser's own, of the connection that was lost
    page.locator("#question textarea").press("Enter")
    expect(page.locator(".turn").last).to_have_attribute("data-status", "answered")
    expect(page.locator("#conversation-problem")).to_be_hidden()
    expect(page.locator("#cards")).to_contain_text("Port Calder orders ferries")


def test_a_question_asked_before_the_conversation_was_entered_is_answered_and_does_not_come_back(visit: Visit):
    page, held = visit.page, list[Route]()

    def hold(route: Route) -> None:
        is_first = not held and '"enter"' in (route.request.post_data or "")
        held.append(route) if is_first else route.continue_()

    page.route("**/component_server/**", hold)
    with page.expect_request(lambda request: '"enter"' in (request.post_data or "")):
        reload(visit)
    turn = put(page, QUESTION)
    expect(page.locator("#question textarea")).to_have_value("")
    expect(turn).to_have_attribute("data-status", "asking")

    held[0].continue_()

    expect(turn).to_have_attribute("data-status", "answered")
    expect(page.locator("#question textarea")).to_have_value("")


def test_a_page_that_loses_the_connection_says_so_and_ends_what_was_being_answered(visit: Visit, writer):
    page, writer.is_gated = visit.page, True
    writer.gate.release()
    turn = put(page, QUESTION)
    expect(turn.locator(".claim")).to_have_count(1)
    lose(page)
    page.evaluate("window.dispatchEvent(new Event('offline'))")  # or it is found out some seconds later

    expect(page.locator("#connection")).to_contain_text("The connection to the program was lost.")
    expect(turn).to_have_attribute("data-status", "failed")

    page.unroute_all()
    expect(page.locator("#connection")).to_be_empty()
    writer.gate.release(9)
    expect(page.locator(".turn")).to_have_attribute("data-status", "answered")
    visit.complaints.clear()  # the browser's own, of the connection that was lost


def test_one_sentence_is_announced_as_one(visit: Visit):
    visit.page.evaluate(
        """briefings.parts.chat.draw({ id: "one", kind: "answered", question: "Who?", given: null, only: [],
            conversation: briefings.visit().conversation,
            claims: [{ text: "He did.", numbers: [1], judged: "", reasons: [], corroboration: "", heading: "" }],
            citations: [{ number: 1, sentence: "s", briefing: "b", title: "", date: "", account: "", text: "" }],
            conflicts: [], verdict: "", searched: "", note: "",
            terms: { question: "", limits: "", since: "", until: "", tags: [], briefings: [], only: [] } })"""
    )

    expect(visit.page.locator("#announced")).to_contain_text("1 sentence cited.")


def test_a_question_that_is_not_taken_leaves_the_answer_whose_place_it_was_to_take(visit: Visit, writer):
    page, writer.is_gated = visit.page, True
    writer.gate.release(2)
    expect(put(page, QUESTION)).to_have_attribute("data-status", "answered")
    tab = another(visit)
    tab.evaluate("id => briefings.goTo(id)", page.evaluate("briefings.visit().conversation"))
    expect(tab.locator(".turn")).to_have_attribute("data-status", "answered")
    expect(put(tab, QUESTION)).to_have_attribute("data-status", "asking")

    page.get_by_role("button", name="Retry").click()

    expect(page.locator(".turn").last).to_contain_text("Another question of this conversation is being answered")
    expect(page.locator(".turn").first).to_have_attribute("data-status", "answered")
