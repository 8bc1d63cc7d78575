"""Bytes to text: which encoding a page or text file is really in, whatever it says."""

import codecs
import re

from loften.document import Warning

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = "cp1252"
# å ä ö Å Ä Ö and the curly quotes and dashes as they look when UTF-8 was read as Windows-1252 and saved again.
TWICE_ENCODED = re.compile("Ã[¥¤¶…„–©]|â€[“”™œž¢]")
DECLARATION_REACH = 4096


def decode(data: bytes, said: str | None = None) -> tuple[str, list[Warning]]:
    """Return the text and a warning where the bytes are not what they were said to be.

    ``said`` is the media type with its charset, as a server gave it. A byte-order mark wins; else valid UTF-8 wins over
    any declaration, since text in another encoding is almost never valid UTF-8; else the declaration, else
    Windows-1252.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), []
    if data.isascii():
        return data.decode("ascii"), []
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), [_warning(f"no encoding was declared; the text was read as {wide}")]
    declared = _declared(data, said)
    try:
        return _mend(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def _decode_other(data: bytes, declared: str | None) -> tuple[str, list[Warning]]:
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    sound = sum(map(text.count, "åäöÅÄÖ"))
    if broken * 10 < sound:  # UTF-8 with a few bytes lost, as at a cut
        return text, [_warning(f"{broken} characters could not be read as UTF-8 and were replaced")]
    if declared and codecs.lookup(declared).name not in ("utf-8", "ascii", "iso8859-1"):
        return data.decode(declared, "replace"), []
    text = data.decode(WESTERN, "replace")
    if declared == "utf-8":
        return text, [_warning("the page says UTF-8 but is not; it was read as Windows-1252")]
    if declared is None:
        return text, [_warning("no encoding was declared; the text was read as Windows-1252")]
    return text, []


def _declared(data: bytes, said: str | None) -> str | None:
    for place in ((said or "").encode("ascii", "ignore"), data[:DECLARATION_REACH]):
        found = DECLARED.search(place)
        if found:
            try:
                return codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                continue
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    if sample.count(0) * 3 < len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _mend(text: str) -> tuple[str, list[Warning]]:
    """Undo a second encoding, where nearly all that is not ASCII shows its marks."""
    marks = len(TWICE_ENCODED.findall(text)) if "Ã" in text or "â€" in text else 0
    if marks < 3 or sum(map(text.count, "åäöÅÄÖ")) > marks // 4:
        return text, []
    mended = TWICE_ENCODED.sub(lambda m: _once(m[0]), text)
    return mended, [_warning("the text had been encoded twice; å, ä, ö and the like were restored")]


def _once(garbled: str) -> str:
    try:
        return garbled.encode(WESTERN).decode("utf-8")
    except UnicodeError:
        return garbled


def _warning(message: str) -> Warning:
    return Warning("encoding", message)
