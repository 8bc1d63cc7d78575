"""What is on a page for the eye or the ear alone: icons, hints to screen readers."""

import re

from lxml import etree

from loften.readers.html.chrome import text_length

Element = etree._Element

ASSISTIVE = re.compile(r"visually-?hidden|sr-only|screen-?reader|assistive|offscreen", re.IGNORECASE)
LONGEST_HINT = 120


def is_for_the_ear(element: Element) -> bool:
    """Tell whether a block is hidden from the eye on purpose: a short hint to screen readers."""
    name = element.get("class")
    return bool(name and ASSISTIVE.search(name)) and text_length(element) <= LONGEST_HINT


def is_silent(element: Element, tag: str) -> bool:
    """Tell whether an inline element is there for the eye or the ear alone: an icon, a hint to screen readers."""
    if tag in ("span", "i", "em"):
        if element.get("aria-hidden") == "true":
            return True
        name = element.get("class")
        return bool(name and ASSISTIVE.search(name))
    return tag == "sup" and next(element.iter("a"), None) is not None
