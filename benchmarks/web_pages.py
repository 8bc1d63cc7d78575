# ruff: noqa: D103 (the readers below say by their names what they are)
"""Web pages: loften and other libraries on the same files in one run.

Quality on the samples, against the fragments they were rendered from; speed on the samples brought to 100 kB in two
ways, by what sites send around a text and by repeating the text; memory over 10,000 pages, each library in a process of
its own. ``python benchmarks/web_pages.py [--no-memory]``.
"""

import gc
import io
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lxml import etree, html

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "pipeline")]
from pdf_libraries import name_its_model, pieces_unstructured  # noqa: E402
from truth import Piece, Score, add, new_score, pieces_of, read_truth  # noqa: E402

SAMPLES = sorted((HERE.parent / "sample_docs").glob("*.html"))
FRAGMENTS = HERE.parent / "tests" / "data" / "fragments"
PAGE = 100_000
MEMORY_PAGES = 10_000
SECONDS = 2.4
MARKDOWN = re.compile(r"^\s*(?:(?P<hashes>#{1,6}) |(?P<bullet>[*•-]|\d+\.) )?(?P<text>.+)$")

Reader = Callable[[str], object]


# Each library: how it reads a page, and how its result becomes blocks.
def read_loften(page: str) -> object:
    from loften.readers.html import read_html
    from loften.sources import Source

    return read_html(Source("page.html", page.encode()))


def pieces_loften(result: object) -> Iterable[Piece]:
    for block in result.blocks:  # type: ignore[attr-defined]
        text = result.quote(block)  # type: ignore[attr-defined]
        if block.kind == "table_row":
            yield from (Piece("cell", result.quote(cell)) for cell in block.cells)  # type: ignore[attr-defined]
        else:
            yield Piece(block.kind, text, block.level)


def read_trafilatura(page: str) -> object:
    import trafilatura

    options = {"include_tables": True, "include_formatting": True, "favor_recall": True, "include_comments": False}
    return trafilatura.extract(page, output_format="xml", **options)


def pieces_trafilatura(result: object) -> Iterable[Piece]:
    kinds = {"p": "paragraph", "item": "list_item", "cell": "cell", "head": "heading"}
    for element in etree.fromstring(str(result)).iter(*kinds) if result else ():
        rend = element.get("rend", "")
        level = int(rend[1]) if re.fullmatch(r"h\d", rend) else None
        yield Piece(kinds[element.tag], "".join(element.itertext()), level)


def read_readability(page: str) -> object:
    from readability import Document

    return Document(page).summary()


def pieces_html(result: object) -> Iterable[Piece]:
    return pieces_of(html.fromstring(str(result)))


def read_html2text(page: str) -> object:
    import html2text

    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links = converter.ignore_images = converter.ignore_emphasis = True
    return converter.handle(page)


def read_inscriptis(page: str) -> object:
    import inscriptis

    return inscriptis.get_text(page)


def read_resiliparse(page: str) -> object:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True, list_bullets=True)


def pieces_lines(result: object) -> Iterable[Piece]:
    for line in str(result).splitlines():
        found = MARKDOWN.match(line)
        if found is None:
            continue
        if found["hashes"]:
            yield Piece("heading", found["text"], len(found["hashes"]))
        elif "| " in line:
            yield from (Piece("cell", cell) for cell in line.split("|") if cell.strip(" -"))
        else:
            yield Piece("list_item" if found["bullet"] else "paragraph", found["text"])


def read_justext(page: str) -> object:
    import justext

    return justext.justext(page.encode(), justext.get_stoplist("Swedish"), encoding="utf-8")


def pieces_justext(result: object) -> Iterable[Piece]:
    for paragraph in result:  # type: ignore[attr-defined]
        if paragraph.is_boilerplate:
            continue
        last = paragraph.dom_path.rpartition(".")[2]
        if paragraph.is_heading:
            yield Piece("heading", paragraph.text, int(last[1]) if re.fullmatch(r"h\d", last) else None)
        else:
            kind = "list_item" if ".li" in paragraph.dom_path else "cell" if last in ("td", "th") else "paragraph"
            yield Piece(kind, paragraph.text)


def read_unstructured(page: str) -> object:
    from unstructured.partition.html import partition_html

    name_its_model()
    return partition_html(text=page)


def read_markitdown(page: str) -> object:
    import markitdown

    return markitdown.MarkItDown().convert_stream(io.BytesIO(page.encode()), file_extension=".html").text_content


LIBRARIES: dict[str, tuple[Reader, Callable[[object], Iterable[Piece]], str]] = {
    "loften": (read_loften, pieces_loften, ""),
    "trafilatura": (read_trafilatura, pieces_trafilatura, "trafilatura"),
    "readability": (read_readability, pieces_html, "readability-lxml"),
    "html2text": (read_html2text, pieces_lines, "html2text"),
    "inscriptis": (read_inscriptis, pieces_lines, "inscriptis"),
    "resiliparse": (read_resiliparse, pieces_lines, "Resiliparse"),
    "unstructured": (read_unstructured, pieces_unstructured, "unstructured"),
    "markitdown": (read_markitdown, pieces_lines, "markitdown"),
    "justext": (read_justext, pieces_justext, "jusText"),
}


