"""Render the fragments to the documents that are read: web pages with a site's furniture, PDFs, plain text.

Usage: ``python gold/test/render.py [NAME …]``. A fragment's first line names its layout, of those in ``layouts/``; PDFs
need Chromium (the environment variable CHROMIUM names the program).
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from string import Template

from lxml import html

HERE = Path(__file__).parent
LAYOUTS = HERE / "layouts"
CHROMIUM = os.environ.get("CHROMIUM", "chromium")


def page(fragment: str, layout: str) -> bytes:
    """Return the web page: ``web-SHELL[-SITE][-latin1]`` puts the fragment into a site's furniture."""
    _, shell, *rest = layout.split("-")
    charset = "iso-8859-1" if "latin1" in rest else "utf-8"
    site = " ".join(word for word in rest if word != "latin1").replace("_", " ")
    match = re.search(r"<h1>(.*?)</h1>", fragment)
    title = re.sub(r"<.*?>", "", match.group(1)) if match else site
    template = Template((LAYOUTS / f"{shell}.html").read_text(encoding="utf-8"))
    filled = template.substitute(title=title, site=site, body=fragment, charset=charset)
    return filled.encode(charset, "xmlcharrefreplace")


def pdf(fragment: str, layout: str, target: Path) -> None:
    """Print with headless Chromium: ``pdf-STYLE[-untagged]``, without the structure tree where untagged."""
    _, name, *rest = layout.split("-")
    style = (LAYOUTS / f"{name}.css").read_text(encoding="utf-8")
    text = f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><style>{style}</style></head>{fragment}</html>'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(text, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            *(["--disable-pdf-tagging"] if "untagged" in rest else []),
        ]
        command = [CHROMIUM, *options, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=90)


def plain(fragment: str, layout: str) -> str:
    """Return plain text: ``txt`` with bullets, ``txt-bare`` without them, ``txt-dash`` with dashes."""
    bullet = {"txt": " • ", "txt-bare": "", "txt-dash": "- "}[layout]
    lines: list[str] = []
    for element in html.fromstring(fragment).iter("h1", "h2", "h3", "p", "li", "tr"):
        own = " ".join((element.text_content() if element.tag != "li" else head(element)).split())
        if element.tag == "tr":
            own = "\t".join(" ".join(cell.text_content().split()) for cell in element)
        if element.tag == "li":
            lines.append("  " * (len(list(element.iterancestors("ul", "ol"))) - 1) + bullet + own)
            if element.getnext() is None:
                lines.append("")
        else:
            lines += [own, ""] if element.tag != "tr" else [own]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def head(item: html.HtmlElement) -> str:
    """Return a list item's own text, without the lists in it."""
    parts = [item.text or ""]
    for child in item:
        parts += [child.text_content() if child.tag not in ("ul", "ol") else "", child.tail or ""]
    return "".join(parts)


def main() -> None:
    """Render the fragments named, or all of them."""
    docs = HERE / "docs"
    docs.mkdir(exist_ok=True)
    for path in sorted((HERE / "fragments").glob("*.html")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        first, _, fragment = path.read_text(encoding="utf-8").partition("\n")
        layout = first.removeprefix("<!-- layout: ").removesuffix(" -->")
        if layout.startswith("web-"):
            (docs / f"{path.stem}.html").write_bytes(page(fragment, layout))
        elif layout.startswith("pdf-"):
            pdf(fragment, layout, docs / f"{path.stem}.pdf")
        else:
            (docs / f"{path.stem}.txt").write_text(plain(fragment, layout), encoding="utf-8")


if __name__ == "__main__":
    main()
