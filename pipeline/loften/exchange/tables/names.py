"""Rows without names of persons: those who signed, and addresses and numbers by which somebody can be reached."""

import re
from collections.abc import Iterable, Iterator

from loften.agreement import Agreement
from loften.exchange.tables.rows import Row, rows_of

_CONTACT = re.compile(
    r"""
    (?P<mail> [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )
    | (?P<phone>
        (?<![\d\w/-]) (?: \+46 [\s-]* (?: \(0\) )? | 0 ) \d{1,3}     # country or trunk prefix, area code
        \s* [-/–]? \s* \d{2,3} (?: \s? \d{2,3} ){1,3} (?! [\d\w] )
    )
    """,
    re.VERBOSE,
)


def nameless_rows(record: Agreement) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record without signatories and long texts; in what remains, names of signatories are [namn],
    addresses of mail [e-post], and telephone numbers [telefon].

    Only the names of those who signed are known: another person who is named in a promise is not found.
    """
    names = _names(one.name for one in record.document.signatories)
    for table, row in rows_of(record):
        if table != "signatories":
            yield table, {key: _hide(cell, names) if isinstance(cell, str) else cell for key, cell in row.items()}


def _names(names: Iterable[str]) -> re.Pattern[str] | None:
    whole = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in whole)) if whole else None


def _hide(text: str, names: re.Pattern[str] | None) -> str:
    hidden = _CONTACT.sub(lambda match: "[e-post]" if match["mail"] else "[telefon]", text)
    return names.sub("[namn]", hidden) if names else hidden
