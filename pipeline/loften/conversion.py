"""The flow: a source in, a record out."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from loften import language
from loften.agreement import Agreement
from loften.assemble import assemble
from loften.document import Document
from loften.errors import ExitCode, LoftenError, UnexpectedError
from loften.follow_up import Context, contexts, find_follow_up
from loften.head import read_head
from loften.pledges import Candidate, find, label, propose
from loften.readers import Apart, read
from loften.sections import Outline, split
from loften.settings import Settings
from loften.sources import Item, Source

__all__ = [
    "Converter",
    "Outcome",
    "Settings",
    "convert",
    "convert_all",
    "convert_document",
    "convert_source",
    "unexpected",
]

logger = logging.getLogger(__name__)


def convert_source(source: Source, engine: language.Engine, settings: Settings) -> Agreement:
    """Convert one source to its record: the whole pipeline, reading first."""
    return convert_document(read(source, settings.reading), engine, settings)


def convert_document(document: Document, engine: language.Engine, settings: Settings) -> Agreement:
    """Convert a document that was read: the rest of the pipeline, in order."""
    outline = split(document)
    head = read_head(outline)
    candidates, standing = propose(outline), contexts(outline, head)
    parsed = language.parse_blocks(document, _asked(outline, candidates, standing), engine)
    pledges = label(find(outline, parsed, candidates), outline, parsed, head)
    follow_up = find_follow_up(outline, parsed, head, standing)
    return assemble(document, outline, head, pledges, follow_up, engine, asdict(settings))


def _asked(outline: Outline, candidates: Sequence[Candidate], standing: Sequence[Context | None]) -> list[int]:
    """Return the blocks whose syntax is asked: where a promise may stand, or follow-up that restates none."""
    promising = {candidate.block for candidate in candidates if candidate.role == "pledge"}
    told = {index for index, context in enumerate(standing) if context not in (None, "restated")}
    return [index for index in outline.wants_syntax() if index in promising or index in told]


class Converter:
    """Converts many documents with one engine, which is loaded when the first document needs it."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def engine(self) -> language.Engine:
        """Return the language engine; raise ``LanguageError`` where it is not installed."""
        return language.load_engine(self.settings.engine)

    def convert(self, source: Source | str | Path) -> Agreement:
        """Convert a source, or the file at a path; raise ``LoftenError`` where that cannot be done."""
        if not isinstance(source, Source):
            source = Source.from_path(Path(source))
        return convert_source(source, self.engine, self.settings)


def convert(source: Source | str | Path, settings: Settings | None = None) -> Agreement:
    """Convert one document; for many, keep a ``Converter``."""
    return Converter(settings).convert(source)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: a record, an error, or neither where the same bytes had come before."""

    uri: str
    record: Agreement | None = None
    error: LoftenError | None = None


def convert_all(items: Iterable[Item], settings: Settings | None = None) -> Iterator[Outcome]:
    """Convert sources one after the other and yield what became of each; no document stops the others.

    PDFs are read in another process, which one of them may end. Raise ``LoftenError`` only for what concerns them all,
    such as a language model that is not installed.
    """
    converter = Converter(settings)
    seen: set[str] = set()
    with Apart() as apart:
        for item in items:
            if isinstance(item, LoftenError):
                yield Outcome(str(item).partition(": ")[0], error=item)
            elif item.sha256 in seen:
                yield Outcome(item.uri)
            else:
                seen.add(item.sha256)
                yield _outcome(item, converter, apart)


def _outcome(source: Source, converter: Converter, apart: Apart) -> Outcome:
    try:
        apart.prepare(source)
        engine = converter.engine
        document = apart.read(source, converter.settings.reading)
        return Outcome(source.uri, record=convert_document(document, engine, converter.settings))
    except LoftenError as error:
        if error.exit_code == ExitCode.USAGE:
            raise
        return Outcome(source.uri, error=error)
    except Exception as error:
        return Outcome(source.uri, error=unexpected(source.uri, error))


def unexpected(uri: str, error: Exception) -> UnexpectedError:
    """Return a fault of the program, met on one document, as an error to tell."""
    logger.debug("%s", uri, exc_info=error)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return UnexpectedError(f"{uri}: unexpected {what}: report it with --debug's trace")
