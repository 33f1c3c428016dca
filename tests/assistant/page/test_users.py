import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.page import users as module
from assistant.page.users import Users, add_user, hashed, read_users, remove_user
from index.errors import BadSetting

RIGHT = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes as cheap as a file may have them: how dear they are is no rule of these tests."""
    monkeypatch.setattr(module, "_LOG_N", 14)
    monkeypatch.setattr(module, "_P", 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    add_user(tmp_path / "users", "ada", RIGHT)
    return tmp_path / "users"


def test_a_user_is_let_in_with_the_password_and_with_no_other(file):
    users = Users(file)

    assert users.check("ada", RIGHT)
    assert not users.check("ada", RIGHT + "x")
    assert not users.check("ada", "")
    assert not users.check("bob", RIGHT)


def test_no_password_stands_in_the_file_and_nobody_else_can_read_it(file):
    assert RIGHT not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_same_password_looks_different_for_everyone(file):
    add_user(file, "bob", RIGHT)

    ada, bob = (line.split(":")[1] for line in file.read_text().splitlines())
    assert ada != bob


def test_a_file_that_others_can_read_is_refused_with_the_cure(file):
    file.chmod(0o640)

    with pytest.raises(BadSetting, match="chmod 600"):
        Users(file)


def test_a_file_that_is_not_there_is_named_with_the_cure(tmp_path):
    with pytest.raises(BadSetting, match=r"cannot be read: No such file .* briefings users add NAME"):
        Users(tmp_path / "nobody")


def test_a_file_with_nobody_in_it_is_refused(file):
    remove_user(file, "ada")

    with pytest.raises(BadSetting, match="There is nobody in"):
        Users(file)


@pytest.mark.parametrize(
    "line",
    [
        "eve",
        "eve:secret",
        "eve:scrypt$15$8$3$AAAA$",
        "eve:scrypt$1$8$1$AAAA$" + "A" * 43 + "=",
        "eve:scrypt$40$8$1$AAAA$" + "A" * 43 + "=",
        "eve:md5$15$8$1$AAAA$" + "A" * 43 + "=",
        "e:ve:x",
    ],
)
def test_a_line_that_is_no_user_is_named_and_nobody_is_let_in(file, line):
    with file.open("a") as written:
        written.write(line + "\n")

    with pytest.raises(BadSetting, match=r"Line 2 of .* is no user"):
        Users(file)


@pytest.mark.parametrize("name", ["", "a:b", "a b", "a\nb", "x" * 65, "../x"])
def test_a_name_that_could_not_be_sent_or_written_is_refused(file, name):
    with pytest.raises(BadSetting, match="is no name for a user"):
        add_user(file, name, RIGHT)


@pytest.mark.parametrize("password", ["", "short", "x" * 1_001])
def test_too_short_or_too_long_a_password_is_refused(password):
    with pytest.raises(BadSetting, match="has 10 to 1,000 characters"):
        hashed(password)


def test_adding_a_user_again_gives_another_password(file):
    users = Users(file)
    assert users.check("ada", RIGHT)

    assert not add_user(file, "ada", "another password")

    assert users.check("ada", "another password")
    assert not users.check("ada", RIGHT)
    assert not users.knows("ada", RIGHT)


def test_what_was_right_once_is_known_without_a_hash(file):
    users = Users(file)
    assert not users.knows("ada", RIGHT)

    users.check("ada", RIGHT)

    assert users.knows("ada", RIGHT)
    assert not users.knows("ada", RIGHT + "x")
    assert not users.knows("bob", RIGHT)


def test_a_user_who_is_removed_is_let_in_no_more_though_the_server_runs_on(file):
    add_user(file, "bob", RIGHT)
    users = Users(file)
    assert users.check("bob", RIGHT)

    remove_user(file, "bob")

    assert not users.knows("bob", RIGHT)
    assert not users.check("bob", RIGHT)
    assert users.check("ada", RIGHT)


def test_a_file_that_is_lost_lets_nobody_in_until_it_is_back(file):
    users = Users(file)
    users.check("ada", RIGHT)
    kept = file.read_bytes()

    file.unlink()
    assert not users.knows("ada", RIGHT)
    assert not users.check("ada", RIGHT)

    with os.fdopen(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as back:
        back.write(kept)
    assert users.check("ada", RIGHT)


def test_removing_a_stranger_says_who_there_is(file):
    with pytest.raises(BadSetting, match="There is no user 'bob'"):
        remove_user(file, "bob")


def test_the_same_letter_typed_otherwise_is_the_same_password():
    assert hashed("caf\u00e9 is open").is_of("cafe\u0301 is open")


@settings(max_examples=10, deadline=None)
@given(st.text(min_size=10, max_size=50))
def test_every_password_is_right_for_itself_and_stays_so_in_the_file(tmp_path_factory, password):
    file = tmp_path_factory.mktemp("any") / "users"

    add_user(file, "ada", password)

    [kept] = read_users(file).values()
    assert kept.is_of(password)
    assert not kept.is_of(password + "x")
