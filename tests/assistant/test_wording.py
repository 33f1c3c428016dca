from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant import Scope, Searched
from assistant.wording import extent, plain


def test_what_was_searched_is_said_in_a_sentence() -> None:
    searched = Searched(1, 2, date(2026, 3, 2), date(2026, 3, 9))

    assert extent(searched, Scope(until=date(2026, 3, 31), tags=("energy",))) == (
        "Searched 1 briefing, dated 2 March 2026 to 9 March 2026; scope: … to 31 March 2026; tags: energy; "
        "2 undated briefings left out."
    )


def test_what_cannot_be_seen_is_left_out() -> None:
    assert plain("a\x1b[31m\x00b\u202ec\u2066d\ud800e\ufeff\n\tf\u2028g") == "a[31mbcde f g"


def test_joiners_stay() -> None:
    assert plain("می\u200cروم 👩\u200d🚀") == "می\u200cروم 👩\u200d🚀"


@given(st.text())
def test_a_text_without_anything_invisible_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    plain(text).encode("utf-8")
