"""What every reader promises of every document, and files of every kind to try it on."""

import io
import unicodedata
import zipfile
from pathlib import Path

from loften.document import Document

_SAMPLES = Path(__file__).parents[1] / "sample_docs"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "<text:h>Löften</text:h><text:p>Polisen lovar att</text:p><text:list><text:list-item><text:p>patrullera varje "
    "fredag</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"
)


def check_document(document: Document) -> None:
    """Check that text, blocks, cells, runs and places fit together."""
    assert unicodedata.is_normalized("NFC", document.text)
    end = 0
    for index, block in enumerate(document.blocks):
        assert block.start == (end + 1 if index else 0)
        assert block.start < block.end
        assert "\n" not in document.quote(block)
        assert document.places(block.start, block.end)
        assert block.parent is None or block.parent < index
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        end = block.end
    assert end == len(document.text)
    starts = [run.start for run in document.runs]
    assert starts == sorted(starts)


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a ZIP of the given members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def files_of_every_kind() -> dict[str, bytes]:
    """Return small files by name: one a reader."""
    item = "<w:p><w:r><w:t>Polisen patrullerar varje fredag.</w:t></w:r></w:p>"
    row = f"<w:tbl><w:tr><w:tc>{item}</w:tc><w:tc>{item}</w:tc></w:tr></w:tbl>"
    return {
        "a.html": (_SAMPLES / "mora-2016.html").read_bytes(),
        "a.pdf": (_SAMPLES / "vingaker-2023.pdf").read_bytes(),
        "a.docx": packed({"word/document.xml": f"<w:document {_W}><w:body>{item}{row}</w:body></w:document>"}),
        "a.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT}),
        "a.txt": "MEDBORGARLÖFTE 2022\n\nPolisen lovar att\n– patrullera varje fre-\ndag\n– besöka skolor\n".encode(),
    }
