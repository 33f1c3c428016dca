"""Which model is opened, and what is not sent."""

import sys
from pathlib import Path

import pytest

from assistant.errors import ExtraMissing, ModelFailed, Reason
from assistant.models.open import open_model
from assistant.settings import WriterSettings
from index.errors import BadSetting
from tests.assistant.models.conftest import WHO, Opened
from tests.assistant.models.server import Says, Server, Status

KEY = "sk-0123-secret"


def test_without_a_kind_there_is_no_model() -> None:
    with pytest.raises(BadSetting, match=r"No language model is set. Name one in settings\.toml"):
        open_model(WriterSettings())


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8080/v1", "http://localhost:1/v1", "http://[::1]:8080"])
def test_a_server_of_this_machine_needs_no_leave(base_url: str) -> None:
    pytest.importorskip("llama_index.llms.openai_like")

    open_model(WriterSettings("openai-compatible", "m", base_url))


@pytest.mark.parametrize(
    ("kind", "base_url", "host"),
    [
        ("openai-compatible", "https://api.example.org/v1", "api.example.org"),
        ("openai-compatible", "http://192.168.1.7:8080/v1", "192.168.1.7"),
        ("openai-compatible", "http://0.0.0.0:8080/v1", "0.0.0.0"),  # noqa: S104
        ("openai-compatible", "http://localhost.example.org/v1", "localhost.example.org"),
        ("openai-compatible", "http://127.0.0.1.example.org/v1", "127.0.0.1.example.org"),
        ("ollama", "http://desk:11434", "desk"),
        ("anthropic", None, "api.anthropic.com"),
    ],
)
def test_a_server_elsewhere_is_asked_only_with_leave(kind: str, base_url: str | None, host: str) -> None:
    with pytest.raises(BadSetting) as caught:
        open_model(WriterSettings(kind, "m", base_url))

    assert f"The model's server {host} is not on this machine" in str(caught.value)
    assert f"BRIEFINGS_ALLOW_REMOTE={host}" in str(caught.value)


def test_with_leave_a_server_elsewhere_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("llama_index.llms.openai_like")
    monkeypatch.setenv("BRIEFINGS_ALLOW_REMOTE", "desk, api.example.org")

    open_model(WriterSettings("openai-compatible", "m", "https://api.example.org/v1"))


def test_leave_for_one_machine_is_none_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_ALLOW_REMOTE", "api.example.org")

    with pytest.raises(BadSetting, match=r"not on this machine"):
        open_model(WriterSettings("openai-compatible", "m", "https://evil.example.org/v1"))


@pytest.mark.parametrize(
    "base_url",
    ["127.0.0.1:8080", "localhost", "ftp://127.0.0.1/", "http://", "http://127.0.0.1:port/", "http://[::1",
     "http://127.0.0.1@example.org/", "http://127.0.0.1\\@example.org/", "http://127.0.0.1\t.example.org"],
)  # fmt: skip
def test_what_is_no_address_is_refused(base_url: str) -> None:
    with pytest.raises(BadSetting, match=r"an example of one"):
        open_model(WriterSettings("openai-compatible", "m", base_url))


def test_a_password_in_an_address_is_not_shown() -> None:
    with pytest.raises(BadSetting, match=r"…@127\.0\.0\.1/v1") as refused:
        open_model(WriterSettings("openai-compatible", "m", "http://ada:s3cret@127.0.0.1/v1"))

    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "package", "extra"),
    [
        ("openai-compatible", "llama_index.llms.openai_like", "openai"),
        ("ollama", "llama_index.llms.ollama", "ollama"),
        ("anthropic", "llama_index.llms.anthropic", "anthropic"),
        ("local", "xllamacpp", "local-llm"),
    ],
)
def test_a_missing_extra_names_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, kind: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as Python marks what cannot be imported
    for adapter in ("openai_compatible", "ollama", "anthropic", "local"):
        monkeypatch.delitem(sys.modules, f"assistant.models.{adapter}", raising=False)
        monkeypatch.delattr(f"assistant.models.{adapter}", raising=False)

    with pytest.raises(ExtraMissing) as caught:
        open_model(WriterSettings(kind, "m", "http://127.0.0.1:1/"))

    assert f'Install it: pip install -e ".[{extra}]"' in str(caught.value)
    assert caught.value.reason is Reason.UNREACHABLE


