"""Sentence bounds by punctuation, for text that no engine has parsed: exact, fast, the same with every engine."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.!?…](?:[\"”’)\]]*)(?=\s)")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s(/"”])(?:bl\s?\.?\s?a|t\s?\.?\s?ex|t\s?\.?\s?o\s?\.?\s?m|fr\s?\.?\s?o\s?\.?\s?m|f\s?\.?\s?n|d\s?\.?\s?v\s?\.?\s?s
    |p\s?\.?\s?g\s?\.?\s?a|m\s?\.?\s?m|m\s?\.?\s?fl|o\s?\.?\s?s\s?\.?\s?v|s\s?\.?\s?k|i\s?\.?\s?o\s?\.?\s?m|f\s?\.?\s?d|e\s?\.?\s?d
    |a\.?k\.?a|ca|kl|nr|dnr|tel|st|ev|resp|inkl|exkl|max|min|jfr|obs|sid|s|kap|kr|mån|tex|osv|dvs|bla|mkt|ung|vard|tim|avd|enl|gm
    |jan|feb|febr|apr|aug|sept?|okt|nov|dec|kv|v|åk|mfl|mm|pga|fd|sk|fom|tom|ref|tf|bitr|ordf|hr|fr|dr|prof|k)\.$""",
    re.IGNORECASE | re.VERBOSE,
)
# Closing abbreviations may end a sentence: "… m.m. Polisen ska …".
_CLOSING = re.compile(r"(?:m\.?\s?m|m\.?\s?fl|o\.?\s?s\.?\s?v|osv|kr|st|mån|år)\.$", re.IGNORECASE)
_OPENER = re.compile(r"\s+[\"”’(\[–-]?\s?[A-ZÅÄÖÉÜ0-9•]")
_CAPITAL_WORD = re.compile(r"\s+[\"”’(]?[A-ZÅÄÖ][a-zåäö]+\s")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]`` as half-open offsets, without surrounding white space.

    A stop ends a sentence when white space and a capital, digit, bracket or dash follow and it closes no abbreviation,
    initial or ordinal; an abbreviation that lists close with ("m.m.") ends one before a capitalised word.
    """
    stop = len(text) if end is None else end
    here = start
    for match in _STOP.finditer(text, start, stop):
        if match.end() < stop and match.start() >= here and _ends(text, here, match, stop):
            yield from _trimmed(text, here, match.end())
            here = match.end()
    yield from _trimmed(text, here, stop)


def _ends(text: str, here: int, match: re.Match[str], stop: int) -> bool:
    if not _OPENER.match(text, match.end(), stop):
        return False
    if text[match.start()] != ".":
        return True
    before = text[max(here, match.start() - 12) : match.start() + 1]
    if re.search(r"(?:^|[\s(])[A-ZÅÄÖ]\.$", before):
        return False
    if re.search(r"(?:^|\s)\d{1,2}\.$", before):
        return bool(_CAPITAL_WORD.match(text, match.end(), stop)) and match.start() - here > 12
    if _ABBREVIATION.search(before):
        return bool(_CLOSING.search(before) and _CAPITAL_WORD.match(text, match.end(), stop))
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
