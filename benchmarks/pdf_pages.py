"""PDF and scans: loften and other libraries on the same files in one run.

Quality against the fragments that the files were rendered from: on the samples, and on the fragments in other layouts,
where benchmarks/render_layouts.py has put them. Speed in pages a second of processor time, best of some rounds, and the
peak memory of a process that reads all those files. Scans are read by loften alone.
``python benchmarks/pdf_pages.py [FOLDER] [--only LIBRARY] [--layout LAYOUT] [--misses] [--no-speed]``.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "pipeline")]
from pdf_libraries import LIBRARIES, READERS, WORDS, version_of  # noqa: E402
from truth import Piece, Score, add, characters, misses, new_score, read_truth  # noqa: E402

SAMPLES = (HERE.parent / "sample_docs", HERE.parent / "sample_scans")
FRAGMENTS = HERE.parent / "tests" / "data" / "fragments"
ROUNDS = 3
# So many files of each layout tell the speed.
FILES = 6


def files_of(folder: Path | None) -> dict[str, list[Path]]:
    """Return the PDFs by layout, those whose truth is known."""
    layouts = {path.name: sorted(path.glob("*.pdf")) for path in SAMPLES}
    for path in sorted(folder.iterdir()) if folder else ():
        layouts[path.name] = sorted(path.glob("*.pdf"))
    return {name: files for name, files in layouts.items() if files}


def quality(name: str, files: Sequence[Path], show: bool) -> tuple[Score, float | None]:
    """Return how well a library's blocks agree with the fragments; of scans, the share of characters that are wrong."""
    score, wrong, total = new_score(), 0, 0
    scanned = "scan" in files[0].parent.name
    for path in files:
        truth = read_truth(FRAGMENTS / f"{path.stem}.html")
        given = _pieces(name, path)
        add(score, truth, given)
        errors, length = characters(truth, given) if scanned else (0, 0)
        wrong, total = wrong + errors, total + length
        if show:
            print(f"-- {path.parent.name}/{path.name}", *misses(truth, given), sep="\n   ")
    return score, wrong / total if total else None


def _pieces(name: str, path: Path) -> list[Piece]:
    reader, pieces, _ = LIBRARIES[name]
    try:
        return list(pieces(reader(path.read_bytes())))
    except Exception as error:  # whatever a library raises on a file is a miss of that library
        print(f"   {path.name}: {type(error).__name__}: {error}"[:200])
        return []


def pages_per_second(name: str, contents: Sequence[bytes]) -> float:
    """Return the pages a second of processor time over all files: the best of some rounds."""
    import pypdfium2

    pages = sum(len(pypdfium2.PdfDocument(data)) for data in contents)
    best = 0.0
    for number in range(ROUNDS):
        start = time.process_time()
        for data in contents[: 1 if number == 0 else None]:
            READERS[name](data)
        if number:
            best = max(best, pages / (time.process_time() - start))
    return best


def measure(name: str, files: Sequence[str]) -> None:
    """Print pages a second and the peak memory in MB; run as a process of its own."""
    speed = pages_per_second(name, [Path(path).read_bytes() for path in files])
    # ``getrusage`` would count the parent's memory too.
    status = Path("/proc/self/status").read_text("ascii")
    print(f"{speed:.4g} {int(status.partition('VmHWM:')[2].split()[0]) // 1024}")


def _row(name: str, layout: str, score: Score, errors: float | None) -> str:
    shares = [
        score.recall("list_item"), score.recall("paragraph"), score.recall("heading"), score.f1("heading"),
        score.level_accuracy(),
    ]  # fmt: skip
    numbers = " | ".join(f"{share:.3f}" for share in shares)
    cells = f"{score.recall('cell'):.3f}" if score.true["cell"] else "–"
    wrong = "–" if errors is None else f"{100 * errors:.2f}"
    return f"| {name} | {layout} | {numbers} | {cells} | {score.leaks / score.documents:.2f} | {wrong} |"


def print_quality(layouts: dict[str, list[Path]], options: argparse.Namespace) -> None:
    """Print a row for each library and layout."""
    print("| library | layout | items | paragraphs | headings | F1 | levels | cells | leaks/document | CER % |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in LIBRARIES:
        installed = version_of(name)
        if installed is None or options.only not in (None, name):
            continue
        for layout, files in layouts.items():
            if options.layout in (None, layout) and (name == "loften" or "scan" not in layout):
                print(_row(f"{name} {installed}".strip(), layout, *quality(name, files, options.misses)), flush=True)


def print_speed(layouts: dict[str, list[Path]]) -> None:
    """Print pages a second and memory of each library on the same files, each in a process of its own."""
    files = [str(path) for layout, paths in layouts.items() if "scan" not in layout for path in paths[:FILES]]
    found: dict[str, tuple[float, int]] = {}
    for name in READERS:
        if version_of(name) is None:
            continue
        command = [sys.executable, __file__, "--measure", name, *files]
        words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        found[name] = (float(words[-2]), int(words[-1]))
    print("\n| library | pages/s | against pdfplumber's words | peak memory, MB |\n|---|---|---|---|")
    for name, (speed, memory) in found.items():
        print(f"| {name} | {speed:.3g} | {speed / found[WORDS][0]:.1f} × | {memory} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only")
    parser.add_argument("--layout")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    layouts = files_of(options.folder)
    print_quality(layouts, options)
    if not options.no_speed:
        print_speed(layouts)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3:])
    else:
        main()
