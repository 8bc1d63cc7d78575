"""Numbers with their nouns, and names as text."""


def many(count: int, noun: str) -> str:
    """Return a number and its noun, as in "1 municipality" and "2,000 pledges"."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun: -s, and -ies behind a consonant."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def as_text(name: str) -> str:
    """Return the name of a file as text: what of its bytes is no UTF-8 as escapes, so that it can be written down."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
