"""The cutting of a prose sentence that strings actions together ("lovar att starta …, hålla … och byta …")."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from loften.language.syntax import is_infinitive
from loften.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_FEWEST_JOINTS = 2
_JOINING = frozenset((",", ";", "och", "samt", "att"))
_REFLEXIVE = frozenset(("sig", "oss"))
_RATE = frozenset(("varje", "varannan", "vartannat", "dagligen", "årligen"))
_CONTENT = frozenset(("NOUN", "PROPN", "NUM", "PRON"))
# What opens a clause under the act: an infinitive after it need not be an act of its own.
_OPENS_CLAUSE = frozenset(("att", "som", "genom", "om", "så", "där", "när", "utan"))


def enumerated_acts(span: "Tokens") -> list[tuple[int, int]]:
    """Return the parts of a sentence that each say a different action, as offsets in the span's document, or the whole.

    An action is an infinitive with an object or adverbial of its own; infinitives that share one ("utreda och åtgärda
    brott") are one action, and so are those under a purpose ("för att minska farten och öka tryggheten"). Two alone
    often make one errand ("besöka gårdarna och gå igenom låsen"): they are parted only where each has its own "att"
    right after the verb that promises, and the first says more than an effort ("arbeta för"), or where each has an
    amount or rate of its own ("göra tio kontroller och stå på torget varje lördag").
    """
    start, end = span.start_char, span.end_char
    joints = list(_cuts(span))
    if len(joints) < _FEWEST_JOINTS and not (_twice_att(span, joints) or _both_counted(span, joints)):
        return [(start, end)]
    cuts = [(before.idx + len(before), verb.idx) for before, verb in joints]
    bounds = [(start, start), *cuts, (end, end)]
    return [(begin, stop) for (_, begin), (stop, _) in pairwise(bounds)]


def _twice_att(span: "Tokens", joints: list[tuple["Token", "Token"]]) -> bool:
    """Return whether two acts hang each by its own "att" on one verb: "lovar att anställa … och att ta fram …"."""
    if len(joints) != 1 or joints[0][1].i == 0 or joints[0][1].nbor(-1).lower_ != "att":
        return False
    promise = next((token for token in span if _promises(token)), None)
    if promise is None:
        return False
    following = [token for token in promise.doc[promise.i + 1 : promise.i + 4] if token.lower_ not in _REFLEXIVE]
    if len(following) < 2 or following[0].lower_ != "att":
        return False
    return load_rules("predicates")["predicate.effort"].regex.fullmatch(following[1].lemma_.lower()) is None


def _both_counted(span: "Tokens", joints: list[tuple["Token", "Token"]]) -> bool:
    """Return whether each of two acts has a number or a rate of its own."""
    if len(joints) != 1:
        return False
    (before, verb), document = joints[0], span.doc
    parts = document[span.start : before.i + 1], document[verb.i : span.end]
    return all(any(token.pos_ == "NUM" or token.lower_ in _RATE for token in part) for part in parts)


def _cuts(tokens: "Tokens") -> Iterator[tuple["Token", "Token"]]:
    """Yield, for every action after the first, the last word before what joins it and its own first word."""
    last: Token | None = None
    for token in tokens:
        if last is None:
            last = token if _promises(token) and _acts_before(tokens.doc[token.i + 1 : tokens.end]) else None
        elif _is_act(token) and (joined := _joined(_opening(token, tokens), tokens)) is not None:
            between = tokens.doc[last.i + 1 : joined + 1]
            if _acts_before(between) and _is_level(between) and _has_own(token, tokens):
                yield tokens.doc[joined], tokens.doc[_opening(token, tokens)]
                last = token.nbor(-1)


def _promises(token: "Token") -> bool:
    """Return whether a word is the verb that the acts hang on: "lovar", "ska", "kommer", "åtar"."""
    return load_rules("predicates")["predicate.commits"].regex.fullmatch(token.text) is not None


def _acts_before(tokens: "Tokens") -> bool:
    """Return whether words hold an act with an object: a verb of the lexicon, also where the tagger misses it."""
    verbs = [token.i for token in tokens if is_infinitive(token) or _names_act(token)]
    return bool(verbs) and any(token.i > verbs[0] and token.pos_ in _CONTENT for token in tokens)


def _names_act(token: "Token") -> bool:
    return token.lower_.endswith(("a", "å")) and load_rules("sections")["text.act"].regex.match(token.text) is not None


def _is_act(token: "Token") -> bool:
    """Return whether a word is an infinitive; in an enumeration the tagger may take one for an imperative."""
    return is_infinitive(token) or ("Mood=Imp" in str(token.morph) and token.lower_.endswith("a"))


def _opening(verb: "Token", tokens: "Tokens") -> int:
    """Return where an action opens: at the verb or at an adverb before it ("även hålla")."""
    here = verb.i
    while here - 1 > tokens.start and tokens.doc[here - 1].pos_ == "ADV":
        here -= 1
    return here


def _joined(opening: int, tokens: "Tokens") -> int | None:
    """Return the word before the comma or conjunction that joins an action to the one before, None if none does."""
    here = opening - 1
    while here > tokens.start and tokens.doc[here].lower_ in _JOINING:
        here -= 1
    words = {token.lower_ for token in tokens.doc[here + 1 : opening]}
    return here if words - {"att"} else None


def _is_level(between: "Tokens") -> bool:
    """Return whether no clause was opened since the last action, so that the next infinitive is of its level."""
    words = [token.lower_ for token in between]
    return not _OPENS_CLAUSE & set(words[words.index("att") + 1 :] if "att" in words[:4] else words)


def _has_own(verb: "Token", tokens: "Tokens") -> bool:
    """Return whether an infinitive has words of its own after it before the next comma or conjunction."""
    following = tokens.doc[verb.i + 1 : tokens.end]
    own = 0
    for token in following:
        if token.lower_ in {",", "och", "samt", "."} and not own:
            return False
        own += token.pos_ in _CONTENT
        if own:
            return True
    return False
