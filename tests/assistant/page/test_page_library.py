"""What a user of the list of briefings sees and does, in a real browser over a real library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from assistant import Assistant
from index.loaders.limits import FILE_BYTES
from index.model_source import packaged_name
from tests import fakes
from tests.assistant.page.conftest import Visit, served, visited
from tests.fakes import HashEncoder, briefing

BOTH = pytest.mark.parametrize("window", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}])
COST = "What did the ferries cost?"

FERRIES = briefing(
    "The port ordered four ferries. The ferries cost 84 million crowns.",
    "ferries.md",
    title="Port orders ferries",
    day=date(2026, 3, 4),
    tags=("ferries", "harbour"),
)
OTHERS = [
    briefing(
        f"Calm water was recorded at pier {n}.",
        f"{n}.md",
        title=f"Harbour report {n}",
        day=date(2026, 5, n),
        tags=("harbour",),
    )
    for n in range(1, 10)
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    Assistant.open(folder).library.add_briefings([FERRIES, *OTHERS])
    return folder


@pytest.fixture(scope="module")
def address(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(library, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture(scope="module")
def read_only(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(library, tmp_path_factory.mktemp("read") / "log.txt", "--read-only") as address:
        yield address


def show_briefings(page: Page) -> None:
    """Show the pane of the briefings, where there is room for one pane only."""
    tab = page.locator("#header [data-tab=library]")
    if tab.is_visible():
        tab.click()


def show_chat(page: Page) -> None:
    tab = page.locator("#header [data-tab=chat]")
    if tab.is_visible():
        tab.click()


def held(page: Page) -> int:
    return int(page.locator("#card-count").inner_text())


def text(name: str, words: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": words.encode()}


@contextmanager
def not_read_yet(page: Page, *files: dict[str, object]) -> Iterator[None]:
    """Choose files and have them uploaded; until the block ends the server does not hear that it shall read them."""
    held_back: list[Route] = []
    page.route("**/gradio_api/queue/join*", lambda route: held_back.append(route))
    with page.expect_request("**/gradio_api/queue/join*"):
        page.locator("#adding input[type=file]").set_input_files([*files])
    yield
    held_back[0].continue_()


def drop(page: Page, *names: str) -> None:
    """Drop text files onto the middle of the page, as a hand would."""
    files = page.evaluate_handle(
        """(names) => {
            const dropped = new DataTransfer();
            for (const name of names) dropped.items.add(new File([`The work of ${name} cost 3 million.`], name));
            return dropped;
        }""",
        list(names),
    )
    page.locator("#chat").dispatch_event("dragover", {"dataTransfer": files})
    expect(page.locator("#veil")).to_be_visible()
    page.locator("#chat").dispatch_event("drop", {"dataTransfer": files})
    expect(page.locator("#veil")).to_be_hidden()


@pytest.mark.slow
def test_a_title_is_found_while_it_is_typed_and_all_are_listed_again_when_it_is_cleared(visit: Visit):
    page = visit.page

    page.get_by_label("Find a title or words").press_sequentially("REPORT 7", delay=5)
    expect(page.locator("#cards li:has(input) .title")).to_have_text(["Harbour report 7"])

    page.get_by_label("Find a title or words").fill("")
    expect(page.locator("#cards li:has(input) .title").filter(has_text="Harbour report")).to_have_count(9)


@pytest.mark.slow
def test_words_that_stand_in_the_text_only_are_found_there_and_open_at_their_sentence(visit: Visit):
    page = visit.page

    page.get_by_label("Find a title or words").fill("million crowns")
    page.locator("#cards .mention", has_text="Port orders ferries").click()

    expect(page.locator("#reader mark[data-sought]")).to_have_text("The ferries cost 84 million crowns.")
    expect(page.locator("#reader .told")).to_contain_text("Narrative · The briefing reports")


@pytest.mark.slow
def test_words_that_stand_nowhere_are_said_to_stand_in_no_title_and_no_passage(visit: Visit):
    show_briefings(visit.page)

    visit.page.get_by_label("Find a title or words").fill("volcano")

    expect(visit.page.locator("#cards")).to_have_text("Neither a title nor a passage has these words.")


@pytest.mark.slow
def test_a_briefing_with_a_title_and_tags_without_end_leaves_the_others_in_sight(visit: Visit):
    card = visit.page.locator(".card").first

    card.evaluate(
        """card => {
            card.querySelector(".title").textContent = "Harbour ".repeat(60);
            card.querySelector(".muted").textContent = "4 March 2026 · ferries, harbour".repeat(60);
        }"""
    )

    assert card.evaluate("card => card.offsetHeight") < 200


@pytest.mark.slow
@BOTH
def test_dates_and_tags_limit_the_list_and_the_next_question_and_both_say_so(visit: Visit):
    page = visit.page
    show_briefings(page)
    page.get_by_text("Dates and tags").click()

    page.get_by_label("Reports from").fill("2026-05-01")
    page.get_by_label("to", exact=True).fill("2026-05-31")
    page.locator("#tags").get_by_label("harbour").check()

    expect(page.locator("#cards .title").filter(has_text="Port orders ferries")).to_have_count(0)
    show_chat(page)
    limits = page.locator("#limits")
    expect(limits).to_contain_text("· 1–31 May 2026 · tagged harbour")
    turn = visit.ask(COST)
    expect(turn).to_have_attribute("data-status", "refused")
    expect(turn.locator(".terms")).to_contain_text("1–31 May 2026 · tagged harbour")
    limits.get_by_role("button", name="Ask all briefings again").click()
    expect(limits).to_be_empty()
    expect(visit.ask(COST)).to_contain_text("84 million crowns")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_only_chosen_briefings_are_asked(visit: Visit):
    page = visit.page

    page.get_by_role("checkbox", name="Ask only chosen briefings: Harbour report 3").check()
    page.get_by_role("checkbox", name="Ask only chosen briefings: Harbour report 4").press("Space")

    expect(page.locator("#limits")).to_contain_text("Only 2 chosen briefings")
    expect(page.locator("#chosen")).to_contain_text("2 chosen")
    turn = visit.ask(COST)
    expect(turn).to_have_attribute("data-status", "refused")
    expect(turn.locator(".terms")).to_contain_text("2 chosen briefings")
    page.get_by_role("button", name="Choose none").click()
    expect(page.locator("#limits")).to_be_empty()


@pytest.mark.slow
def test_what_a_title_was_found_by_can_be_asked_alone(visit: Visit):
    page = visit.page

    page.get_by_label("Find a title or words").fill("harbour report")
    page.get_by_role("button", name="Ask only these 9").click()

    expect(page.locator("#limits")).to_contain_text("Only 9 chosen briefings")


@pytest.mark.slow
def test_dates_that_end_before_they_begin_are_said_to_and_limit_nothing(visit: Visit):
    page = visit.page
    page.get_by_text("Dates and tags").click()

    page.get_by_label("to", exact=True).fill("2026-05-01")
    expect(page.locator("#limits")).to_contain_text("until 1 May 2026")
    page.get_by_label("Reports from").fill("2026-06-01")

    expect(page.locator("#narrower").get_by_role("alert")).to_have_text("The last day lies before the first.")
    expect(page.locator("#limits")).to_contain_text("until 1 May 2026")


@pytest.mark.slow
@BOTH
def test_every_file_has_its_bar_and_a_bad_one_is_named_with_the_reason(visit: Visit):
    page = visit.page
    many = "\n\n".join(f"The keeper counted {n} ships on day {n}." for n in range(1, 60))
    name = f"2026-07-01 lighthouse {page.viewport_size['width']}.txt"
    broken = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 no more than this"}

    with not_read_yet(page, text(name, many), broken):
        expect(page.get_by_role("progressbar", name=name)).to_be_visible()
        expect(page.get_by_role("progressbar", name="broken.pdf")).to_be_visible()

    job = page.locator("#job[data-kind=added]")
    expect(job).to_contain_text("1 briefing added. 1 file could not be added.")
    expect(job.get_by_role("listitem")).to_contain_text("broken.pdf: ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    job.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#job")).to_be_empty()


@pytest.mark.slow
def test_what_came_of_adding_is_told_until_something_else_is_done(visit: Visit):
    page = visit.page
    broken = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 no more than this"}
    page.locator("#adding input[type=file]").set_input_files([broken])
    expect(page.locator("#job")).to_contain_text("broken.pdf: ")

    page.locator("#cards .card").first.click()

    expect(page.locator("#job")).to_be_empty()


@pytest.mark.slow
def test_the_bar_of_a_file_that_waits_is_empty(visit: Visit):
    page = visit.page

    with not_read_yet(page, text("2026-08-09 wait.txt", "Nobody waits.")):
        expect(page.locator("#job .files li")).to_contain_text("Waiting")
        assert page.get_by_role("progressbar", name="wait.txt").evaluate("bar => bar.value") == 0

    expect(page.locator("#job[data-kind=added]")).to_contain_text("1 briefing added.")


@pytest.mark.slow
def test_files_dropped_anywhere_on_the_page_are_added_one_after_another(visit: Visit):
    page = visit.page
    before = held(page)

    drop(page, "2026-08-01 mole.txt")
    drop(page, "2026-08-02 pier.txt", "2026-08-03 quay.txt")

    expect(page.locator("#card-count")).to_have_text(str(before + 3))
    expect(visit.ask("What did the work of the mole cost?")).to_contain_text("3 million")


@pytest.mark.slow
def test_adding_that_breaks_off_on_the_server_ends_on_the_page_too(visit: Visit):
    page = visit.page
    page.route("**/gradio_api/upload", lambda route: route.fulfill(json=["/no/upload/of/ours.txt"]))

    page.locator("#adding input[type=file]").set_input_files([text("lost.txt", "The buoy is lost.")])

    job = page.locator("#job[data-kind=added]")
    expect(job).to_contain_text("Adding broke off.")
    expect(job.get_by_role("listitem")).to_contain_text("lost.txt: It is not known whether it was added")


@pytest.mark.slow
def test_a_file_that_is_too_large_is_named_and_not_sent(visit: Visit, tmp_path: Path):
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(FILE_BYTES + 1)

    visit.page.locator("#adding input[type=file]").set_input_files(tmp_path / "huge.txt")

    expect(visit.page.locator("#job[data-kind=added]")).to_contain_text("huge.txt: It is larger than 64 MB.")


@pytest.mark.slow
def test_more_files_than_may_be_added_at_once_are_not_sent(visit: Visit):
    visit.page.locator("#adding input[type=file]").set_input_files([text(f"{n}.txt", "Calm.") for n in range(201)])

    expect(visit.page.locator("#said")).to_have_text("Nothing added: 201 files at once, 200 may be.")


@pytest.mark.slow
def test_adding_is_cancelled_what_was_added_stays_and_it_says_so(visit: Visit):
    page = visit.page
    before = held(page)
    files = [text(f"2026-09-01 boat {n}.txt", f"Boat {n} was painted.") for n in range(120)]

    page.locator("#adding input[type=file]").set_input_files(files)
    page.locator("#job .files .muted").filter(has_text="Added").first.wait_for()
    page.get_by_role("button", name="Cancel").click()

    job = page.locator("#job[data-kind=added]")
    expect(job).to_contain_text("Stopped. ")
    expect(job).to_contain_text("what was added stays.")
    expect(page.get_by_role("list", name="Not added").get_by_role("listitem").last).to_contain_text("stopped before")
    kept = page.locator("#job details li", has_text="1 briefing added.").count()
    assert 0 < kept < 120
    expect(page.locator("#card-count")).to_have_text(str(before + kept))


@pytest.mark.slow
def test_a_briefing_is_removed_only_after_it_was_confirmed_all_by_keyboard(visit: Visit):
    page = visit.page
    before = held(page) + 1
    drop(page, "2026-10-01 slip.txt")
    expect(page.locator("#card-count")).to_have_text(str(before))
    turn = visit.ask("What did the work of the slip cost?")
    turn.locator(".chip").first.press("Enter")
    expect(page.locator("#reader mark[data-sought]")).to_be_focused()

    remove = page.locator("#reader").get_by_role("button", name="Remove…")
    remove.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Answers on this page keep the sentences they cite")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(remove).to_be_focused()
    expect(page.locator("#card-count")).to_have_text(str(before))

    remove.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#card-count")).to_have_text(str(before - 1))
    expect(page.locator("#said")).to_have_text("1 briefing removed.")
    expect(page.locator("#reader-pane")).to_be_hidden()
    turn.locator(".chip").first.click()
    expect(page.locator("#reader").get_by_role("alert")).to_contain_text("It is not in this library")
    expect(page.locator("#reader")).to_contain_text("cost 3 million.")


@pytest.mark.slow
def test_that_something_was_removed_is_said_until_something_else_is_done(visit: Visit):
    visit.page.evaluate("briefings.say('1 briefing removed.')")
    expect(visit.page.locator("#said")).to_have_text("1 briefing removed.")

    visit.page.get_by_role("button", name="New conversation").click()

    expect(visit.page.locator("#said")).to_be_empty()


@pytest.mark.slow
def test_several_chosen_briefings_are_removed_together(visit: Visit):
    page = visit.page
    before = held(page) + 2
    drop(page, "2026-11-01 buoy one.txt", "2026-11-01 buoy two.txt")
    expect(page.locator("#card-count")).to_have_text(str(before))

    for box in page.locator("#cards li", has_text="uoy").get_by_role("checkbox").all():
        box.check()
    page.locator("#chosen").get_by_role("button", name="Remove…").click()
    page.get_by_role("dialog", name="Remove these 2 briefings?").get_by_role("button", name="Remove").click()

    expect(page.locator("#card-count")).to_have_text(str(before - 2))
    expect(page.locator("#limits")).to_be_empty()
    expect(page.get_by_role("button", name="Add briefings")).to_be_focused()


@pytest.mark.slow
def test_what_is_chosen_can_be_removed_before_the_server_has_said_what_the_choice_comes_to(visit: Visit):
    page, held_back = visit.page, []
    page.route("**/component_server/**", lambda route: held_back.append(route))

    for report in ("Harbour report 3", "Harbour report 4"):
        page.get_by_role("checkbox", name=report).check()

    expect(page.locator("#chosen")).to_contain_text("2 chosen")
    page.locator("#chosen").get_by_role("button", name="Remove…").click()
    page.get_by_role("dialog", name="Remove these 2 briefings?").get_by_role("button", name="Keep them").click()
    for route in held_back:
        route.continue_()
    expect(page.locator("#limits")).to_contain_text("Only 2 chosen briefings")


@pytest.mark.slow
def test_a_page_that_only_reads_shows_no_way_to_add_or_remove(browser, read_only, window):
    with visited(browser, read_only, window) as visit:
        page = visit.page
        page.get_by_role("button", name="Harbour report 3").click()
        expect(page.locator("#reader .text")).to_contain_text("pier 3")

        expect(page.get_by_role("button", name="Add briefings")).to_have_count(0)
        expect(page.get_by_role("button", name="Remove…")).to_have_count(0)
        expect(page.locator("input[type=file]")).to_have_count(0)
        expect(page.locator("#adding")).to_contain_text("Read only")


@pytest.mark.slow
def test_a_server_that_only_reads_refuses_to_remove_whoever_asks_it(read_only: str, library: Path):
    config = httpx.get(f"{read_only}config", trust_env=False, timeout=60).json()
    [part] = [c["id"] for c in config["components"] if "remove_briefings" in (c["props"].get("server_fns") or ())]
    wanted = {"briefings": [FERRIES.id]}
    call = {"session_hash": "any", "component_id": part, "fn_name": "remove_briefings", "data": wanted}

    told = httpx.post(f"{read_only}gradio_api/component_server/", json=call, trust_env=False, timeout=60).json()

    assert "only read" in told["problem"]
    assert Assistant.open(library).briefing(FERRIES.id)


@pytest.mark.slow
def test_an_empty_library_says_how_to_begin_and_takes_the_samples_with_one_press(visit_to, tmp_path):
    page = visit_to(tmp_path / "library").page
    expect(page.get_by_role("heading", name="The library is empty")).to_be_visible()
    expect(page.get_by_role("button", name="Add briefings…")).to_be_visible()

    page.get_by_role("button", name="Try it with the samples").click()

    expect(page.locator("#job[data-kind=added]")).to_contain_text("32 briefings added.", timeout=300_000)
    expect(page.get_by_role("heading", name="The library is empty")).to_have_count(0)


@pytest.mark.slow
def test_of_more_than_a_thousand_briefings_more_are_shown_when_wanted_and_any_is_found_and_removed(
    visit_to: Callable[[Path], Visit], tmp_path: Path
):
    library = fakes.library(tmp_path / "library", HashEncoder(packaged_name(), 384))
    library.add_briefings(briefing(f"Calm water at pier {n}.", f"{n}.md", title=f"Pier {n:04}") for n in range(1_200))
    page = visit_to(library.folder).page
    cards = page.locator("#cards .card")
    more = page.get_by_role("button", name="Show more")
    expect(cards).to_have_count(500)

    more.click()
    expect(cards).to_have_count(1_000)
    expect(cards.nth(500)).to_be_focused()
    more.click()
    expect(cards).to_have_count(1_200)
    expect(more).to_have_count(0)

    page.get_by_label("Find a title or words").fill("Pier 1199")
    expect(page.locator("#cards .card:not(.mention)")).to_have_count(1)
    page.get_by_label("Ask only chosen briefings: Pier 1199").check()
    page.get_by_role("button", name="Remove…").click()
    page.locator("#removing").get_by_role("button", name="Remove").click()
    expect(page.locator("#card-count")).to_have_text("1,199")
