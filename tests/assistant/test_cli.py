"""The command `briefings`, with the packaged model. In one process where that shows enough, else as users run it."""

import importlib.metadata
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

import assistant.answer
from assistant.cli import app
from tests.assistant.conftest import BRIEFINGS, write_briefings

pytestmark = pytest.mark.slow

SCHEMA = json.loads(Path(assistant.answer.__file__).with_name("answer.schema.json").read_text(encoding="utf-8"))
STRUCK = "Two Harrier missiles struck the fuel depot at Norvik on Sunday night."
MISSILES = "Which missiles hit the depot?"


def run(library: Path | None, *words: str, stdin: str = "", **env: str) -> Result:
    named = {} if library is None else {"BRIEFINGS_LIBRARY": str(library)}
    return CliRunner().invoke(app, [*words], input=stdin, env={"COLUMNS": None, **named, **env})


def in_a_terminal(
    *words: str, until: bytes = b"", typed: bytes = b"", columns: int = 80, **env: str
) -> tuple[int, str]:
    """Run the command in a terminal of its own, typing something when `until` is seen; return status and screen."""
    ours, its = pty.openpty()
    command = [sys.executable, "-c", "from assistant.cli import app; app(prog_name='briefings')", *words]
    process = subprocess.Popen(  # noqa: S603
        command,
        stdin=its,
        stdout=its,
        stderr=its,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **env},
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(its)
    seen = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([ours], [], [], 1)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            seen += piece
        elif typed and until in seen:
            # Again each second: Python misses a Ctrl-C that comes just before it waits for the keyboard.
            os.write(ours, typed)
    else:
        process.kill()
    os.close(ours)
    return process.wait(30), seen.decode()


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the command
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what a shell runs in the background ignores it, and hands that on


# --- add --------------------------------------------------------------------------------------------------------------


def test_adding_says_how_many_were_added(tmp_path: Path) -> None:
    result = run(tmp_path / "library", "add", str(write_briefings(tmp_path / "in")))

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "5 briefings added."
    assert result.stdout.splitlines()[1].startswith("2 briefings have no date: ")
    again = run(tmp_path / "library", "add", str(tmp_path / "in"))
    assert (again.exit_code, again.stdout) == (0, "0 briefings added, 5 unchanged.\n")


def test_a_file_that_fails_is_named_with_the_reason_and_the_others_are_added(own_library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / "new.txt").write_text("The harbour of Sellin is frozen. No ship left it on Friday.\n", encoding="utf-8")

    result = run(own_library, "add", str(folder))

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "1 briefing added, 1 file or record could not be read."
    assert re.match(rf"Not added: {re.escape(str(folder / 'broken.json'))}: .*\w", result.stderr)


def test_a_path_that_is_not_there_is_named(own_library: Path) -> None:
    result = run(own_library, "add", "no-such-folder")

    assert result.exit_code == 1
    assert "no-such-folder" in result.stderr


def test_a_library_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    result = run(tmp_path / "taken", "add", str(tmp_path))

    assert result.exit_code == 2
    assert str(tmp_path / "taken") in result.stderr
    assert "cannot be used as a library" in result.stderr


# --- ask --------------------------------------------------------------------------------------------------------------


def test_an_answer_has_footnotes_with_number_title_date_and_the_quoted_sentence(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES)

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{STRUCK} [1]"
    about = "2 March 2026 · Takeaways · The briefing reports"
    footnote = lines.index(f"[1] Missiles hit the fuel depot at Norvik · {about}")
    assert lines[footnote + 1] == f"    “{STRUCK}”"
    assert re.fullmatch(
        r"    “Sunday night”: 1 March 2026 · 2026-03-02-depot\.md, characters \d+–\d+", lines[footnote + 2]
    )
    assert lines[-1] == "Searched 5 briefings, dated 2 March 2026 to 20 March 2026."


def test_a_refusal_says_what_was_searched_and_is_no_failure(encoded: Path) -> None:
    result = run(encoded, "ask", "How many tanks did Poland send?")

    assert result.exit_code == 0
    assert result.stdout.startswith("The briefings do not say.\nSearched 5 briefings, dated 2 March 2026")
    assert re.search(r"Not mentioned in them: .*Poland", result.stdout, re.IGNORECASE)
    assert "Nearest sentences, which do not answer:" in result.stdout


