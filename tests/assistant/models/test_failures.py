"""Whatever a model's library raises becomes a sentence that a user understands."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelFailed, Reason
from assistant.models.failures import Asked, Passing, SchemaRefused, failure

ASKED = Asked("norvik-7b", "model's server at http://127.0.0.1:8080/v1", key="sk-secret")


class Refusal(Exception):
    """What the client libraries raise, as far as we look at it."""

    def __init__(self, status_code: int, said: object = None, retry_after: str | None = None) -> None:
        super().__init__(said)
        headers = {} if retry_after is None else {"retry-after": retry_after}
        self.status_code = status_code
        self.body = said
        self.response = SimpleNamespace(headers=headers)


def test_our_own_failures_pass_as_they_are() -> None:
    own = ModelFailed(Reason.EMPTY, "Nothing.")

    assert failure(own, ASKED) is own


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), ("0.5", 0.5), ("-3", 0.0)])
def test_a_wait_is_read_in_seconds(value: str, seconds: float) -> None:
    found = failure(Refusal(429, retry_after=value), ASKED)

    assert isinstance(found, Passing)
    assert found.after == seconds


def test_a_wait_is_read_as_a_date() -> None:
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)

    found = failure(Refusal(503, retry_after=in_a_minute), ASKED)

    assert isinstance(found, Passing)
    assert found.after is not None
    assert 50 < found.after <= 60


@pytest.mark.parametrize("value", ["soon", "", "nan", "inf", "Mon, 99 Nov 2026 00:00:00 GMT"])
def test_a_wait_in_words_that_we_do_not_know_is_none(value: str) -> None:
    found = failure(Refusal(429, retry_after=value), ASKED)

    assert isinstance(found, Passing)
    assert found.after is None


def test_a_spent_account_is_not_asked_again() -> None:
    found = failure(Refusal(429, {"error": {"message": "insufficient_quota"}}), ASKED)

    assert not isinstance(found, Passing)
    assert "wants to be paid" in str(found)


def test_a_refused_schema_is_told_from_other_refusals() -> None:
    assert isinstance(failure(Refusal(400, "json_schema is unknown"), ASKED), SchemaRefused)
    for other in ("temperature is too high", "see the manual for more information"):
        assert not isinstance(failure(Refusal(400, other), ASKED), SchemaRefused)


def test_an_error_hidden_behind_another_is_found() -> None:
    try:
        try:
            raise Refusal(429, "slow down", "9")
        except Refusal:
            raise ValueError("the library's own words") from None
    except ValueError as error:
        found = failure(error, ASKED)

    assert isinstance(found, Passing)
    assert found.after == 9


@given(
    st.integers(100, 599),
    st.one_of(
        st.none(),
        st.text(),
        st.dictionaries(st.sampled_from(["error", "message", "type"]), st.one_of(st.none(), st.text(), st.integers())),
        st.text().map(lambda said: {"error": {"message": f"{said} sk-secret {said}"}}),
    ),
    st.one_of(st.none(), st.text()),
)
def test_whatever_a_server_says_becomes_one_line_without_the_key(
    status: int, said: object, retry_after: str | None
) -> None:
    found = failure(Refusal(status, said, retry_after), ASKED)

    assert isinstance(found, ModelFailed)
    assert "\n" not in str(found)
    assert "sk-secret" not in str(found)
    assert len(str(found)) < 600
    assert str(found).endswith(".")
