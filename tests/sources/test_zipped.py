"""ZIP and WACZ: members, nesting, limits, names that would climb."""

import zipfile
from functools import partial
from pathlib import Path

import pytest

from documents import packed
from loften.errors import SourceError
from loften.sources import Limits, Source, SourceOptions, expand
from loften.sources.zipped import harmless

PAGE = b"<html><p>Vi lovar.</p></html>"


deflated = partial(packed, method=zipfile.ZIP_DEFLATED)
Items = list[Source | SourceError]


def unpack(tmp_path: Path, data: bytes, limits: Limits | None = None, name: str = "a.zip") -> Items:
    path = tmp_path / name
    path.write_bytes(data)
    return list(expand([str(path)], SourceOptions(limits=limits or Limits())))


def test_members_are_sorted_and_know_their_archive(tmp_path: Path) -> None:
    items = unpack(
        tmp_path, deflated({"b/x.html": PAGE, "a.html": PAGE, "__MACOSX/._a.html": b"", "notes.json": b"{}"})
    )
    assert [(i.uri, i.archive) for i in items if isinstance(i, Source)] == [
        ("a.html", (("uri", "a.zip"), ("member", "a.html"))),
        ("b/x.html", (("uri", "a.zip"), ("member", "b/x.html"))),
    ]


def test_in_a_folder_the_archives_name_stands_before_its_members(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.zip").write_bytes(deflated({"x.html": PAGE}))
    assert [i.uri for i in expand([str(tmp_path / "d")]) if isinstance(i, Source)] == ["a.zip/x.html"]


def test_archives_in_archives_up_to_the_limit(tmp_path: Path) -> None:
    inner = deflated({"x.html": PAGE})
    for depth in range(3):
        inner = deflated({f"n{depth}.zip": inner, f"p{depth}.html": PAGE + bytes([depth])})
    items = unpack(tmp_path, inner)
    assert [i.uri for i in items if isinstance(i, Source)] == ["n2.zip/n1.zip/p0.html", "n2.zip/p1.html", "p2.html"]
    assert [str(i) for i in items if isinstance(i, SourceError)] == [
        "n2.zip/n1.zip/n0.zip: archives nested deeper than 3: unpack them first"
    ]


def test_a_word_file_is_a_document_and_no_archive(tmp_path: Path) -> None:
    word = deflated({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert [i.uri for i in unpack(tmp_path, word, name="a.docx") if isinstance(i, Source)] == ["a.docx"]
    assert [i.uri for i in unpack(tmp_path, deflated({"a.docx": word})) if isinstance(i, Source)] == ["a.docx"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.html", "etc/passwd.html"),
        ("/abs/a.html", "abs/a.html"),
        ("C:\\a\\..\\b.html", "a/b.html"),
        ("a/./b\x00\n.html", "a/b.html"),
        ("..", "unnamed"),
    ],
)
def test_names_cannot_climb(name: str, kept: str) -> None:
    assert harmless(name) == kept


def test_a_member_that_would_climb_is_read_under_a_harmless_name(tmp_path: Path) -> None:
    items = unpack(tmp_path, deflated({"../../x.html": PAGE, ".hidden/y.html": PAGE}))
    assert [i.uri for i in items if isinstance(i, Source)] == ["x.html"]


def test_a_bomb_is_left_alone_and_the_rest_is_read(tmp_path: Path) -> None:
    items = unpack(tmp_path, deflated({"a.html": bytes(20 * 2**20), "b.html": PAGE}))
    assert "decompression bomb" in str(items[0])
    assert isinstance(items[1], Source)


def test_limits_on_size_in_all_and_number(tmp_path: Path) -> None:
    members = {f"{n}.html": bytes([n]) * 1000 for n in range(5)}
    items = unpack(tmp_path, deflated(members), Limits(archive=2500))
    assert [isinstance(i, Source) for i in items] == [True, True, False, False, False]
    items = unpack(tmp_path, deflated(members), Limits(members=2))
    assert [isinstance(i, Source) for i in items] == [True, True, False]


def test_damage_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(packed({"a.html": PAGE * 50, "b.html": PAGE}))
    data[100] ^= 1
    items = unpack(tmp_path, bytes(data))
    assert "a.html: is damaged" in str(items[0])
    assert isinstance(items[1], Source)
    assert "damaged" in str(unpack(tmp_path, bytes(data[:200]))[0])


def test_a_locked_member_is_an_error(tmp_path: Path) -> None:
    data = bytearray(deflated({"a.html": PAGE}))
    for magic, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(magic) + at] |= 1
    assert "password" in str(unpack(tmp_path, bytes(data))[0])
