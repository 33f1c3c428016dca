from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.page.guard import MAX_CALL_BYTES, MAX_LYING_BYTES, MAX_UPLOAD_BYTES, UPLOAD, Door, checked, middleware
from assistant.page.users import Users, add_user
from index.errors import BadSetting

HERE = "http://127.0.0.1:7860"
PATHS = ("/", UPLOAD)
ADA = ("ada", "correct horse")


def opened(door: Door, address: str = HERE, uploads: Path | None = None) -> TestClient:
    routes = [Route(path, lambda request: PlainTextResponse("The page."), methods=["GET", "POST"]) for path in PATHS]
    return TestClient(Starlette(routes=routes, middleware=middleware(checked(door), uploads)), base_url=address)


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Users:
    file = tmp_path_factory.mktemp("users") / "users"
    add_user(file, *ADA)
    return Users(file)


@pytest.fixture
def browser() -> TestClient:
    return opened(Door())


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("127.0.0.9", "127.0.0.9"), ("::1", "[::1]")],
)
def test_the_page_listens_on_addresses_of_this_machine(host, written):
    assert checked(Door(host)).host == written


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "10.0.0.1"])  # noqa: S104
def test_an_address_that_others_can_reach_is_refused_with_the_reason(host):
    with pytest.raises(BadSetting, match="other machines could reach it, and it asks nobody for a password"):
        checked(Door(host))


@pytest.mark.parametrize("host", ["example.com", "", "127.0.0.1:7860"])
def test_what_is_not_an_address_is_refused(host):
    with pytest.raises(BadSetting, match="give an address of this machine"):
        checked(Door(host))


def test_the_page_itself_may_get_and_post(browser):
    assert browser.get("/").text == "The page."
    assert browser.post("/", content="x", headers={"origin": HERE}).text == "The page."


def test_a_foreign_name_for_this_machine_is_refused(browser):
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "http://127.0.0.1:3000", "null"])
def test_requests_from_other_origins_are_refused(browser, origin):
    assert browser.post("/", content="x", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize(("path", "most"), [("/", MAX_CALL_BYTES), (UPLOAD, MAX_UPLOAD_BYTES)])
def test_too_large_a_request_is_refused_unread(browser, path, most):
    response = browser.post(path, content="x", headers={"content-length": str(most + 1)})

    assert response.status_code == 413
    assert browser.post(path, content="x", headers={"content-length": str(most)}).status_code == 200


@pytest.mark.parametrize("path", [UPLOAD, f"{UPLOAD}/"])
def test_where_briefings_are_only_read_no_upload_is_taken(path):
    page = opened(Door(read_only=True))

    assert page.post(path, content="x").status_code == 403
    assert page.post("/", content="x").status_code == 200


def test_no_more_is_uploaded_while_too_much_lies_there_not_yet_added(tmp_path):
    page = opened(Door(), uploads=tmp_path)
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(MAX_LYING_BYTES - 1)

    assert page.post(UPLOAD, content="xx").status_code == 507
    assert page.post(UPLOAD, content="x").status_code == 200
    assert page.post("/", content="xx").status_code == 200


@pytest.mark.parametrize(
    "path", ["/login", "/monitoring/summary", "/gradio_api/deep_link", "/gradio_api/proxy=http://a"]
)
def test_what_gradio_offers_besides_is_closed(browser, path):
    assert browser.get(path).text == "There is no such page."
    assert browser.post(path, content="x").status_code == 404


def test_a_request_that_does_not_say_its_length_is_refused(browser):
    assert browser.post("/", content=iter([b"x"])).status_code == 411


def test_every_response_forbids_what_comes_from_elsewhere(browser):
    for response in (browser.get("/"), browser.post("/", content="x", headers={"origin": "null"})):
        assert "default-src 'self'" in response.headers["content-security-policy"]
        assert "connect-src 'self'" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"


def test_an_address_that_others_can_reach_is_listened_on_where_a_password_is_asked_for(users):
    assert checked(Door("192.168.1.20", users=users)).host == "192.168.1.20"


def test_every_address_at_once_needs_a_name_by_which_the_page_is_reached(users):
    with pytest.raises(BadSetting, match="--public-name"):
        checked(Door("0.0.0.0", users=users))  # noqa: S104

    assert checked(Door("::", users=users, public_names=("briefings.example",))).host == "[::]"


def test_a_public_name_without_passwords_is_refused():
    with pytest.raises(BadSetting, match=r"The page is not shown as briefings\.example: it asks nobody for a password"):
        checked(Door(public_names=("briefings.example",)))


@pytest.mark.parametrize("name", ["*", "*.example", "https://briefings.example", "briefings.example:443", "a/b", ""])
def test_what_is_no_name_of_a_machine_is_refused(users, name):
    with pytest.raises(BadSetting, match="is no name of a machine"):
        checked(Door(users=users, public_names=(name,)))


def test_where_there_are_users_nothing_is_answered_without_one(users):
    page = opened(Door(users=users))

    assert page.get("/").status_code == 401
    assert page.get("/", auth=ADA).text == "The page."
    assert "default-src 'self'" in page.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_page_is_reached_by_its_public_name_also_through_a_proxy_that_speaks_tls(users, scheme):
    page = opened(Door(users=users, public_names=("briefings.example",)))
    sent = {"host": "briefings.example", "origin": f"{scheme}://briefings.example"}

    assert page.post("/", content="x", headers=sent, auth=ADA).status_code == 200


def test_another_name_is_refused_before_a_password_is_looked_at(users):
    page = opened(Door(users=users, public_names=("briefings.example",)))

    assert page.get("/", headers={"host": "evil.example"}, auth=ADA).status_code == 400


@pytest.mark.parametrize("address", ["http://[::1]:7860", "http://localhost:7860"])
def test_the_other_names_of_this_machine_work_too(address):
    host = "::1" if "::1" in address else "localhost"

    assert opened(Door(host), address).get("/").text == "The page."
