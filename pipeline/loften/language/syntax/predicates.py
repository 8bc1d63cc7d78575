"""The main predicate of a span: which word names the act, and whether it is denied or taken away."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loften.language.syntax.tokens import NOMINAL, is_infinitive, matches, root, verb_lemma, within
from loften.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl")
NEGATABLE = {"obj", "nsubj:pass", "nsubj", "xcomp"}
"""Where "inga kontroller" negates the verb: its objects, subjects, and what there "blir"."""


def main_predicate(span: "Span") -> "Token | None":
    """Return the word that names the act: behind "lovar att", "ska", "kommer att", "fortsätter", "arbetar för att".

    A verb, or the noun or adjective of a verbless phrase or copula clause. Verbs of effort or commitment are looked
    through only where a clause under them names an act; otherwise they are the predicate themselves.
    """
    chain = predicate_chain(span)
    return chain[-1] if chain else None


def predicate_chain(span: "Span") -> tuple["Token", ...]:
    """Return the predicates from the outermost ("lovar") to the one that names the act ("genomföra")."""
    top = root(span)
    if top is None:
        return ()
    chain = [top]
    while len(chain) < 6:
        inner = cleft(chain[-1]) or (_complement(chain[-1], span) if _carries(chain[-1]) else None)
        if inner is None:
            break
        chain.append(inner)
    return tuple(chain)


def is_negated(token: "Token") -> bool:
    """Return whether a predicate or noun is negated ("inte", "aldrig", "inga kontroller"), itself or by its object."""
    around = [token, *token.children]
    around += [d for c in token.children if c.dep_ in NEGATABLE and c.pos_ in NOMINAL for d in c.children]
    return any(matches("negation", other.lower_) for other in around if other.dep_ in {"advmod", "det", "amod", "obj"})


def is_removed(token: "Token") -> bool:
    """Return whether a predicate takes something away ("tas bort", "utgår", "ställs in")."""
    return matches("removal", verb_lemma(token))


def cleft(token: "Token") -> "Token | None":
    """Return the verb of "det är kommunen som ansvarar", where "kommunen" is the token."""
    if token.pos_ not in NOMINAL or not any(child.dep_ == "cop" for child in token.lefts):
        return None
    return next((child for child in token.rights if child.dep_ == "acl:cleft"), None)


def _carries(token: "Token") -> bool:
    if token.lemma_.lower() in {"ha", "ta"}:
        return any(
            child.dep_ in {"obl", "obj"} and matches("intention", child.lemma_.lower()) for child in token.rights
        )
    verb, lemma = verb_lemma(token), token.lemma_.lower()
    return any(
        rule.data.get("carries") and (rule.regex.fullmatch(verb) or rule.regex.fullmatch(lemma))
        for rule in load_rules("predicates")
    )


def _complement(verb: "Token", span: "Span") -> "Token | None":
    """Return the predicate of the clause under a verb, directly or through a noun ("arbetar med att", "mål att")."""
    candidates = [
        child
        for name in COMPLEMENTS
        for child in verb.rights
        if child.dep_ == name and within(child, span) and _is_act(child)
    ]
    return candidates[0] if candidates else next(_under_obliques(verb, span), None)


def _under_obliques(verb: "Token", span: "Span") -> "Iterator[Token]":
    for child in verb.rights:
        if child.dep_ in {"obl", "obj", "advmod"} and within(child, span):
            yield from (inner for inner in child.rights if inner.dep_ in {"acl", "advcl"} and is_infinitive(inner))


def _is_act(token: "Token") -> bool:
    """Return whether a clause could name the act: an "att"-clause, not a time or condition clause ("när", "om")."""
    marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
    return is_infinitive(token) or "att" in marks
