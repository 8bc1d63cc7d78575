"""What every question about a parse asks first: the top of a span, coordination, form."""

from typing import TYPE_CHECKING

from loften.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"}
NOMINAL = {"NOUN", "PROPN", "PRON"}


def is_parsed(span: "Span") -> bool:
    """Return whether the span's document has dependencies."""
    return bool(span.doc.has_annotation("DEP"))


def root(span: "Span") -> "Token | None":
    """Return the first token whose head is outside the span, or that has none; punctuation only as a last resort."""
    if not len(span) or not is_parsed(span):
        return None
    tops = [token for token in span if not within(token.head, span) or token.head.i == token.i]
    words = [token for token in tops if not token.is_punct and not token.is_space]
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"}]
    return next(iter(verbs or words or tops), None)


def coordinated(token: "Token") -> tuple["Token", ...]:
    """Return a token and all that are coordinated to it ("polisen, kommunen och skolan"), in order."""
    found = [token]
    for member in found:
        found.extend(child for child in member.children if child.dep_ == "conj" and child not in found)
    return tuple(sorted(found, key=lambda member: member.i))


def phrase(token: "Token") -> "Span":
    """Return a noun with its own modifiers, without what is coordinated to it and without its preposition."""
    doc = token.doc
    left = right = token.i
    for child in token.children:
        if child.dep_ in {"conj", "cc", "case", "punct", "mark", "acl:relcl", "appos", "cop"}:
            continue
        subtree = [other.i for other in child.subtree]
        left, right = min(left, *subtree), max(right, *subtree)
    return doc[left : right + 1]


def attachment(span: "Span") -> "Token | None":
    """Return the word outside the span that the span modifies ("vid behov" → "patrullerar"), None at the top."""
    top = root(span)
    return top.head if top is not None and not within(top.head, span) else None


def is_passive(token: "Token") -> bool:
    """Return whether a verb is passive: an s-form, or a participle with "bli" or "vara"."""
    children = {child.dep_ for child in token.children}
    return "Voice=Pass" in str(token.morph) or bool(children & {"nsubj:pass", "aux:pass", "obl:agent"})


def is_infinitive(token: "Token") -> bool:
    """Return whether a word is an infinitive ("genomföra"), as in a list item under "Polisen lovar att"."""
    return "VerbForm=Inf" in str(token.morph)


def is_finite(token: "Token") -> bool:
    """Return whether a verb is finite."""
    return token.pos_ in {"VERB", "AUX"} and "VerbForm=Fin" in str(token.morph)


def within(token: "Token", span: "Span") -> bool:
    """Return whether a token lies in a span."""
    return bool(span.start <= token.i < span.end)


def has_case(token: "Token", word: str) -> bool:
    """Return whether a preposition belongs to a noun."""
    return any(child.dep_ == "case" and child.lower_ == word for child in token.children)


def verb_lemma(token: "Token") -> str:
    """Return a verb's lemma with its particle; "till" before "att" is one also where the parse says otherwise."""
    particle = next((child.lower_ for child in token.children if child.dep_ == "compound:prt"), None)
    following = [other.lower_ for other in token.doc[token.i + 1 : token.i + 3]]
    particle = particle or ("till" if following == ["till", "att"] else None)
    return f"{token.lemma_.lower()} {particle}" if particle else token.lemma_.lower()


def rule(name: str) -> Rule:
    """Return the rule ``predicate.NAME``."""
    return load_rules("predicates")[f"predicate.{name}"]


def matches(name: str, text: str) -> bool:
    """Return whether the rule ``predicate.NAME`` matches the whole of a lemma or word."""
    return rule(name).regex.fullmatch(text) is not None


def is_past(span: "Span") -> bool:
    """Return whether a span tells of the past: a finite verb in the past tense, or a perfect, outside relative clauses.

    "ska ha" and "skulle" are no past: they say what was or is to be.
    """
    return any(_is_past(token) for token in span if token.pos_ in {"VERB", "AUX"})


def opens_past(span: "Span") -> bool:
    """Return whether the first finite verb of a span tells of the past: in Swedish the main clause's, as a rule."""
    finite = (token for token in span if token.pos_ in {"VERB", "AUX"} and "VerbForm=Fin" in str(token.morph))
    first = next(finite, None)
    return first is not None and _is_past(first)


def _is_past(token: "Token") -> bool:
    if token.dep_.startswith("acl") or token.lower_ in {"skulle", "borde", "ville", "kunde"}:
        return False
    morph = str(token.morph)
    perfect = token.lower_ in {"har", "hade"} and token.dep_.startswith("aux")
    return perfect or ("Tense=Past" in morph and "VerbForm=Fin" in morph)
