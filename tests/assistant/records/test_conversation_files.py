import json
import os
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest

from assistant.errors import CannotWrite
from assistant.records.conversation_files import ConversationFiles

ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32
ERASED, OTHER = "a" * 16, "b" * 16


def record(question: str, *briefings: str) -> bytes:
    ending = {"kind": "answered", "quotes": briefings}
    return json.dumps({"question": question, "scope": {"briefings": [ERASED]}, "ending": ending}).encode()


def used(folder, owner, name, at):
    """Say when a conversation was used last, in seconds."""
    [path] = folder.glob(f"conversations/*/{name}.jsonl")
    os.utime(path, (at, at))


def test_records_come_back_in_the_order_in_which_they_came(tmp_path):
    files = ConversationFiles(tmp_path)

    files.append("anna", ONE, b'{"n": 1}')
    files.append("anna", ONE, b'{"n": 2}')

    assert files.lines("anna", ONE) == (b'{"n": 1}', b'{"n": 2}')
    assert ConversationFiles(tmp_path).lines("anna", ONE) == (b'{"n": 1}', b'{"n": 2}')


def test_nobody_finds_the_conversation_of_another_even_by_its_name(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, b"{}")

    assert files.lines("bert", ONE) == ()
    assert files.heads("bert") == ()


def test_deleting_forgets_the_conversation_of_this_owner_alone(tmp_path):
    files = ConversationFiles(tmp_path)
    for owner in ("anna", "bert"):
        files.append(owner, ONE, b"{}")

    files.delete("anna", ONE)
    files.delete("anna", ONE)

    assert (files.lines("anna", ONE), files.lines("bert", ONE)) == ((), (b"{}",))


def test_only_whoever_runs_the_server_can_read_the_files(tmp_path):
    ConversationFiles(tmp_path).append("anna", ONE, b"{}")

    [path] = tmp_path.glob("conversations/*/*")
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "conversations").stat().st_mode & 0o777 == 0o700
    assert "anna" not in str(path)


@pytest.mark.parametrize("name", ["", "../../library", "1" * 31, "1" * 32 + "\n", "G" * 32])
def test_a_name_that_we_did_not_make_leads_nowhere(tmp_path, name):
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        ConversationFiles(tmp_path).append("anna", name, b"{}")


def test_a_record_cut_short_by_a_kill_costs_itself_alone(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, b'{"n": 1}')
    [path] = tmp_path.glob("conversations/*/*")
    with path.open("ab") as file:
        file.write(b'{"n": 2, "que')
    assert files.lines("anna", ONE) == (b'{"n": 1}',)

    files.append("anna", ONE, b'{"n": 3}')

    assert files.lines("anna", ONE) == (b'{"n": 1}', b'{"n": 2, "que', b'{"n": 3}')


def test_the_conversation_used_last_stands_first_in_the_list(tmp_path):
    files = ConversationFiles(tmp_path)
    for at, name in enumerate((ONE, TWO, THREE), 1):
        files.append("anna", name, name.encode())
        files.append("anna", name, b"more")
        used(tmp_path, "anna", name, at)

    assert [(head.name, head.first) for head in files.heads("anna")] == [
        (name, name.encode() + b"\n") for name in (THREE, TWO, ONE)
    ]


def test_when_another_begins_the_one_used_longest_ago_is_forgotten(tmp_path):
    files = ConversationFiles(tmp_path, own=2)
    for at, name in ((2, ONE), (1, TWO)):
        files.append("anna", name, b"{}")
        used(tmp_path, "anna", name, at)

    files.append("anna", THREE, b"{}")

    assert [head.name for head in files.heads("anna")] == [THREE, ONE]


def test_of_all_owners_together_the_one_used_longest_ago_is_forgotten(tmp_path):
    files = ConversationFiles(tmp_path, all_=2)
    for at, owner in ((2, "anna"), (1, "bert")):
        files.append(owner, ONE, b"{}")
        [path] = tmp_path.glob(f"conversations/*/{ONE}.jsonl") if at == 2 else files._home("bert").glob("*")
        os.utime(path, (at, at))

    files.append("carl", TWO, b"{}")

    assert [bool(files.heads(owner)) for owner in ("anna", "bert", "carl")] == [True, False, True]


def test_a_longer_conversation_makes_no_room_for_itself(tmp_path):
    files = ConversationFiles(tmp_path, own=1)

    for _ in range(3):
        files.append("anna", ONE, b"{}")

    assert len(files.lines("anna", ONE)) == 3


def test_no_word_stays_of_what_was_quoted_from_an_erased_briefing(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, record("Who?", ERASED, OTHER))
    files.append("anna", ONE, record("When?", OTHER))

    files.erase([ERASED])

    erased, kept = map(json.loads, files.lines("anna", ONE))
    assert erased["ending"] == {"kind": "erased"}
    assert erased["question"] == "Who?"
    assert kept == json.loads(record("When?", OTHER))
    [path] = tmp_path.glob("conversations/*/*")
    assert path.stat().st_mode & 0o777 == 0o600


def test_of_a_damaged_record_that_names_an_erased_briefing_nothing_is_left(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, b'{"half of a record": "' + ERASED.encode())
    files.append("anna", ONE, record("When?", OTHER))

    files.erase([ERASED])

    assert [json.loads(line)["question"] for line in files.lines("anna", ONE)] == ["When?"]


def test_a_conversation_that_is_gone_when_its_turn_comes_keeps_no_other_from_being_erased(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, record("Who?", ERASED))
    [path] = tmp_path.glob("conversations/*/*")
    for name in ("0" * 32, TWO):  # listed, and not there
        path.with_stem(name).symlink_to(tmp_path / "gone")

    files.erase([ERASED])

    assert ERASED not in json.loads(files.lines("anna", ONE)[0])["ending"]


def test_what_several_threads_add_is_all_there_and_whole(tmp_path):
    def add(thread):
        files = ConversationFiles(tmp_path)  # as another process has it
        for n in range(10):
            files.append("anna", ONE, f'{{"thread": {thread}, "n": {n}}}'.encode())

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(4)))

    records = [json.loads(line) for line in ConversationFiles(tmp_path).lines("anna", ONE)]
    assert sorted((r["thread"], r["n"]) for r in records) == [(t, n) for t in range(4) for n in range(10)]
    assert [r["n"] for r in records if r["thread"] == 2] == list(range(10))


def test_what_is_added_while_a_briefing_is_erased_is_not_lost(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, record("Who?", ERASED))

    erasing = Thread(target=lambda: [ConversationFiles(tmp_path).erase([ERASED]) for _ in range(10)])
    erasing.start()
    for n in range(20):
        files.append("anna", ONE, record(str(n), OTHER))
    erasing.join()

    assert [json.loads(line)["question"] for line in files.lines("anna", ONE)] == ["Who?", *map(str, range(20))]


def test_what_cannot_be_written_is_said_with_its_place(tmp_path):
    (tmp_path / "conversations").write_text("no folder")

    with pytest.raises(CannotWrite, match="conversations"):
        ConversationFiles(tmp_path).append("anna", ONE, b"{}")


def test_copies_that_a_kill_left_go_when_a_briefing_is_erased(tmp_path):
    files = ConversationFiles(tmp_path)
    files.append("anna", ONE, record("What burned?", OTHER))
    [path] = tmp_path.glob("conversations/*/*")
    path.with_name(f".{TWO}.jsonl-0123abcd").write_bytes(record("What burned?", ERASED))

    files.erase([ERASED])

    assert [left.name for left in path.parent.iterdir()] == [path.name]
