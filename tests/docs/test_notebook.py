"""The notebook's cells run, in order, in a process of their own, as a reader would run them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "from-archive-to-figure.ipynb"


def test_the_notebook_runs_from_archive_to_figure(tmp_path: Path) -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    (tmp_path / "sample_docs").symlink_to(ROOT / "sample_docs")
    bin_folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "MPLBACKEND": "svg"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    drawn = (tmp_path / "out" / "measurability.svg").read_text(encoding="utf-8")
    assert drawn.count("<path") > 12
    assert len([line for line in code.splitlines() if line.strip()]) <= 20


def test_the_notebook_keeps_no_output() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells)
