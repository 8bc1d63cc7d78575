"""What opens a part of a page: accordion buttons, tabs, the labels of hidden checkboxes."""

from collections.abc import Iterable
from typing import cast

from lxml import etree

Element = etree._Element

TEXT_FIELDS = ("textarea", "select", "input")
TOGGLES = ("checkbox", "radio")
_TABS = etree.XPath(".//*[@role='tab']")
_PANELS = etree.XPath(".//*[@role='tabpanel']")


class Openers:
    """The tabs of a page, each of which is read as the heading of its panel rather than where it stands."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._tab_of: dict[Element, Element] = {}
        self._tabs: set[Element] = set()
        for root in roots:
            tabs = cast(list[Element], _TABS(root))
            if tabs:
                self._pair(tabs, cast(list[Element], _PANELS(root)))

    def is_tab(self, element: Element) -> bool:
        """Tell whether an element is the tab of a panel, read there."""
        return element in self._tabs

    def tab_of(self, panel: Element) -> Element | None:
        """Return the tab that opens a panel."""
        return self._tab_of.get(panel)

    def _pair(self, tabs: list[Element], panels: list[Element]) -> None:
        """Pair each panel with its tab; what holds a panel is no tab, and a tab opens one panel: else pages repeat."""
        holders = _holders_of(panels)
        tabs = [tab for tab in tabs if tab not in holders]
        by_id = {tab.get("id"): tab for tab in reversed(tabs)}
        by_target = {_target(tab): tab for tab in reversed(tabs)}
        for panel in panels:
            tab = by_target.get(panel.get("id") or " ")
            if tab is None:
                tab = by_id.get(panel.get("aria-labelledby") or " ")
            if tab is not None and tab not in self._tabs:
                self._tab_of[panel] = tab
                self._tabs.add(tab)


def _holders_of(panels: Iterable[Element]) -> set[Element]:
    """Return all elements that a panel stands in."""
    holders: set[Element] = set()
    for panel in panels:
        for ancestor in panel.iterancestors():
            if ancestor in holders:
                break
            holders.add(ancestor)
    return holders


def _target(tab: Element) -> str:
    return tab.get("aria-controls") or (tab.get("href") or "").removeprefix("#")


def opens_part(element: Element) -> bool:
    """Tell whether an element is a button that opens a part of the page, whatever its tag."""
    if element.tag == "label":
        return _toggles(element)
    if element.tag != "button" and element.get("role") != "button":
        return False
    return element.get("aria-expanded") is not None or element.get("aria-controls") is not None


def is_field_label(element: Element) -> bool:
    """Tell whether a label belongs to a field for input."""
    if next(element.iter(*TEXT_FIELDS), None) is not None:
        return True
    neighbours = (element.getnext(), element.getprevious())
    return any(n is not None and n.tag in TEXT_FIELDS for n in neighbours)


def _toggles(label: Element) -> bool:
    """Tell whether a label opens what follows it through a hidden checkbox."""
    box, following = label.getprevious(), label.getnext()
    if box is None or following is None or box.tag != "input" or box.get("type") not in TOGGLES:
        return False
    return label.get("for") == box.get("id") and following.tag in ("div", "section", "ul", "p")
