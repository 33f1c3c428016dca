"""A library, or an answer → questions worth asking of it, of which each was checked to be answered.

What may be asked is made of the briefings' own sentences (`question_making.py`); what is suggested is what the
assistant then answers from the very sentence that the question was made of. So nothing is suggested that ends in a
refusal, and nothing that was answered from elsewhere by luck.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.analysis.question_making import Made, Rule, known, named, news, of_title, questions, who_said
from assistant.answer import Answer, Nature, Quote
from assistant.compose import quote
from assistant.follow_ups.mentions import core, is_same, names
from assistant.read import Judged
from index.briefing import SectionKind

if TYPE_CHECKING:
    from index.library import Library

SUGGESTED, FOLLOWING = 4, 3  # questions
TRIED = 24  # questions at most that are checked for them
READ = 20  # briefings, the newest
READ_OF_ONE = 200  # sentences of a briefing, the first: each costs a third of a millisecond
_ALL_ABOUT = (Rule.KNOWN, Rule.NEW, Rule.WHO_SAID)  # a name
_OF_SENTENCES = (Rule.WHEN, Rule.HOW_MANY, Rule.SAID, Rule.OUTLOOK)
_FIRST = (SectionKind.TAKEAWAYS, SectionKind.IMPLICATIONS, SectionKind.NARRATIVE, SectionKind.OTHER)


def of_newest(library: "Library") -> Iterator[Made]:
    """Yield what may be asked first of a library: of its newest briefings."""
    yield from first_questions(_quotes(library, [card.id for card in library.cards()[:READ]]))


def after(answer: Answer, library: "Library") -> Iterator[Made]:
    """Yield what may be asked next: of the briefings that an answer cites, or that came nearest to a refused one."""
    near = [citation.quote for citation in answer.citations] or answer.nearest
    yield from follow_ups(answer, _quotes(library, dict.fromkeys(one.sentence.briefing_id for one in near)))


def first_questions(briefings: Sequence[Sequence[Quote]]) -> Iterator[Made]:
    """Yield what may be asked first, given the sentences of briefings, newest first: by turns of each rule.

    What is asked all about comes first, and is something else each time.
    """
    by_rule: dict[Rule, list[Made]] = defaultdict(list)
    for name, of_name in named([one for quotes in briefings for one in quotes]).items():
        for made in (*known(name, of_name), *news(name, of_name), *who_said(name, of_name)):
            by_rule[made.rule].append(made)
    for quotes in briefings:
        for made in _of_briefing(quotes):
            by_rule[made.rule].append(made)
    yield from _by_turns([by_rule[rule] for rule in (*_ALL_ABOUT, *_OF_SENTENCES)])


def follow_ups(answer: Answer, briefings: Sequence[Sequence[Quote]]) -> Iterator[Made]:
    """Yield what may be asked next, given the sentences of the briefings that an answer rests on, or comes near to.

    That is what those say about a name of the question or the answer, where they have none of a title, and the answer
    does not.
    """
    cited = {citation.quote.sentence.text for citation in answer.citations}
    told = names(f"in {answer.resolved} in {answer.turn.answer}")
    about = [name.text for name in told or names(". ".join(quotes[0].title for quotes in briefings if quotes))]
    by_rule: dict[Rule, list[Made]] = defaultdict(list)
    for quotes in briefings:
        for made in _of_briefing(quotes):
            if made.quote.sentence.text not in cited and _is_about(made.text, about):
                by_rule[made.rule].append(made)
    yield from _by_turns([by_rule[rule] for rule in _OF_SENTENCES], asked={answer.question, answer.resolved})


def checked(
    made: Iterable[Made], would_cite: Callable[[str], Sequence[Quote]], most: int, is_over: Callable[[], bool]
) -> tuple[str, ...]:
    """Return the first `most` questions that are answered.

    `would_cite` gives what the answer would rest on, nothing where there is none; `is_over` says that there is no more
    time.
    """
    kept: list[Made] = []
    for tried, one in enumerate(made):
        if len(kept) == most or tried == TRIED or is_over():
            break
        if is_answered(one, would_cite(one.text)):
            kept.append(one)
    return tuple(one.text for one in kept)


def is_answered(made: Made, cited: Sequence[Quote]) -> bool:
    """Is a question answered by what it was made of, given what its answer would rest on?

    What may come is, by any judgement; what is known, by anything; what is new, by the newest briefing; who said what,
    by two who said something; when, by a sentence of the briefing with a date.
    """
    match made.rule:
        case Rule.KNOWN:
            return bool(cited)
        case Rule.NEW:
            return made.quote.sentence.briefing_id in {quote.sentence.briefing_id for quote in cited}
        case Rule.WHO_SAID:
            return len({quote.speaker for quote in cited if quote.nature is Nature.ATTRIBUTED}) > 1
        case Rule.OUTLOOK:
            return any(quote.nature is Nature.ASSESSED for quote in cited)
        case Rule.WHEN:
            own = made.quote.sentence.briefing_id
            return any(quote.event_dates and quote.sentence.briefing_id == own for quote in cited)
        case Rule.HOW_MANY | Rule.SAID:
            return made.quote.sentence.text in (quote.sentence.text for quote in cited)


def _quotes(library: "Library", ids: Iterable[str]) -> list[tuple[Quote, ...]]:
    """Return the first sentences of briefings with what kind of statement each makes."""
    read = library.contents(ids)
    return [tuple(quote(Judged(x, briefing, 1.0)) for x in sentences[:READ_OF_ONE]) for briefing, sentences in read]


def _of_briefing(quotes: Sequence[Quote]) -> Iterator[Made]:
    """Yield the questions of one briefing, its takeaways first; of its title before all."""
    around = ". ".join(quote.sentence.text for quote in quotes)
    if quotes:
        yield from of_title(quotes[0], around)
    for one in sorted(quotes, key=lambda one: _FIRST.index(one.section.kind)):
        yield from questions(one, around)


def _by_turns(lists: Iterable[Iterable[Made]], asked: Iterable[str] = ()) -> Iterator[Made]:
    """Yield of each list the next that is not like what was asked or yielded before, as long as there is one."""
    seen: set[object] = {question.casefold() for question in asked}
    waiting = [iter(made) for made in lists]
    while waiting:
        for made in tuple(waiting):
            one = next((one for one in made if not seen & _marks(one)), None)
            if one is None:
                waiting.remove(made)
            else:
                seen |= _marks(one)
                yield one


def _marks(made: Made) -> set[object]:
    """Return what no two questions are to have in common: their words, all about a name, a rule on a briefing."""
    return {made.text.casefold(), made.about or (made.quote.sentence.briefing_id, made.rule)}


def _is_about(question: str, about: Sequence[str]) -> bool:
    """Does a question name what is talked about?"""
    return any(core(name.text) and is_same(name.text, other) for name in names(f"in {question}") for other in about)
