"""What a number counts: the head of the noun phrase after it."""

import re
from collections.abc import Sequence

from loften.quantities.tokens import Token

_SKIPPED = {
    "st",
    "stycken",
    "stycke",
    "olika",
    "ytterligare",
    "extra",
    "nya",
    "separata",
    "av",
    "våra",
    "sina",
    "dessa",
}
_STOP = frozenset(
    re.findall(
        r"\w+",
        """i på vid om under per och eller samt som för till från av med mot kring runt inom genom hos efter före innan
        utan ska skall kommer är har blir ut upp ner in bort fram varav där när den det de en ett att så då också inte
        varje tillsammans längs utmed mellan över bakom utanför enligt utöver via ur åt
        ute inne kvar hemma igång samtidigt årligen dagligen hela både därefter därutöver""",
    )
)
_VERB = re.compile(r"\w+(?:ades|ddes|[^aeiouyåäös]tes|ats|tts)|kom|kommit|deltog|dök|tackade|svarade|fick|var|blev")
_ADJECTIVE = re.compile(
    r"\w+(?:[^aou]a|ande|ende|ade|sk|igt|skt|lig|sam|samt|bar)|fast|ny|nytt|hel|helt|stort|kort|litet|långt|brett|öppen|öppet|digitalt|enskilt|större|mindre|extra"
)
_NOUN_IN_A = re.compile(
    r"\w*(?:vecka|skola|timma|flicka|gata|resa|insats|mässa|vandra|trygghetsvandringa|lista|krona|runda|minuta|åtgärda"
    r"|vaka|klinika|stuga|kampanja|klocka|natta|kontrolla|rastplatsa)"
)
_ABBREVIATED = {"ggr": "gånger", "ggn": "gånger", "gång": "gång", "tim": "timmar", "mån": "månader", "min": "minuter"}


def unit_at(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """Return the counted noun in the words from token ``at`` and the token after it; (None, at) where none is."""
    index = at
    while index < len(tokens) and tokens[index].lower in _SKIPPED and tokens[index].lower != "av":
        index += 1
    for _ in range(3):
        if not _is_word(tokens, index):
            break
        word = tokens[index].lower
        if word.endswith("-") and index + 2 < len(tokens) and tokens[index + 1].lower in ("och", "eller", "samt"):
            if _is_word(tokens, index + 2) and not _is_adjective(tokens[index + 2].lower):
                return " ".join(token.lower for token in tokens[index : index + 3]), index + 3
            index += 2
            continue
        if _is_adjective(word) and _is_word(tokens, index + 1):
            index += 1
            continue
        return _ABBREVIATED.get(word, word), index + 1
    pieces = at < len(tokens) and tokens[at].lower in ("st", "stycken")
    return None, at + pieces


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token may be in a noun phrase: a word that is neither a small word nor plainly a verb."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return tokens[at].lower not in _STOP and _VERB.fullmatch(tokens[at].lower) is None


def _is_adjective(word: str) -> bool:
    return _ADJECTIVE.fullmatch(word) is not None and _NOUN_IN_A.fullmatch(word) is None
