from datetime import date

import pytest

from assistant.analysis.happenings import happened, tells
from index.event_dates import event_dates


@pytest.mark.parametrize(
    "sentence",
    ["12 March 2026.", "LUND, 12 March 2026", "312 m 1 March", "Village: Lesk; Moved on: 4 March; People: 640"],
)
def test_a_dateline_and_the_row_of_a_table_tell_of_nothing(sentence: str) -> None:
    assert not tells(sentence, event_dates(sentence, date(2026, 3, 12)))


@pytest.mark.parametrize("sentence", ["Kolbe resigned.", "The port closed on 4 March.", "Strike in Lund: 4 March."])
def test_few_words_may_tell_of_something(sentence: str) -> None:
    assert tells(sentence, event_dates(sentence, date(2026, 3, 12)))


@pytest.mark.parametrize(
    "sentence",
    [
        "He had built the dam.",
        "The workers had not been paid.",
        "Eleven villages lie below the dam.",
        "The reservoir holds 84 million cubic metres.",
        "1,100 people are still in shelters.",
        "The ministry will publish the report.",
        "The union plans to strike.",
    ],
)
def test_what_had_been_what_is_so_and_what_is_to_come_did_not_happen_on_the_day_of_the_report(sentence: str) -> None:
    assert not happened(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port closed.",
        "Police had a warning.",
        "The port is closed.",
        "Three men have been arrested.",
        "Minister resigns",
        "Strike ends at the port",
        "She announced that the port will close.",
        "She said that he had built the dam.",
        "The mayor warns that the dam is weak.",
        "Firemen are searching the ruins.",
    ],
)
def test_what_took_place_took_place_when_it_was_written(sentence: str) -> None:
    assert happened(sentence)
