"""Lists and headings that an author made by hand: bullets typed into paragraphs, bold lines for headings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from loften.readers.builder import Draft, Piece
from loften.readers.lines import SENTENCE_END, TITLE_LENGTH, Marker, is_speech, is_title, marker_of
from loften.rules import load_rules

DEEPEST = 6


def text_of(draft: Draft) -> str:
    """Return the text of a draft."""
    if len(draft.pieces) == 1:
        return draft.pieces[0].text
    return "".join(piece.text for piece in draft.pieces)


def promote_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Make list items of paragraphs that begin with a bullet, or that number themselves in order."""
    result: list[Draft] = []
    for kind, run in groupby(drafts, key=lambda draft: draft.kind):
        members = list(run)
        if kind == "paragraph":
            _promote_run(members)
        result.extend(members)
    return result


def _promote_run(paragraphs: Sequence[Draft]) -> None:
    marked = [(draft, marker_of(text_of(draft))) for draft in paragraphs]
    for _, run in groupby(marked, key=lambda pair: pair[1] and pair[1].family):
        members = [(draft, marker) for draft, marker in run if marker is not None]
        if members and _is_list(members):
            for draft, marker in members:
                _make_item(draft, marker)


def _is_list(members: Sequence[tuple[Draft, Marker]]) -> bool:
    family = members[0][1].family
    if family == "strong":
        return True
    if len(members) < 2:
        return False
    if family == "dash":
        return not any(is_speech(text_of(draft)) for draft, _ in members)
    values = [_ordinal(marker.value) for _, marker in members]
    return all(b == a + 1 for a, b in pairwise(values))


def _ordinal(value: str) -> int:
    return int(value) if value.isdigit() else ord(value)


def _make_item(draft: Draft, marker: Marker) -> None:
    draft.kind, draft.level, draft.marker = "list_item", 1, marker.text
    draft.pieces = cut(draft.pieces, marker.end)
    if draft.cells:
        draft.cells = [replace(draft.cells[0], pieces=draft.pieces)]


def cut(pieces: Iterable[Piece], count: int) -> list[Piece]:
    """Return the pieces without their first ``count`` characters."""
    kept: list[Piece] = []
    for piece in pieces:
        if count >= len(piece.text):
            count -= len(piece.text)
        else:
            kept.append(piece._replace(text=piece.text[count:]))
            count = 0
    return kept


def promote_headings(drafts: Sequence[Draft]) -> None:
    """Make headings of bold paragraphs that have a title's shape and something under them."""
    level = 1
    for index, draft in enumerate(drafts):
        if draft.kind == "heading":
            level = draft.level or level
        elif draft.kind == "paragraph" and draft.bold and _heads_something(drafts, index) and _heads(text_of(draft)):
            draft.kind, draft.level = "heading", min(level + 1, DEEPEST)


def _heads(text: str) -> bool:
    return is_title(text) and not breaks_off(text)


def breaks_off(text: str) -> bool:
    """Tell whether a line leads into the list under it: "Polisen ska därför"; also in bold, it is no heading."""
    return bool(load_rules("lines")["line.breaks-off"].search(text))


def _heads_something(drafts: Sequence[Draft], index: int) -> bool:
    if drafts[index].inside is not None or index + 1 >= len(drafts):
        return False
    following = drafts[index + 1]
    return following.kind != "heading" and not following.bold and not following.furniture


def promote_titles(drafts: Sequence[Draft]) -> None:
    """Make headings of short lines that stand alone above a paragraph or list; for text without any formatting.

    The first is the document's title (level 1). A line that names a main part of the document may stand above another
    heading, which then ranks below it.
    """
    visible = [draft for draft in drafts if not draft.furniture]
    level = max((draft.level or 1 for draft in visible if draft.kind == "heading"), default=0)
    for index, draft in enumerate(visible):
        if draft.kind == "heading":
            level = draft.level or level
        elif _is_title_over(visible, index):
            chained = index > 0 and visible[index - 1].kind == "heading"
            level = min(level + 1, DEEPEST) if level < 2 or chained else level
            draft.kind, draft.level = "heading", level


def _is_title_over(drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a draft has a title's shape and words, with text under it that is no title itself."""
    draft = drafts[index]
    if draft.kind != "paragraph" or not _could_be_title(draft) or index + 1 >= len(drafts):
        return False
    following = drafts[index + 1]
    if following.kind != "paragraph":
        return following.kind != "heading" or _names_part(draft)
    if _is_prose(following):
        return True
    return _names_part(draft) and _is_title_over(drafts, index + 1)


def _could_be_title(draft: Draft) -> bool:
    text = text_of(draft)
    return is_title(text) and load_rules("titles").first(text, label="no title") is None


def _names_part(draft: Draft) -> bool:
    return load_rules("titles").first(text_of(draft), label="title") is not None


def _is_prose(draft: Draft) -> bool:
    text = text_of(draft)
    return len(text) > TITLE_LENGTH or (bool(SENTENCE_END.search(text)) and " " in text)
