"""Whoever asks while another adds sees all of a change or nothing of it."""

import re
import subprocess
import sys
import threading
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from index.search import Fusion
from tests.fakes import briefing, library
from tests.index.other_process import PARTS, publish, started, version

QUESTION = "source0 version1 part2 rain"


def versions_seen(hits):
    """Check that each source is there once, whole; return which version of each."""
    parts = defaultdict(list)
    for hit in hits:
        for passage in (hit.passage, *hit.copies):
            source, number, part = map(int, re.findall(r"\d+", passage.text))
            assert passage.briefing.text == version(source, number)
            assert " ".join(sentence.text for sentence in passage.sentences) == passage.text
            parts[source, number].append(part)
    assert len({source for source, _ in parts}) == len(parts), "a version beside the one that replaced it"
    assert all(sorted(found) == list(range(PARTS)) for found in parts.values()), "half a briefing"
    return frozenset(parts)


def test_who_asks_while_another_process_writes_never_sees_half_a_briefing(tmp_path):
    asker = library(tmp_path)
    seen = set()
    rounds = 30
    with started(publish, tmp_path, rounds) as (process, listen):
        assert listen.recv() == 0
        while process.is_alive():
            for shelf in (asker, library(tmp_path)):
                for fusion in (Fusion(), Fusion(words=0), Fusion(vectors=0)):
                    seen.add(versions_seen(shelf.search(QUESTION, k=100, fusion=fusion)))
                assert {card.sentences for card in shelf.cards()} <= {2 * PARTS}

    assert len(seen) > 5
    assert versions_seen(asker.search(QUESTION, k=100)) == {(s, rounds - 1) for s in range(4) if s != (rounds - 1) % 4}


def test_threads_ask_while_one_adds(tmp_path):
    shelf = library(tmp_path)
    shelf.add_briefings([briefing(version(0, 0), "0")])
    problems, searches = [], []
    done = threading.Event()

    def ask():
        try:
            while not done.is_set():
                searches.append(versions_seen(shelf.search(QUESTION, k=100)))
                shelf.cards()
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for number in range(1, 15):
            shelf.add_briefings([briefing(version(number % 3, number), f"{number % 3}")])
    finally:
        done.set()
        for thread in threads:
            thread.join()

    assert problems == []
    assert len(set(searches)) > 1


def test_two_that_open_a_new_library_at_once_both_get_it(tmp_path):
    shelves, problems = [], []

    def open_it():
        try:
            shelves.append(library(tmp_path / "new"))
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert len({shelf.extent() for shelf in shelves}) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
import index.vector_sync, filelock
from index.errors import BriefingsError
from tests.fakes import briefing, library

folder = Path(sys.argv[1])
if os.geteuid() == 0:  # who may write anywhere
    os.setuid(65534)
for work in (
    lambda: library(folder).search("ferry"),
    lambda: library(folder).add_briefings([briefing("Rain fell.")]),
    lambda: library(folder / "new"),
):
    try:
        work()
    except BriefingsError as error:
        assert "you may write into" in str(error), error
    else:
        raise SystemExit("no error")
"""


def test_a_folder_that_may_not_be_written_is_told():
    # Not tmp_path: another user cannot reach what lies in it.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "library"
        library(place).add_briefings([briefing("A ferry sank.")])
        place.chmod(0o555)

        ended = subprocess.run([sys.executable, "-c", READ_ONLY, place], check=False, capture_output=True, text=True)  # noqa: S603

        assert ended.stderr == ""
