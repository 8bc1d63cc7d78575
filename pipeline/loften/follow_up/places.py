"""Where a stretch of text stood, in the record's form."""

from loften import agreement as record
from loften.document import Document, Place


def places_of(document: Document, start: int, end: int) -> tuple[record.Place, ...]:
    """Return the boxes or paths of ``start:end``."""
    return tuple([place_of(place) for place in document.places(start, end)])


def place_of(place: Place) -> record.Place:
    """Return a place in the record's form."""
    if place.bbox is not None and place.page is not None:
        x0, y0, x1, y1 = place.bbox
        return record.PagePlace(page=place.page, bbox=(round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)))
    return record.PathPlace(path=place.path or "/")
