# ruff: noqa: D103 (the readers below say by their names what they are)
"""PDF and scans: loften and other libraries on the same files in one run.

Quality against the fragments that the files were rendered from: on the samples, and on the fragments in other layouts,
where benchmarks/render_layouts.py has put them. Speed: pages a second, and against pdfplumber's words.
``python benchmarks/pdf_pages.py [FOLDER] [--only LIBRARY] [--misses] [--no-speed]``.
"""

import argparse
import io
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "pipeline")]
from truth import Piece, Score, add, characters, misses, new_score, read_truth  # noqa: E402

SAMPLES = (HERE.parent / "sample_docs", HERE.parent / "sample_scans")
FRAGMENTS = HERE.parent / "tests" / "data" / "fragments"
MARKDOWN = re.compile(r"^\s*(?:(?P<hashes>#{1,6}) |(?P<bullet>[*•-]|\d+\.) )?(?P<text>.+)$")
EMPHASIS = re.compile(r"\*\*|__|(?<!\w)_|_(?!\w)|~~")
ROUNDS = 3

Reader = Callable[[bytes], object]


# Each library: how it reads a file, and how its result becomes blocks.
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
    paragraph: list[str] = []
    for line in [*str(result).splitlines(), ""]:
        found = MARKDOWN.match(EMPHASIS.sub("", line))
        special = found is None or found["hashes"] or found["bullet"] or line.startswith("|")
        if special and paragraph:
            yield Piece("paragraph", " ".join(paragraph))
            paragraph = []
        if found is None:
            continue
        if found["hashes"]:
            yield Piece("heading", found["text"], len(found["hashes"]))
        elif line.startswith("|"):
            yield from (Piece("cell", cell) for cell in found["text"].split("|") if cell.strip(" -"))
        elif found["bullet"]:
            yield Piece("list_item", found["text"])
        else:
            paragraph.append(found["text"])


def read_pdfplumber(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n\n".join(page.extract_text() or "" for page in pdf.pages)


def read_pdfminer(data: bytes) -> object:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def read_pypdf(data: bytes) -> object:
    import pypdf

    return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


LIBRARIES: dict[str, tuple[Reader, Callable[[object], Iterable[Piece]], str]] = {
    "loften": (read_loften, pieces_loften, ""),
    "pymupdf4llm": (read_pymupdf4llm, pieces_markdown, "pymupdf4llm"),
    "pdfplumber": (read_pdfplumber, pieces_markdown, "pdfplumber"),
    "pdfminer.six": (read_pdfminer, pieces_markdown, "pdfminer.six"),
    "pypdf": (read_pypdf, pieces_markdown, "pypdf"),
}


def files_of(folder: Path | None) -> dict[str, list[Path]]:
    """Return the PDFs by layout, those whose truth is known."""
    layouts = {path.name: sorted(path.glob("*.pdf")) for path in SAMPLES}
    for path in sorted(folder.iterdir()) if folder else ():
        layouts[path.name] = sorted(path.glob("*.pdf"))
    return {name: files for name, files in layouts.items() if files}


def quality(name: str, files: Sequence[Path], show: bool) -> tuple[Score, float]:
    """Return how well a library's blocks agree with the fragments, and the share of characters that are wrong."""
    read, pieces, _ = LIBRARIES[name]
    score, wrong, total = new_score(), 0, 0
    for path in files:
        truth = read_truth(FRAGMENTS / f"{path.stem}.html")
        given = _pieces(read, pieces, path)
        add(score, truth, given)
        errors, length = characters(truth, given)
        wrong, total = wrong + errors, total + length
        if show:
            print(f"-- {path.parent.name}/{path.name}", *misses(truth, given), sep="\n   ")
    return score, wrong / max(total, 1)


def _pieces(read: Reader, pieces: Callable[[object], Iterable[Piece]], path: Path) -> list[Piece]:
    try:
        return list(pieces(read(path.read_bytes())))
    except Exception as error:  # whatever a library raises on a file is a miss of that library
        print(f"   {path.name}: {type(error).__name__}: {error}"[:200])
        return []


def pages_per_second(reader: Reader, files: Sequence[Path]) -> float:
    """Return the pages a second over all files: the best of some rounds."""
    import pypdfium2

    contents = [path.read_bytes() for path in files]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in contents)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for data in contents:
            reader(data)
        best = max(best, pages / (time.perf_counter() - start))
    return best


def words_pdfplumber(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_words(extra_attrs=["fontname", "size"]) for page in pdf.pages]


def _row(name: str, layout: str, score: Score, errors: float) -> str:
    shares = [
        score.recall("list_item"), score.recall("paragraph"), score.f1("heading"), score.level_accuracy(),
        score.recall("cell"),
    ]  # fmt: skip
    numbers = " | ".join(f"{share:.3f}" for share in shares)
    return f"| {name} | {layout} | {numbers} | {score.leaks / score.documents:.2f} | {100 * errors:.2f} |"


def _version(package: str) -> str | None:
    try:
        return version(package) if package else ""
    except PackageNotFoundError:
        return None


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only")
    parser.add_argument("--layout")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    layouts = files_of(options.folder)
    print("| library | layout | items | paragraphs | headings F1 | levels | cells | leaks/document | CER % |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (_, _, package) in LIBRARIES.items():
        installed = _version(package)
        if installed is None or options.only not in (None, name):
            continue
        for layout, files in layouts.items():
            if options.layout in (None, layout) and (name == "loften" or "scan" not in layout):
                print(_row(f"{name} {installed}".strip(), layout, *quality(name, files, options.misses)), flush=True)
    if not options.no_speed:
        born_digital = [path for layout, files in layouts.items() if "scan" not in layout for path in files]
        print("\n| what | pages/s |\n|---|---|")
        speeds = {"loften, PDF to blocks": read_loften, "pdfplumber, words with font and size": words_pdfplumber}
        for what, reader in speeds.items():
            print(f"| {what} | {pages_per_second(reader, born_digital):.0f} |", flush=True)


if __name__ == "__main__":
    main()
