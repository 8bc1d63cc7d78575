"""One sentence as a document of its own, for tests of what is asked of a pledge's own words."""

from functools import cache

from loften.document import Block, Document, SourceInfo
from loften.language import Engine, Parsed, load_engine, parse_blocks
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def alone(text: str) -> tuple[FoundPledge, Outline, Parsed]:
    """Return a text as the only promise of a document that says nothing else."""
    source = SourceInfo(uri="alone.txt", media_type="text/plain", sha256="0" * 64, bytes=len(text))
    document = Document(text=text, blocks=(Block("list_item", 0, len(text), level=1),), runs=(), source=source)
    outline = Outline(document=document, sections=("löften",))
    return FoundPledge(start=0, end=len(text), block=0), outline, parse_blocks(document, [0], _engine())


@cache
def _engine() -> Engine:
    return load_engine()
