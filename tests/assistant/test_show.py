import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.console import Console

from assistant import show
from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from assistant.wording import since_last_look
from index.briefing import Card, Section, SectionKind, Sentence
from index.errors import UnreadableFile
from index.event_dates import EventDate
from index.library import AddReport
from index.scope import Extent, Scope
from index.soundness import Finding

NOWHERE = Searched(0, 0, None, None)


def shown(what: object, width: int = 200) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(what)
    return out.getvalue()


def quote(text: str, title: str = "Ports", source: str = "ports.md") -> Quote:
    sentence = Sentence("00112233aabbccdd", 0, len(text), text)
    return Quote(sentence, Section(SectionKind.OTHER, "", 0, len(text)), title, None, source, Nature.REPORTED)


def answer_of(*quotes: Quote) -> Answer:
    claims = tuple(Claim(q.sentence.text, (Citation(n, q),), Verdict.SUPPORTED) for n, q in enumerate(quotes, 1))
    return Answer("Which?", "Which?", Scope(), NOWHERE, claims)


def test_an_answer_is_its_claims_then_its_footnotes_then_what_was_searched() -> None:
    text = shown(show.answer(answer_of(quote("Two ports closed."), quote("One reopened."))))

    assert text == (
        "Two ports closed. [1]\n\nOne reopened. [2]\n\n"
        "[1] Ports · undated · The briefing reports\n    “Two ports closed.”\n    ports.md, characters 0–17\n\n"
        "[2] Ports · undated · The briefing reports\n    “One reopened.”\n    ports.md, characters 0–13\n\n"
        "Searched 0 briefings.\n"
    )


def test_whom_a_pronoun_means_stands_behind_the_claim_and_below_its_quote() -> None:
    text = shown(show.answer(answer_of(replace(quote("He left."), subject="Mr Hahn"))))

    assert "He left. [1] (“He”: Mr Hahn)\n" in text
    assert "    “He”: Mr Hahn · ports.md, characters 0–8\n" in text


def test_a_long_sentence_hangs_below_its_first_word() -> None:
    lines = shown(show.answer(answer_of(quote("word " * 20))), width=30).splitlines()

    start = next(n for n, line in enumerate(lines) if line.startswith("    “"))
    assert lines[start + 1].startswith("    word")


def test_what_the_question_was_taken_to_mean_is_said_where_it_differs() -> None:
    answer = Answer("Why?", "Which ports closed? Why?", Scope(), NOWHERE, ())

    assert shown(show.answer(answer)).startswith("Searched for: Which ports closed? Why?\n")
    assert "Searched for" not in shown(show.answer(answer_of(quote("Two ports closed."))))


def test_the_readings_of_a_follow_up_are_numbered_and_a_number_chooses_one() -> None:
    choices = ("Why did Kim go?", "Why did Lee go?")
    asked_back = Answer("Why did he go?", "Who? Why did he go?", Scope(), NOWHERE, (), choices=choices)

    assert shown(show.answer(asked_back)) == "Which do you mean?\n  1. Why did Kim go?\n  2. Why did Lee go?\n"
    assert show.choice("2", choices) == "Why did Lee go?"


def test_what_is_no_number_of_a_choice_is_a_question() -> None:
    for typed in ("0", "3", "-1", "²", "1.", "2026", "Who?"):
        assert show.choice(typed, ("Why did Kim go?", "Why did Lee go?")) == typed
    assert show.choice("1", ()) == "1"


def test_a_refusal_quotes_what_came_nearest_and_gives_it_no_number() -> None:
    refusal = Answer(
        "Who?", "Who?", Scope(), Searched(1, 0, None, None), (), (quote("Two ports closed."),), ("Poland",)
    )

    text = shown(show.answer(refusal))

    assert "Not mentioned in them: Poland.\n" in text
    assert "  · Ports · undated · The briefing reports\n    “Two ports closed.”" in text
    assert "[1]" not in text


def test_a_source_says_on_whose_word_it_stands() -> None:
    said = replace(quote("Kim said so."), nature=Nature.ATTRIBUTED, speaker="Gen.\x1b[31m Kim", verb="said")

    assert "[1] Ports · undated · Gen.[31m Kim said\n" in shown(show.answer(answer_of(said)))


def test_the_scope_is_shown_with_what_it_left_out() -> None:
    scope = Scope(date(2026, 3, 1), None, ("sea",))
    answer = Answer("Who?", "Who?", scope, Searched(1_200, 1, date(2026, 3, 2), date(2026, 3, 9)), ())

    assert (
        "Searched 1,200 briefings, dated 2 March 2026 to 9 March 2026; scope: 1 March 2026 to …; tags: sea; "
        "1 undated briefing left out." in shown(show.answer(answer))
    )


def test_neither_escape_codes_nor_markup_of_a_briefing_are_obeyed() -> None:
    hostile = "a\x1b[31mb\x1b]0;t\x07c\x9bd\u202ee [red]f[/red] \x00g\ud800"

    text = shown(show.answer(answer_of(quote(hostile, title=hostile, source=hostile))))

    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x00", "\ud800"} & set(text)
    assert "[red]f[/red]" in text


SANK = replace(
    quote("It sank on Tuesday, and in 2024 too."),
    event_dates=(
        EventDate(date(2026, 3, 3), date(2026, 3, 3), "Tuesday", 11, 18),
        EventDate(date(2024, 1, 1), date(2024, 12, 31), "2024", 27, 31),
    ),
)


def test_a_footnote_says_which_day_words_stand_for() -> None:
    assert "    “Tuesday”: 3 March 2026 · ports.md, characters 0–36\n" in shown(show.answer(answer_of(SANK)))


