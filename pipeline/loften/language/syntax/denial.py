"""Sentences that promise nothing though they speak of a promise: denied ("lovar inte") or taken away ("togs bort")."""

from typing import TYPE_CHECKING

from loften.language.syntax.parties import subjects
from loften.language.syntax.predicates import is_negated, is_removed, predicate_chain
from loften.language.syntax.tokens import matches, rule

if TYPE_CHECKING:
    from spacy.tokens import Span


def is_denied(span: "Span") -> bool:
    """Return whether a sentence says that something is not promised: its verb of promising is negated, or a promise is.

    "Polisen lovar inte fler patruller", "inget löfte om kameror ges", "löftet om vandringar togs bort". What one
    promises not to do ("lovar att inte släppa taget"), and what is promised away ("tar bort klottret"), is a promise.
    """
    text = span.text
    if not (rule("negation").search(text) or rule("promise").search(text)):
        return False
    chain = predicate_chain(span)
    if not chain:
        return False
    verb = chain[0]
    if matches("promising", verb.lemma_.lower()) and is_negated(verb):
        return True
    objects = [child for child in verb.children if child.dep_ in {"obj", "nsubj", "nsubj:pass"}]
    promises = [token for token in (*chain, *subjects(span), *objects) if matches("promise", token.lower_)]
    return bool(promises) and (is_removed(verb) or any(is_negated(token) for token in (verb, *promises)))
