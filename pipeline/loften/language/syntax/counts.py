"""What a numeral counts."""

from typing import TYPE_CHECKING

from loften.language.syntax.tokens import has_case

if TYPE_CHECKING:
    from spacy.tokens import Token


def counted_noun(token: "Token") -> "Token | None":
    """Return the noun that a numeral or quantity word counts: "minst två fotpatruller", "1/skola" has "skola" as rate.

    Follows the parse, else takes the next noun of the same phrase at most three words on; None where neither is, and
    where the number is the name of what stands before it ("årskurs 8", "väg 26").
    """
    if _is_name(token):
        return None
    if token.doc.has_annotation("DEP"):
        part = next((child for child in token.rights if child.dep_ == "nmod" and has_case(child, "av")), None)
        if part is not None:
            return part
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


def _is_name(token: "Token") -> bool:
    """Return whether a number follows the singular noun that it tells from others of the kind."""
    if not token.i or token.pos_ != "NUM" or not token.is_digit:
        return False
    noun = token.nbor(-1)
    feats = str(noun.morph)
    return noun.pos_ == "NOUN" and ("Abbr=Yes" in feats or ("Definite=Ind" in feats and "Number=Sing" in feats))
