"""The page for those who hear it, use it by keyboard, enlarge it or want it still; by axe-core and by hand."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant import Assistant
from tests.assistant.page.conftest import Visit, served
from tests.fakes import briefing

pytestmark = pytest.mark.slow

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}
TOLL = "How many coast guards died in the sinking of the Sabine?"
UNKNOWN = "Who will paint the ferries?"

HELD = [
    briefing(
        "The cutter Sabine sank on Tuesday. Eleven coast guards died in the sinking of the Sabine. The sea was calm.",
        "2025-11-12-sabine.md",
        title="Cutter sinks",
        day=date(2025, 11, 12),
        tags=("merrin", "orrest"),
    ),
    briefing(
        "Divers searched the wreck. Twelve coast guards died in the sinking of the Sabine, the ministry said. "
        "It could be raised in spring.",
        "2025-11-14-toll.md",
        title="Toll revised",
        day=date(2025, 11, 14),
    ),
    briefing(
        "Gen. Kim and Gen. Park inspected the harbour on Friday.",
        "2025-11-20-harbour.md",
        title="A visit to the harbour",
    ),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    Assistant.open(folder).library.add_briefings(HELD)
    return folder


@pytest.fixture(scope="module")
def address(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(library, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def flaws(visit: Visit) -> list[str]:
    """Return what axe-core finds on the page as it is now, light and dark, at the desk and on a phone."""
    found: list[str] = []
    desk = visit.page.viewport_size
    for scheme, window in (("light", desk), ("dark", desk), ("light", PHONE)):
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.set_viewport_size(window)
        visit.page.wait_for_function(
            """dark => document.body.classList.contains("dark") === dark
                && !document.getAnimations().some((one) => one instanceof CSSTransition)""",
            arg=scheme == "dark",
        )
        told = Axe().run(visit.page, options={"resultTypes": ["violations"], "runOnly": RULES}).response["violations"]
        found += [f"{scheme} {window['width']}: {_told(flaw, node)}" for flaw in told for node in flaw["nodes"]]
    visit.page.set_viewport_size(desk)
    return found


def _told(flaw: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{flaw['id']} at {node['target']}: {node.get('failureSummary', flaw['help'])}"


def drawn(visit: Visit, turn: dict[str, Any]) -> None:
    """Have the page draw a turn that passes too quickly, or that no question brings about."""
    visit.page.evaluate(
        """turn => {
            const conversation = sessionStorage.getItem("briefings-conversation");
            const empty = { id: "drawn", question: "Who?", given: null, only: [], claims: [], citations: [] };
            briefings.parts.chat.draw({ ...empty, conversation, ...turn });
        }""",
        turn,
    )
    expect(visit.page.locator(f".turn[data-status={turn['kind']}]")).to_be_visible()


def answered(visit: Visit) -> None:
    expect(visit.ask(TOLL)).to_have_attribute("data-status", "answered")
    expect(visit.page.locator(".conflict").first).to_be_visible()


def opened(visit: Visit) -> None:
    answered(visit)
    visit.page.locator(".chip").first.click()
    expect(visit.page.locator("#reader mark[data-sought]")).to_be_visible()


def edited(visit: Visit) -> None:
    answered(visit)
    visit.page.get_by_role("button", name="Searched for: ").click()
    expect(visit.page.get_by_role("form", name="Ask again")).to_be_visible()


def choosing(visit: Visit) -> None:
    visit.ask("What did Gen. Kim and Gen. Park inspect?")
    expect(visit.ask("Where was he treated?").get_by_role("heading", name="Which do you mean?")).to_be_visible()


def added(visit: Visit) -> None:
    files = [
        {"name": "2026-07-01 lighthouse.txt", "mimeType": "text/plain", "buffer": b"The keeper counted nine ships."},
        {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 no more than this"},
    ]
    visit.page.locator("#library-pane input[type=file]").set_input_files(files)
    expect(visit.page.locator("#job[data-kind=added]")).to_contain_text("broken.pdf")


def adding(visit: Visit) -> None:
    # Held back on its way, so that it stays on its way.
    visit.page.route("**/gradio_api/upload", lambda route: None)
    file = {"name": "2026-07-02 mole.txt", "mimeType": "text/plain", "buffer": b"The mole is closed."}
    visit.page.locator("#library-pane input[type=file]").set_input_files([file])
    expect(visit.page.locator("#job[data-kind=adding]").get_by_role("progressbar")).to_be_visible()


def dialog(name: str) -> Callable[[Visit], None]:
    def open_it(visit: Visit) -> None:
        more = visit.page.get_by_role("button", name="More", exact=True)
        if more.is_visible():  # on narrow windows it is in a menu
            more.click()
        visit.page.get_by_role("button", name=name, exact=True).click()
        expect(visit.page.get_by_role("dialog")).to_be_visible()

    return open_it


def menu(name: str) -> Callable[[Visit], None]:
    def open_it(visit: Visit) -> None:
        visit.page.get_by_role("button", name=name, exact=True).first.click()
        expect(visit.page.locator(".menu:popover-open")).to_be_visible()

    return open_it


def keys(visit: Visit) -> None:
    visit.page.locator("h1").click()
    visit.page.keyboard.press("?")
    expect(visit.page.get_by_role("dialog", name="Keys")).to_be_visible()


def view(name: str) -> Callable[[Visit], None]:
    def open_it(visit: Visit) -> None:
        menu("Views")(visit)
        visit.page.locator(".menu:popover-open").get_by_role("button", name=name).click()
        expect(visit.page.get_by_role("heading", name=name)).to_be_visible()

    return open_it


def narrowed(visit: Visit) -> None:
    visit.page.get_by_text("Dates and tags").click()
    visit.page.locator("#tags").get_by_label("merrin").check()
    visit.page.get_by_role("checkbox", name="Ask only chosen briefings: Cutter sinks").check()
    expect(visit.page.locator("#limits")).to_contain_text("Only 1 chosen briefing · tagged merrin")
    expect(visit.page.locator("#chosen")).to_contain_text("1 chosen")


def removing(visit: Visit) -> None:
    narrowed(visit)
    visit.page.locator("#chosen").get_by_role("button", name="Remove…").click()
    expect(visit.page.get_by_role("dialog")).to_be_visible()


def pointed_at(visit: Visit) -> None:
    answered(visit)
    visit.page.locator(".chip").first.focus()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("tooltip")).to_be_visible()


def linked_to_nothing(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}?briefing=0123456789abcdef")
    expect(visit.page.locator("#reader .failure")).to_be_visible()


STATES: dict[str, Callable[[Visit], object]] = {
    "welcome": lambda visit: None,
    "asking": lambda visit: drawn(visit, {"kind": "asking"}),
    "answered with a conflict": answered,
    "asked again": edited,
    "choosing": choosing,
    "refused": lambda visit: visit.ask(UNKNOWN),
    "failed": lambda visit: drawn(visit, {"kind": "failed", "reason": "The library cannot be read."}),
    "stopped": lambda visit: drawn(visit, {"kind": "stopped"}),
    "reader open": opened,
    "narrowed": narrowed,
    "removing a briefing": removing,
    "showing a sentence beside its number": pointed_at,
    "opened by a link to nothing": linked_to_nothing,
    "adding": adding,
    "added with a problem": added,
    "settings": dialog("Settings"),
    "conversations": dialog("Conversations"),
    "keys": keys,
    "menu of views": menu("Views"),
    "timeline": view("Timeline"),
    "what changed": view("What changed"),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_when_the_page_is(visit: Visit, state: str):
    STATES[state](visit)

    assert flaws(visit) == []


def test_axe_finds_nothing_in_an_empty_library(visit_to: Callable[[Path], Visit], tmp_path: Path):
    assert flaws(visit_to(tmp_path / "library")) == []


def test_axe_would_be_heard_where_there_is_something_to_find(visit: Visit):
    visit.page.evaluate("document.querySelector('h1').append(document.createElement('button'))")

    assert any("button-name" in flaw for flaw in flaws(visit))


# ---- by keyboard -----------------------------------------------------------------------------------------------------


def test_all_of_it_works_by_keyboard_alone(visit: Visit):
    page = visit.page

    tab_to(visit, lambda: page.get_by_label("Question").evaluate("box => box === document.activeElement"))
    page.keyboard.type(TOLL)
    page.keyboard.press("Enter")
    chip = page.locator(".turn .chip").first
    expect(page.locator(".turn[data-status=answered]")).to_be_visible()
    tab_to(visit, lambda: chip.evaluate("chip => chip === document.activeElement"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark[data-sought]")).to_be_focused()
    page.keyboard.press("Escape")

    expect(chip).to_be_focused()
    expect(page.locator("#reader-pane")).to_be_hidden()


def test_the_first_key_leads_past_the_list_to_the_question(visit: Visit):
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("button", name="Skip to the question")).to_be_in_viewport()

    visit.page.keyboard.press("Enter")

    expect(visit.page.get_by_label("Question", exact=True)).to_be_focused()


def test_what_has_the_focus_is_seen_to_have_it(visit: Visit):
    visit.ask(TOLL)

    seen = set()
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        mark = visit.page.evaluate(
            """() => {
                const node = document.activeElement;
                const style = getComputedStyle(node);
                const frame = getComputedStyle(node.closest("form, label, .block") ?? node);
                const isMarked = [style, frame].some((one) => one.boxShadow !== "none"
                    || one.outlineStyle === "auto"  // the browser's own ring
                    || (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2));
                return node === document.body || isMarked ? "" : node.outerHTML.slice(0, 120);
            }"""
        )
        seen.add(mark)

    assert seen == {""}


def tab_to(visit: Visit, is_there: Callable[[], bool], key: str = "Tab") -> None:
    for _ in range(80):
        if is_there():
            return
        visit.page.keyboard.press(key)
    focused = visit.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    pytest.fail(f"80 times {key} did not lead there; the focus is on {focused}")


# ---- heard, enlarged, still ------------------------------------------------------------------------------------------


def test_an_answer_is_announced_when_it_is_there(visit: Visit):
    visit.ask(TOLL)

    said = visit.page.locator("[role=status], [aria-live=polite], [role=log]", has_text="coast guards died")
    expect(said.first).to_be_attached()


@pytest.mark.parametrize("window", [{"width": 320, "height": 568}, {"width": 720, "height": 450}])
def test_at_320_pixels_and_at_twice_the_size_nothing_lies_beyond_the_window(visit: Visit):
    for state in (answered, opened, dialog("Settings")):
        state(visit)

        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert beyond(visit) == []
        visit.page.keyboard.press("Escape")


@pytest.mark.parametrize("window", [{"width": 320, "height": 256}])
def test_at_four_times_the_size_the_answer_has_the_window_and_the_box_is_scrolled_to(visit: Visit):
    page = visit.page
    turn = visit.ask(TOLL)
    turn.locator(".question").scroll_into_view_if_needed()

    expect(turn.locator(".claim").first).to_be_in_viewport()

    page.locator("#ask").scroll_into_view_if_needed()
    expect(page.get_by_label("Question", exact=True)).to_be_in_viewport()
    turn.locator(".chip").first.click()
    page.locator("#reader .text").evaluate("text => text.scrollIntoView()")
    expect(page.locator("#reader .bar")).not_to_be_in_viewport()


def beyond(visit: Visit) -> list[str]:
    """Return what a user would press and cannot reach, for it lies beside the window."""
    return visit.page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, a, select")]
            .filter((node) => node.checkVisibility({ visibilityProperty: true }))
            .filter((node) => !node.closest(".unseen"))
            .map((node) => [node, node.getBoundingClientRect()])
            .filter(([_, at]) => at.width > 1 && (at.left < -1 || at.right > innerWidth + 1))
            .map(([node]) => node.outerHTML.slice(0, 120))"""
    )


def test_nothing_moves_for_who_wants_no_motion(visit: Visit):
    visit.ask(TOLL)

    moving = visit.page.evaluate(
        """() => document.getAnimations().filter((one) => {
            const { duration, iterations } = one.effect.getComputedTiming();
            return duration * iterations > 20;
        }).map((one) => one.effect.target?.outerHTML.slice(0, 120))"""
    )
    assert moving == []
