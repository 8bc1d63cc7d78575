"""A web page to a ``Document``."""

from lxml import etree

from loften.document import Document, SourceInfo, Warning
from loften.errors import ReadError
from loften.readers.builder import Draft, build_blocks
from loften.readers.encoding import decode
from loften.readers.furniture import mark_furniture
from loften.readers.html.chrome import find_scope
from loften.readers.html.metadata import read_metadata
from loften.readers.html.walk import Walk
from loften.readers.promote import promote_headings, promote_lists
from loften.sources import Source

MEDIA_TYPE = "text/html"
LARGEST = 32 * 2**20
SILENT = ("script", "style", "noscript", "template", "svg")


def read_html(source: Source) -> Document:
    """Read a web page; raise ``ReadError`` where it has no text or is larger than ``LARGEST`` bytes."""
    if len(source.data) > LARGEST:
        raise ReadError(f"{source.uri}: the page is larger than {LARGEST >> 20} MB: cut it into parts")
    text, warnings = decode(source.data, source.media_type)
    root = parse(text)
    if root is None:
        raise ReadError(f"{source.uri}: the page has no text: check that it was saved whole")
    metadata = read_metadata(root, source)
    drafts, walk_warnings = draft_blocks(root)
    joined, blocks, runs = build_blocks(drafts)
    if not blocks:
        raise ReadError(f"{source.uri}: the page has no text: if scripts fill it in, save it whole")
    return Document(
        text=joined,
        blocks=blocks,
        runs=runs,
        source=SourceInfo(source.uri, MEDIA_TYPE, source.sha256, len(source.data), archive=source.archive),
        metadata=metadata,
        warnings=(*warnings, *walk_warnings),
    )


def parse(text: str) -> etree._Element | None:
    """Return the root element of a page, or None where there is none; external entities are not loaded."""
    data = text.replace("\x00", "").encode("utf-8", "replace")
    if not data or data.isspace():
        return None
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def draft_blocks(root: etree._Element) -> tuple[list[Draft], list[Warning]]:
    """Return the blocks of a page in reading order, its site's chrome left out, its article's furniture marked."""
    etree.strip_elements(root, *SILENT, with_tail=False)
    scope = find_scope(root)
    walk = Walk(scope.roots)
    for element in scope.roots:
        walk.read(element)
    drafts = promote_lists(walk.drafts)
    promote_headings(drafts)
    mark_furniture(drafts)
    kept = [draft for draft in drafts if not (draft.furniture and walk.outside_article(draft, scope))]
    return kept or drafts, walk.warnings
