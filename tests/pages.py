"""Small web pages made for tests, and what the pipeline makes of them."""

from collections.abc import Sequence
from html import escape

from loften.agreement import Agreement, Pledge
from loften.conversion import Converter
from loften.sources import Source

_CONVERTER = Converter()
_TITLE = "Medborgarlöfte för Tranemo 2024"
_JOINT = "Polisen och Tranemo kommun har tillsammans tagit fram ett medborgarlöfte."


def convert_page(body: str, title: str = _TITLE) -> Agreement:
    """Convert a page of one title and a body."""
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return _CONVERTER.convert(Source(uri="page.html", data=page.encode()))


def promise_page(
    items: Sequence[str], heading: str = "Löften", lead: str = "", joint: bool = False, prose: bool = False
) -> Agreement:
    """Convert a page whose one heading and lead-in stand over items, or over one paragraph of prose."""
    opening = f"<p>{_JOINT}</p>" if joint else ""
    listed = f"<p>{escape(' '.join(items))}</p>" if prose else _list(items)
    return convert_page(f"{opening}<h2>{heading}</h2>{f'<p>{lead}</p>' if lead else ''}{listed}")


def texts(record: Agreement) -> list[str]:
    """Return the texts of the pledges of a record."""
    return [pledge.text for pledge in record.pledges]


def only_pledge(record: Agreement) -> Pledge:
    """Return the one pledge of a record."""
    (pledge,) = record.pledges
    return pledge


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
