"""The page as a user meets it: our server as a process of its own, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from assistant import Assistant

ROOT = Path(__file__).parents[3]
BRIEFINGS = {
    "2026-05-04-ferries.md": (
        "# Port Calder orders four electric ferries\n\n"
        "Port Calder's transit board voted 6-1 on Monday to buy four battery-electric ferries 🚢. "
        "The ferry contract, worth 84 million crowns, goes to the Oskell shipyard. "
        "Charging equipment at the East Quay is not part of the contract.\n\n"
        + "".join(f"The harbour log for hour {n} records calm water and no traffic.\n\n" for n in range(1, 60))
        + "The Oskell shipyard will deliver the first ferry in March 2027.\n"
    ),
    "2026-06-09-chargers.md": (
        "# East Quay charger tender opens\n\n"
        "The tender for two harbour chargers opened on Tuesday. Bids close on 30 June, the operator said.\n"
    ),
    "2026-06-11-market.txt": (
        "<img src=x onerror=\"window.PWNED=1\"> Market note ${window.PWNED=2} {{constructor}}\n\n"
        "The fish market sold 12 tonnes of zander <script>window.PWNED=3</script> on Friday. "
        "<svg><a href=\"javascript:window.PWNED=4\">Zander</a></svg> prices rose 4 percent to 31 crowns. "
        "[Prices](javascript:window.PWNED=5) of `pike` stayed **as they were**.\n"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """A page opened in the browser, and all that it must not do."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self) -> "Visit":
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", lambda m: self.complaints.append(f"console: {m.text}") if m.type == "error" else None)
        self.page.on("request", lambda r: None if self._is_ours(r.url) else self.complaints.append(f"request: {r.url}"))
        self.page.goto(self.address)
        self.page.locator("body[data-ready]").wait_for()
        return self

    def ask(self, question: str) -> Locator:
        """Ask as a user would, and return the turn when it has ended."""
        before = self.page.locator(".turn").count()
        self.page.get_by_label("Question").fill(question)
        self.page.get_by_label("Question").press("Enter")
        turn = self.page.locator(".turn").nth(before)
        expect(turn).not_to_have_attribute("data-status", "asking")
        return turn

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self.address, "data:", "blob:"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, briefings = tmp_path_factory.mktemp("library"), tmp_path_factory.mktemp("briefings")
    for name, text in BRIEFINGS.items():
        (briefings / name).write_text(text, encoding="utf-8")
    report = Assistant.open(folder).add([briefings])
    assert (report.added, report.failures) == (len(BRIEFINGS), ())
    return folder


@pytest.fixture(scope="session")
def address(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the library, ended after the last test."""
    with served(library, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@contextmanager
def served(library: Path, log: Path, *options: str) -> Iterator[str]:
    """Start a server over a library, with more options, and give its address; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "app.py"), "--library", str(library), "--port", str(port), *options]
    with log.open("wb") as written:
        server = subprocess.Popen(command, cwd=ROOT, stdout=written, stderr=written)  # noqa: S603
    try:
        yield _when_ready(server, f"http://127.0.0.1:{port}/", log)
    finally:
        server.terminate()
        server.wait(60)


def _when_ready(server: subprocess.Popen[bytes], address: str, log: Path) -> str:
    for _ in range(1_000):
        if server.poll() is not None:
            break
        try:
            # One that asks for a password is ready too.
            if httpx.get(address, trust_env=False).status_code in (200, 401):
                return address
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    pytest.fail(f"The page's server did not start. It wrote:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("These tests need Chromium. Install it: apt-get update && apt-get install -y chromium")
    expect.set_options(timeout=60_000)
    # Chromium refuses its own sandbox to root, as whom containers run.
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def window() -> dict[str, int]:
    """The size of the browser's window; a test that wants another parametrizes it."""
    return {"width": 1440, "height": 900}


@pytest.fixture
def visit(browser: Browser, address: str, window: dict[str, int]) -> Iterator[Visit]:
    """The page, freshly opened; the test fails if it complained or asked another host for anything."""
    with visited(browser, address, window) as visit:
        yield visit


@pytest.fixture
def visit_to(browser: Browser, window: dict[str, int], tmp_path: Path) -> Iterator[Callable[[Path], Visit]]:
    """Opens the page over another library, as `visit` does over the one of all tests."""
    with ExitStack() as opened:
        yield lambda library: opened.enter_context(
            visited(browser, opened.enter_context(served(library, tmp_path / "log.txt")), window)
        )


@contextmanager
def visited(browser: Browser, address: str, window: dict[str, int], **options: Any) -> Iterator[Visit]:
    """Open the page in a browser of its own, with more options of its context."""
    context = browser.new_context(viewport=window, **{"reduced_motion": "reduce", "locale": "en-GB"} | options)
    context.set_default_timeout(60_000)
    visit = Visit(context.new_page(), address).open()
    yield visit
    context.close()
    assert visit.complaints == []
