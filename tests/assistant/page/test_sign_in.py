import base64

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.page.sign_in import ADDRESSES, MANY_TRIES, TRIES, WITHIN, SignIn, Tries, refusal

RIGHT = ("ada", "correct horse")
WRONG = ("ada", "wrong horse")


class FakeUsers:
    """Ada alone; remembers how often a password was hashed."""

    def __init__(self) -> None:
        self.hashed = 0
        self.known = False

    def knows(self, name: str, password: str) -> bool:
        return self.known and (name, password) == RIGHT

    def check(self, name: str, password: str) -> bool:
        self.hashed += 1
        self.known = self.known or (name, password) == RIGHT
        return (name, password) == RIGHT


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users() -> FakeUsers:
    return FakeUsers()


@pytest.fixture
def page(users: FakeUsers, clock: Clock) -> TestClient:
    return page_at("10.0.0.1", users, Tries(clock))


def page_at(address: str, users: FakeUsers, tries: Tries) -> TestClient:
    def answer(request):
        return PlainTextResponse(f"The page of {request.user.display_name}.")

    routes = [Route(path, answer, methods=["GET", "POST"]) for path in ("/", "/gradio_api/startup-events")]
    asks = Middleware(AuthenticationMiddleware, backend=SignIn(users, tries), on_error=refusal)
    return TestClient(Starlette(routes=routes, middleware=[asks]), client=(address, 50_000))


def test_without_a_password_the_browser_is_told_to_ask_for_one(page):
    response = page.get("/")

    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Basic realm=")


def test_with_the_right_password_the_page_knows_who_asks(page):
    assert page.get("/", auth=RIGHT).text == "The page of ada."


def test_a_wrong_password_and_a_stranger_are_answered_alike(page):
    answers = [page.get("/", auth=auth) for auth in (WRONG, ("eve", "correct horse"))]

    assert [(a.status_code, a.text) for a in answers] == [(401, "Wrong name or password.")] * 2


@pytest.mark.parametrize(
    "header",
    ["", "Basic", "Basic !!!", "Bearer abc", "Basic " + base64.b64encode(b"ada").decode(), "Basic " + "/" * 4],
)
def test_a_header_that_holds_no_name_and_password_lets_nobody_in_and_costs_no_hash(page, users, header):
    assert page.get("/", headers={"authorization": header}).status_code == 401
    assert users.hashed == 0


def test_a_password_is_hashed_once_and_not_with_every_request(page, users):
    for _ in range(5):
        page.get("/", auth=RIGHT)

    assert users.hashed == 1


def test_who_guesses_has_to_wait_and_is_told_how_long(page, users, clock):
    for _ in range(TRIES):
        assert page.get("/", auth=WRONG).status_code == 401
    clock.now = 100.0

    response = page.get("/", auth=RIGHT)

    assert response.status_code == 429
    assert response.headers["retry-after"] == str(int(WITHIN) - 100)
    assert users.hashed == TRIES


def test_after_the_wait_one_may_try_again(page, clock):
    for _ in range(TRIES):
        page.get("/", auth=WRONG)

    clock.now = WITHIN

    assert page.get("/", auth=RIGHT).status_code == 200


def test_who_is_signed_in_stays_so_while_another_at_the_same_address_guesses(page):
    page.get("/", auth=RIGHT)
    for _ in range(TRIES + 1):
        page.get("/", auth=WRONG)

    assert page.get("/", auth=RIGHT).status_code == 200


def test_a_right_password_forgives_the_wrong_ones_before_it(page, users):
    for _ in range(3):
        for _ in range(TRIES - 1):
            page.get("/", auth=WRONG)
        users.known = False

        assert page.get("/", auth=RIGHT).status_code == 200


def test_who_guesses_shuts_out_no_other_name_behind_the_same_address(page):
    for _ in range(TRIES):
        page.get("/", auth=("eve", "wrong horse"))

    assert page.get("/", auth=("eve", "wrong horse")).status_code == 429
    assert page.get("/", auth=RIGHT).status_code == 200


def test_a_password_is_not_guessed_from_ever_new_addresses(users, clock):
    tries = Tries(clock)
    for n in range(MANY_TRIES):
        page_at(f"10.0.{n}.1", users, tries).get("/", auth=WRONG)

    assert page_at("10.1.0.1", users, tries).get("/", auth=RIGHT).status_code == 429
    assert users.hashed == MANY_TRIES


def test_passwords_are_not_guessed_for_ever_new_names_from_one_address(page, users):
    for n in range(MANY_TRIES):
        page.get("/", auth=(f"name {n}", "wrong horse"))

    assert page.get("/", auth=RIGHT).status_code == 429
    assert users.hashed == MANY_TRIES


def test_any_number_of_users_may_sign_in_behind_one_address(page, users):
    for _ in range(MANY_TRIES + 1):
        users.known = False

        assert page.get("/", auth=RIGHT).status_code == 200


def test_only_so_many_addresses_are_remembered(clock):
    tries = Tries(clock)
    for n in range(ADDRESSES + 1):
        for _ in range(TRIES):
            tries.note(f"address {n}", "ada")

    assert tries.wait("address 0", "") == 0
    assert tries.wait("address 0", "ada") == WITHIN  # of the name, which was heard last
    assert tries.wait(f"address {ADDRESSES}", "ada") == WITHIN


def test_a_server_that_starts_is_not_asked_for_a_password(page):
    assert page.get("/gradio_api/startup-events").status_code == 200
