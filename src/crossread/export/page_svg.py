"""Small geometry for drawings: boxes, right-angled lines with round corners, and text that must fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_CORNER_PX = 7.0
_HEAD_PX = 7.0
_NARROW = frozenset("iljtfrI.,:;'’|!()[] ")
_WIDE = frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the drawing's own units (CSS pixels at natural size)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y half way down."""
        return self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


Point = tuple[float, float]


def rounded(points: Sequence[Point]) -> str:
    """SVG path data along right-angled `points`, corners rounded as far as the legs allow."""
    parts = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER_PX, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append(f"L{_pair(start)}Q{_pair(corner)} {_pair(end)}")
    parts.append(f"L{_pair(points[-1])}")
    return "".join(parts)


def arrow_head(points: Sequence[Point]) -> str:
    """Path data of a triangle whose tip is the last point, pointing the way the last leg runs."""
    tip, before = points[-1], points[-2]
    length = _length(before, tip) or 1.0
    dx, dy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    base = tip[0] - dx * _HEAD_PX, tip[1] - dy * _HEAD_PX
    half = _HEAD_PX * 0.6
    left, right = (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)
    return f"M{_pair(tip)}L{_pair(left)}L{_pair(right)}Z"


def width_px(text: str, font_px: float) -> float:
    """A generous estimate of how wide a line comes out in any system font."""
    ems = 0.0
    for char in text:
        if unicodedata.combining(char):
            continue
        if unicodedata.east_asian_width(char) in "WF":
            ems += 1.05
        elif char in _NARROW:
            ems += 0.36
        elif char in _WIDE:
            ems += 0.95
        else:
            ems += 0.74 if char.isupper() else 0.56
    return ems * font_px


def fit(text: str, room_px: float, font_px: float) -> str:
    """`text`, or as much of it as fits with an ellipsis."""
    if width_px(text, font_px) <= room_px:
        return text
    while text and width_px(text + "…", font_px) > room_px:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def wrap(text: str, room_px: float, font_px: float, *, lines: int) -> tuple[str, ...]:
    """`text` broken at spaces into at most `lines` lines, the last one cut to fit."""
    found: list[str] = []
    words = text.split(" ")
    while words and len(found) < lines - 1:
        line = words.pop(0)
        while words and width_px(f"{line} {words[0]}", font_px) <= room_px:
            line = f"{line} {words.pop(0)}"
        found.append(fit(line, room_px, font_px))
    if words:
        found.append(fit(" ".join(words), room_px, font_px))
    return tuple(found)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left (the rule of HTML's `dir=auto`)."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((way in ("R", "AL") for way in strong if way in ("L", "R", "AL")), False)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = _length(start, end) or 1.0
    return (
        start[0] + (end[0] - start[0]) / length * distance,
        start[1] + (end[1] - start[1]) / length * distance,
    )


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
