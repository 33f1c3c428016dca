"""A library, or an answer → questions worth asking of it, of which each was checked to be answered.

What may be asked is made of the briefings' own sentences (`question_making.py`); what is suggested is what the
assistant then answers from the very sentence that the question was made of. So nothing is suggested that ends in a
refusal, and nothing that was answered from elsewhere by luck.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from assistant.analysis.question_making import Made, Rule, known, named, of_title, questions
from assistant.answer import Answer, Nature, Quote
from assistant.follow_ups.mentions import core, is_same, names
from index.briefing import SectionKind

SUGGESTED, FOLLOWING = 4, 3  # questions
TRIED = 24  # questions at most that are checked for them
READ = 20  # briefings, the newest
_ORDER = (Rule.WHEN, Rule.HOW_MANY, Rule.SAID, Rule.OUTLOOK)
_FIRST = (SectionKind.TAKEAWAYS, SectionKind.IMPLICATIONS, SectionKind.NARRATIVE, SectionKind.OTHER)


def first_questions(briefings: Sequence[Sequence[Quote]]) -> Iterator[Made]:
    """Yield what may be asked first, given the sentences of briefings, newest first: by turns of each rule.

    A briefing is asked about once, and a name is asked what is known of once, at the end of the first round.
    """
    by_rule: dict[Rule, list[Made]] = defaultdict(list)
    for quotes in briefings:
        for made in _of_briefing(quotes):
            by_rule[made.rule].append(made)
    by_rule[Rule.KNOWN] = _known([quote for quotes in briefings for quote in quotes])
    rounds = zip_longest(*(by_rule[rule] for rule in (*_ORDER, Rule.KNOWN)))
    yield from _once(made for made in chain.from_iterable(rounds) if made)


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
    rounds = zip_longest(*(by_rule[rule] for rule in _ORDER))
    yield from _once((made for made in chain.from_iterable(rounds) if made), asked={answer.question, answer.resolved})


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

    What may come is, by any judgement; what is known, by anything; when, by a sentence of the briefing with a date.
    """
    match made.rule:
        case Rule.KNOWN:
            return bool(cited)
        case Rule.OUTLOOK:
            return any(quote.nature is Nature.ASSESSED for quote in cited)
        case Rule.WHEN:
            own = made.quote.sentence.briefing_id
            return any(quote.event_dates and quote.sentence.briefing_id == own for quote in cited)
        case Rule.HOW_MANY | Rule.SAID:
            return made.quote.sentence.text in (quote.sentence.text for quote in cited)


def _of_briefing(quotes: Sequence[Quote]) -> Iterator[Made]:
    """Yield the questions of one briefing, its takeaways first; of its title before all."""
    around = ". ".join(quote.sentence.text for quote in quotes)
    if quotes:
        yield from of_title(quotes[0], around)
    for quote in sorted(quotes, key=lambda quote: _FIRST.index(quote.section.kind)):
        yield from questions(quote, around)


def _known(quotes: Sequence[Quote]) -> list[Made]:
    first = {name.text: quote for quote in reversed(quotes) for name in names(quote.sentence.text)}
    return [Made(known(name), Rule.KNOWN, first[name]) for name in named(quotes) if name in first]


def _once(made: Iterable[Made], asked: Iterable[str] = ()) -> Iterator[Made]:
    """Leave out what was asked, and a second question of a rule on the same briefing or in the same words."""
    seen: set[object] = {question.casefold() for question in asked}
    for one in made:
        marks = {one.text.casefold(), (one.quote.sentence.briefing_id, one.rule)}
        if not seen & marks:
            seen |= marks
            yield one


def _is_about(question: str, about: Sequence[str]) -> bool:
    """Does a question name what is talked about?"""
    return any(core(name.text) and is_same(name.text, other) for name in names(f"in {question}") for other in about)
