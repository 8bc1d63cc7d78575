"""The report's folder: the page, its scripts and styles, and the data of all records as scripts."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.head.register import all_municipalities
from loften.report.columns import PledgeColumns
from loften.report.documents import document_key, document_row, write_document
from loften.report.labels import LABELS, LOW_CONFIDENCE
from loften.report.pages import State, page_images
from loften.report.script_file import write_script
from loften.report.sources import Sources
from loften.version import __version__

# By this file a folder is known as a report, which a later one may replace.
MARK = Path("data") / "site.js"


@dataclass(frozen=True)
class Options:
    """What the report is called, which language it opens in, and where the documents lie."""

    title: str = "Medborgarlöften"
    language: Literal["sv", "en"] = "sv"
    sources: tuple[Path, ...] = ()


@dataclass
class Written:
    """What was written: counts, and for each state of the page images how many documents are in it."""

    documents: int = 0
    pledges: int = 0
    municipalities: set[str] = field(default_factory=set)
    images: dict[State, int] = field(default_factory=dict)


def write_report(records: Iterable[Agreement], folder: Path, options: Options | None = None) -> Written:
    """Write the report of some records, one at a time, and say what came out.

    The folder is written whole under another name, then renamed. The same records and sources give the same bytes.
    Raise ``UsageError`` where the folder holds anything but an earlier report, or the disk does not take it.
    """
    options = options or Options()
    sources = Sources(options.sources)
    try:
        with _written_whole(folder) as part:
            return _write(records, part, options, sources)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror or error}: choose another folder with --html") from error


def _write(records: Iterable[Agreement], folder: Path, options: Options, sources: Sources) -> Written:
    _copy_assets(folder)
    written, rows, provenance = Written(), [], set[tuple[str, str, str]]()
    pledges = PledgeColumns(folder / "data")
    for record in _once(records):
        key = document_key(record)
        rows.append(document_row(record, pledges.written))
        pledges.add(len(rows) - 1, record)
        images = page_images(record, key, sources, folder / "pages")
        write_document(folder / "data" / "documents", record, images)
        written.images[images.state] = written.images.get(images.state, 0) + 1
        written.municipalities.update(one.code for one in record.document.municipalities)
        made = record.provenance
        provenance.add((made.loften, made.model or made.engine, made.rules[:12]))
    if not rows:
        raise UsageError("no records: name what loften convert has written")
    pledges.close()
    write_script(folder / "data" / "documents.js", "documents", rows)
    write_script(folder / MARK, "site", _site(options, pledges.files, sorted(provenance)))
    written.documents, written.pledges = len(rows), pledges.written
    return written


def _once(records: Iterable[Agreement]) -> Iterator[Agreement]:
    """Yield each document once, the first of those with the same id."""
    seen = set()
    for record in records:
        if record.document.id not in seen:
            seen.add(record.document.id)
            yield record


def _site(options: Options, chunks: list[str], provenance: list[tuple[str, str, str]]) -> dict[str, Any]:
    return {
        "title": options.title,
        "language": options.language,
        "version": __version__,
        "provenance": [dict(zip(("loften", "model", "rules"), made, strict=True)) for made in provenance],
        "chunks": chunks,
        "labels": LABELS,
        "lowConfidence": LOW_CONFIDENCE,
        "municipalities": {one.code: [one.name, one.county] for one in all_municipalities()},
    }


def _copy_assets(folder: Path) -> None:
    with as_file(files("loften.report").joinpath("assets")) as assets:
        shutil.copytree(assets, folder / "assets", ignore=shutil.ignore_patterns("index.html", "__pycache__", "*.py"))
        shutil.copyfile(assets / "index.html", folder / "index.html")


@contextmanager
def _written_whole(folder: Path) -> Iterator[Path]:
    """Give a folder to write to, and put it in place of the wanted one where nothing failed."""
    if folder.exists() and not (folder / MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: holds something else than a report: choose an empty folder with --html")
    folder = folder.absolute()
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
        if folder.exists():
            shutil.rmtree(folder)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
