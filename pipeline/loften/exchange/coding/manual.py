"""The coder's manual: the codebook cut down to one printed page, with the steps of the work."""

import re
from html import escape
from importlib import resources
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loften.errors import UsageError

LONGEST = {"paragraph": 560, "item": 560}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ\"*`(])")
_STEPS = (
    ("gold start DOCS --out mine", "the program marks what it finds; you correct it"),
    ("gold export mine --to label-studio --out project", "or inception, doccano, brat"),
    ("gold import project-export.json --from label-studio --out mine", "what you marked, as gold"),
    ("gold check mine", "what contradicts the codebook, or is not verbatim"),
    ("gold agree mine theirs", "where two coders differ, and by how much"),
)
_STYLE = """
@page { size: A4 landscape; margin: 7mm }
body { font: 15px/1.4 system-ui, sans-serif; margin: 1em auto; max-width: 100em; padding: 0 1em; color: #111 }
main { columns: 24em; column-gap: 1.5em }
h1 { font-size: 1.4em; margin: 0 0 .3em }
h2 { font-size: 1.1em; margin: .8em 0 .2em; break-after: avoid; color: #0b4f8a }
p, ul, ol { margin: .25em 0 }
ul, ol { padding-left: 1.5em }
li, tr { break-inside: avoid }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: .3em 0 }
td, th { border: 1px solid #bbb; padding: .1em .3em; text-align: left; vertical-align: top }
code { background: #eef; overflow-wrap: anywhere }
td code { white-space: nowrap }
@media print {
  body { font-size: 6.9px; line-height: 1.15; margin: 0; padding: 0; max-width: none }
  main { columns: 4; column-gap: 1em }
  h2 { margin-top: .5em }
  table { display: table; width: 100% }
  td, th { padding: 0 .3em }
}
"""


def find_codebook(path: Path | None = None) -> str:
    """Return the text of the codebook: the given file's, or the one that came with the program.

    Raise ``UsageError`` where it cannot be read.
    """
    beside = Path(__file__).parents[4] / "docs" / "codebook.md"
    packed = resources.files("loften.exchange.coding") / "codebook.md"
    try:
        if path is not None:
            return path.read_text(encoding="utf-8")
        return packed.read_text(encoding="utf-8") if packed.is_file() else beside.read_text(encoding="utf-8")
    except OSError as error:
        where = path or "the codebook"
        raise UsageError(f"{where}: {error.strerror or error}: name the codebook with --codebook") from error


def manual(codebook: str) -> str:
    """Return one self-contained HTML page, made to be printed on one A4 sheet.

    Every section's heading, tables and rules are on it; longer paragraphs keep their first sentences. What stands
    before the first section is left out.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(codebook)
    tokens = tokens[next((n for n, token in enumerate(tokens) if token.tag == "h2"), 0) :]
    _shorten(tokens)
    body = MarkdownIt("commonmark").renderer.render(tokens, MarkdownIt("commonmark").options, {})
    steps = "".join(f"<li><code>loften {escape(command)}</code>: {escape(what)}</li>" for command, what in _STEPS)
    title = re.search(r"^# (.+)$", codebook, re.MULTILINE)
    heading = escape(title[1]) if title else "Codebook"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Coder's manual</title><style>{_STYLE}</style></head><body>"
        f"<main><h1>Coder's manual</h1><p>From: {heading}. In doubt, the codebook decides.</p>"
        f"<h2>The work</h2><ol>{steps}</ol>{body}</main></body></html>\n"
    )


def _shorten(tokens: list[Token]) -> None:
    """Cut paragraphs and list items after the sentences that fit; headings and tables stay whole."""
    depth = 0
    for before, token in pairwise(tokens):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(before.type, 0)
        if before.type == "paragraph_open" and token.type == "inline":
            cut = first_sentences(token.content, LONGEST["item" if depth else "paragraph"])
            token.children = MarkdownIt("commonmark").parseInline(cut)[0].children


def first_sentences(text: str, longest: int) -> str:
    """Return the first sentence, and those after it as long as they fit into ``longest`` characters."""
    sentences = _SENTENCE.split(text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + 1 + len(sentence) > longest:
            break
        kept = f"{kept} {sentence}"
    return kept
