"""What programs may ask, asked directly, over HTTP as `gradio_client` does, and by MCP."""

import asyncio
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import gradio as gr
import httpx
import pytest
from gradio.exceptions import Error
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.errors import BadQuestion
from assistant.page.api import Api, in_line
from assistant.page.guard import Door, middleware
from assistant.page.line import AT_ONCE, IN_LINE, Line
from assistant.page.users import Users, add_user
from index.briefing import Passage
from index.errors import UnknownBriefing
from index.scope import Scope
from index.search import Hit
from tests.assistant.page.fake import FakeAssistant, briefing

FERRIES = briefing("Ferries", date(2026, 5, 4), "Port Calder bought four ferries. They cost 84 million crowns.")
MARKET = briefing("Market", None, "The fish market sold 12 tonnes.")
ADA = ("ada", "correct horse")
FERRY = "How many ferries were bought?"


class Searchable(FakeAssistant):
    """Finds all there is, in the order in which it is held."""

    def search(self, question: str, *, scope: Scope | None = None, k: int = 10) -> tuple[Hit, ...]:
        passages = [Passage(b, self.sentences(b.id), 0, len(b.text)) for b in self.held]
        return tuple(Hit(passage, 0.5, 1.0, 0.5) for passage in passages[:k])


@pytest.fixture
def assistant(tmp_path: Path) -> Searchable:
    return Searchable(tmp_path, held=[FERRIES, MARKET])


@pytest.fixture
def api(assistant: Searchable) -> Api:
    return Api(assistant)


def test_an_answer_is_the_one_that_is_documented(api, assistant):
    assert api.ask(FERRY) == assistant.ask(FERRY).to_dict()


@pytest.mark.usefixtures("api")
def test_what_a_program_asks_is_nobodys_look(assistant):
    assert assistant.seers == [None]


def test_answers_are_in_the_briefings_own_sentences_unless_a_model_is_asked_to_write(api, assistant):
    api.ask(FERRY)
    api.ask(FERRY, write=True)

    assert assistant.written == [False, True]


def test_nobody_is_told_in_which_folders_of_the_server_the_files_lie(api, assistant):
    assistant.held = [briefing("Ferries", None, FERRIES.text, "/srv/secret/ferries.md")]
    [held] = assistant.held

    told = json.dumps([api.ask(FERRY), api.search("ferries"), api.sources(), api.briefing(held.id)])

    assert "secret" not in told
    assert told.count('"source": "ferries.md"') == 4


def test_a_scope_and_natures_narrow_what_is_asked(api, assistant):
    api.ask(FERRY, since="2026-03-01", until="2026-03-31", tags=["harbour"], only=["reported"])

    [(scope, only)] = assistant.limits
    assert scope == Scope(date(2026, 3, 1), date(2026, 3, 31), ("harbour",))
    assert list(only) == ["reported"]


def test_without_a_scope_the_words_of_the_question_decide(api, assistant):
    api.ask(FERRY)

    assert assistant.limits == [(None, None)]


def test_passages_are_found_with_their_briefing_and_sentences(api):
    [first] = api.search("ferries", k=1)

    assert first["briefing"]["title"] == "Ferries"
    assert FERRIES.text[first["start"] : first["end"]] == first["text"]
    assert [s["text"] for s in first["sentences"]] == FERRIES.text.replace(". ", ".|").split("|")


def test_the_briefings_are_listed_by_title_and_counted(api):
    assert [b["title"] for b in api.sources()["briefings"]] == ["Ferries", "Market"]
    assert api.sources(title="mark")["found"] == 1
    assert api.sources(most=1) == {"found": 2, "briefings": api.sources()["briefings"][:1]}


def test_a_briefing_comes_with_sentences_whose_offsets_point_into_its_text(api):
    read = api.briefing(FERRIES.id)

    assert (read["title"], read["date"]) == ("Ferries", "2026-05-04")
    assert [read["text"][s["start"] : s["end"]] for s in read["sentences"]] == [s["text"] for s in read["sentences"]]


