"""Where a stretch of text stood, in the record's form."""

from loften.agreement import PagePlace, PathPlace
from loften.document import Document


def places_of(document: Document, start: int, end: int) -> tuple[PagePlace | PathPlace, ...]:
    """Return the boxes or paths of ``start:end``."""
    found: list[PagePlace | PathPlace] = []
    for place in document.places(start, end):
        if place.bbox is not None and place.page is not None:
            x0, y0, x1, y1 = (round(value, 1) for value in place.bbox)
            found.append(PagePlace(page=place.page, bbox=(x0, y0, x1, y1)))
        else:
            found.append(PathPlace(path=place.path or "/"))
    return tuple(found)
