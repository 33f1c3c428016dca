from pathlib import Path

from tests.fakes import briefing, library

DEPOT = briefing("The depot burned. Six tanks were lost.", "depot")
FERRY = briefing("The ferry is given up.", "ferry")


def test_the_fingerprint_is_the_same_whatever_the_order_in_which_briefings_came(tmp_path: Path) -> None:
    one, other = library(tmp_path / "one"), library(tmp_path / "other")
    one.add_briefings([DEPOT, FERRY])
    other.add_briefings([FERRY])
    other.add_briefings([DEPOT])

    assert one.fingerprint() == other.fingerprint()


def test_the_fingerprint_changes_when_a_briefing_comes_and_when_it_goes(tmp_path: Path) -> None:
    found = library(tmp_path / "library")
    empty = found.fingerprint()
    found.add_briefings([DEPOT])
    one = found.fingerprint()
    found.add_briefings([FERRY])

    assert len({empty, one, found.fingerprint()}) == 3
    found.remove([FERRY.id])
    assert found.fingerprint() == one


def test_the_fingerprint_changes_when_a_briefing_is_replaced(tmp_path: Path) -> None:
    found = library(tmp_path / "library")
    found.add_briefings([DEPOT])
    before = found.fingerprint()

    found.add_briefings([briefing("The depot burned. Five tanks were lost.", "depot")])

    assert found.fingerprint() != before


def test_the_fingerprint_stays_when_everything_is_encoded_anew(tmp_path: Path) -> None:
    found = library(tmp_path / "library")
    found.add_briefings([DEPOT, FERRY])
    before = found.fingerprint()

    found.rebuild()

    assert found.fingerprint() == before
