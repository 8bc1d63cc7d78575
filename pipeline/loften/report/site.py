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
from loften.linking.model import Link
from loften.report.columns import PledgeColumns
from loften.report.documents import document_key, document_row, write_document
from loften.report.labels import LABELS, LOW_CONFIDENCE
from loften.report.links import as_json
from loften.report.pages import State, page_images
from loften.report.script_file import write_script
from loften.report.sources import Sources
from loften.version import __version__

# By this file a folder is known as a report, which a later one may replace.
MARK = Path("data") / "site.js"


@dataclass(frozen=True)
class Options:
    """What the report is called, its first language, where the documents lie, and what links pledges over time."""

    title: str = "Medborgarlöften"
    language: Literal["sv", "en"] = "sv"
    sources: tuple[Path, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass
class Written:
    """What was written: counts, and for each state of the page images how many documents are in it."""

    documents: int = 0
    pledges: int = 0
    municipalities: set[str] = field(default_factory=set)
    images: dict[State, int] = field(default_factory=dict)
    links: int = 0


def write_report(records: Iterable[Agreement], folder: Path, options: Options | None = None) -> Written:
    """Write the report of some records, one at a time, and say what came out.

    The folder is written whole under another name, then renamed. The same records and sources give the same bytes.
    Raise ``UsageError`` where the folder holds anything but an earlier report, or the disk does not take it.
    """
    options = options or Options()
    try:
        with _written_whole(folder) as part:
            report = _Report(part, options)
            _copy_assets(part)
            for record in records:
                report.add(record)
            return report.close()
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror or error}: choose another folder with --html") from error


class _Report:
    """A report that is being written into a folder, a record at a time."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.data, self.folder, self.options = folder / "data", folder, options
        self.sources = Sources(options.sources)
        self.pledges = PledgeColumns(self.data)
        self.rows: list[dict[str, Any]] = []
        self.numbers: dict[str, int] = {}
        self.provenance: set[tuple[str, str, str]] = set()
        self.written = Written()

    def add(self, record: Agreement) -> None:
        """Write one record; one whose document is there already is left out."""
        if record.document.id in self.numbers:
            return
        number = self.numbers[record.document.id] = len(self.rows)
        self.rows.append(document_row(record, self.pledges.written))
        self.pledges.add(number, record)
        images = page_images(record, document_key(record), self.sources, self.folder / "pages")
        write_document(self.data / "documents", record, images)
        made = record.provenance
        self.provenance.add((made.loften, made.model or made.engine, made.rules[:12]))
        self.written.images[images.state] = self.written.images.get(images.state, 0) + 1
        self.written.municipalities.update(one.code for one in record.document.municipalities)

    def close(self) -> Written:
        """Write what is of all records, and return what came out."""
        if not self.rows:
            raise UsageError("no records: name what loften convert has written")
        self.pledges.close()
        write_script(self.data / "documents.js", "documents", self.rows)
        if self.options.links:
            links = as_json(self.options.links, self.pledges.numbers, self.numbers)
            write_script(self.data / "links.js", "links", links)
        write_script(self.folder / MARK, "site", _site(self))
        self.written.documents, self.written.pledges = len(self.rows), self.pledges.written
        self.written.links = len(self.options.links)
        return self.written


def _site(report: _Report) -> dict[str, Any]:
    options = report.options
    return {
        "title": options.title,
        "language": options.language,
        "version": __version__,
        "provenance": [
            dict(zip(("loften", "model", "rules"), made, strict=True)) for made in sorted(report.provenance)
        ],
        "chunks": report.pledges.files,
        "linked": bool(options.links),
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
