"""Many at once: nobody sees another's question, every answer is the asker's own, and the first claim comes soon.

The figures are printed; the limits here are generous, as the machine may be busy with something else.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

import httpx
import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from tests.assistant.page.conftest import served, visited
from tests.fakes import briefing

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

CALLS = 20
NAMES = (
    "Ansel Brukk Corvin Dalmar Eskil Farrow Gandry Holmar Iskra Jorvik Kelso Lindar Morrow Nestor Orlin Pelham "
    "Quarne Rostam Selwin Tarnow Ulmer Varsk Wendel Xandor Yarrow Zelmar Arbroth Belkin Cassar Dornoch"
).split()  # fmt: skip
FIRST_CLAIM = 120.0  # seconds


@dataclass(frozen=True)
class Asker:
    """Somebody who asks of a harbour of their own, and what alone is right."""

    name: str
    tonnes: int

    @property
    def question(self) -> str:
        return f"How many tonnes of grain were landed at {self.name}?"

    @property
    def answer(self) -> str:
        return f"At {self.name}, {self.tonnes} tonnes of grain were landed on Monday."


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Tells figures, whether the test passes or fails."""

    def line(figures: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{figures}\n")

    return line


ASKERS = [Asker(name, 1_117 + 131 * number) for number, name in enumerate(NAMES)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("many")
    notes = [briefing(asker.answer, f"{asker.name}.md", title=f"Harbour of {asker.name}") for asker in ASKERS]
    Assistant.open(folder / "library").library.add_briefings(notes)
    with served(folder / "library", folder / "log.txt") as address:
        yield address


def test_thirty_browsers_at_once_each_get_their_own_answer_and_nobody_elses(
    browser: Browser, address: str, tell: Callable[[str], None]
):
    with ExitStack() as opened:
        visits = [opened.enter_context(visited(browser, address, {"width": 900, "height": 700})) for _ in ASKERS]
        for visit, asker in zip(visits, ASKERS, strict=True):
            visit.page.get_by_label("Question").fill(asker.question)
        began = []
        for visit in visits:
            began.append(time.monotonic())
            visit.page.get_by_label("Question").press("Enter")

        took, wrong, leaked = [], [], []
        for visit, asker, start in zip(visits, ASKERS, began, strict=True):
            turn = visit.page.locator(".turn").first
            expect(turn).to_have_attribute("data-status", "answered", timeout=FIRST_CLAIM * 5_000)
            took.append(time.monotonic() - start)
            claims = turn.locator(".claim").all_inner_texts()
            wrong += [] if asker.answer in claims[0] else [f"{asker.name}: {claims}"]
            shown = visit.page.locator("body").inner_text()
            leaked += [
                f"{other.name} to {asker.name}" for other in ASKERS if other != asker and other.question in shown
            ]

    tell(f"{len(visits)} browsers: until the answer {median(took):.1f} s median, {max(took):.1f} s at most")
    assert wrong == []
    assert leaked == []


def test_a_conversation_that_another_names_as_theirs_is_not_shown_to_them(browser: Browser, address: str):
    """The one thing that tells browsers apart is a token of 128 random bits; without it a conversation is unknown."""
    with ExitStack() as opened:
        mine, theirs = (
            opened.enter_context(visited(browser, address, {"width": 900, "height": 700})) for _ in range(2)
        )
        mine.ask(ASKERS[0].question)
        conversation = mine.page.evaluate("sessionStorage.getItem('briefings-conversation')")
        assert conversation

        theirs.page.evaluate("id => sessionStorage.setItem('briefings-conversation', id)", conversation)
        theirs.page.reload()
        theirs.page.locator("body[data-ready]").wait_for()

        expect(theirs.page.locator(".welcome")).to_be_visible()
        expect(theirs.page.locator("#chat")).not_to_contain_text(ASKERS[0].answer)


def test_twenty_programs_at_once_each_get_their_own_answer(address: str, tell: Callable[[str], None]):
    def ask(asker: Asker) -> tuple[float, str]:
        began = time.monotonic()
        sent = {"data": [asker.question, "", "", None, None, False]}
        told = httpx.post(f"{address}gradio_api/run/ask", json=sent, trust_env=False, timeout=FIRST_CLAIM)
        return time.monotonic() - began, json.loads(told.text)["data"][0]["claims"][0]["text"]

    ask(ASKERS[0])  # the first question of all loads the models
    with ThreadPoolExecutor(CALLS) as pool:
        told = list(pool.map(ask, ASKERS[:CALLS]))

    took = [seconds for seconds, _ in told]
    tell(f"{CALLS} calls: {median(took):.2f} s median, {max(took):.2f} s at most")
    assert [text for _, text in told] == [asker.answer for asker in ASKERS[:CALLS]]
    assert max(took) < FIRST_CLAIM
