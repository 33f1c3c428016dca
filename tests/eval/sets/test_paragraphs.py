"""Paragraphs become briefings, hits a list of briefings."""

from datetime import date

from eval.sets.paragraphs import Found, briefing, find, found_figures, ranked_briefings
from index.briefing import Briefing, Passage, Sentence
from index.scope import Scope
from index.search import Fusion, Hit


def passage(of: Briefing) -> Passage:
    sentence = Sentence(of.id, 0, len(of.text), of.text)
    return Passage(of, (sentence,), 0, len(of.text))


def hit(of: Briefing, *copies: Briefing) -> Hit:
    return Hit(passage(of), 1.0, 1.0, 1.0, tuple(map(passage, copies)))


A, B, C = (briefing(text, date(2024, 5, 2), text) for text in ("Kim met Lee.", "Lee met Kim.", "Nobody met."))


class ScriptedLibrary:
    """Finds what it was made with, and remembers how it was asked."""

    def __init__(self, *hits: Hit) -> None:
        self.hits = hits
        self.asked: list[tuple[str, Scope, Fusion]] = []

    def search(self, text: str, scope: Scope, k: int, fusion: Fusion) -> tuple[Hit, ...]:
        self.asked.append((text, scope, fusion))
        return self.hits[:k]


def test_the_section_of_a_paragraph_is_all_of_it():
    assert A.text[A.sections[0].start : A.sections[0].end] == "Kim met Lee."


def test_a_briefing_found_by_two_passages_takes_one_place():
    assert ranked_briefings([hit(A), hit(A), hit(B)]) == (A.id, B.id)


def test_near_copies_stand_right_behind_the_hit_that_stands_for_them():
    assert ranked_briefings([hit(A, C), hit(B)]) == (A.id, C.id, B.id)


def test_no_more_than_ten_briefings_are_ranked():
    many = [briefing(f"Item {n}.", None, str(n)) for n in range(30)]

    assert find(ScriptedLibrary(*map(hit, many)), "Who?", Scope(), Fusion()) == tuple(b.id for b in many[:10])


def test_the_library_is_searched_as_told():
    library = ScriptedLibrary(hit(A))
    scope = Scope(since=date(2024, 5, 1))

    find(library, "Who?", scope, Fusion(words=0))

    assert library.asked == [("Who?", scope, Fusion(words=0))]


def test_hits_and_ranks_are_those_of_any_gold_briefing():
    found = {"q1": Found(("a", "b"), frozenset("bz")), "q2": Found(("x", "y"), frozenset("z"))}

    figures = {f.measure: f.value for f in found_figures("both", found)}

    assert figures == {"hit@1": 0.0, "hit@5": 0.5, "hit@10": 0.5, "MRR@10": 0.25}


def test_a_question_whose_gold_is_not_in_the_library_is_left_out():
    (first, *_) = found_figures("both", {"q1": Found(("a",), frozenset("a")), "q2": Found(("b",), frozenset())})

    assert (first.value, first.questions, first.left_out) == (1.0, 1, 1)