def test_asked_when_the_answer_itself_says_which_day_its_words_stand_for() -> None:
    when = replace(answer_of(SANK), question="When did it sink?", resolved="When did it sink?")

    assert shown(show.answer(when)).startswith("It sank on Tuesday, and in 2024 too. [1] (“Tuesday”: 3 March 2026)\n")
    assert "[1] (" not in shown(show.answer(answer_of(SANK)))


def test_a_line_break_inside_a_sentence_is_a_space() -> None:
    assert "“Two ports closed.”" in shown(show.answer(answer_of(quote("Two\nports\r\nclosed."))))


def test_a_file_that_a_sentence_stands_in_is_named_without_its_folders() -> None:
    here = str(Path.cwd() / "in" / "ports.md")

    assert "\n    ports.md, characters" in shown(show.answer(answer_of(quote("Closed.", source=here))))


def test_where_nothing_comes_near_a_refusal_says_so() -> None:
    refusal = Answer("Who?", "Who?", Scope(), Searched(1, 0, None, None), ())

    assert shown(show.answer(refusal)).endswith("Searched 1 briefing.\nNothing near it was found.\n")
    assert "Nothing near" not in shown(show.answer(replace(refusal, searched=NOWHERE)))


def test_where_no_briefing_has_the_dates_it_is_said_how_to_search_the_others() -> None:
    held = Extent(9, 1, date(2026, 3, 2), date(2026, 3, 20))
    dated = "The library's briefings are dated 2 March 2026 to 20 March 2026. They are searched "

    assert show.wider(held, is_given=True) == f"{dated}without --since and --until."
    assert show.wider(held, is_given=False) == f"{dated}with --since 2026-03-02, or if the question names no day."
    assert show.wider(Extent(1, 1, None, None), is_given=True) == (
        "No briefing of the library has a date. Ask without one."
    )


def test_adding_is_told_in_one_line() -> None:
    failures = (UnreadableFile("a.pdf", "it is empty"), UnreadableFile("b.pdf", "it is empty"))

    assert show.report(AddReport(added=1)) == "1 briefing added."
    assert show.report(AddReport(2000, 3, 4, 5, failures)) == (
        "2,000 briefings added, 3 replaced, 4 unchanged, 5 removed, 2 files or records could not be read."
    )
    assert shown(show.failure(failures[0])) == "Not added: a.pdf: it is empty\n"


def test_files_of_other_kinds_are_counted_and_of_many_the_first_are_named() -> None:
    one, many = ([Path("in", f"{n}.xyz") for n in range(number)] for number in (1, 7))

    assert shown(show.passed_over(AddReport(passed_over=tuple(one)))) == (
        "1 file of another kind was passed over: 0.xyz\n"
    )
    assert shown(show.passed_over(AddReport(passed_over=tuple(many)))) == (
        "7 files of another kind were passed over: 0.xyz, 1.xyz, 2.xyz, 3.xyz, 4.xyz and 2 more\n"
    )


def test_a_list_of_nothing_says_how_to_begin() -> None:
    assert shown(show.cards(())) == "No briefings. Add some: briefings add FOLDER\n"


def test_in_a_list_only_the_title_is_folded() -> None:
    cards = [
        Card(
            "00112233aabbccdd", "A title that is long " * 3, date(2026, 3, 2), ("sea",), "a.md", 1234, datetime.now(UTC)
        )
    ]

    lines = shown(show.cards(cards), width=60).splitlines()

    assert lines[1].startswith("00112233aabbccdd  2026-03-02  1,234 ")
    assert all(line.startswith(" " * 40) for line in lines[2:4])


def test_a_finding_that_needs_something_says_what() -> None:
    text = shown(show.findings([Finding("Vectors: sound"), Finding("File: gone", "briefings remove --missing")]))

    assert text == "✓ Vectors: sound\n! File: gone → briefings remove --missing\n"


WRITTEN = replace(
    answer_of(quote("Two ports closed.")),
    written_by="tiny",
    note="Left out: 1 sentence.",
    withheld=(Claim("All ports closed [bold].", (), Verdict.PARTLY, reasons=("No cited sentence says 'All'.",)),),
)


def test_what_a_model_wrote_and_what_of_it_was_left_out_is_told_below_the_footnotes() -> None:
    text = shown(show.answer(WRITTEN))

    assert text.startswith("Two ports closed. [1]\n")
    assert text.endswith(
        "Written by tiny; every sentence was checked.\nLeft out: 1 sentence.\n"
        "  – All ports closed [bold]. – No cited sentence says 'All'.\n\nSearched 0 briefings.\n"
    )


def test_where_nobody_watches_nothing_is_shown_of_what_is_still_written(capsys: pytest.CaptureFixture[str]) -> None:
    with show.writing() as tell:
        tell(WRITTEN.claims[0])

    assert capsys.readouterr().out == ""


def test_what_was_written_stays_where_writing_is_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt), show.writing() as tell:
        tell(WRITTEN.claims[0])
        raise KeyboardInterrupt

    assert capsys.readouterr().out == "Two ports closed. [1]\n"


def test_a_refusal_tells_what_became_of_writing() -> None:
    refused = Answer("Why?", "Why?", Scope(), NOWHERE, (), note="tiny found no answer in the sentences.")

    assert "The briefings do not say.\ntiny found no answer in the sentences.\n" in shown(show.answer(refused))


def test_where_nothing_was_added_since_the_last_look_only_that_is_said() -> None:
    note = since_last_look(datetime(2026, 3, 12, 9, tzinfo=UTC), is_any_new=False)
    nothing = Answer("What's new?", "What's new?", Scope(briefings=("0",)), Searched(0, 0, None, None), (), note=note)

    assert shown(show.answer(nothing)).startswith("Nothing was added since you looked last")
    assert "do not say" not in shown(show.answer(nothing))
