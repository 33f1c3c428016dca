import pytest

from assistant.analysis.differences.denials import denials
from assistant.analysis.differences.matter import Matter, matter
from assistant.compose import quote
from assistant.read import Judged
from assistant.resolve import Resolved
from index.briefing import Briefing, Section, SectionKind, Sentence

WARNED = "Two officials said that Lema had ignored a warning."


def of_one_briefing(*texts: str) -> list[Matter]:
    whole = " ".join(texts)
    briefing = Briefing(whole, "", None, (), (Section(SectionKind.NARRATIVE, "", 0, len(whole)),), "a.md")
    sentences = (Sentence(briefing.id, whole.index(text), whole.index(text) + len(text), text) for text in texts)
    return [matter(quote(Judged(sentence, briefing, 0.9))) for sentence in sentences]


def denied(question: str, *texts: str) -> tuple[str, str] | None:
    read = of_one_briefing(*texts)
    found = denials(Resolved(question, question), read[0], read[-1])
    return (found.first, found.second) if found else None


@pytest.mark.parametrize("denial", ["Lema denies having received it.", "Lema disputed this.", "He denies the charge."])
def test_a_denial_that_names_nothing_denies_the_sentence_before_it(denial: str) -> None:
    assert denied("Was Lema warned about a warning?", WARNED, denial) is not None


def test_the_denial_may_be_what_is_cited() -> None:
    claimed, denial = of_one_briefing(WARNED, "Lema denies having received it.")
    question = Resolved("Did Lema get a warning?", "Did Lema get a warning?")

    found = denials(question, denial, claimed)
    assert found is not None
    assert (found.first, found.second) == ("denies", "")


def test_what_stands_between_them_may_be_what_is_denied() -> None:
    assert denied("Did Lema ignore a warning?", WARNED, "He was at sea.", "Lema denies it.") is None


def test_who_denies_a_request_denies_nothing_that_was_told() -> None:
    assert denied("Did Lema ignore a warning?", WARNED, "The court denied the request.") is None


def test_a_denial_of_what_its_own_sentence_tells_denies_nothing_before() -> None:
    assert denied("Did Lema ignore a warning?", WARNED, "Residents spoke of flares, but Lema denied this.") is None


def test_who_does_not_confirm_this_denies_it_and_who_rejects_a_motion_does_not() -> None:
    assert denied("Did Lema ignore a warning?", WARNED, "The ministry has not confirmed this.") is not None
    assert denied("Did Lema ignore a warning?", WARNED, "Parliament rejected a motion.") is None


def test_a_denial_of_what_is_not_asked_about_is_not_told() -> None:
    assert denied("How tall is the tower?", WARNED, "Lema denies it.") is None


def test_a_denial_of_something_else_denies_nothing_before_it() -> None:
    ministry = "Kalvora's ministry says that six people died."

    assert denied("Did the corvette fire a shot?", ministry, "It denies that the corvette fired a shot.") is None
