"""From one document to its full record: processor time by format, and beside pdfplumber merely reading the words.

The process is warmed up as the workers of an archive run are, and has read some eighty other documents, none of those
measured. Each round is a fork that forgets what it learns; it reads some of the others again first, since memory is
copied where a fork first touches it, once in a worker's life. *Again* is the second time in one fork: its texts are
known then, as those of a template or of a page that comes twice are. DOCX, ODT and text are made of the web pages' own
blocks.
``python benchmarks/document_speed.py [ROUNDS]``.
"""

import gc
import io
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "pipeline"), str(HERE.parent / "models" / "sv_loften")]

SAMPLES = sorted((HERE.parent / "sample_docs").iterdir())
BEFORE = [path for part in ("varied", "test") for path in sorted((HERE.parent / "gold" / part / "docs").iterdir())]
SCANS = sorted((HERE.parent / "sample_scans").glob("*.pdf"))
TOUCHED = 12
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style", "table")
)


def main() -> None:
    """Measure every format, and pdfplumber on the PDFs."""
    import pdfplumber  # noqa: F401 (before the forks, so that none of them is charged with it)

    from loften import Converter, Settings
    from loften.batch.job import DocumentWork

    rounds = int(sys.argv[1]) if sys.argv[1:] else 5
    DocumentWork(asdict(Settings())).warm_up()
    converter = Converter()
    for path in BEFORE:
        converter.convert(path).to_json()
    gc.collect()
    gc.freeze()
    print("| format | documents | ms, median | mean | documents/s, median | again, ms, median | mean | documents/s |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, files in _formats(converter, Path(folder)).items():
            times, again = measure(files, lambda file: converter.convert(file).to_json(), rounds, BEFORE[:TOUCHED])
            print(f"{_row(name, times)}{_columns(again)} |", flush=True)
            if name == "born-digital PDF":
                words, _ = measure(files, read_words, rounds)
                print(f"{_row('pdfplumber, words of the same', words)} | | | |")
                ratios = (sum(words) / sum(one) for one in (times, again))
                print("full records against pdfplumber's words: {:.2f} × as fast, again {:.2f} ×".format(*ratios))
    print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _formats(converter: Any, folder: Path) -> dict[str, list[Path]]:
    pages = [path for path in SAMPLES if path.suffix == ".html"]
    _each(pages, lambda page: _write_others(converter, page, folder))
    formats = {
        "web page": pages,
        "born-digital PDF": [path for path in SAMPLES if path.suffix == ".pdf"],
        **{name: sorted(folder.glob(f"*.{end}")) for name, end in (("DOCX", "docx"), ("ODT", "odt"), ("text", "txt"))},
    }
    return formats | ({"scan": SCANS} if os.environ.get("SCANS") else {})


def _write_others(converter: Any, page: Path, folder: Path) -> None:
    """Write the blocks of a page in the other formats."""
    record = converter.convert(page)
    blocks = [(block, record.document.text[block.start : block.end]) for block in record.blocks]
    (folder / f"{page.stem}.docx").write_bytes(docx(blocks))
    (folder / f"{page.stem}.odt").write_bytes(odt(blocks))
    (folder / f"{page.stem}.txt").write_text("\n\n".join(_plain(*one) for one in blocks), encoding="utf-8")


def measure(
    files: Sequence[Path], work: Callable[[Path], object], rounds: int, before: Sequence[Path] = ()
) -> tuple[list[float], list[float]]:
    """Return the least processor time of each file, at first and again, in some rounds, each a fork."""
    runs = [_each([*before, *files, *files], work)[len(before) :] for _ in range(rounds)]
    least = list(map(min, zip(*runs, strict=True)))
    return least[: len(files)], least[len(files) :]


def _each(files: Sequence[Path], work: Callable[[Path], object]) -> list[float]:
    """Return the processor time of each file, its children's too, in a fork."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        for file in files:
            before = _processor_time()
            work(file)
            os.write(writing, f"{_processor_time() - before}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        times = [float(line) for line in stream]
    os.waitpid(pid, 0)
    return times


def _processor_time() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def read_words(path: Path) -> None:
    """Read the words of a PDF with pdfplumber, and nothing else."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()


def _row(name: str, times: Sequence[float]) -> str:
    return f"| {name} | {len(times)}{_columns(times)}"


def _columns(times: Sequence[float]) -> str:
    median, mean = sorted(times)[len(times) // 2], sum(times) / len(times)
    return f" | {1e3 * median:.1f} | {1e3 * mean:.1f} | {1 / median:.1f}"


def docx(blocks: Sequence[tuple[Any, str]]) -> bytes:
    """Return blocks as a Word document: headings and items by their styles."""
    styles = {"heading": "Heading{}", "list_item": "ListParagraph"}
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles.get(block.kind, "Normal").format(block.level or 1)}"/></w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for block, text in blocks
    )
    return _packed({"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"})


def odt(blocks: Sequence[tuple[Any, str]]) -> bytes:
    """Return blocks as an OpenDocument text."""
    body = "".join(_odt_block(block, escape(text)) for block, text in blocks)
    content = f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body>"
    mimetype = "application/vnd.oasis.opendocument.text"
    return _packed({"mimetype": mimetype, "content.xml": f"{content}</office:document-content>"})


def _odt_block(block: Any, text: str) -> str:
    if block.kind == "heading":
        return f'<text:h text:outline-level="{block.level or 1}">{text}</text:h>'
    paragraph = f"<text:p>{text}</text:p>"
    item = f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>"
    return item if block.kind == "list_item" else paragraph


def _plain(block: Any, text: str) -> str:
    return f"- {text}" if block.kind == "list_item" else text


def _packed(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


if __name__ == "__main__":
    main()
