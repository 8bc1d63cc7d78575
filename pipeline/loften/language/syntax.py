"""What the parse says, in words that no engine owns: predicates, subjects, agents, companions, what a number counts.

Every function takes a span or token of a ``Doc`` (UD labels). Where there is no parse (the blank engine), functions
return None, an empty tuple, or False. Tokens returned may lie outside the span only where the docstring says so.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from loften.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"}
COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl")
CLAUSAL = {"ROOT", "root", "conj", "parataxis"}
NOMINAL = {"NOUN", "PROPN", "PRON"}


def is_parsed(span: "Span") -> bool:
    """Return whether the span's document has dependencies."""
    return bool(span.doc.has_annotation("DEP"))


def root(span: "Span") -> "Token | None":
    """Return the first token whose head is outside the span, or that has none; punctuation only as a last resort."""
    if not len(span) or not is_parsed(span):
        return None
    tops = [token for token in span if not _within(token.head, span) or token.head.i == token.i]
    words = [token for token in tops if not token.is_punct and not token.is_space]
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"}]
    return next(iter(verbs or words or tops), None)


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
        inner = _complement(chain[-1], span) if _carries(chain[-1]) else None
        if inner is None:
            break
        chain.append(inner)
    return tuple(chain)


def subjects(span: "Span") -> tuple["Token", ...]:
    """Return the heads of the subject of the span's predicates, with what is coordinated to them ("A och B"), in order.

    The nearest subject on the chain from the outermost predicate inwards; in the passive this is what is acted on.
    """
    for predicate in predicate_chain(span):
        found = [child for child in predicate.lefts if child.dep_ in SUBJECTS]
        found = found or [child for child in predicate.rights if child.dep_ in SUBJECTS]
        found = [token for token in found if _within(token, span)]
        if found:
            return tuple(token for subject in found for token in coordinated(subject))
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
    for match in _rule("company").regex.finditer(span.text):
        preposition = next((t for t in span if t.idx - span.start_char >= match.end() and t.lower_ == "med"), None)
        head = _governed(preposition) if preposition is not None else None
        if head is not None and _within(head, span):
            found.extend(coordinated(head))
    return tuple(dict.fromkeys(found))


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


def counted_noun(token: "Token") -> "Token | None":
    """Return the noun that a numeral or quantity word counts: "minst två fotpatruller", "1/skola" has "skola" as rate.

    Follows the parse, else takes the next noun of the same phrase at most three words on; None where neither is.
    """
    if token.doc.has_annotation("DEP"):
        head = token
        for _ in range(3):
            if head.pos_ in {"NOUN", "PROPN"} and head.i != token.i:
                return head
            if head.dep_ not in {"nummod", "det", "amod", "advmod", "conj", "nmod", "compound"}:
                break
            head = head.head
    for other in token.doc[token.i + 1 : token.i + 4]:
        if other.pos_ == "NOUN":
            return other
        if other.pos_ not in {"ADJ", "NUM", "ADV"} and other.lower_ not in {"till", "eller", "och", "–", "-", "("}:
            return None
    return None


def clauses(span: "Span") -> tuple["Span", ...]:
    """Split a span where a new coordinated predicate begins; the parts follow each other and cover the span.

    A part begins at the conjunction or subject of a clause whose verb is coordinated to an earlier predicate of the
    span ("Polisen ökar kontrollerna och kommunen röjer sly"), or is a second root; also where the parse misses that,
    but a finite verb follows right upon a conjunction and a noun.
    """
    chain = predicate_chain(span)
    if not chain:
        return (span,)
    heads = set(chain)
    starts = {span.start}
    for token in span:
        begins = (token.dep_ in {"conj", "parataxis"} and token.head in heads) or (
            token.dep_ in {"ROOT", "root"} and token not in heads
        )
        if begins and token.pos_ in {"VERB", "AUX"}:
            heads.add(token)
            start = max(min(other.i for other in token.subtree), span.start)
            starts.add(start if start > token.head.i or token.head is token else token.i)
    starts.update(_verb_second(span))
    bounds = [*sorted(starts), span.end]
    return tuple(span.doc[start:end] for start, end in pairwise(bounds) if end > start)


def is_negated(token: "Token") -> bool:
    """Return whether a predicate or noun is negated ("inte", "aldrig", "inga kontroller"), itself or by its object."""
    around = [token, *token.children]
    around += [d for c in token.children if c.dep_ in {"obj", "nsubj:pass", "nsubj"} for d in c.children]
    return any(_matches("negation", other.lower_) for other in around if other.dep_ in {"advmod", "det", "amod", "obj"})


