"""Which sections of Wikipedia SelQA's test part asks about: the judge is trained on it, and measured on the dev part.

    python -m eval.sets.selqa_sections DATA

writes `selqa_sections.txt` anew from the folder DATA with `train/`: a line a section, the beginning of a hash.
"""

import gzip
import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from index.digest import text_sha256

DEV = Path("selqa-ass", "selqa-ass-dev.json")
TEST = Path("selqa-ass", "selqa-ass-test.json.gz")
SECTIONS = Path(__file__).with_suffix(".txt")


def section(entry: Mapping[str, Any]) -> str:
    """Return what tells the section of a question from others: questions of one have the same candidates."""
    return text_sha256(f"{entry['article']}\n{entry['section']}")[:10]


def read_dev(public: Path) -> list[dict[str, Any]]:
    return list(json.loads((public / DEV).read_text(encoding="utf-8")))


def read_test(train: Path) -> list[dict[str, Any]]:
    with gzip.open(train / TEST, "rt", encoding="utf-8") as file:
        return list(json.load(file))


@cache
def of_test_part() -> frozenset[str]:
    """Return the sections that the test part asks about."""
    return frozenset(SECTIONS.read_text(encoding="ascii").split())


def main() -> None:
    found = sorted({section(entry) for entry in read_test(Path(sys.argv[1]) / "train")})
    SECTIONS.write_text("".join(f"{one}\n" for one in found), encoding="ascii")


if __name__ == "__main__":
    main()
