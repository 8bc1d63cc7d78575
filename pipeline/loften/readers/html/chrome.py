"""What of a page is the site's and not the document's, told from structure and from words in use on many sites."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import cast

from lxml import etree

Element = etree._Element

NO_TEXT = frozenset({
    "script", "style", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map",
    "select", "datalist", "textarea", "input", "noscript", "head", "link", "meta", "title", "dialog", "nav",
    "noframes", "frameset", "progress", "meter", "math",
})  # fmt: skip
CHROME_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
})  # fmt: skip
CHROME_WORDS = frozenset({
    "cookie", "cookies", "kakor", "consent", "gdpr", "breadcrumb", "breadcrumbs", "smulor", "brodsmulor",
    "menu", "meny", "submenu", "navbar", "navigation", "nav", "footer", "sidfot", "skiplink", "skiplinks",
    "share", "sharing", "dela", "social", "newsletter", "pagination", "pager", "sidebar", "comments", "related",
    "search", "sok", "login", "toolbar", "popup", "modal", "overlay", "banner",
})  # fmt: skip
# Names that no part of a document has: a notice of this name may have a heading of its own, and be long.
SURE_WORDS = frozenset({
    "cookie", "cookies", "kakor", "consent", "gdpr", "newsletter", "comments", "share", "sharing", "login",
})  # fmt: skip
WORD = re.compile(r"[a-zåäö]+|[A-ZÅÄÖ]+(?![a-z])|[A-ZÅÄÖ][a-zåäö]+")
_LENGTH = etree.XPath("string-length(normalize-space(.))", smart_strings=False)
_TEXT = etree.XPath("normalize-space(.)", smart_strings=False)
LINKED = 0.6
LINK_BOXES = ("div", "p", "td", "section")
SHORT = 600
LONGEST_TEASER = 160
LONGEST_CARD = 400


@dataclass(frozen=True)
class Scope:
    """Where the document stands in its page: the elements to read, and the article among them if there is one."""

    roots: tuple[Element, ...]
    article: Element | None = None


def find_scope(root: Element) -> Scope:
    """Return the page's main part with a title that stands before it, or the whole body where none is marked out."""
    body = root.find("body")
    if body is None:
        body = root
    mains = [e for e in body.iter("main", "div", "section") if e.tag == "main" or e.get("role") == "main"]
    articles = [e for e in body.iter("article") if next(e.iterancestors("article"), None) is None]
    main = next((e for e in mains if _holds_document(e, body)), None)
    within = main if main is not None else body
    article = _only_article(articles, within)
    if main is None:
        return Scope((article,) if article is not None else (body,), article)
    if next(main.iter("h1"), None) is None:
        title = next(body.iter("h1"), None)
        if title is not None:
            return Scope((title, main), article)
    return Scope((main,), article)


def _holds_document(main: Element, body: Element) -> bool:
    length = text_length(main)
    return length >= 200 or length * 2 >= text_length(body)


def _only_article(articles: list[Element], within: Element) -> Element | None:
    inside = [a for a in articles if a is within or within in a.iterancestors()]
    if len(inside) != 1:
        return None
    return inside[0] if text_length(inside[0]) * 3 >= text_length(within) else None


def text_length(element: Element) -> int:
    """Return the number of characters in an element."""
    return int(cast(float, _LENGTH(element)))


def text_in(element: Element) -> str:
    """Return the text of an element with single spaces."""
    return str(_TEXT(element))


def is_chrome(element: Element, tag: str, in_content: bool) -> bool:
    """Tell whether an element is the site's: by its tag, its role, or the words in its names and its links."""
    if tag in ("header", "footer", "aside") and not in_content:
        return not _holds_title(element)
    if not in_content and tag in LINK_BOXES and is_link_box(element):
        return True
    if not element.keys() and tag not in ("form", "aside"):
        return False
    role = element.get("role")
    if role in CHROME_ROLES:
        return not _holds_title(element)
    if tag == "form":
        return not _holds_title(element) and text_length(element) < SHORT
    if _named(element, SURE_WORDS):
        return not _holds_title(element) and _is_part(element)
    if tag in ("aside", "ul", "ol") and not _named_chrome(element):
        return tag == "aside" and is_linked(element)
    return _named_chrome(element) and not _holds_title(element) and (is_linked(element) or _is_notice(element))


def _named_chrome(element: Element) -> bool:
    return _named(element, CHROME_WORDS)


def _named(element: Element, words: frozenset[str]) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('aria-label', '')}"
    return len(names) > 2 and not words.isdisjoint(_words_in(names))


@lru_cache(maxsize=4096)
def _words_in(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(names))


def _is_part(element: Element) -> bool:
    """Tell whether an element is the lesser part of its page."""
    length = text_length(element)
    return length < SHORT or length * 2 < text_length(element.getroottree().getroot())


def _holds_title(element: Element) -> bool:
    return next(element.iter("h1", "main", "article"), None) is not None


def is_linked(element: Element) -> bool:
    """Tell whether most of an element's text is links."""
    whole = text_length(element)
    linked = sum(text_length(link) for link in element.iter("a", "button", "label"))
    return linked >= LINKED * whole


def _is_notice(element: Element) -> bool:
    return text_length(element) < SHORT and next(element.iter("h2", "h3"), None) is None


def is_link_list(element: Element) -> bool:
    """Tell whether a list is a menu: three short links or more and nothing else."""
    items = [e for e in element if e.tag == "li"]
    if len(items) < 3 or not is_linked(element):
        return False
    return text_length(element) < 60 * len(items)


def is_link_box(element: Element) -> bool:
    """Tell whether an element is nothing but three short links or more: a menu made without a list."""
    links = list(islice(element.iter("a"), 60))
    if len(links) < 3 or _holds_title(element):
        return False
    length = text_length(element)
    return 0 < length < 60 * len(links) and sum(map(text_length, links)) * 10 >= length * 9


def is_table_of_contents(element: Element) -> bool:
    """Tell whether a list only points to places in its own page."""
    links = list(element.iter("a"))
    return len(links) >= 2 and all((a.get("href") or "").startswith("#") for a in links) and is_linked(element)


def is_teaser(link: Element) -> bool:
    """Tell whether a link is a card that leads to another page: a heading and a few words, all of it one link."""
    address = link.get("href", "")
    if address[:1] in ("", "#") or address.startswith("javascript:"):
        return False
    heading = next(link.iter("h2", "h3", "h4", "h5", "h6"), None)
    return heading is not None and text_length(link) <= LONGEST_TEASER


def is_card(article: Element) -> bool:
    """Tell whether an article is one of a list of others: short, its heading a link to it."""
    heading = next(article.iter("h2", "h3", "h4", "h5", "h6"), None)
    if heading is None or _holds_own_title(article) or text_length(article) > LONGEST_CARD:
        return False
    return any(not link.get("href", "#").startswith("#") for link in heading.iter("a")) and is_linked(heading)


def _holds_own_title(article: Element) -> bool:
    return next(article.iter("h1"), None) is not None
