from hypothesis import given
from hypothesis import strategies as st

from loften.document import Document, Place, Run, SourceInfo

SOURCE = SourceInfo("a", "text/plain", "0", 0)
PATH = Place(path="/p[1]")


def document(runs: tuple[Run, ...]) -> Document:
    return Document(" " * 60, (), runs, SOURCE)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    bounds = draw(st.lists(st.integers(0, 59), unique=True, max_size=16).map(sorted))
    return tuple(Run(start, end, PATH) for start, end in zip(bounds[::2], bounds[1::2], strict=False))


@given(runs(), st.integers(0, 59), st.integers(0, 59))
def test_the_runs_of_a_span_are_those_that_share_characters_with_it(found: tuple[Run, ...], one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    shared = tuple(run for run in found if run.start < end and run.end > start)
    assert tuple(document(found).runs_in(start, end)) == shared


def test_a_span_has_one_box_a_line_of_each_page() -> None:
    def word(start: int, page: int, line: int, left: float, top: float) -> Run:
        return Run(start, start + 4, Place(page, (left, top, left + 9, top + 5)), line)

    lines = document((word(0, 1, 1, 10, 20), word(5, 1, 1, 20, 19), word(10, 1, 2, 10, 30), word(15, 2, 2, 10, 30)))
    assert lines.places(0, 20) == (
        Place(1, (10, 19, 29, 25)),
        Place(1, (10, 30, 19, 35)),
        Place(2, (10, 30, 19, 35)),
    )
    assert lines.places(6, 8) == (Place(1, (20, 19, 29, 24)),)
    assert lines.places(25, 30) == ()


def test_a_path_is_told_once() -> None:
    other = Place(path="/p[2]")
    paths = document((Run(0, 4, PATH), Run(5, 9, other), Run(10, 14, PATH)))
    assert paths.places(0, 14) == (PATH, other)
