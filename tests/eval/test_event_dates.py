import json

import pytest

from eval.event_dates import LABELLED, figures, read_labelled
from eval.examples import Part

LINE = {
    "id": "e1",
    "sentence": "It sank on Tuesday.",
    "report_date": "2026-03-12",
    "mentions": [{"words": "Tuesday", "first": "2026-03-10", "last": "2026-03-10"}],
    "part": "dev",
}


def labelled(**changes: object) -> str:
    return json.dumps({**LINE, **changes})


def value(lines: list[str], measure: str) -> float:
    found = figures(read_labelled([*lines, labelled(id="test", part="test")]))
    return next(f.value for f in found if (f.group, f.measure) == ("dev", measure))


def test_a_mention_is_found_with_its_words_and_days():
    assert value([labelled()], "F1") == 1.0


def test_a_day_that_is_missed_and_one_that_is_wrong_count_against_it():
    wrong = labelled(id="e2", mentions=[{"words": "Tuesday", "first": "2026-03-17", "last": "2026-03-17"}])
    missed = labelled(id="e3", sentence="It sank then.", mentions=[{**LINE["mentions"][0], "words": "then"}])

    # 1 shared, 3 labelled, 2 found.
    assert value([labelled(), wrong, missed], "recall") == pytest.approx(1 / 3)
    assert value([labelled(), wrong, missed], "precision") == pytest.approx(1 / 2)
    assert value([labelled(), wrong, missed], "F1") == pytest.approx(2 / 5)


@pytest.mark.parametrize("changes", [{"part": "train"}, {"mentions": [{**LINE["mentions"][0], "words": "Friday"}]}])
def test_a_line_that_is_wrong_is_named_by_its_number(changes):
    with pytest.raises(ValueError, match="line 2"):
        read_labelled([labelled(), labelled(**changes)])


def test_our_own_sentences_are_enough_and_half_of_them_are_for_the_test():
    found = read_labelled(LABELLED.read_text(encoding="utf-8").splitlines())

    assert len({example.id for example in found}) == len(found)
    assert sum(len(example.mentions) for example in found) >= 100
    assert abs(sum(1 if example.part is Part.DEV else -1 for example in found)) <= 1


def test_in_both_parts_nine_of_ten_are_found():
    found = figures(read_labelled(LABELLED.read_text(encoding="utf-8").splitlines()))

    assert all(f.value >= 0.9 for f in found if f.measure == "F1")
