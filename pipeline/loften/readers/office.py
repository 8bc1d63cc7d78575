"""What Word and OpenDocument files have in common: a ZIP of XML parts, and tables of cells with blocks in them."""

import io
import zipfile
from collections.abc import Callable, Sequence

from lxml import etree

from loften.document import Document, SourceInfo
from loften.errors import ReadError
from loften.readers.builder import Draft, DraftCell, Piece, build_blocks
from loften.readers.furniture import mark_furniture
from loften.readers.promote import promote_headings, promote_lists, promote_titles, text_of
from loften.sources import Source

Element = etree._Element
Cells = Sequence[tuple[int, Sequence[Draft]]]

LARGEST_PART = 64 * 2**20
LONGEST_HEADER = 120


class Parts:
    """The XML parts of a file, each parsed when asked for; entities are not resolved, nothing is loaded."""

    def __init__(self, source: Source) -> None:
        self._uri = source.uri
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise ReadError(f"{source.uri}: the file is damaged ({error}): save it again") from error

    def names(self) -> list[str]:
        """Return the names of all parts, sorted."""
        return sorted(self._archive.namelist())

    def get(self, name: str) -> Element | None:
        """Return a part's root element, or None where the file has no such part; raise ``ReadError`` on damage."""
        if name not in self._archive.namelist():
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            with self._archive.open(name) as member:
                data = member.read(LARGEST_PART + 1)
            if len(data) > LARGEST_PART:
                raise ReadError(
                    f"{self._uri}: {name} is larger than {LARGEST_PART >> 20} MB: cut the document into parts"
                )
            return etree.fromstring(data, parser)
        except ReadError:
            raise
        except Exception as error:  # zlib, zipfile, lxml and codecs each have their own for damaged data
            raise ReadError(f"{self._uri}: {name} is damaged ({error}): save it again") from error


def draft_row(cells: Cells, headers: dict[int, str]) -> list[Draft]:
    """Return a table's row as one draft, or, where cells hold lists, as their blocks, each knowing its column."""
    if not any(sum(d.kind == "list_item" for d in drafts) > 1 for _, drafts in cells):
        return [Draft("table_row", cells=[DraftCell(c, _joined(d), headers.get(c)) for c, d in cells])]
    blocks: list[Draft] = []
    for column, drafts in cells:
        for draft in drafts:
            if column == 0 and len(drafts) == 1:
                draft.bold = True
            else:
                draft.cells = [DraftCell(column, draft.pieces, headers.get(column))]
            blocks.append(draft)
    return blocks


def headers_of(cells: Cells, marked: bool) -> dict[int, str]:
    """Return the headings that a first row gives its columns, if it is marked or formatted as one."""
    texts = {column: " ".join(text_of(d) for d in drafts) for column, drafts in cells}
    bold = all(d.bold for _, drafts in cells for d in drafts)
    if not (marked or bold) or any(len(text) > LONGEST_HEADER for text in texts.values()):
        return {}
    return {column: text for column, text in texts.items() if text}


def _joined(drafts: Sequence[Draft]) -> list[Piece]:
    pieces: list[Piece] = []
    for draft in drafts:
        if pieces:
            pieces.append(Piece(" "))
        pieces.extend(draft.pieces)
    return pieces


def finish(source: Source, media_type: str, drafts: Sequence[Draft], metadata: dict[str, str]) -> Document:
    """Return the document of these drafts; raise ``ReadError`` where they hold no text."""
    drafts = promote_lists(drafts)
    mark_furniture(drafts)
    promote_headings(drafts)
    if not any(draft.kind == "heading" for draft in drafts):
        promote_titles(drafts)
    text, blocks, runs = build_blocks(drafts)
    if not blocks:
        raise ReadError(f"{source.uri}: the document has no text: it may hold pictures only, make a PDF of it")
    info = SourceInfo(source.uri, media_type, source.sha256, len(source.data), archive=source.archive)
    return Document(text, blocks, runs, info, metadata=dict(sorted(metadata.items())))


def statements(root: Element | None, names: dict[str, str], clean: Callable[[str], str]) -> dict[str, str]:
    """Return metadata by our names from a part's elements, by their local names."""
    found: dict[str, str] = {}
    for element in root.iter(etree.Element) if root is not None else ():
        key = names.get(etree.QName(element).localname)
        if key and element.text and element.text.strip():
            found.setdefault(key, clean(element.text))
    return found
