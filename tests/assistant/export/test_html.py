from collections.abc import Sequence
from dataclasses import replace

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer
from assistant.answer import Corroboration
from assistant.export.entry import entry
from assistant.export.html import html
from assistant.wording import plain
from tests.assistant.export.answers import ANSWER, DAY, EVERYTHING, HOSTILE, OVERVIEW, REFUSAL, claim, quote

# All that a document may be made of; none of them loads or runs anything.
_ELEMENTS = set("html head meta title style body h1 h2 h3 section p sup a ol ul li strong em q span br bdi".split())


def written(answers: Sequence[Answer]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html([entry(answer) for answer in answers], DAY).decode())


def texts(element: lxml.html.HtmlElement, xpath: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(xpath)]


def test_each_claim_carries_its_footnotes_and_what_is_wrong_with_it() -> None:
    page = written([ANSWER])

    assert "Two missiles struck the depot at Norvik.[1]" in texts(page, "//p")
    assert "Petra Lund said that 40 percent of the stock was lost.[2][1]" in texts(page, "//p")
    assert "Strikes are certain.[3] (contradicted by what it cites)" in texts(page, "//p")


def test_a_footnote_has_title_date_section_nature_verdict_sentence_and_place() -> None:
    assert texts(written([ANSWER]), "//li")[1] == (
        "[2]Strike on Norvik · 2 March 2026 · Takeaways · attributed: Petra Lund said · verdict: supported"
        "Petra Lund said that 40 percent of the stock was lost.in/depot.md, characters 50–104"
    )


def test_each_link_leads_to_a_place_in_the_document_that_is_there_once() -> None:
    page = written([ANSWER, REFUSAL, ANSWER])
    places = page.xpath("//@id")

    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(places)


def test_no_markup_of_a_briefing_becomes_active() -> None:
    page = written(EVERYTHING)

    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} == _ELEMENTS
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert page.xpath("//@src | //@style | //comment()") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert plain(HOSTILE) in texts(page, "//h2")


def test_a_browser_is_told_to_load_and_run_nothing() -> None:
    policy = written([ANSWER]).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_what_comes_from_a_briefing_cannot_turn_the_line_around() -> None:
    page = written(EVERYTHING)

    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068").intersection(page.text_content())
    assert page.xpath("count(//li//q[not(bdi)])") == 0


def test_a_refusal_has_no_footnotes() -> None:
    page = written([REFUSAL])

    assert "The briefings do not say." in texts(page, "//p")
    assert page.xpath("//sup") == []
    assert page.xpath("//ol") == []


@given(st.text(max_size=60))
def test_any_text_reads_in_the_browser_as_it_is(said: str) -> None:
    answer = Answer(said, said, ANSWER.scope, ANSWER.searched, (claim(said or "-", (1, quote(said or "-", said))),))

    page = written([answer])

    assert page.xpath("string(//h2/bdi)") == plain(said)
    assert page.xpath("string(//q/bdi)") == plain(said or "-")


def test_an_overview_has_its_stories_as_headings_and_says_what_disagrees_in_it() -> None:
    page = written([OVERVIEW])

    assert texts(page, "//h3") == ["Strike on Norvik", plain(HOSTILE)]
    assert (
        "One briefing may say two things (number): [1] (“Two”), 2 March 2026, and [2] (“40 percent”), 2 March 2026."
        in texts(page, "//p")
    )


def test_how_many_briefings_say_a_claim_stands_beside_it() -> None:
    counted = replace(ANSWER.claims[0], corroboration=Corroboration(3, 1))

    page = written([replace(ANSWER, claims=(counted,))])

    assert "Two missiles struck the depot at Norvik.[1] (3 briefings, 1 origin)" in texts(page, "//p")
