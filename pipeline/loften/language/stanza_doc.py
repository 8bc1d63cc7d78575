"""stanza's analysis as spaCy's ``Doc``: every token exactly where it stands in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

STRETCH = 4_000
"""The longest stretch analysed at once, in characters: the parser's memory grows with the square of a sentence."""

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_BREAK = re.compile(r"(?<=[.!?])\s|\s")

Placed = tuple[int, Any]
"""A sentence of stanza's, behind the offset of the stretch in which its own offsets count."""


def stretches(text: str, longest: int = STRETCH) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text that hold more than white space; longer ones are cut, where possible after a stop."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end - start > longest:
            cut = _cut(text, start, start + longest)
            if text[start:cut].strip():
                yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut: after the last stop, else after the last white space, else at the limit."""
    gaps = list(_BREAK.finditer(text, start + 1, limit))
    stops = [match for match in gaps if text[match.start() - 1] in ".!?"]
    return (stops or gaps)[-1].end() if gaps else limit


@dataclass(frozen=True, slots=True)
class _Row:
    """One token to be: a word, or the white space that spaCy keeps as a token of its own."""

    text: str
    space: bool
    word: Any | None
    first: bool


def to_doc(vocab: Vocab, text: str, sentences: Sequence[Placed]) -> Doc:
    """Map stanza's sentences to a ``Doc`` whose tokens stand exactly where they stand in ``text``.

    A multi-word token becomes one token, with the tag, features, lemma and head of the word of it that governs the
    others, so that offsets stay those of the text. White space beyond one blank becomes tokens, as in spaCy. A bullet
    that stanza takes for a sentence belongs to the one after it.
    """
    rows: list[_Row] = []
    owner: dict[tuple[int, int], int] = {}
    end = 0
    for number, (offset, sentence) in enumerate(sentences):
        for index, token in enumerate(sentence.tokens):
            start = offset + token.start_char
            _fill(rows, text[end:start])
            end = offset + token.end_char
            owner.update({(number, word.id): len(rows) for word in token.words})
            rows.append(_Row(text[start:end], False, _governor(token.words), index == 0))
    _fill(rows, text[end:])
    return _build(vocab, rows, owner, _bullets(sentences))


def _fill(rows: list[_Row], between: str) -> None:
    """Add what stands between two tokens: a blank belongs to the last token, the rest is a token of white space."""
    if between.startswith(" ") and rows:
        rows[-1] = replace(rows[-1], space=True)
        between = between[1:]
    if between:
        rows.append(_Row(between, False, None, False))


def _bullets(sentences: Sequence[Placed]) -> list[bool]:
    """Return of every sentence whether it is only signs, with another after it in the same stretch."""
    alone = [not any(c.isalnum() for token in sentence.tokens for c in token.text) for _, sentence in sentences]
    offsets = [offset for offset, _ in sentences]
    return [sign and offsets[n + 1 : n + 2] == [offsets[n]] for n, sign in enumerate(alone)]


def _governor(words: Sequence[Any]) -> Any:
    inside = {word.id for word in words}
    return next((word for word in words if word.head not in inside), words[0])


def _build(vocab: Vocab, rows: Sequence[_Row], owner: dict[tuple[int, int], int], bullets: Sequence[bool]) -> Doc:
    parsed = bool(bullets)
    heads, deps, number = [], [], -1
    for index, row in enumerate(rows):
        number += row.first
        if row.word is None:
            head, dep = (index - 1 if index else min(1, len(rows) - 1)), "dep"
        elif bullets[number]:
            head, dep = next(at for at in range(index, len(rows)) if rows[at].first and at > index), "punct"
        else:
            head, dep = owner.get((number, row.word.head), index), _relation(row.word)
        heads.append(head)
        deps.append(dep)
    words = [row.word for row in rows]
    return Doc(
        vocab,
        words=[row.text for row in rows],
        spaces=[row.space for row in rows],
        tags=[(word.xpos or "") if word else "_SP" for word in words],
        pos=[(word.upos or "") if word else "SPACE" for word in words],
        morphs=[(word.feats or "") if word else "" for word in words],
        lemmas=[(word.lemma or word.text) if word else row.text for row, word in zip(rows, words, strict=True)],
        heads=heads if parsed else None,
        deps=deps if parsed else None,
        sent_starts=[index == 0 for index in range(len(rows))] if not parsed else None,
    )


def _relation(word: Any) -> str:
    return "ROOT" if word.head == 0 else (word.deprel or "dep")
