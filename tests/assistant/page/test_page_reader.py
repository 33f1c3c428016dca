"""What a user of the reader sees and does, in a real browser over a real library."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import Assistant
from assistant.page.page import BROWSER
from tests.assistant.page.conftest import Visit, served
from tests.fakes import briefing

PHONE = pytest.mark.parametrize("window", [{"width": 390, "height": 844}])
BOTH = pytest.mark.parametrize("window", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}])
SABINE = "How many coast guards died in the sinking of the Sabine?"

REPORT = briefing(
    "The cutter Sabine sank on Tuesday. Eleven coast guards died in the sinking of the Sabine. The sea was calm.",
    "2025-11-12-sabine.md",
    title="Cutter sinks",
    day=date(2025, 11, 12),
    tags=("merrin", "orrest"),
)
SECOND = briefing(
    "Divers searched the wreck. Twelve coast guards died in the sinking of the Sabine, the ministry said.",
    "2025-11-14-toll.md",
    title="Toll revised",
    day=date(2025, 11, 14),
)
LONG = briefing(
    " ".join(f"The harbour log for hour {n} records calm water." for n in range(1, 500))
    + " The lighthouse at Ansel was lit by a keeper named Brandt. "
    + " ".join(f"The harbour log for hour {n} records calm water." for n in range(500, 1_000)),
    "log.md",
    title="Harbour log",
    day=date(2025, 12, 1),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    Assistant.open(folder).library.add_briefings([REPORT, SECOND, LONG])
    return folder


@pytest.fixture(scope="module")
def address(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(library, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def sought(page: Page):
    return page.locator("#reader mark[data-sought]")


def opened_at(visit: Visit, **link: str) -> Page:
    visit.page.goto(visit.address + "?" + "&".join(f"{name}={value}" for name, value in link.items()))
    visit.page.locator("body[data-ready]").wait_for()
    return visit.page


@pytest.mark.slow
@BOTH
def test_a_number_leads_through_all_citations_of_the_answer_and_across_its_briefings(visit: Visit):
    turn, page = visit.ask(SABINE), visit.page
    cited = turn.locator(".citations li").count()
    assert cited > 1

    turn.locator(".chip").first.click()
    expect(sought(page)).to_be_in_viewport()
    first = page.locator("#reader h2").inner_text()
    next_one = page.get_by_role("button", name="Next citation")
    expect(page.locator("#reader .place")).to_have_text(f"1 of {cited}")
    expect(page.get_by_role("button", name="Previous citation")).to_have_attribute("aria-disabled", "true")

    next_one.click()
    expect(page.locator("#reader .place")).to_have_text(f"2 of {cited}")
    expect(page.locator("#reader h2")).not_to_have_text(first)
    expect(sought(page).locator("sup")).to_have_text("2")
    expect(sought(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_the_citations_are_stepped_through_by_the_letters_n_and_p_within_the_reader_only(visit: Visit):
    turn, page = visit.ask(SABINE), visit.page
    turn.locator(".chip").first.press("Enter")
    expect(sought(page)).to_be_focused()

    page.keyboard.press("n")
    expect(page.locator("#reader .place")).to_contain_text("2 of")
    expect(sought(page)).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("#reader .place")).to_contain_text("1 of")

    page.get_by_label("Question").press_sequentially("nnn")
    expect(page.locator("#reader .place")).to_contain_text("1 of")

    page.get_by_role("button", name="Settings").click()
    page.get_by_label("Use single keys").uncheck()
    page.keyboard.press("Escape")
    sought(page).focus()
    page.keyboard.press("n")
    expect(page.locator("#reader .place")).to_contain_text("1 of")


@pytest.mark.slow
def test_the_head_tells_what_the_briefing_is_and_what_kind_of_sentence_is_sought(visit: Visit):
    turn, page = visit.ask(SABINE), visit.page

    turn.locator(".chip").first.click()
    page.get_by_role("button", name="Next citation").click()
    page.get_by_role("button", name="Previous citation").click()

    facts = page.locator("#reader .facts")
    expect(facts).to_contain_text("Report date")
    expect(facts).to_contain_text("November 2025")
    expect(facts).to_contain_text("Added")
    expect(page.locator("#reader .told")).to_contain_text("Narrative · ")


@pytest.mark.slow
@BOTH
def test_a_copied_link_opens_the_very_sentence_and_closing_it_leaves_a_clean_address(visit: Visit):
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.ask(SABINE).locator(".chip").first.click()
    text = sought(page).inner_text().removesuffix("1")

    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#reader .copied")).to_contain_text("Link copied")
    page.goto(page.evaluate("navigator.clipboard.readText()"))

    expect(sought(page)).to_have_text(text)
    expect(sought(page)).to_be_in_viewport()
    expect(page.locator("#reader .told")).to_contain_text("Narrative · ")
    page.get_by_role("button", name="Close").click()
    expect(page).to_have_url(visit.address)


@pytest.mark.slow
def test_without_a_clipboard_the_link_stands_there_to_be_copied(visit: Visit):
    page = opened_at(visit, briefing=REPORT.id)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no leave')); }")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_label("Link")).to_have_value(f"{visit.address}?briefing={REPORT.id}")


@pytest.mark.slow
@pytest.mark.parametrize("unknown", ["0123456789abcdef", "%3Cscript%3E", "x" * 500])
def test_a_link_to_an_unknown_briefing_says_so_kindly(visit: Visit, unknown: str):
    page = opened_at(visit, briefing=unknown, sentence=unknown)

    expect(page.locator("#reader").get_by_role("alert")).to_contain_text("It is not in this library")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#chat-pane")).to_be_visible()


@pytest.mark.slow
def test_a_link_to_an_unknown_sentence_opens_the_briefing_and_says_so(visit: Visit):
    page = opened_at(visit, briefing=REPORT.id, sentence=f"{REPORT.id}:1-3")

    expect(page.locator("#reader")).to_contain_text("The sentence that was linked to does not stand in this briefing.")
    expect(page.locator("#reader .text")).to_contain_text("The sea was calm.")


@pytest.mark.slow
def test_a_briefing_opened_again_at_its_beginning_tells_of_no_sentence(visit: Visit):
    page = opened_at(visit, briefing=REPORT.id, sentence=f"{REPORT.id}:0-34")
    expect(sought(page)).to_have_text("The cutter Sabine sank on Tuesday.")
    expect(page.locator("#reader .told")).not_to_be_empty()

    page.locator("#reader").get_by_role("button", name="Close").click()
    page.locator(f"#cards [data-briefing='{REPORT.id}']").click()

    expect(page.locator("#reader .facts")).to_be_visible()
    expect(page.locator("#reader .told")).to_be_empty()


@pytest.mark.slow
@BOTH
def test_a_sentence_in_the_middle_of_a_thousand_is_scrolled_to(visit: Visit):
    turn = visit.ask("Who was the keeper of the lighthouse at Ansel?")

    turn.locator(".chip").first.click()

    expect(sought(visit.page)).to_contain_text("a keeper named Brandt")
    expect(sought(visit.page)).to_be_in_viewport()


@pytest.mark.slow
@BOTH
def test_the_title_stays_in_sight_while_the_text_is_scrolled(visit: Visit):
    visit.ask("Who was the keeper of the lighthouse at Ansel?").locator(".chip").first.click()

    expect(sought(visit.page)).to_be_in_viewport()
    expect(visit.page.locator("#reader").get_by_role("heading", name="Harbour log")).to_be_in_viewport()


@pytest.mark.slow
def test_a_briefing_that_is_opened_after_another_is_shown_from_its_beginning(visit: Visit):
    page = visit.page
    visit.ask("Who was the keeper of the lighthouse at Ansel?").locator(".chip").first.click()
    expect(sought(page)).to_be_in_viewport()

    page.locator("#cards").get_by_role("button", name="Harbour log").click()

    expect(sought(page)).to_have_count(0)
    expect(page.locator("#reader .facts")).to_be_in_viewport()


@pytest.mark.slow
def test_five_megabytes_without_a_line_end_open_at_their_sentence_as_the_text_they_are(browser: Browser):
    # The reader by itself: to add as much to a library takes minutes.
    page = browser.new_page(viewport={"width": 400, "height": 700})
    style = (BROWSER / "reader.css").read_text("utf-8")
    pane = "<div style='height: 600px; overflow-y: auto'><div id='reader'></div></div>"
    page.set_content(f"<style>{style}</style><div class='gradio-container'>{pane}</div>")
    for name in ("dom.js", "page.js", "reader.js"):
        page.add_script_tag(content=(BROWSER / name).read_text("utf-8"))

    page.evaluate(
        """() => {
            const text = (n) => `The log for hour ${n} <script>window.PWNED=1</script> \\${window.PWNED=2} is calm. `;
            const texts = Array.from({ length: 80000 }, (_, n) => text(n));
            const run = (from, to) => ({ text: texts.slice(from, to).join(""), sentence: "" });
            const pieces = [run(0, 40000), { text: texts[40000], sentence: "s40000" }, run(40001, 80000)];
            const told = { kind: "opened", id: "b", title: "Log", date: "", source: "", tags: [], added: "", note: "" };
            const server = { read_briefing: async () => ({ ...told, pieces, sought: null }) };
            Object.assign(briefings, { markOpenCard() {}, showPane() {} });
            Object.assign(briefings.parts, { library: { known: { editable: false } }, reader: { server } });
            return briefings.open({ briefing: "b", sentence: "s40000" });
        }"""
    )

    expect(sought(page)).to_contain_text("hour 40000 <script>window.PWNED=1</script> ${window.PWNED=2} is calm.")
    expect(sought(page)).to_be_in_viewport()
    assert page.locator("#reader .text").evaluate("text => text.textContent.length") > 5_000_000
    assert page.evaluate("window.PWNED === undefined")
    page.close()


@pytest.mark.slow
def test_escape_closes_an_open_menu_and_not_the_reader_behind_it(visit: Visit):
    page = visit.page
    page.locator("#cards").get_by_role("button", name="Harbour log").click()
    page.locator("#reader .text").wait_for()
    page.get_by_role("button", name="Views").click()

    page.keyboard.press("Escape")

    expect(page.locator(".menu:popover-open")).to_have_count(0)
    expect(page.locator("#reader .text")).to_be_visible()


@pytest.mark.slow
def test_a_briefing_that_was_open_before_opens_again_without_asking_the_server(visit: Visit):
    chip, page = visit.ask(SABINE).locator(".chip").first, visit.page
    chip.click()
    expect(sought(page)).to_be_visible()
    page.keyboard.press("Escape")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))

    chip.click()

    expect(sought(page)).to_be_visible()
    assert [call for call in asked if '"read_briefing"' in call] == []


@pytest.mark.slow
def test_a_briefing_that_was_open_without_marks_is_marked_when_it_is_opened_from_an_answer(visit: Visit):
    turn, page = visit.ask(SABINE), visit.page
    page.locator("#cards").get_by_role("button", name="Cutter sinks").click()
    expect(page.locator("#reader .text")).to_contain_text("The sea was calm.")
    expect(page.locator("#reader mark")).to_have_count(0)

    turn.locator(".citations .quote", has_text="Cutter sinks").first.click()

    expect(sought(page)).to_be_in_viewport()


@pytest.mark.slow
def test_the_sentence_is_shown_beside_its_number_while_that_is_pointed_at(visit: Visit):
    chip, page = visit.ask(SABINE).locator(".chip").first, visit.page

    chip.hover()
    peek = page.get_by_role("tooltip")
    expect(peek).to_contain_text("coast guards died in the sinking of the Sabine")
    expect(peek).to_contain_text("November 2025 · Narrative · ")
    peek.hover()
    expect(peek).to_be_visible()
    page.mouse.move(5, 5)
    expect(peek).to_have_count(0)


@pytest.mark.slow
def test_the_sentence_is_shown_beside_a_focused_number_and_escape_hides_only_that(visit: Visit):
    chip, page = visit.ask(SABINE).locator(".chip").first, visit.page
    chip.press("Enter")
    expect(sought(page)).to_be_focused()

    page.keyboard.press("Shift+Tab")
    chip.focus()
    expect(chip).to_have_attribute("aria-describedby", "peek")
    expect(page.get_by_role("tooltip")).to_contain_text("coast guards died")
    page.keyboard.press("Escape")

    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(sought(page)).to_be_visible()


@pytest.mark.slow
def test_the_sentence_beside_a_focused_number_stays_while_the_reader_scrolls(visit: Visit):
    chip, page = visit.ask(SABINE).locator(".chip").first, visit.page
    page.keyboard.press("Shift+Tab")
    chip.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()

    page.locator("#reader").evaluate("reader => reader.closest('.block').dispatchEvent(new Event('scroll'))")

    expect(page.get_by_role("tooltip")).to_be_visible()


@pytest.mark.slow
@PHONE
def test_on_a_phone_the_reader_closes_back_to_the_number(visit: Visit):
    turn, page = visit.ask(SABINE), visit.page
    turn.locator(".chip").first.click()
    expect(page.locator("#chat-pane")).to_be_hidden()
    page.get_by_role("button", name="Next citation").click()
    expect(sought(page)).to_be_in_viewport()

    page.get_by_role("button", name="Close").click()

    expect(turn.locator(".chip").first).to_be_in_viewport()
