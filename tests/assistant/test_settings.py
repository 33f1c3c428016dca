from pathlib import Path

import pytest

from assistant.settings import AnswerSettings, Settings, WriterSettings, read_settings
from index.errors import BadSetting
from index.settings import IndexSettings


def reading(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    assert read_settings(tmp_path / "missing") == Settings()


def test_what_the_file_does_not_name_keeps_its_default(tmp_path: Path) -> None:
    settings = reading(tmp_path, "[answer]\nclaims = 5\n")

    assert settings == Settings(IndexSettings(), AnswerSettings(claims=5))


def test_all_can_be_set(tmp_path: Path) -> None:
    settings = reading(tmp_path, '[index]\nencoder = "my/model"\n[answer]\nthreshold = 0.7\nclaims = 1\n')

    assert settings == Settings(IndexSettings("my/model"), AnswerSettings(0.7, 1))


def test_a_whole_number_is_a_number(tmp_path: Path) -> None:
    assert reading(tmp_path, "[answer]\nthreshold = 1\n").answer.threshold == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[answer]\ntreshold = 0.4\n", "answer.treshold"),
        ("[reading]\n", "reading"),
        ("[reading]\nk = 3\n", "reading"),
        ("threshold = 0.4\n", "threshold"),
        ("answer = 5\n", "answer"),
    ],
)
def test_an_unknown_name_is_refused_with_those_that_are_known(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(BadSetting) as caught:
        reading(tmp_path, text)

    known = "answer.claims, answer.judge, answer.threshold, index.encoder, writer.attempts, "
    assert f"{name} cannot be set; what can be set: {known}" in str(caught.value)
    assert str(tmp_path / "settings.toml") in str(caught.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[answer]\nthreshold = "high"\n', "answer.threshold is 'high'; it has to be a number."),
        ("[answer]\nthreshold = true\n", "answer.threshold is True; it has to be a number."),
        ("[answer]\nclaims = 2.5\n", "answer.claims is 2.5; it has to be a whole number."),
        ("[answer]\nclaims = true\n", "answer.claims is True; it has to be a whole number."),
        ("[index]\nencoder = 7\n", "index.encoder is 7; it has to be a text in quotes."),
        ("[index]\nencoder = ['a']\n", "index.encoder is ['a']; it has to be a text in quotes."),
    ],
)
def test_a_value_of_another_kind_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadSetting) as caught:
        reading(tmp_path, text)

    assert str(caught.value) == f"{tmp_path / 'settings.toml'}: {complaint}"


@pytest.mark.parametrize(
    "line", ["threshold = -0.1", "threshold = 1.5", "threshold = nan", "claims = 0", "claims = -3"]
)
def test_a_value_out_of_range_is_refused_and_shown(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadSetting, match=f"answer.{line.replace(' = ', ' is ')}"):
        reading(tmp_path, f"[answer]\n{line}\n")


@pytest.mark.parametrize(
    "content", [b"[answer\n", b"[answer]\nclaims = 1\nclaims = 2\n", b"# caf\xe9\n", b"a = " + b"[" * 9_000]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)

    with pytest.raises(BadSetting, match=r"settings\.toml cannot be read: "):
        read_settings(tmp_path)


def test_a_folder_in_which_nothing_can_be_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as caught:
        read_settings(tmp_path / ("a" * 300))

    assert str(caught.value).endswith(
        "/settings.toml cannot be read: File name too long. Name a library's folder that you may enter, and see that "
        "you may read the file."
    )


def test_a_model_is_set_in_three_lines(tmp_path: Path) -> None:
    settings = reading(tmp_path, '[writer]\nkind = "ollama"\nmodel = "qwen2.5:7b"\n')

    assert settings.writer == WriterSettings("ollama", "qwen2.5:7b")


def test_a_library_cannot_give_itself_leave_to_ask_another_machine(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"writer\.allow_remote cannot be set"):
        reading(tmp_path, "[writer]\nallow_remote = true\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('kind = "gpt"', "writer.kind is 'gpt'; it has to be one of openai-compatible, ollama, anthropic, local."),
        ('kind = "ollama"', "writer.model is missing"),
        ('kind = "openai-compatible"\nmodel = "m"', "writer.base_url is missing"),
        ("first_seconds = 0", "writer.first_seconds is 0; it has to be more than 0"),
        ("total_seconds = inf", "writer.total_seconds is inf; it has to be more than 0, at most 86400"),
        ("pause_seconds = nan", "writer.pause_seconds is nan"),
        ("attempts = 0", "writer.attempts is 0"),
        ("temperature = 3", "writer.temperature is 3; it has to lie between 0 and 2."),
        ("repairs = -1", "writer.repairs is -1; it has to lie between 0 and 12."),
        ("repair_seconds = 0", "writer.repair_seconds is 0"),
        ("cache = -5", "writer.cache is -5"),
        ("cache = true", "writer.cache is True; it has to be a whole number."),
        ("reply_price = nan", "writer.reply_price is nan"),
        ("context = 1000\nreply_tokens = 600", "at most half of the context is for writing"),
    ],
)
def test_a_model_that_cannot_be_asked_like_this_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadSetting) as caught:
        reading(tmp_path, f"[writer]\n{text}\n")

    assert complaint in str(caught.value)


@pytest.mark.parametrize("key", ["sk-proj-0123456789", "abcdef0123", "A" * 65])
def test_a_key_in_the_place_of_its_variable_is_refused_and_not_shown(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadSetting, match="never the key itself") as caught:
        reading(tmp_path, f'[writer]\nkey_variable = "{key}"\n')

    assert key not in str(caught.value)


@pytest.mark.parametrize("variable", ["AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "HOME", "_API_KEY"])
def test_a_library_can_have_no_secret_sent_but_the_key_of_an_api(tmp_path: Path, variable: str) -> None:
    with pytest.raises(BadSetting, match=r"has to end in _API_KEY, as MISTRAL_API_KEY"):
        reading(tmp_path, f'[writer]\nkey_variable = "{variable}"\n')


def test_the_variable_of_a_key_is_named_after_its_api(tmp_path: Path) -> None:
    assert reading(tmp_path, '[writer]\nkey_variable = "MY_API_KEY"\n').writer.key_variable == "MY_API_KEY"