@pytest.mark.parametrize(
    ("kind", "header", "value"),
    [
        ("openai-compatible", "authorization", f"Bearer {KEY}"),
        ("ollama", "authorization", f"Bearer {KEY}"),
        ("anthropic", "x-api-key", KEY),
    ],
)
def test_the_key_comes_from_the_environment_and_goes_nowhere_but_to_the_server(
    monkeypatch: pytest.MonkeyPatch, server: Server, opened: Opened, kind: str, header: str, value: str
) -> None:
    monkeypatch.setenv("NORVIK_API_KEY", f"{KEY}\n")
    model = opened(kind, key_variable="NORVIK_API_KEY")

    model.chat(WHO)

    assert server.headers[0][header] == value
    assert KEY not in f"{model!r}{model}{model.to_dict()}{model._inner.to_dict()}{model._inner!r}"


@pytest.mark.parametrize("kind", ["openai-compatible", "ollama", "anthropic"])
def test_a_key_that_the_settings_do_not_name_is_not_sent(
    monkeypatch: pytest.MonkeyPatch, server: Server, opened: Opened, kind: str
) -> None:
    for variable in ("OPENAI_API_KEY", "OLLAMA_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(variable, KEY)

    opened(kind).chat(WHO)

    assert KEY not in str(server.headers)


@pytest.mark.parametrize(("value", "words"), [("", "is not set"), ("two\nlines", "no key"), ("schlüssel", "no key")])
def test_a_key_that_is_not_there_or_none_is_told_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, value: str, words: str
) -> None:
    monkeypatch.setenv("NORVIK_API_KEY", value)

    with pytest.raises(ModelFailed) as caught:
        open_model(WriterSettings("ollama", "m", key_variable="NORVIK_API_KEY"))

    assert words in str(caught.value)
    assert "NORVIK_API_KEY" in str(caught.value)
    assert not value or value not in str(caught.value)


@pytest.mark.parametrize("kind", ["openai-compatible", "ollama", "anthropic"])
def test_a_key_that_a_server_sends_back_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, server: Server, opened: Opened, kind: str
) -> None:
    monkeypatch.setenv("NORVIK_API_KEY", KEY)
    server.will(Status(401, message=f"The key {KEY} is wrong"))

    with pytest.raises(ModelFailed) as caught:
        opened(kind, key_variable="NORVIK_API_KEY").chat(WHO)

    assert KEY not in str(caught.value)
    assert "The key … is wrong" in str(caught.value)
    assert "the environment variable NORVIK_API_KEY" in str(caught.value)


@pytest.mark.parametrize("kind", ["openai-compatible", "ollama", "anthropic"])
def test_what_is_asked_on_this_machine_does_not_pass_a_proxy(
    monkeypatch: pytest.MonkeyPatch, server: Server, opened: Opened, kind: str
) -> None:
    with Server() as proxy:
        for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(variable, proxy.address)

        opened(kind).chat(WHO)

        assert (len(server.requests), proxy.requests) == (1, [])


@pytest.mark.parametrize("kind", ["openai-compatible", "ollama", "anthropic"])
def test_a_server_cannot_send_a_question_on_to_another(server: Server, opened: Opened, kind: str) -> None:
    with Server() as elsewhere:
        server.will(Status(307, {"location": f"{elsewhere.address}/v1/chat/completions"}))
        elsewhere.will(Says("Caught."))

        with pytest.raises(ModelFailed, match="points to another address"):
            opened(kind).chat(WHO)

        assert elsewhere.requests == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")

    with pytest.raises(ModelFailed, match=r"none\.gguf \(writer\.model\) cannot be read: No such file"):
        open_model(WriterSettings("local", str(tmp_path / "none.gguf")))


def test_a_file_that_is_no_gguf_is_named(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    (tmp_path / "notes.gguf").write_text("Norvik burned.")

    with pytest.raises(ModelFailed, match=r"notes\.gguf \(writer\.model\) is no GGUF file\."):
        open_model(WriterSettings("local", str(tmp_path / "notes.gguf")))
