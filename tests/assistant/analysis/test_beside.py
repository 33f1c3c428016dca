from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from assistant.analysis.beside import told_beside
from assistant.read import Judged
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.encoder import Vectors
from index.search import Hit


def hit(title: str, *sentences: str) -> Hit:
    text = " ".join(sentences)
    written = Briefing(
        text, title, date(2026, 3, 12), (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), f"{title}.md"
    )
    starts = [text.index(sentence) for sentence in sentences]
    cut = tuple(Sentence(written.id, i, i + len(s), s) for i, s in zip(starts, sentences, strict=True))
    return Hit(Passage(written, cut, 0, len(text)), 1.0, 1.0, 1.0)


def first_of(found: Hit) -> Judged:
    return Judged(found.passage.sentences[0], found.passage.briefing, 0.9)


def unlike(texts: Sequence[str]) -> Vectors:
    return np.eye(len(texts), dtype=np.float32)


def alike(texts: Sequence[str]) -> Vectors:
    return np.ones((len(texts), 1), dtype=np.float32)


def even(words: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)


def beside(about: str, *hits: Hit, judged: Sequence[Judged] = (), stories: bool = False) -> list[str]:
    found = told_beside(about, judged, hits, encode=alike if stories else unlike, rarity=even)
    return [one.sentence.text for one in found]


def test_of_a_briefing_that_opens_with_the_matter_each_sentence_with_a_day_tells_of_it() -> None:
    ended = hit("Port strike ends", "The strike at Tolo is over.", "Cranes moved on Monday.", "Ships came in.")

    assert beside("the port strike", ended) == ["Cranes moved on Monday."]


def test_of_a_briefing_much_of_which_was_found_to_be_of_the_matter_they_do_too() -> None:
    found = hit("Tolo at work", "The port strike is over.", "Cranes moved on Monday.")

    assert beside("the port strike", found, judged=[first_of(found)]) == ["Cranes moved on Monday."]
    assert beside("the port strike", found) == []


def test_a_briefing_of_the_same_story_tells_of_it() -> None:
    began = hit("Port strike begins", "The strike at Tolo began.")
    ended = hit("Back at work", "Work resumed on Monday.")

    assert beside("the port strike", began, ended, stories=True) == ["Work resumed on Monday."]
    assert beside("the port strike", began, ended, stories=False) == []


def test_where_few_of_a_story_are_of_the_matter_the_others_are_not() -> None:
    vaccine = hit("Cholera vaccine", "The cholera vaccine came.")
    others = [hit(f"Wells {n}", f"{n} wells closed on Monday.") for n in range(3, 6)]

    assert beside("the cholera vaccine", vaccine, *others, stories=True) == []


def test_what_opens_with_most_words_of_a_matter_but_not_its_name_is_of_another() -> None:
    elsewhere = hit("Long power cut in Tolo", "The power cut is over.", "Shops opened on Monday.")

    assert beside("the long power cut on Skar", elsewhere) == []


def test_a_year_alone_tells_what_was_before_the_story() -> None:
    ended = hit("Port strike ends", "The port strike is over.", "It is the first since 2014.")

    assert beside("the port strike", ended) == []
