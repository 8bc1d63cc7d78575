from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from made_records import handed_over

from loften.report.script_file import write_script

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(TEXTS, st.lists(TEXTS)))
def test_what_goes_in_comes_out(tmp_path_factory: object, value: dict[str, list[str]]) -> None:
    file = tmp_path_factory.mktemp("scripts") / "value.js"  # type: ignore[attr-defined]
    write_script(file, "value", value)
    assert handed_over(file) == value


def test_line_ends_of_javascript_are_escaped(tmp_path: Path) -> None:
    write_script(tmp_path / "value.js", "value", "a\u2028b\u2029c")
    assert "a\\u2028b\\u2029c" in (tmp_path / "value.js").read_text(encoding="utf-8")
