import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.page.guard import MAX_BODY_BYTES, loopback, middleware
from index.errors import BadSetting

HERE = "http://127.0.0.1:7860"


@pytest.fixture
def browser() -> TestClient:
    route = Route("/", lambda request: PlainTextResponse("The page."), methods=["GET", "POST"])
    return TestClient(Starlette(routes=[route], middleware=middleware("127.0.0.1")), base_url=HERE)


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("127.0.0.9", "127.0.0.9"), ("::1", "[::1]")],
)
def test_the_page_listens_on_addresses_of_this_machine(host, written):
    assert loopback(host) == written


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "10.0.0.1"])  # noqa: S104
def test_an_address_that_others_can_reach_is_refused_with_the_reason(host):
    with pytest.raises(BadSetting, match="other machines could reach it, and it asks nobody for a password"):
        loopback(host)


@pytest.mark.parametrize("host", ["example.com", "", "127.0.0.1:7860"])
def test_what_is_not_an_address_is_refused(host):
    with pytest.raises(BadSetting, match="give an address of this machine"):
        loopback(host)


def test_the_page_itself_may_get_and_post(browser):
    assert browser.get("/").text == "The page."
    assert browser.post("/", content="x", headers={"origin": HERE}).text == "The page."


def test_a_foreign_name_for_this_machine_is_refused(browser):
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "http://127.0.0.1:3000", "null"])
def test_requests_from_other_origins_are_refused(browser, origin):
    assert browser.post("/", content="x", headers={"origin": origin}).status_code == 403


def test_too_large_a_request_is_refused_unread(browser):
    response = browser.post("/", content="x", headers={"content-length": str(MAX_BODY_BYTES + 1)})

    assert response.status_code == 413


def test_a_request_that_does_not_say_its_length_is_refused(browser):
    assert browser.post("/", content=iter([b"x"])).status_code == 411


def test_every_response_forbids_what_comes_from_elsewhere(browser):
    for response in (browser.get("/"), browser.post("/", content="x", headers={"origin": "null"})):
        assert "default-src 'self'" in response.headers["content-security-policy"]
        assert "connect-src 'self'" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
