"""Rows of a table that reports: which cell says what was promised, what became of it, how it is judged."""

from dataclasses import dataclass

from loften.document import Block, Cell, Document
from loften.rules import load_rules


@dataclass(frozen=True, slots=True)
class Row:
    """What a row's cells say, by the headings of their columns; ``is_header`` says that the row is the headings."""

    outcome: Cell | None = None
    pledge: str | None = None
    verdict: str | None = None
    is_header: bool = False


def read_row(document: Document, block: Block) -> Row:
    """Return a row's parts; a row without column headings has none."""
    if all(cell.header is None for cell in block.cells):
        roles = [_role(document.quote(cell)) for cell in block.cells]
        return Row(is_header=sum(role is not None for role in roles) >= max(2, len(roles) - 1))
    cells: dict[str, Cell] = {}
    for cell in block.cells:
        role = _role(cell.header or "")
        if role is not None and any(letter.isalnum() for letter in document.quote(cell)):
            cells.setdefault(role, cell)
    outcome = cells.get("outcome") or cells.get("verdict")
    verdict = cells.get("verdict")
    pledge = cells.get("promise")
    return Row(
        outcome=outcome,
        pledge=document.quote(pledge) if pledge else None,
        verdict=document.quote(verdict) if verdict else None,
    )


def _role(header: str) -> str | None:
    """Return what a column is for: promise, outcome or verdict."""
    rules = load_rules("follow_up")
    for role in ("promise", "verdict", "outcome"):
        if rules[f"column.{role}"].search(header):
            return role
    return None