def test_an_answer_can_be_kept_to_one_nature_of_sentences(encoded: Path) -> None:
    answer = json.loads(run(encoded, "ask", MISSILES, "--only", "reported", "--json").stdout)
    others = json.loads(run(encoded, "ask", MISSILES, "--only", "assessed", "--only", "attributed", "--json").stdout)

    assert {quote["nature"] for quote in answer["citations"] + answer["nearest"]} == {"reported"}
    assert "reported" not in {quote["nature"] for quote in others["citations"] + others["nearest"]}


def test_a_nature_that_is_none_is_refused_with_those_that_are(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--only", "rumoured")

    assert result.exit_code == 2
    assert "attributed" in result.stderr


def test_json_is_exactly_what_the_schema_says(encoded: Path) -> None:
    for question in (MISSILES, "How many tanks did Poland send?"):
        result = run(encoded, "ask", question, "--json")
        jsonschema.validate(json.loads(result.stdout), SCHEMA)
        assert result.stderr == ""


def test_json_stays_json_when_the_reasons_are_wanted_too(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--json", "--why")

    assert json.loads(result.stdout)["answered"]
    assert "Passages found" in result.stderr


def test_why_shows_the_passages_and_the_sentences_with_their_scores(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--why")

    assert re.search(r"^score +cosine +BM25 +date +passage", result.stdout, re.MULTILINE)
    assert re.search(rf"^0\.\d+ +0\.\d+ +\d+\.\d+ +2026-03-02 +{STRUCK}", result.stdout, re.MULTILINE)
    assert re.search(rf"^0\.\d+ +2026-03-02 +{STRUCK}", result.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("options", "scope", "searched"),
    [
        (("--since", "2026-03-09"), {"since": "2026-03-09", "until": None, "tags": []}, 2),
        (("--until", "2026-03-09"), {"since": None, "until": "2026-03-09", "tags": []}, 2),
        (("--tag", "strike"), {"since": None, "until": None, "tags": ["strike"]}, 1),
        (("--tag", "strike", "--tag", "energy"), {"since": None, "until": None, "tags": ["strike", "energy"]}, 2),
    ],
)
def test_options_narrow_what_is_searched(
    encoded: Path, options: tuple[str, ...], scope: dict[str, object], searched: int
) -> None:
    found = json.loads(run(encoded, "ask", MISSILES, *options, "--json").stdout)

    assert found["scope"] == {**scope, "briefings": []}
    assert found["searched"]["briefings"] == searched


def test_today_is_what_last_week_refers_to(encoded: Path) -> None:
    result = run(encoded, "ask", "What was struck last week?", "--today", "2026-03-11")

    assert "scope: 2 March 2026 to 8 March 2026" in result.stdout
    assert "3 undated briefings left out" not in result.stdout
    assert "2 undated briefings left out" in result.stdout


def test_a_day_that_cannot_be_read_is_refused_with_the_form_it_should_have(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--since", "9 March")

    assert result.exit_code == 2
    assert "'9 March' is no day as 2026-03-01." in " ".join(result.stderr.split())


def test_a_refusal_says_to_which_natures_the_answer_was_held(encoded: Path) -> None:
    result = run(encoded, "ask", "How many tanks did Poland send?", "--only", "assessed")

    assert result.stdout.startswith("The briefings do not say.")
    assert result.stdout.endswith("Only assessed sentences were read: --only.\n")


def test_since_after_until_is_refused_with_both(encoded: Path) -> None:
    result = run(encoded, "ask", MISSILES, "--since", "2026-03-09", "--until", "2026-03-02")

    assert result.exit_code == 2
    assert "2026-03-09 lies after --until 2026-03-02" in result.stderr


def test_an_empty_question_is_refused(encoded: Path) -> None:
    result = run(encoded, "ask", " ")

    assert (result.exit_code, result.stderr) == (2, "The question is empty. Ask something.\n")


def test_an_empty_or_missing_library_says_how_to_begin(tmp_path: Path) -> None:
    run(tmp_path / "empty", "add", str(tmp_path))

    for folder in (tmp_path / "empty", tmp_path / "missing"):
        for command in (("ask", MISSILES), ("chat",)):
            result = run(None, *command, "--library", str(folder))
            assert result.exit_code == 2
            assert result.stderr == (
                f"There are no briefings in {folder} yet. Begin with: briefings add FOLDER --library {folder}\n"
            )


@pytest.mark.parametrize("command", [("list",), ("show", "x"), ("remove", "x"), ("rebuild",), ("check",)])
def test_a_slip_in_the_name_of_a_library_does_not_make_one(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(tmp_path / "mistyped", *command)

    assert result.exit_code == 2
    assert str(tmp_path / "mistyped") in result.stderr
    assert not (tmp_path / "mistyped").exists()


# --- which library ----------------------------------------------------------------------------------------------------


def test_the_library_option_wins_over_the_environment(encoded: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "other", "list", "--library", str(encoded)).stdout.endswith("5 briefings.\n")


def test_without_either_it_is_in_the_platforms_data_folder(tmp_path: Path) -> None:
    result = run(None, "list", BRIEFINGS_LIBRARY="", XDG_DATA_HOME=str(tmp_path))

    assert str(tmp_path / "briefing-assistant" / "library") in result.stderr
    assert result.stderr.endswith("Begin with: briefings add FOLDER\n")


def test_a_setting_that_is_not_known_is_an_error_that_names_it(own_library: Path) -> None:
    (own_library / "settings.toml").write_text("[answer]\ntreshold = 0.2\n")

    result = run(own_library, "ask", MISSILES)

    assert result.exit_code == 2
    assert "answer.treshold cannot be set" in result.stderr


# --- chat -------------------------------------------------------------------------------------------------------------


def test_in_a_chat_a_follow_up_knows_what_came_before(encoded: Path) -> None:
    result = run(encoded, "chat", stdin=f"{MISSILES}\nWho was injured?\n\nnever read\n")

    assert result.exit_code == 0
    assert f"{STRUCK} [1]" in result.stdout
    assert f"Searched for: {MISSILES}" in result.stdout
    assert "Three guards were injured" in result.stdout
    assert "never read" not in result.stdout


def test_a_chat_ends_with_its_input(encoded: Path) -> None:
    assert run(encoded, "chat", stdin=MISSILES).exit_code == 0


def test_a_question_that_cannot_be_answered_does_not_end_a_chat(encoded: Path) -> None:
    result = run(encoded, "chat", stdin=f"{'x' * 2001}\n{MISSILES}\n")

    assert "at most 2,000 are read" in result.stderr
    assert STRUCK in result.stdout


def test_ctrl_c_ends_a_chat_with_a_word_and_no_traceback(encoded: Path) -> None:
    # On a machine with no time to spare the key can be lost between the terminal and Python; one that is always lost
    # fails three times.
    for _ in range(3):
        status, seen = in_a_terminal("chat", "--library", str(encoded), until=b"> ", typed=b"\x03")
        if status == 130:
            break

    assert status == 130
    assert seen.rstrip().endswith("Stopped.")
    assert "Traceback" not in seen


# --- list, show, remove, rebuild, check -------------------------------------------------------------------------------


def test_the_list_is_newest_first_with_what_the_other_commands_ask_for(encoded: Path) -> None:
    result = run(encoded, "list")

    titles = [line.split("  ", 3)[-1] for line in result.stdout.splitlines()]
    assert re.match(r"id +date +sentences +title", result.stdout)
    assert re.search(r"^[0-9a-f]{16}  2026-03-20 +\d+ +Orchid fair", result.stdout.splitlines()[1])
    assert titles.index(next(t for t in titles if "reopens" in t)) < titles.index(next(t for t in titles if "hit" in t))
    assert "strike, energy" in result.stdout
    assert result.stdout.endswith("\n5 briefings.\n")


def test_the_list_can_be_narrowed_and_can_be_json(encoded: Path) -> None:
    found = json.loads(run(encoded, "list", "--json", "--tag", "strike").stdout)

    assert [(card["title"], card["date"], card["tags"]) for card in found] == [
        ("Missiles hit the fuel depot at Norvik", "2026-03-02", ["strike", "energy"])
    ]


def test_a_briefing_is_shown_by_id_and_by_file_with_its_sentences_numbered(encoded: Path, briefings: Path) -> None:
    file = briefings / "2026-03-02-depot.md"
    by_file = run(encoded, "show", str(file))
    found = json.loads(run(encoded, "list", "--json", "--tag", "strike").stdout)[0]["id"]

    by_id = run(encoded, "show", found)

    assert by_id.stdout == by_file.stdout
    assert by_id.stdout == (
        f"Missiles hit the fuel depot at Norvik\n2 March 2026 · {found}\n{file}\n\n"
        f"Takeaways\n   1. {STRUCK}\n   2. Three guards were injured and taken to the hospital in Aldane.\n\n"
        "Implications\n   3. Fuel for the northern garrisons may run short within ten days.\n"
        "   4. Further strikes on depots along the coast are likely.\n\n"
        "Narrative\n   5. The depot burned until Monday noon.\n"
        "   6. Governor Petra Lund said that 40 percent of the stock was lost.\n"
        "   7. She did not say who had fired the missiles.\n"
    )


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_briefing_is_named_with_where_to_look(encoded: Path, command: str) -> None:
    result = run(encoded, command, "0123456789abcdef")

    assert result.exit_code == 2
    assert result.stderr == "No briefing '0123456789abcdef' in the library. See which there are: briefings list\n"


def test_a_briefing_is_removed_by_id_or_file_and_no_longer_cited(own_library: Path, briefings: Path) -> None:
    found = json.loads(run(own_library, "list", "--json", "--tag", "strike").stdout)[0]["id"]

    result = run(own_library, "remove", found, str(briefings / "ferry-line.txt"))

    assert (result.exit_code, result.stdout) == (0, "Erased 2 briefings.\n")
    assert STRUCK not in run(own_library, "ask", MISSILES).stdout
    assert run(own_library, "list").stdout.endswith("\n3 briefings.\n")


def test_earlier_versions_that_are_erased_too_are_not_counted_as_briefings(own_library: Path, tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    for day in ("Friday", "Saturday"):
        file.write_text(f"The harbour of Sellin is frozen. No ship left it on {day}.\n", encoding="utf-8")
        run(own_library, "add", str(file))

    result = run(own_library, "remove", str(file))

    assert result.stdout == "Erased 1 briefing and 1 earlier version.\n"


def test_briefings_whose_file_is_gone_are_removed_only_when_asked(tmp_path: Path) -> None:
    folder = write_briefings(tmp_path / "in")
    run(tmp_path / "library", "add", str(folder))
    (folder / "ferry-line.txt").unlink()

    kept = run(tmp_path / "library", "add", str(folder))
    checked = run(tmp_path / "library", "check")
    result = run(tmp_path / "library", "remove", "--missing")

    assert kept.stdout == "0 briefings added, 4 unchanged.\n"
    assert checked.exit_code == 1
    assert "ferry-line.txt is no longer there → briefings remove --missing" in checked.stdout
    assert result.stdout == "Erased 1 briefing.\n"
    assert run(tmp_path / "library", "remove", "--missing").stdout == "Erased 0 briefings.\n"
    assert run(tmp_path / "library", "check").exit_code == 0


def test_a_briefing_whose_file_was_moved_is_not_missing(tmp_path: Path) -> None:
    folder = write_briefings(tmp_path / "in")
    run(tmp_path / "library", "add", str(folder))
    (folder / "ferry-line.txt").rename(tmp_path / "ferry-line.txt")
    run(tmp_path / "library", "add", str(tmp_path / "ferry-line.txt"))

    result = run(tmp_path / "library", "remove", "--missing")

    assert result.stdout == "Erased 0 briefings.\n"
    assert run(tmp_path / "library", "check").exit_code == 0


def test_removing_nothing_in_particular_is_refused(own_library: Path) -> None:
    result = run(own_library, "remove")

    assert result.exit_code == 2
    assert "--missing" in result.stderr


def test_rebuilding_says_how_many_were_encoded_and_changes_no_answer(own_library: Path) -> None:
    before = run(own_library, "ask", MISSILES).stdout

    result = run(own_library, "rebuild")

    assert (result.exit_code, result.stdout) == (0, "Encoded 5 briefings anew.\n")
    assert run(own_library, "ask", MISSILES).stdout == before


def test_a_sound_library_passes_the_check(encoded: Path) -> None:
    result = run(encoded, "check")

    assert result.exit_code == 0
    assert [line[0] for line in result.stdout.splitlines()] == ["✓"] * 4


def test_a_library_that_cannot_be_read_says_what_to_do(own_library: Path) -> None:
    (own_library / "library.db").write_bytes(b"no database" * 1000)

    result = run(own_library, "ask", MISSILES)

    assert result.exit_code == 2
    assert str(own_library) in result.stderr
    assert "briefings check" in result.stderr


# --- the terminal -----------------------------------------------------------------------------------------------------


def test_escape_codes_inside_a_briefing_never_reach_the_terminal(encoded: Path, briefings: Path) -> None:
    question = "What did the lighthouse keeper repaint?"
    for words in (("ask", question), ("ask", question, "--why"), ("list",), ("show", str(briefings / "hostile.json"))):
        shown = run(encoded, *words).output
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
        assert "lighthouse" in shown or words == ("list",)


def test_brackets_in_a_briefing_are_no_markup(encoded: Path, briefings: Path) -> None:
    assert "[bold]in white[/bold]" in run(encoded, "show", str(briefings / "hostile.json")).stdout


def test_escape_codes_in_the_name_of_a_file_never_reach_the_terminal(own_library: Path, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.json").write_text("{")

    result = run(own_library, "add", str(tmp_path / "a\x1b[31m.json"))

    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_in_a_narrow_terminal_nothing_is_wider_than_it(encoded: Path, briefings: Path) -> None:
    for words in (("ask", MISSILES, "--why"), ("list",), ("show", str(briefings / "2026-03-02-depot.md")), ("check",)):
        shown = run(encoded, *words, COLUMNS="40").stdout
        assert max(map(len, shown.splitlines())) <= 40
        # The id is what one copies from the list.
        assert words != ("list",) or len(re.findall(r"^[0-9a-f]{16}\b", shown, re.MULTILINE)) == 5


def test_in_a_pipe_a_sentence_is_one_line_without_padding_or_colour(encoded: Path) -> None:
    shown = run(encoded, "ask", MISSILES).stdout

    assert f"    “{STRUCK}”\n" in shown
    assert not re.search(r" $|\x1b", shown, re.MULTILINE)


def test_a_terminal_shows_numbers_in_colour_unless_told_not_to(encoded: Path) -> None:
    words = ("ask", MISSILES, "--library", str(encoded))

    _, coloured = in_a_terminal(*words)
    _, plain = in_a_terminal(*words, NO_COLOR="1")

    assert "\x1b[36m[1]" in coloured.replace(" ", "").replace("\x1b[0m\x1b", "\x1b")
    assert not re.search(r"\x1b\[(?:[\d;]*;)?[34]\dm", plain)


def test_a_reader_that_leaves_early_costs_no_traceback(encoded: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [
        sys.executable,
        "-c",
        "from assistant.cli import app; app()",
        "list",
        "--json",
        "--library",
        str(encoded),
    ]

    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    os.close(write)
    whole = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert whole.stdout


def test_letters_that_the_terminal_cannot_show_are_spelled_out(encoded: Path) -> None:
    command = [sys.executable, "-c", "from assistant.cli import app; app()", "ask", MISSILES, "--library", str(encoded)]

    done = subprocess.run(  # noqa: S603
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u201c" + STRUCK.encode() in done.stdout


@pytest.mark.parametrize(
    "spoken", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_json_is_json_whatever_letters_the_reader_knows(own_library: Path, tmp_path: Path, spoken) -> None:
    text = "The café “Möwe” 😀 in Sellin is closed."
    (tmp_path / "cafe.txt").write_text(text, encoding="utf-8")
    run(own_library, "add", str(tmp_path / "cafe.txt"))
    command = [sys.executable, "-c", "from assistant.cli import app; app()", "ask", "Which café in Sellin is closed?"]

    done = subprocess.run(  # noqa: S603
        [*command, "--json", "--library", str(own_library)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONCOERCECLOCALE": "0", **spoken},
    )

    assert text in str(json.loads(done.stdout))


def test_bytes_that_are_no_text_are_no_traceback(encoded: Path) -> None:
    command = [sys.executable, "-c", "from assistant.cli import app; app()"]
    asking: list[str | bytes] = [*command, "ask", b"Which \xff missiles?", "--json", "--library", str(encoded)]
    chatting = [*command, "chat", "--library", str(encoded)]

    asked = subprocess.run(asking, capture_output=True, check=False)  # noqa: S603
    told = subprocess.run(chatting, input=b"Which \xff missiles?\n", capture_output=True, check=False)  # noqa: S603

    assert b"Traceback" not in asked.stderr + told.stderr
    assert asked.returncode == told.returncode == 0
    jsonschema.validate(json.loads(asked.stdout), SCHEMA)


# --- the command itself -----------------------------------------------------------------------------------------------


def test_the_version_is_told() -> None:
    result = run(None, "--version")

    assert result.exit_code == 0
    assert result.stdout == f"briefings {importlib.metadata.version('briefing-assistant')}\n"


def test_without_a_command_the_help_names_them_all() -> None:
    shown = run(None).output

    for command in ("add", "ask", "chat", "list", "show", "timeline", "remove", "rebuild", "check", "serve"):
        assert re.search(rf"\b{command}\b", shown)


def test_the_installed_command_answers(encoded: Path) -> None:
    installed = shutil.which("briefings", path=Path(sys.executable).parent)
    assert installed, "The command is not installed. Install it: pip install -e ."

    done = subprocess.run([installed, "ask", MISSILES, "-l", str(encoded)], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.startswith(STRUCK)


def test_these_tests_use_every_kind_of_briefing() -> None:
    assert {Path(name).suffix for name in BRIEFINGS} == {".md", ".txt", ".json"}