def is_removed(token: "Token") -> bool:
    """Return whether a predicate takes something away ("tas bort", "utgår", "ställs in")."""
    return _matches("removal", _verb(token))


def attachment(span: "Span") -> "Token | None":
    """Return the word outside the span that the span modifies ("vid behov" → "patrullerar"), None at the top."""
    top = root(span)
    return top.head if top is not None and not _within(top.head, span) else None


def is_passive(token: "Token") -> bool:
    """Return whether a verb is passive: an s-form, or a participle with "bli" or "vara"."""
    children = {child.dep_ for child in token.children}
    return "Voice=Pass" in str(token.morph) or bool(children & {"nsubj:pass", "aux:pass", "obl:agent"})


def is_infinitive(token: "Token") -> bool:
    """Return whether a word is an infinitive ("genomföra"), as in a list item under "Polisen lovar att"."""
    return "VerbForm=Inf" in str(token.morph)


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
        elif _is_finite(token):
            previous = token.doc[token.i - 1]
            if conjunction is not None and conjunction < previous.i and previous.pos_ in NOMINAL:
                yield conjunction
            conjunction, finite_before = None, True
        elif token.pos_ in {"VERB", "AUX"} or token.is_punct:
            conjunction = None


def _subject_before_verb(span: "Span") -> tuple["Token", ...]:
    """Return the noun at the beginning of a span, after a conjunction at most, that a finite verb follows at once."""
    for token in span[:-1] if is_parsed(span) else ():
        following = token.doc[token.i + 1]
        if token.pos_ in NOMINAL and _is_finite(following):
            return (token,)
        if token.pos_ not in {"CCONJ", "DET", "ADJ", *NOMINAL}:
            break
    return ()


def _is_finite(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"} and "VerbForm=Fin" in str(token.morph)


def _within(token: "Token", span: "Span") -> bool:
    return bool(span.start <= token.i < span.end)


def _verb(token: "Token") -> str:
    particle = next((child.lower_ for child in token.children if child.dep_ == "compound:prt"), None)
    return f"{token.lemma_.lower()} {particle}" if particle else token.lemma_.lower()


def _rule(name: str) -> Rule:
    return load_rules("predicates")[f"predicate.{name}"]


def _matches(name: str, text: str) -> bool:
    return _rule(name).regex.fullmatch(text) is not None


def _carries(token: "Token") -> bool:
    verb, lemma = _verb(token), token.lemma_.lower()
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
        if child.dep_ == name and _within(child, span) and _is_act(child)
    ]
    return candidates[0] if candidates else next(_under_obliques(verb, span), None)


def _under_obliques(verb: "Token", span: "Span") -> "Iterator[Token]":
    for child in verb.rights:
        if child.dep_ in {"obl", "obj", "advmod"} and _within(child, span):
            yield from (inner for inner in child.rights if inner.dep_ in {"acl", "advcl"} and is_infinitive(inner))


def _is_act(token: "Token") -> bool:
    """Return whether a clause could name the act: an "att"-clause, not a time or condition clause ("när", "om")."""
    marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
    return is_infinitive(token) or "att" in marks


def _is_agent(token: "Token") -> bool:
    has_av = any(child.dep_ == "case" and child.lower_ == "av" for child in token.children)
    return token.dep_ == "obl" and has_av and "Voice=Pass" in str(token.head.morph)


def _governed(preposition: "Token") -> "Token | None":
    """Return the noun that a preposition governs: by the parse, else the next noun within five words."""
    if preposition.dep_ == "case" and preposition.head.pos_ in NOMINAL and preposition.head.i > preposition.i:
        return preposition.head
    following = preposition.doc[preposition.i + 1 : preposition.i + 6]
    return next((token for token in following if token.pos_ in {"NOUN", "PROPN"}), None)


def is_past(span: "Span") -> bool:
    """Return whether a span tells of the past: a finite verb in the past tense, or a perfect, outside relative clauses.

    "ska ha" and "skulle" are no past: they say what was or is to be.
    """
    return any(_is_past(token) for token in span if token.pos_ in {"VERB", "AUX"})


def _is_past(token: "Token") -> bool:
    if token.dep_.startswith("acl") or token.lower_ in {"skulle", "borde", "ville", "kunde"}:
        return False
    morph = str(token.morph)
    perfect = token.lower_ in {"har", "hade"} and token.dep_.startswith("aux")
    return perfect or ("Tense=Past" in morph and "VerbForm=Fin" in morph)
