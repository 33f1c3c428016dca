import copy
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import BriefingsError, Nature, Scope, Turn, Verdict
from assistant.errors import UnreadableReceipt
from assistant.records.receipt import Asked, Candidate, CitedSentence, Made, Receipt, ReceiptClaim
from assistant.records.receipt_file import MOST_BYTES, read_receipt, write_receipt

DAY = date(2026, 3, 2)
ID = "00112233aabbccdd:0-26"
RECEIPT = Receipt(
    at=datetime(2026, 4, 15, 12, 0, tzinfo=UTC),
    asked=Asked("Were guards injured?", DAY, Scope(since=DAY, tags=("strike",)), (Turn("Q", "A"),), (Nature.REPORTED,)),
    made=Made("ab" * 32, 214, "hash", "none", "0.1.0", (("threshold", 0.4), ("claims", 3), ("judge", None))),
    resolved="Were guards injured?",
    scope=Scope(since=DAY, until=DAY),
    candidates=(Candidate(ID, 0.75),),
    claims=(ReceiptClaim("Three guards were injured.", (1,), Verdict.SUPPORTED),),
    cited=(CitedSentence(1, ID, "Half \ud800 a pair", DAY, Nature.REPORTED, "Three guards were injured.", "cd" * 32),),
)


def written(folder: Path, value: object) -> Path:
    path = folder / "receipt.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_receipt(RECEIPT, tmp_path / "receipt.json")

    assert read_receipt(tmp_path / "receipt.json") == RECEIPT


def test_a_receipt_cut_anywhere_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = json.dumps(RECEIPT.to_dict()).encode()
    for end in range(0, len(whole), 97):
        (tmp_path / "cut.json").write_bytes(whole[:end])

        with pytest.raises(UnreadableReceipt, match=r"cut\.json is no receipt: .+"):
            read_receipt(tmp_path / "cut.json")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (["asked", "question"], 7, "asked.question is 7 and has to be a text"),
        (["asked", "today"], "2026-02-31", "asked.today .* a day as YYYY-MM-DD"),
        (["asked", "history"], {}, "asked.history is .* has to be a list"),
        (["made_with", "settings", "threshold"], 10**400, "has to be a number"),
        (["asked", "history", 0, "answer"], None, r"asked.history\[0\].answer is null"),
        (["asked", "only"], ["rumoured"], "reported, attributed, assessed"),
        (["asked", "scope", "since"], "2027-01-01", None),
        (["scope", "since"], "2027-01-01", "scope ends"),
        (["at"], "2026-04-15T12:00:00", "time zone"),
        (["format"], 2, "format 2, and this program reads format 1"),
        (["format"], True, "a whole number"),
        (["made_with", "library"], "ab", "written as this program writes it"),
        (["made_with", "briefings"], -1, "a whole number from 0"),
        (["made_with", "settings"], [], "an object"),
        (["candidates", 0, "score"], 1.5, "a number from 0 to 1"),
        (["candidates", 0, "sentence_id"], "../../etc/passwd", "written as this program writes it"),
        (["claims", 0, "citations"], [2], r"cite \[2\], which is not among"),
        (["claims", 0, "verdict"], "certain", "supported, partly, contradicted, not found"),
        (["cited", 0, "number"], 10**12, "a whole number"),
        (["cited"], "all", "a list"),
    ],
)
def test_a_part_of_another_kind_is_named_with_what_it_has_to_be(
    tmp_path: Path, place: list[Any], value: object, said: str | None
) -> None:
    edited = copy.deepcopy(RECEIPT.to_dict())
    part: Any = edited
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = value

    if said is None:
        assert read_receipt(written(tmp_path, edited))
    else:
        with pytest.raises(UnreadableReceipt, match=said):
            read_receipt(written(tmp_path, edited))


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    edited = RECEIPT.to_dict()
    del edited["made_with"]["encoder"]

    with pytest.raises(UnreadableReceipt, match=r"has no 'made_with\.encoder'"):
        read_receipt(written(tmp_path, edited))


def test_two_cited_sentences_with_one_number_are_refused(tmp_path: Path) -> None:
    edited = RECEIPT.to_dict()
    edited["cited"] *= 2

    with pytest.raises(UnreadableReceipt, match="the same number"):
        read_receipt(written(tmp_path, edited))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[" * 200_000,
        b"9" * 10_000,
        b"NaN",
        b"null",
        b'{"format": NaN}',
        b'"' + b"a" * MOST_BYTES + b'"',
    ],
    ids=["empty", "no UTF-8", "deep", "long number", "not a number", "null", "NaN inside", "huge"],
)
def test_what_is_no_receipt_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.json").write_bytes(data)

    with pytest.raises(UnreadableReceipt, match="is no receipt"):
        read_receipt(tmp_path / "odd.json")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReceipt, match=r"missing\.json is no receipt: it cannot be read"):
        read_receipt(tmp_path / "missing.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*RECEIPT.to_dict()]), inner),
    max_leaves=8,
)


@given(st.sampled_from([*RECEIPT.to_dict()]), _JSON)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_stands_in_a_receipt_is_read_or_refused(tmp_path: Path, name: str, value: object) -> None:
    try:
        assert read_receipt(written(tmp_path, {**RECEIPT.to_dict(), name: value}))
    except BriefingsError as error:
        assert str(error).endswith("--receipt FILE")
