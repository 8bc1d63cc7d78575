"""Names to sources: files, folders, patterns, lists; one bad source never stops the rest."""

import gzip
import io
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loften.errors import SourceError
from loften.sources import Limits, Source, SourceOptions, expand
from loften.sources.expand import find
from loften.sources.found import one_by_one

PAGE = b"<html><p>Vi lovar.</p></html>"


def listed(*names: object, options: SourceOptions | None = None) -> list[tuple[str, bytes] | str]:
    """Return (uri, bytes) of sources and the messages of errors, in order."""
    items = expand([str(name) for name in names], options)
    return [str(item) if isinstance(item, SourceError) else (item.uri, item.data) for item in items]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/two.html", "a.html", "b/c/three.pdf", ".git/x.html", "README.md", "b/style.css", "~$a.docx"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "docs"


def test_a_folder_gives_its_documents_sorted_with_uris_relative_to_it(folder: Path) -> None:
    assert [item[0] for item in listed(folder)] == ["a.html", "b/c/three.pdf", "b/two.html"]


def test_folders_are_walked_in_the_order_of_whole_uris(tmp_path: Path) -> None:
    names = ["a/b.html", "a-b.html", "a.html", "a0.html", "a/c/d.html", "a/c.html", "ab/x.html"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [item[0] for item in listed(tmp_path)] == sorted(names)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.lists(st.text("a-/.0ö", min_size=1, max_size=3), min_size=1, max_size=3).map("/".join)))
def test_whatever_the_names_every_file_comes_once_and_in_order(names: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = Path(folder, *(f"x{part}" for part in name.split("/")))
            with suppress(OSError):  # where a file stands there can be no folder, and the other way round
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        written = {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()}
        assert [found.uri for found in one_by_one(find([folder]))] == sorted(written)  # type: ignore[union-attr]


@pytest.mark.skipif(sys.platform == "darwin", reason="takes UTF-8 names only")
def test_a_name_that_is_no_utf_8_has_a_uri_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"l\xf6fte") / os.fsdecode(b"l\xf6fte.html")
    path.parent.mkdir()
    path.write_bytes(PAGE)
    assert listed(tmp_path) == [(r"l\xf6fte/l\xf6fte.html", PAGE)]
    assert listed(path) == listed(path.with_name("l*")) == [(r"l\xf6fte.html", PAGE)]


def test_a_file_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert listed(folder / "README.md") == [("README.md", b"README.md")]


def test_patterns(folder: Path) -> None:
    assert [item[0] for item in listed(f"{folder}/**/*.html")] == ["a.html", "b/two.html"]
    assert [item[0] for item in listed(f"{folder}/b*")] == ["b/c/three.pdf", "b/two.html"]
    assert listed(f"{folder}/*.doc") == [f"{folder}/*.doc: no file matches this pattern: check the path"]


def test_a_missing_file_is_an_error_in_its_place(folder: Path) -> None:
    assert listed(folder / "a.html", folder / "none", folder / "a.html") == [
        ("a.html", b"a.html"),
        f"{folder}/none: no such file or folder: check the path",
        ("a.html", b"a.html"),
    ]


def test_a_list_on_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"# comment\n{folder}/a.html\n\n{folder}/b\n"))
    assert [item[0] for item in listed("-")] == ["a.html", "c/three.pdf", "two.html"]


def test_links_out_of_the_folder_are_refused_and_loops_harmless(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_bytes(b"secret")
    (folder / "out.html").symlink_to(tmp_path / "secret.html")
    (folder / "in.html").symlink_to("a.html")
    (folder / "loop").symlink_to(folder)
    (folder / "self.html").symlink_to("self.html")
    items = listed(folder)
    assert ("in.html", b"a.html") in items
    assert not any(b"secret" in item[1] for item in items if isinstance(item, tuple))
    assert [item for item in items if isinstance(item, str)] == [
        f"docs/{name}: the link leads out of the folder: name its target instead" for name in ("out.html", "self.html")
    ] or len([item for item in items if isinstance(item, str)]) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_never_hangs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert listed(tmp_path) == []
    assert "no ordinary file" in str(listed(tmp_path / "pipe.html")[0])


def test_gzip_is_unpacked_within_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(bytes(2**21)))
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(PAGE)[:-9])
    items = listed(tmp_path, options=SourceOptions(limits=Limits(document=2**20)))
    assert items[0] == ("a.html", PAGE)
    assert "expands to more than 1 MB" in items[1]
    assert "is damaged" in items[2]


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(bytes(2**20 + 1))
    assert "larger than 1 MB" in str(listed(tmp_path, options=SourceOptions(limits=Limits(document=2**20)))[0])


def test_digest() -> None:
    assert Source("a", b"abc").sha256.startswith("ba7816bf8f01cfea")
