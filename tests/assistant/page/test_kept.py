from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Claim, Conflict, Quote, Searched
from assistant.page.kept import Answered, Erased, Failed, Kept, Stopped, from_line, to_line
from assistant.question import Turn
from index.event_dates import EventDate
from index.scope import Scope
from tests.assistant.page.fake import FakeAssistant, briefing

FERRIES = briefing("Ferries ordered", date(2026, 5, 4), "Four ferries were ordered. They cost 84 million.")
AT = datetime(2026, 5, 5, 9, 30, tzinfo=UTC)
scopes = st.builds(Scope, since=st.none() | st.dates(), tags=st.lists(st.text(), max_size=2).map(tuple))
quotes = st.builds(Quote, event_dates=st.just(()) | st.builds(EventDate).map(lambda one: (one,)))
cited = st.builds(Claim, citations=st.lists(st.builds(Citation, quote=quotes), max_size=2).map(tuple))
claims = st.lists(cited, max_size=2).map(tuple)
conflicts = st.lists(st.builds(Conflict, first=quotes, second=quotes), max_size=1).map(tuple)
answers = st.builds(Answer, scope=scopes, claims=claims, nearest=st.just(()), conflicts=conflicts, withheld=claims)
endings = st.builds(Answered, answers) | st.builds(Stopped, claims) | st.builds(Failed, st.text()) | st.just(Erased())
turns = st.builds(Kept, at=st.datetimes(timezones=st.just(UTC)), scope=st.none() | scopes, ending=st.none() | endings)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(turns)
def test_whatever_is_kept_is_read_as_it_was(kept):
    line = to_line(kept)

    assert b"\n" not in line
    assert from_line(line) == kept


def test_half_a_pair_of_a_broken_title_is_kept_too():
    kept = Kept("t", AT, "What of \ud83d?")

    assert from_line(to_line(kept)) == kept


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"id": 7}', b"[" * 100_000, b"\xff"])
def test_a_line_that_is_none_of_ours_is_a_value_error(line):
    with pytest.raises(ValueError, match=r"\w"):
        from_line(line)


def test_an_answer_is_history_for_the_next_question(tmp_path):
    answer = FakeAssistant(tmp_path, [FERRIES]).ask("What did the ferries cost?")

    assert Kept("t", AT, "And the cost?", ending=Answered(answer)).turn == answer.turn


def test_what_was_checked_before_a_stop_is_history_too(tmp_path):
    first, _ = FakeAssistant(tmp_path, [FERRIES]).ask("What did the ferries cost in million?").claims

    assert Kept("t", AT, "The cost?", ending=Stopped((first,))).turn == Turn("The cost?", "Four ferries were ordered.")


@pytest.mark.parametrize(
    "ending",
    [
        None,
        Stopped(()),
        Failed("The library is in use."),
        Erased(),
        Answered(Answer("Who?", "Who?", Scope(), Searched(0, 0, None, None), (), choices=("Who, Kim?", "Who, Park?"))),
    ],
)
def test_where_nothing_was_answered_nothing_can_be_followed_up(ending):
    assert Kept("t", AT, "Who?", ending=ending).turn is None