WRONG = [
    ("ask", {"question": 5}, "question is 5; it has to be a text"),
    ("ask", {"question": None}, "question is None"),
    ("ask", {"question": "x" * 2_001}, "question has 2,001 characters; at most 2,000"),
    ("ask", {"question": "Who \ud800?"}, "holds half a character"),
    ("ask", {"question": "Who?", "since": "tomorrow"}, "since is 'tomorrow'; it has to be a day, as 2026-03-31"),
    ("ask", {"question": "Who?", "since": ["2026-01-01"]}, "it has to be a text"),
    ("ask", {"question": "Who?", "since": "2026-02-01", "until": "2026-01-01"}, "lies after until"),
    ("ask", {"question": "Who?", "tags": "harbour"}, "tags is 'harbour'; it has to be a list of at most 100 texts"),
    ("ask", {"question": "Who?", "tags": ["x"] * 101}, "at most 100 texts"),
    ("ask", {"question": "Who?", "tags": [{"path": "/etc/passwd"}]}, "it has to be a list"),
    ("ask", {"question": "Who?", "only": ["sure"]}, "only has 'sure'; there are reported, attributed, assessed"),
    ("ask", {"question": "Who?", "write": "yes"}, "write is 'yes'; it has to be true or false"),
    ("search", {"question": "Who?", "k": 0}, "k is 0; it has to be a whole number from 1 to 50"),
    ("search", {"question": "Who?", "k": 10**9}, "from 1 to 50"),
    ("search", {"question": "Who?", "k": True}, "k is True"),
    ("search", {"question": "Who?", "k": "5"}, "k is '5'"),
    ("sources", {"most": 501}, "most is 501; it has to be a whole number from 1 to 500"),
    ("sources", {"title": {}}, "title is {}; it has to be a text"),
    ("briefing", {"id": {"path": "/etc/passwd"}}, "it has to be a text"),
]


@pytest.mark.parametrize(("name", "given", "told"), WRONG)
def test_an_argument_of_another_kind_or_size_is_refused_with_what_it_has_to_be(api, assistant, name, given, told):
    with pytest.raises(BadQuestion, match=told):
        getattr(api, name)(**given)

    assert assistant.asked == []


@pytest.mark.parametrize("id", ["../../etc/passwd", "/etc/passwd", "", "0" * 16])
def test_an_id_is_no_path(api, id):
    with pytest.raises(UnknownBriefing):
        api.briefing(id)


