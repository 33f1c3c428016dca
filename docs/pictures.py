"""Make the pictures of the README: `make pictures`. Opens the page over the samples in Debian's Chromium."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Page, sync_playwright

from assistant import Assistant

ROOT = Path(__file__).parent.parent
QUESTIONS = ("How many people are without electricity?", "How many tanks did Kalvora buy?")


def main() -> None:
    """Ask two questions, one that the samples answer and one that they do not, and take a picture of each state."""
    with TemporaryDirectory() as library:
        Assistant.open(library).add([ROOT / "samples" / "briefings"])
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, str(ROOT / "app.py"), "--library", library, "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own file
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.goto(address)
                page.locator("body[data-ready]").wait_for()
                _ask(page, QUESTIONS[0])
                page.locator(".turn button.chip").first.click()
                page.wait_for_timeout(800)  # the reader scrolls to the sentence
                page.screenshot(path=ROOT / "docs" / "answer.png")
                _ask(page, QUESTIONS[1])
                page.wait_for_timeout(800)
                page.screenshot(path=ROOT / "docs" / "refusal.png")
                browser.close()
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str) -> None:
    for _ in range(180):
        try:
            httpx.get(f"{address}/config").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"{address} did not answer for 90 s")


def _ask(page: Page, question: str) -> None:
    turns = page.locator(".turn")
    before = turns.count()
    page.get_by_label("Question").fill(question)
    page.get_by_label("Question").press("Enter")
    turns.nth(before).and_(page.locator(":not([data-status=asking])")).wait_for()


if __name__ == "__main__":
    main()
