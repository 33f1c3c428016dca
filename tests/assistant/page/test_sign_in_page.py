"""A page that asks for a password, in a real browser: whose the conversations are, and what may be done."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from assistant.page.sign_in import TRIES
from assistant.page.users import add_user
from tests.assistant.page.conftest import Visit, served, visited

pytestmark = pytest.mark.slow

WORDS = {"ada": "correct horse", "bob": "battery staple"}
WINDOW = {"width": 1440, "height": 900}
COST = "How much is the ferry contract worth?"


@pytest.fixture(scope="module")
def address(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("users")
    for name, word in WORDS.items():
        add_user(folder / "users", name, word)
    with served(library, folder / "log.txt", "--auth", str(folder / "users"), "--read-only") as address:
        yield address


def visit_of(name: str, browser: Browser, address: str) -> AbstractContextManager[Visit]:
    credentials = {"username": name, "password": WORDS[name]}
    return visited(browser, address, WINDOW, http_credentials=credentials)


def conversations(visit: Visit) -> str:
    visit.page.get_by_role("button", name="Conversations", exact=True).click()
    dialog = visit.page.get_by_role("dialog", name="Conversations")
    expect(dialog).to_be_visible()
    expect(dialog).not_to_contain_text("Looking…")
    return dialog.inner_text()


def test_a_user_finds_the_own_conversations_in_any_browser_and_nobody_elses(browser: Browser, address: str):
    with visit_of("ada", browser, address) as ada:
        expect(ada.ask(COST)).to_have_attribute("data-status", "answered")

    with visit_of("ada", browser, address) as elsewhere, visit_of("bob", browser, address) as bob:
        elsewhere.page.get_by_role("button", name="Conversations", exact=True).click()
        expect(elsewhere.page.get_by_role("dialog", name="Conversations")).to_contain_text(COST)
        assert COST not in conversations(bob)


def test_where_a_library_is_only_read_nothing_can_be_added_past_the_page(browser: Browser, address: str, library: Path):
    with visit_of("ada", browser, address) as ada:
        expect(ada.page.get_by_role("button", name="Add briefings")).to_have_count(0)

    signed_in = httpx.Client(base_url=address, auth=("ada", WORDS["ada"]), trust_env=False, timeout=60)
    assert signed_in.post("gradio_api/upload", files={"files": ("new.txt", b"Closed.")}).status_code == 403
    before = held(signed_in)
    functions = signed_in.get("config").json()["dependencies"]
    for function in functions:
        wanted = {"job": "by hand", "files": [], "samples": True}
        body = {"data": [], "fn_index": function["id"], "session_hash": "by-hand", "event_data": wanted}
        if signed_in.post("gradio_api/queue/join", json=body).status_code == 200:
            signed_in.get("gradio_api/queue/data?session_hash=by-hand")

    assert held(signed_in) == before
    assert list(library.rglob("new.txt")) == []


def test_nobody_guesses_on_by_naming_another_address_with_each_password(address: str):
    def guess(n: int) -> int:
        sent = {"x-forwarded-for": f"10.0.0.{n}"}
        return httpx.get(address, auth=("bob", "wrong horse"), headers=sent, trust_env=False, timeout=60).status_code

    assert [guess(n) for n in range(TRIES + 1)] == [401] * TRIES + [429]


def held(signed_in: httpx.Client) -> int:
    listed = signed_in.post("gradio_api/run/sources", json={"data": ["", "", "", None, 5]}).json()
    return int(listed["data"][0]["found"])