def test_who_asks_holds_up_nobody_who_searches(api, assistant):
    gone_in, let_go = Barrier(AT_ONCE + 1), Event()

    def slow(*_: Any, **__: Any) -> None:
        gone_in.wait(60)
        let_go.wait(60)
        raise UnknownBriefing("any")

    assistant.ask = slow
    offered = {function.__name__: function for function in api.offered()}
    caller = gr.Request(url="http://127.0.0.1/gradio_api/run/ask")
    threads = [Thread(target=_ignored, args=(offered["ask"], caller, FERRY)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    gone_in.wait(60)

    assert offered["search"](caller, "ferries", 1)

    let_go.set()
    for thread in threads:
        thread.join(20)


def _ignored(call: Any, *given: Any) -> None:
    with pytest.raises(Error):
        call(*given)


def test_only_so_many_wait_and_whoever_comes_after_is_told_to_ask_again(api):
    line = Line(AT_ONCE, IN_LINE)
    gone_in, let_go = Barrier(AT_ONCE + 1), Event()

    def slow() -> str:
        gone_in.wait(60)
        let_go.wait(60)
        return "done"

    asking = in_line(slow, line)
    caller = gr.Request(url="http://127.0.0.1/gradio_api/run/slow")
    threads = [Thread(target=asking, args=(caller,)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    gone_in.wait(60)
    held = [line.holds.acquire(blocking=False) for _ in range(IN_LINE)]

    with pytest.raises(Error, match="Too much is asked at once"):
        asking(caller)

    let_go.set()
    for thread in threads:
        thread.join(20)
    assert all(held)


# ---- over HTTP and by MCP -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that offers the functions alone, to Ada alone."""
    folder = tmp_path_factory.mktemp("api")
    add_user(folder / "users", *ADA)
    door = Door(users=Users(folder / "users"), mcp=True)
    with gr.Blocks(analytics_enabled=False) as page:
        Api(Searchable(folder, held=[FERRIES, MARKET])).offer()
    page.queue(api_open=False).launch(
        prevent_thread_lock=True,
        quiet=True,
        mcp_server=True,
        run_history=False,
        auth_dependency=lambda request: request.user.display_name,
        app_kwargs={"middleware": middleware(door)},
    )
    yield str(page.local_url)
    page.close()


@asynccontextmanager
async def tools(address: str) -> Any:
    async with (
        httpx.AsyncClient(auth=ADA, trust_env=False) as client,
        streamable_http_client(f"{address}gradio_api/mcp/", http_client=client) as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        yield session


@pytest.mark.slow
def test_a_program_asks_over_http(address):
    page = Client(address, httpx_kwargs={"auth": ADA}, verbose=False)

    answer = page.predict(FERRY, api_name="/ask")

    assert answer["claims"][0]["text"] == "Port Calder bought four ferries."
    assert page.predict(most=1, api_name="/sources")["found"] == 2
    assert page.predict(FERRIES.id, api_name="/briefing")["text"] == FERRIES.text
    assert page.predict("ferries", k=1, api_name="/search")[0]["briefing"]["id"] == FERRIES.id


@pytest.mark.slow
def test_a_program_is_told_what_was_wrong(address):
    page = Client(address, httpx_kwargs={"auth": ADA}, verbose=False)

    with pytest.raises(AppError, match="since is 'tomorrow'; it has to be a day"):
        page.predict(FERRY, since="tomorrow", api_name="/ask")


@pytest.mark.slow
def test_nothing_else_is_described_to_programs_and_all_of_it_is(address):
    info = httpx.get(f"{address}gradio_api/info", auth=ADA, trust_env=False).json()

    assert list(info["named_endpoints"]) == ["/ask", "/search", "/sources", "/briefing"]
    assert info["unnamed_endpoints"] == {}
    assert all(endpoint["description"] for endpoint in info["named_endpoints"].values())


def run(what: Coroutine[Any, Any, Any]) -> Any:
    # In another thread: once the browser of other tests was opened in this one, it has a running loop.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, what).result()


@pytest.mark.slow
def test_a_language_models_tools_are_the_same_four_and_each_parameter_is_described(address):
    async def listed() -> Any:
        async with tools(address) as session:
            return (await session.list_tools()).tools, (await session.list_resources()).resources

    offered, resources = run(listed())

    assert [tool.name for tool in offered] == ["ask", "search", "sources", "briefing"]
    assert all(field["description"] for tool in offered for field in tool.inputSchema["properties"].values())
    assert resources == []


@pytest.mark.slow
def test_a_tool_answers_in_json_or_says_what_was_wrong(address):
    async def called() -> Any:
        async with tools(address) as session:
            return [await session.call_tool("ask", {"question": asked}) for asked in (FERRY, "x" * 3_000)]

    answered, refused = run(called())

    assert json.loads(answered.content[0].text)["claims"][0]["text"] == "Port Calder bought four ferries."
    assert not answered.isError
    assert refused.isError
    assert "at most 2,000 are read" in refused.content[0].text


@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "config", "gradio_api/info", "gradio_api/mcp/", "gradio_api/app_id", "theme.css"])
def test_nothing_is_told_to_who_is_not_signed_in(address, path):
    assert httpx.get(address + path, trust_env=False).status_code == 401
