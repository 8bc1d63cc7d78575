"""Cases by converting the gold's sources, from end to end or with the first steps given by gold."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from loften import language
from loften.agreement import Agreement
from loften.assemble import assemble
from loften.conversion import Converter, Settings
from loften.document import Document
from loften.errors import ExitCode, LoftenError
from loften.evaluation.case import Case
from loften.evaluation.gold import Gold, find_source
from loften.evaluation.oracle import gold_document, gold_outline, gold_pledges
from loften.follow_up import find_follow_up
from loften.head import read_head
from loften.pledges import find, label
from loften.readers import read
from loften.sections import split
from loften.sources import Source

Given = Literal["nothing", "blocks", "sections", "pledges"]
GIVEN: tuple[Given, ...] = ("nothing", "blocks", "sections", "pledges")


def convert_golds(
    golds: Sequence[Gold], docs: list[Path], settings: Settings, given: Given = "nothing"
) -> Iterator[Case]:
    """Convert the sources of gold files and yield each beside its gold; what fails comes as a case without a record.

    ``given`` says which steps gold does: none; the reading into blocks; that and the sections; all that and the finding
    of pledges.
    """
    converter = Converter(settings)
    for gold in golds:
        source = Source.from_path(find_source(gold.source, docs))
        try:
            record = converter.convert(source) if given == "nothing" else _convert(gold, source, converter, given)
        except LoftenError as error:
            if error.exit_code == ExitCode.USAGE:
                raise
            yield Case(gold, None, str(error))
        except Exception as error:  # a defect in one step must not cost the scores of all other documents
            yield Case(gold, None, f"{gold.source}: {type(error).__name__}: {error}")
        else:
            yield Case(gold, record)


def _convert(gold: Gold, source: Source, converter: Converter, given: Given) -> Agreement:
    """Convert as ``conversion.convert_source`` does, with gold in the place of the first steps."""
    engine = converter.engine
    document = gold_document(gold, _read(source, converter.settings))
    outline = split(document) if given == "blocks" else gold_outline(gold, document)
    parsed = language.parse_blocks(document, outline.wants_syntax(), engine)
    head = read_head(outline)
    found = gold_pledges(gold, outline) if given == "pledges" else find(outline, parsed)
    pledges = label(found, outline, parsed, head)
    follow_up = find_follow_up(outline, parsed, head)
    return assemble(document, outline, head, pledges, follow_up, engine, asdict(converter.settings))


def _read(source: Source, settings: Settings) -> Document | None:
    """Read the source for the kinds of its blocks; where it cannot be read, gold alone must do."""
    try:
        return read(source, settings.reading)
    except LoftenError:
        return None
