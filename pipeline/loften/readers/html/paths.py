"""Paths of elements, each step computed once: ``getpath`` counts the siblings every time."""

from lxml import etree


class Paths:
    """Paths as in ``/html/body/main/ul[2]/li[1]``: an index only where siblings share the tag."""

    def __init__(self) -> None:
        self._paths: dict[etree._Element, str] = {}

    def of(self, element: etree._Element) -> str:
        """Return the path of an element, which ``root.xpath(path)`` finds again."""
        known = self._paths.get(element)
        if known is not None:
            return known
        chain = [element]
        for ancestor in element.iterancestors():
            if ancestor in self._paths:
                break
            chain.append(ancestor)
        for step in reversed(chain):
            if step not in self._paths:
                self._add_siblings(step)
        return self._paths[element]

    def _add_siblings(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is None:
            self._paths[element] = f"/{element.tag}"
            return
        above = self._paths[parent]
        totals: dict[str, int] = {}
        numbered: list[tuple[etree._Element, str, int]] = []
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            totals[tag] = nth = totals.get(tag, 0) + 1
            numbered.append((child, tag, nth))
        # <o:p> and the like are no names in XPath.
        steps = {tag: f"{above}/{tag}" if tag.isalnum() else f"{above}/*[name()='{tag}']" for tag in totals}
        for child, tag, nth in numbered:
            self._paths[child] = steps[tag] if totals[tag] == 1 else f"{steps[tag]}[{nth}]"
