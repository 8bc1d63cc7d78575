"""What the shape of a line says: its bullet or number, whether it is a title, whether it goes on in the next."""

import re
import unicodedata
from typing import NamedTuple

SPACES = re.compile(r"\s+")
# Soft hyphens, zero-width characters, byte-order marks, directional marks and control characters are no text.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Private-use characters are how Word's Symbol and Wingdings bullets come out.
STRONG = re.compile(r"^(?:[•●○◦▪▫■□▸►➢➤✓✔❖‣⁃·*\uf000-\uf0ff]+\s*|-\s+|[-−](?=[A-ZÅÄÖ])|o\s(?=\S))")
DASH = re.compile(r"^[–—]\s*(?=\S)")
NUMBER = re.compile(r"^\(?(\d{1,2}|[a-zåäö])[.)]\s+(?=\S)")
SPEECH = re.compile(
    r"(?:säger|sade|sa|menar|berättar|förklarar|konstaterar|tycker|påpekar|understryker|betonar|tillägger|fortsätter|"
    r"avslutar|uppger|hoppas|frågar|svarar|undrar)\s+(?:han|hon|hen|[A-ZÅÄÖ][\w-]+)"
)
SENTENCE_END = re.compile(r"[.!?…:;]['”\")\]»]*$")
TITLE_LENGTH = 100
WRAP_LENGTH = 45


class Marker(NamedTuple):
    """A bullet or number at the head of a line: ``family`` is "strong", "dash" or "number"."""

    text: str
    end: int
    family: str
    value: str = ""


def clean(text: str) -> str:
    """Return the text with white space of every kind as single spaces and without invisible characters."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(INVISIBLE.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def marker_of(line: str) -> Marker | None:
    """Return the bullet or number that a line begins with, or None."""
    if line[:1].isalpha() and line[1:2] not in ("", " ", ".", ")"):
        return None
    for family, pattern in (("strong", STRONG), ("dash", DASH), ("number", NUMBER)):
        found = pattern.match(line)
        if found and found.end() < len(line):
            return Marker(found[0].strip(), found.end(), family, found[1] if family == "number" else "")
    return None


def is_speech(line: str) -> bool:
    """Tell whether a line that opens with a dash is somebody's words, as in news."""
    return bool(SPEECH.search(line))


def is_title(line: str) -> bool:
    """Tell whether a line could be a heading by its shape: short, without the end of a sentence, not a list's lead."""
    if not line or len(line) > TITLE_LENGTH or line[-1] in ".,;:…":
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "”\"'»"):
        return False
    return not re.search(r"[.?!]\s+[A-ZÅÄÖ]", line.rstrip("?!")) or bool(NUMBER.match(line))


def goes_on(line: str, following: str) -> bool:
    """Tell whether ``following`` carries on the sentence of ``line``: a line wrapped by hand, not a new one."""
    if len(line) < WRAP_LENGTH or SENTENCE_END.search(line) or marker_of(following):
        return False
    return following[:1].islower() or line[-1] in ",-–" or following[:1].isdigit()
