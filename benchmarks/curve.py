"""A curve of cost against size, on logarithmic axes, as an SVG file."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

_WIDTH, _HEIGHT = 640, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 40, 48
_COLOURS = ("#0b6e69", "#b3541e", "#6b6b6b")


def draw_curves(
    path: Path, title: str, *, curves: Mapping[str, Sequence[tuple[float, float]]], axes: tuple[str, str]
) -> None:
    """Write the curves, each a list of (size, cost), under the names they are to bear; all values above 0."""
    points = [point for curve in curves.values() for point in curve]
    xs, ys = [math.log10(x) for x, _ in points], [math.log10(y) for _, y in points]
    low_x, high_x, low_y, high_y = min(xs), max(xs), math.floor(min(ys)), math.ceil(max(ys))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - low_x) / max(high_x - low_x, 1e-9)
        up = (math.log10(y) - low_y) / max(high_y - low_y, 1e-9)
        return _LEFT + across * (_WIDTH - _LEFT - _RIGHT), _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22" font-size="15" font-weight="bold">{title}</text>',
    ]
    for power in range(low_y, high_y + 1):
        x, y = at(10**low_x, 10.0**power)
        parts.append(f'<line x1="{x}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{x - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{10.0**power:g}</text>'
        )
    for size in sorted({x for x, _ in points}):
        x, y = at(size, 10.0**low_y)
        parts.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle" fill="#444">{size:g}</text>')
    parts.append(
        f'<text x="{_LEFT}" y="{_HEIGHT - 10}" fill="#444">{axes[0]}; {axes[1]}; both logarithmic</text>'
    )
    for colour, (name, curve) in zip(_COLOURS, curves.items(), strict=False):
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in curve))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for point in curve:
            x, y = at(*point)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
        x, y = at(*curve[-1])
        parts.append(f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>')
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")
