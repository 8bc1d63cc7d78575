"""What a page says about itself in its head: title, address, dates, author, language."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from loften.readers.lines import clean
from loften.sources import Source

NAMES = {
    "og:title": "title", "dc.title": "title", "dcterms.title": "title",
    "article:published_time": "published", "dcterms.created": "published", "dcterms.issued": "published",
    "dc.date": "published", "dcterms.date": "published", "date": "published", "pubdate": "published",
    "article:modified_time": "modified", "og:updated_time": "modified", "dcterms.modified": "modified",
    "last-modified": "modified",
    "author": "author", "dc.creator": "author", "article:author": "author",
    "description": "description", "og:description": "description",
    "og:url": "url", "og:site_name": "site",
}  # fmt: skip
PROPERTIES = {"datePublished": "published", "dateModified": "modified", "headline": "title"}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST = 1000


def read_metadata(root: etree._Element, source: Source) -> dict[str, str]:
    """Return title, url, published, modified, author, description, site and language, as far as the page has them."""
    found: dict[str, str] = {}
    for key, value in _statements(root):
        text = clean(value)[:LONGEST]
        if text:
            found.setdefault(key, text)
    found.pop("base", None)
    address = _address(root, source, found.get("url"))
    if address:
        found["url"] = address
    else:
        found.pop("url", None)
    return dict(sorted(found.items()))


def _statements(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("http-equiv") or "").lower()
        if name in NAMES:
            yield NAMES[name], meta.get("content", "")
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _linked_data(script.text or "")
    title = next(root.iter("title"), None)
    if title is not None:
        yield "title", title.text or ""
    yield "language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for time in root.iter("time"):
        if time.get("itemprop") in PROPERTIES or time.get("pubdate") is not None:
            yield PROPERTIES.get(time.get("itemprop", ""), "published"), time.get("datetime", "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Yield dates and headline of schema.org data; what cannot be parsed says nothing."""
    try:
        waiting: list[Any] = [json.loads(text)] if len(text) < 200_000 else []
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield from ((PROPERTIES[k], v) for k, v in node.items() if k in PROPERTIES and isinstance(v, str))
            waiting.extend(value for value in node.values() if isinstance(value, list | dict))


def _address(root: etree._Element, source: Source, stated: str | None) -> str | None:
    """Return the page's canonical address: as stated, joined to the base or to where the page came from."""
    base = next((e.get("href", "") for e in root.iter("base")), "")
    came_from = source.uri if source.uri.startswith(("http://", "https://")) else ""
    canonical = next((e.get("href", "") for e in root.iter("link") if "canonical" in (e.get("rel") or "").split()), "")
    try:
        address = urljoin(urljoin(came_from, base), canonical or stated or "")
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None
