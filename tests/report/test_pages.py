import hashlib
from pathlib import Path

import pytest
from made_records import SAMPLES, changed
from PIL import Image

from loften.agreement import Agreement
from loften.errors import UsageError
from loften.report.pages import WIDTH, page_images
from loften.report.sources import Sources


def test_pages_are_rendered_from_the_file_with_the_same_bytes(records: list[Agreement], tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "another-name.bin").write_bytes((SAMPLES / "alvesta-2019-2022.pdf").read_bytes())
    images = page_images(records[0], "key", Sources([tmp_path / "docs"]), tmp_path)
    assert images.state == "shown"
    assert len(images.pages) == records[0].document.source.pages
    file, width, height = images.pages[0]
    with Image.open(tmp_path / file) as image:
        assert image.width in (WIDTH, WIDTH + 1)
        assert image.height / image.width == pytest.approx(height / width, abs=0.01)
    assert (width, height) == (pytest.approx(595.3, abs=1), pytest.approx(841.9, abs=1))


def test_ink_lies_in_the_boxes(records: list[Agreement], tmp_path: Path) -> None:
    images = page_images(records[0], "key", Sources([SAMPLES]), tmp_path)
    for pledge in records[0].pledges:
        for place in pledge.places:
            file, width, _ = images.pages[place.page - 1]
            with Image.open(tmp_path / file) as image:
                scale = image.width / width
                box = image.convert("L").crop(tuple(round(scale * edge) for edge in place.bbox))
            assert min(box.tobytes()) < 100


@pytest.mark.parametrize(
    ("number", "head", "sources", "state"),
    [(2, {}, [SAMPLES], "none"), (0, {}, [], "not asked"), (0, {"sha256": "0" * 64}, [SAMPLES], "not found")],
)
def test_why_there_are_no_images(
    records: list[Agreement], tmp_path: Path, number: int, head: dict[str, str], sources: list[Path], state: str
) -> None:
    record = records[number]
    record = changed(record, source=record.document.source.model_copy(update=head))
    assert page_images(record, "key", Sources(sources), tmp_path).as_json() == {"state": state, "pages": []}


def test_a_file_that_cannot_be_rendered(records: list[Agreement], tmp_path: Path) -> None:
    data = b"%PDF-1.4 broken"
    (tmp_path / "broken.pdf").write_bytes(data)
    source = records[0].document.source.model_copy(
        update={"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    )
    images = page_images(changed(records[0], source=source), "key", Sources([tmp_path]), tmp_path)
    assert images.state == "broken"


def test_a_folder_of_sources_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder: name with --sources"):
        Sources([tmp_path / "nowhere"])
