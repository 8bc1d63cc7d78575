"""Subjects that word order shows: Swedish has the finite verb second, and the subject right behind what it follows."""

from typing import TYPE_CHECKING

from loften.language.syntax.tokens import NOMINAL, SUBJECTS, coordinated, has_case, is_finite, matches

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBORDINATE = ("acl", "advcl", "ccomp", "csubj")
BARE = {"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "appos", "conj"}
"""What a parse makes of a noun without a preposition after a verb, also where it is the subject in truth."""


def inverted_subjects(span: "Span") -> tuple["Token", ...]:
    """Return the subject that stands right after the span's finite verb, with coordination, where word order shows it.

    Behind another phrase and the finite verb a bare noun is the subject where the verb has no other subject ("Tre
    lördagar håller skolan öppet") or where a particle follows the noun: an object would stand behind the particle
    ("Klottret tvättar kommunen bort"). Empty where neither is so; objects of imperatives and of verbs at the span's
    beginning are no subjects.
    """
    if not span.doc.has_annotation("DEP"):
        return ()
    for verb in span[1:-1]:
        clause = verb.head if verb.dep_.startswith("aux") else verb
        if not is_finite(verb) or "Mood=Imp" in str(verb.morph) or clause.dep_.startswith("acl") or _is_clause(clause):
            continue
        noun = _noun_after(verb, span)
        if noun is None or has_case(noun, "av"):
            return ()
        left = [child for child in verb.lefts if child.dep_ in SUBJECTS]
        return coordinated(noun) if not left or _before_particle(noun, span) else ()
    return ()


def _is_clause(verb: "Token") -> bool:
    """Return whether a verb is that of a subordinate clause: by its label and a mark or relative word of its own."""
    marked = any(child.dep_ == "mark" or child.lower_ == "som" for child in verb.lefts)
    return marked and (verb.dep_.startswith(SUBORDINATE) or verb.i < verb.head.i)


def _noun_after(verb: "Token", span: "Span") -> "Token | None":
    """Return the noun right after a verb, past its articles and adjectives."""
    for token in span.doc[verb.i + 1 : span.end]:
        if token.pos_ in NOMINAL:
            return token if token.dep_ in BARE else None
        if token.pos_ not in {"DET", "ADJ"}:
            return None
    return None


def _before_particle(noun: "Token", span: "Span") -> bool:
    last = coordinated(noun)[-1]
    following = span.doc[last.i + 1] if last.i + 1 < span.end else None
    return following is not None and matches("particle", following.lower_)
