import re
import sys
import warnings
from datetime import date
from pathlib import Path

import pytest

from assistant.analysis.timeline import Event, Timeline
from assistant.analysis.timeline_picture import check, draw
from assistant.answer import Citation, Nature, Quote, Searched
from assistant.errors import CannotDraw
from index.briefing import Section, SectionKind, Sentence
from index.scope import Scope

DAY = date(2026, 3, 12)
_TEXT = re.compile(r'<text[^>]* y="([\d.-]+)"[^>]*>([^<]*)</text>')


def event(text: str, first: date = DAY, last: date | None = None, words: str = "", citations: int = 1) -> Event:
    sentence = Sentence("00112233aabbccdd", 0, len(text), text)
    section = Section(SectionKind.NARRATIVE, "", 0, len(text))
    quote = Quote(sentence, section, "Ports close", DAY, "ports.md", Nature.REPORTED)
    return Event(first, last or first, words, text, tuple(Citation(i + 1, quote) for i in range(citations)))


def timeline(*events: Event, left_out: int = 0) -> Timeline:
    return Timeline("The ports", Scope(), Searched(1, 0, DAY, DAY), events, left_out)


def drawn(found: Timeline, folder: Path) -> list[str]:
    """Draw, and return the texts of the picture in order."""
    draw(found, folder / "a.svg")
    return re.findall(r"<text[^>]*>([^<]*)</text>", (folder / "a.svg").read_text(encoding="utf-8"))


def test_a_picture_tells_the_matter_the_days_the_sentences_and_their_reports(tmp_path: Path) -> None:
    texts = drawn(timeline(event("A port closed.", date(2026, 3, 10), words="Tuesday", citations=2)), tmp_path)

    assert texts[:2] == ["The ports", "1 event from 1 briefing"]
    assert texts[2:5] == ["10 March 2026", "A port closed.", "[1][2] Ports close, reported 12 March 2026, and 1 more"]


def test_what_stands_on_the_day_of_its_report_is_told(tmp_path: Path) -> None:
    assert "day of the report" in drawn(timeline(event("A port closed.")), tmp_path)
    assert "day of the report" not in drawn(timeline(event("A port closed.", words="today")), tmp_path)


def test_a_long_silence_is_told(tmp_path: Path) -> None:
    texts = drawn(timeline(event("It closed.", date(2024, 1, 3)), event("It reopened.", date(2024, 9, 3))), tmp_path)

    assert "8 months later" in texts


def test_what_happens_within_a_long_span_stands_below_it(tmp_path: Path) -> None:
    span = event("The port was expanded.", date(2014, 1, 1), date(2024, 12, 31), words="between 2014 and 2024")
    struck = event("Workers struck.", date(2016, 2, 3), words="3 February 2016")
    draw(timeline(span, struck, event("It reopened.", date(2019, 5, 5), words="5 May 2019")), tmp_path / "a.svg")

    heights = {text: float(y) for y, text in _TEXT.findall((tmp_path / "a.svg").read_text(encoding="utf-8"))}
    told = ["The port was expanded.", "3 February 2016", "Workers struck.", "5 May 2019", "It reopened."]
    assert [heights[text] for text in told] == sorted(heights[text] for text in told)


def test_dollars_are_no_formula_and_signs_no_markup(tmp_path: Path) -> None:
    texts = drawn(timeline(event("A fee of $4,200 fell to $1,500 <b>\x1b[31m & more.")), tmp_path)

    assert "A fee of $4,200 fell to $1,500 &lt;b&gt;[31m &amp; more." in texts


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    assert "1 event from 1 briefing; 7 less relevant ones left out" in drawn(
        timeline(event("It closed."), left_out=7), tmp_path
    )


def test_a_picture_of_nothing_says_so(tmp_path: Path) -> None:
    assert drawn(timeline(), tmp_path) == ["The ports", "The briefings tell of no event."]


def test_the_same_timeline_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        draw(timeline(event("It closed.")), tmp_path / name)

    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_png_grows_with_its_events_and_letters_without_a_glyph_cost_no_warning(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        draw(timeline(event("列車出轨。")), tmp_path / "one.png")
        draw(timeline(*[event("It closed.")] * 12), tmp_path / "many.png")

    assert [_height(tmp_path / name) for name in ("one.png", "many.png")] == sorted(
        [_height(tmp_path / "one.png"), _height(tmp_path / "many.png")]
    )
    assert _height(tmp_path / "many.png") > 3 * _height(tmp_path / "one.png")


def _height(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[20:24], "big")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotDraw, match=r"a\.jpg is neither \.svg nor \.png"):
        draw(timeline(), tmp_path / "a.jpg")


def test_another_ending_is_refused_before_there_is_anything_to_draw() -> None:
    with pytest.raises(CannotDraw, match=r"a\.gif is neither \.svg nor \.png"):
        check(Path("a.gif"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotDraw, match="missing"):
        draw(timeline(), tmp_path / "missing" / "a.png")


def test_without_matplotlib_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as where it is not installed

    with pytest.raises(CannotDraw, match=r'pip install -e "\.\[pictures\]"'):
        draw(timeline(), tmp_path / "a.png")
