"""Links from where ``loften link`` leaves them."""

from pathlib import Path

from pydantic import ValidationError

from loften.errors import UsageError
from loften.linking.model import Link, LinkLine
from loften.linking.run import LINKS


def read_links(store: Path) -> list[Link]:
    """Return the links that ``write_links`` left beside a store's records, none where there is no ``links.jsonl``.

    Raise ``UsageError`` on a line that is no link.
    """
    path = (store if store.is_dir() else store.parent) / LINKS
    if not path.is_file():
        return []
    links: list[Link] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                links.append(LinkLine.model_validate_json(line).root)
            except (ValidationError, UnicodeDecodeError) as error:
                raise UsageError(f"{path}:{number}: not a link of this version: run loften link again") from error
    return links
