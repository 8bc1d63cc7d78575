"""Charts of the page as inline SVG, 320 × 300 units; numbers alone go in, so there is nothing to escape."""

from collections.abc import Iterable, Sequence

from loften.evaluation.calibration import Bin, Calibration

_LEFT, _TOP, _SIZE = 44, 14, 240
_TICKS = (0, 0.25, 0.5, 0.75, 1)


def reliability(bins: Sequence[Bin]) -> str:
    """Return the reliability diagram: confidence against the share that came true; a dot's area is its size."""
    total = sum(b.size for b in bins)
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    dots = (
        f'<circle class="dot" cx="{_x(b.confidence)}" cy="{_y(b.right)}" r="{3 + 12 * (b.size / total) ** 0.5:.1f}">'
        f"<title>{b.size}: confidence {b.confidence:.2f}, right {b.right:.2f}</title></circle>"
        for b in bins
    )
    return _frame("Reliability", "confidence", "share right", 1, [diagonal, *dots])


def risk(calibration: Calibration) -> str:
    """Return the risk–coverage curve: the error among those kept, by the share kept."""
    top = max(0.1, *(error for _, error in calibration.risk))
    points = " ".join(f"{_x(coverage)},{_y(error / top)}" for coverage, error in calibration.risk)
    return _frame(
        "Risk by coverage", "share not reviewed", "error", top, [f'<polyline class="line" points="{points}"/>']
    )


def _x(value: float) -> float:
    return round(_LEFT + value * _SIZE, 1)


def _y(value: float) -> float:
    return round(_TOP + (1 - value) * _SIZE, 1)


def _frame(title: str, below: str, beside: str, top: float, content: Iterable[str]) -> str:
    grid = "".join(
        f'<line class="grid" x1="{_x(0)}" y1="{_y(t)}" x2="{_x(1)}" y2="{_y(t)}"/>'
        f'<text class="tick" x="{_LEFT - 6}" y="{_y(t) + 4}" text-anchor="end">{t * top:.2f}</text>'
        f'<text class="tick" x="{_x(t)}" y="{_TOP + _SIZE + 16}" text-anchor="middle">{t:.2f}</text>'
        for t in _TICKS
    )
    middle = _TOP + _SIZE / 2
    names = (
        f'<text x="{_LEFT + _SIZE / 2}" y="{_TOP + _SIZE + 34}" text-anchor="middle">{below}</text>'
        f'<text x="10" y="{middle}" text-anchor="middle" transform="rotate(-90 10 {middle})">{beside}</text>'
    )
    inside = f"{grid}{names}{''.join(content)}"
    return f'<svg viewBox="0 0 320 300" role="img" aria-label="{title}"><title>{title}</title>{inside}</svg>'
