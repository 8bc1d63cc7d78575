"""Who does it: subjects, agents of passives, and who comes along."""

from typing import TYPE_CHECKING

from loften.language.syntax.predicates import cleft, predicate_chain
from loften.language.syntax.tokens import (
    NOMINAL,
    SUBJECTS,
    coordinated,
    has_case,
    is_finite,
    is_parsed,
    matches,
    rule,
    within,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def subjects(span: "Span") -> tuple["Token", ...]:
    """Return the heads of the subject of the span's predicates, with what is coordinated to them ("A och B"), in order.

    The nearest subject on the chain from the outermost predicate inwards; in the passive this is what is acted on, in
    "det är kommunen som …" the one who is pointed out. Companions ("tillsammans med skolan") are no subjects.
    """
    company = set(companions(span))
    for predicate in predicate_chain(span):
        if cleft(predicate) is not None:
            return coordinated(predicate)
        left = [child for child in predicate.lefts if child.dep_ in SUBJECTS and child not in company]
        right = [child for child in predicate.rights if child.dep_ in SUBJECTS and child not in company]
        # Of two before it the last is its own: the first is that of "målet är att …".
        found = [token for token in (left[-1:] or right[:1]) if within(token, span)]
        if found:
            return tuple(token for token in coordinated(_measure(found[0])) if token not in company)
    return _subject_before_verb(span)


def agents(span: "Span") -> tuple["Token", ...]:
    """Return the heads of the "av"-phrases of passive verbs ("genomförs av polisen"), with coordination."""
    found = [token for token in span if token.dep_ == "obl:agent" or _is_agent(token)]
    return tuple(dict.fromkeys(token for agent in found for token in coordinated(agent)))


def companions(span: "Span") -> tuple["Token", ...]:
    """Return the heads of phrases after "tillsammans med", "i samverkan med" and the like, with coordination."""
    if not is_parsed(span):
        return ()
    found: list[Token] = []
    for match in rule("company").regex.finditer(span.text):
        preposition = next((t for t in span if t.idx - span.start_char >= match.end() and t.lower_ == "med"), None)
        head = _governed(preposition) if preposition is not None else None
        if head is not None and within(head, span):
            found.extend(coordinated(head))
    return tuple(dict.fromkeys(found))


def _subject_before_verb(span: "Span") -> tuple["Token", ...]:
    """Return the noun at the beginning of a span, after a conjunction at most, that a finite verb follows at once."""
    for token in span[:-1] if is_parsed(span) else ():
        following = token.doc[token.i + 1]
        if token.pos_ in NOMINAL and is_finite(following):
            return (token,)
        if token.pos_ not in {"CCONJ", "DET", "ADJ", *NOMINAL}:
            break
    return ()


def _measure(noun: "Token") -> "Token":
    """Return the word of measure right before a noun ("antalet brott" → "antalet"), also where the parse misses it."""
    before = next((other for other in reversed(noun.doc[: noun.i]) if other.pos_ != "ADJ"), None)
    return before if before is not None and matches("measure", before.lower_) else noun


def _is_agent(token: "Token") -> bool:
    return token.dep_ == "obl" and has_case(token, "av") and "Voice=Pass" in str(token.head.morph)


def _governed(preposition: "Token") -> "Token | None":
    """Return the noun that a preposition governs: by the parse, else the next noun within five words."""
    if preposition.dep_ == "case" and preposition.head.pos_ in NOMINAL and preposition.head.i > preposition.i:
        return preposition.head
    following = preposition.doc[preposition.i + 1 : preposition.i + 6]
    return next((token for token in following if token.pos_ in {"NOUN", "PROPN"}), None)