def quality(name: str) -> Score:
    """Return how well a library's blocks agree with the fragments."""
    read, pieces, _ = LIBRARIES[name]
    score = new_score()
    for path in SAMPLES:
        add(score, read_truth(FRAGMENTS / path.name), list(pieces(read(path.read_text("utf-8")))))
    return score


def grown(page: str, size: int = PAGE) -> str:
    """Return a page whose content is repeated until it has ``size`` bytes; its title and chrome stand once."""
    start = page.index("</h1>") + 5
    start = page.index(">", page.index("</", start)) + 1 if page[start:].startswith("</div>") else start
    end = page.index("</article>")
    content = page[start:end]
    times = max((size - len(page.encode())) // max(len(content.encode()), 1), 0)
    return page[:end] + content * times + page[end:]


SCRIPT = "<script>(function(w,d){w.cfg=w.cfg||{};w.cfg['k%d']=function(a){return a<2?'<p>'+a:a};})(window)</script>"
STYLE = "<style>.c%d>.a:hover{display:flex;margin:0 auto;color:#123456}</style>"
ICON = '<svg class="icon" viewBox="0 0 24 24"><path d="M12 2C6 2 2 6 2 12s4 10 10 10 10-4 10-10S17 2 12 2z"/></svg>'
LINK = (
    '<li class="menu__item" data-id="4.%d"><a class="menu__link" href="/4.%d.html">{icon}<span>Val %d</span></a></li>'
)


def dressed(page: str, size: int = PAGE) -> str:
    """Return a page of ``size`` bytes as sites send it: scripts, styles, a large menu with icons, the content once."""
    link = LINK.format(icon=ICON)
    tenth = (size - len(page.encode())) // 10
    head = "".join(SCRIPT % n for n in range(4 * tenth // len(SCRIPT)))
    head += "".join(STYLE % n for n in range(2 * tenth // len(STYLE)))
    menu = "".join(link % (n, n, n) for n in range(4 * tenth // len(link)))
    body = page.index("<main")
    page = f'{page[:body]}<nav class="mega"><ul>{menu}</ul></nav>{page[body:]}'
    return page.replace("</head>", f"{head}</head>", 1)


def pages_per_second(name: str, pages: list[str]) -> float:
    """Return how many pages of 100 kB a library reads in a second of processor time: the best of three rounds."""
    read = LIBRARIES[name][0]
    read(pages[0])
    best = 0.0
    for _ in range(3):
        gc.collect()
        count, start = 0, time.process_time()
        while time.process_time() - start < SECONDS / 3:
            read(pages[count % len(pages)])
            count += 1
        best = max(best, count / (time.process_time() - start))
    return best


def memory(name: str) -> tuple[int, int]:
    """Return the peak memory in MB after 1,000 and after all pages, read in a new process."""
    done = subprocess.run([sys.executable, __file__, "--measure", name], capture_output=True, text=True, check=True)
    early, late = done.stdout.split()
    return int(early), int(late)


def measure_memory(name: str) -> None:
    """Read 10,000 different pages of about 10 kB to 100 kB and print the peak memory on the way."""
    texts = [path.read_text("utf-8") for path in SAMPLES]
    read = LIBRARIES[name][0]
    for number in range(MEMORY_PAGES):
        text = texts[number % len(texts)].replace("löfte", f"löfte{number}")
        read(grown(text) if number % 10 == 0 else text)
        if number == 999:
            print(peak())
    print(peak())


def peak() -> int:
    """Return this process's peak memory in MB; ``getrusage`` would count the parent's too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _version(package: str) -> str:
    try:
        return version(package) if package else ""
    except PackageNotFoundError:
        return "missing"


def main() -> None:
    """Print the tables."""
    if "--measure" in sys.argv:
        measure_memory(sys.argv[-1])
        return
    texts = [path.read_text("utf-8") for path in SAMPLES]
    dressed_up, dense = [dressed(text) for text in texts], [grown(text) for text in texts]
    sizes = [len(page.encode()) // 1000 for page in (*dressed_up, *dense)]
    print(f"{len(SAMPLES)} samples; {min(sizes)}–{max(sizes)} kB for speed\n")
    print(
        "| library | items | paragraphs | headings F1 | levels | cells | leaks/page "
        "| pages/s, as sites send them | pages/s, all text |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (_, _, package) in LIBRARIES.items():
        if _version(package) == "missing":
            continue
        score = quality(name)
        speeds = " | ".join(f"{pages_per_second(name, pages):,.0f}" for pages in (dressed_up, dense))
        shares = [score.recall("list_item"), score.recall("paragraph"), score.f1("heading"), score.level_accuracy()]
        cells = " | ".join(f"{share:.3f}" for share in (*shares, score.recall("cell")))
        print(f"| {name} {_version(package)} | {cells} | {score.leaks / score.documents:.2f} | {speeds} |", flush=True)
    if "--no-memory" not in sys.argv:
        for name in ("loften", "trafilatura"):
            early, late = memory(name)
            print(f"\n{name}: peak {early} MB after 1,000 pages, {late} MB after {MEMORY_PAGES:,}", flush=True)


if __name__ == "__main__":
    main()
