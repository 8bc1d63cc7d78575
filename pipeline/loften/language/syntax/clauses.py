"""Where a new clause with a predicate of its own begins."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from loften.language.syntax.predicates import predicate_chain
from loften.language.syntax.tokens import NOMINAL, SUBJECTS, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def clauses(span: "Span") -> tuple["Span", ...]:
    """Split a span where a new coordinated predicate begins; the parts follow each other and cover the span.

    A part begins at the conjunction or subject of a clause whose verb is coordinated to an earlier predicate of the
    span ("Polisen ökar kontrollerna och kommunen röjer sly"), or is a second root, or follows "medan" with a subject of
    its own; also where the parse misses that, but a finite verb follows right upon a conjunction and a noun. Two verbs
    with nothing but a conjunction between share their object ("utreda och åtgärda brotten") and are not split.
    """
    chain = predicate_chain(span)
    if not chain:
        return (span,)
    heads = set(chain)
    starts = {span.start}
    for token in span:
        begins = (token.dep_ in {"conj", "parataxis"} and token.head in heads and not _shares_object(token)) or (
            token.dep_ in {"ROOT", "root"} and token not in heads
        )
        if (begins and token.pos_ in {"VERB", "AUX"}) or _contrasts(token, heads):
            heads.add(token)
            start = max(min(other.i for other in token.subtree), span.start)
            starts.add(start if start > token.head.i or token.head is token else token.i)
    starts.update(_verb_second(span))
    bounds = [*sorted(starts), span.end]
    return tuple(span.doc[start:end] for start, end in pairwise(bounds) if end > start)


def _verb_second(span: "Span") -> "Iterator[int]":
    """Yield where "och" + noun phrase + finite verb begins after an earlier finite verb without a subordinator between.

    Swedish has the finite verb second, so that such a noun cannot be an object of the first verb.
    """
    finite_before = False
    conjunction: int | None = None
    for token in span:
        if token.pos_ == "CCONJ":
            conjunction = token.i if finite_before else None
        elif token.pos_ == "SCONJ" or token.lower_ in {"som", "att", "där", "vilka"}:
            conjunction, finite_before = None, False
        elif is_finite(token):
            previous = token.doc[token.i - 1]
            if conjunction is not None and conjunction < previous.i and previous.pos_ in NOMINAL:
                yield conjunction
            conjunction, finite_before = None, True
        elif token.pos_ in {"VERB", "AUX"} or token.is_punct:
            conjunction = None


def _contrasts(token: "Token", heads: "set[Token]") -> bool:
    marks = {child.lower_ for child in token.lefts if child.dep_ == "mark"}
    return (
        token.dep_ == "advcl"
        and token.head in heads
        and token.i > token.head.i
        and "medan" in marks
        and any(child.dep_ in SUBJECTS for child in token.lefts)
    )


def _shares_object(token: "Token") -> bool:
    """Return whether only a conjunction stands between a verb and the one to which it is coordinated."""
    between = token.doc[token.head.i + 1 : token.i]
    return bool(len(between)) and all(other.pos_ == "CCONJ" for other in between)
