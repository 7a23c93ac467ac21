"""The timeline of who is said to hold a place: a row a place, a mark a statement, disagreement side by side.

Days are columns of equal width, in order: years may lie between two of them, so the columns are named. A mark is filled
where the reports say it in their own voice, hatched where they leave it to a source; hollow where somebody lost or left
the place. Every mark carries its words as a tooltip and label, and links to its passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from crossread.export.page_svg import fit, width_px
from crossread.export.page_words import day_words

_HUES = 8
_TEXT_PX, _SMALL_PX = 13.0, 11.5
_MARK_PX, _LANE_PX = 18.0, 22.0  # height of a mark, and of the lane it runs in
_ROW_PAD_PX, _AXIS_PX, _KEY_PX, _GAP_PX = 8.0, 26.0, 24.0, 6.0
_NARROWEST_PX = 14.0
_LABEL_SHARE, _WIDEST_LABEL_PX = 0.28, 220.0
_UNDATED_SHARE = 0.16
_GONE = frozenset({"lost", "withdrew"})


@dataclass(frozen=True, slots=True)
class ControlMark:
    """One statement of control as it is drawn.

    `holder` is who has the place after the change or, where it was lost or left, who had it; "" where nobody is named.
    `start` and `end` are ISO 8601 days, both inside, None where the day is not known; `claimed_by` is the source it is
    left to, "" for the report's own voice. `target` is the id of the element that the mark links to.
    """

    place: str
    holder: str
    change: str
    start: str | None
    end: str | None
    claimed_by: str
    quote: str
    target: str


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: ControlMark
    x: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to x: one column for each day that a statement begins or ends on, then one for those without a day."""

    days: tuple[str, ...]
    left: float
    column: float
    undated: float

    def box(self, mark: ControlMark) -> tuple[float, float]:
        """Left edge and width of a mark."""
        days = _days(mark)
        if days is None:
            return self.undated, _NARROWEST_PX
        first, last = self.days.index(days[0]), self.days.index(days[1])
        x = self.left + first * self.column
        return x, max(_NARROWEST_PX, (last - first) * self.column + min(self.column, _NARROWEST_PX))


def control_timeline(marks: Sequence[ControlMark], *, width_px: float, name: str = "control") -> str:
    """The timeline as SVG, "" without marks. `name` keeps the ids of several timelines on one page apart."""
    if not marks:
        return ""
    rows = _rows(marks)
    hues = _hues(marks)
    scale = _scale(marks, width_px)
    parts: list[str] = list(_patterns(hues, name))
    parts += _key(hues, width_px)
    at = _KEY_PX * _key_lines(hues, width_px) + _GAP_PX
    parts += _axis(scale, at, undated=any(_days(mark) is None for mark in marks))
    at += _AXIS_PX
    for place, held in rows.items():
        placed = _lanes(held, scale)
        height = _LANE_PX * (1 + max(p.lane for p in placed)) + _ROW_PAD_PX
        parts.append(_rule(at, width_px))
        label = fit(place, scale.left - 2 * _GAP_PX, _TEXT_PX)
        parts.append(_text(0, at + _LANE_PX - 4, label, "lane-name"))
        parts += (_drawn(p, placed, at, hues=hues, name=name, right=width_px) for p in placed)
        at += height
    said = escape(f"Timeline of control: {len(rows)} places, {len(marks)} statements.", quote=True)
    size = f'viewBox="0 0 {width_px:.1f} {at:.1f}" width="{width_px:.1f}" height="{at:.1f}"'
    return f'<svg class="control" {size} role="group" aria-label="{said}">\n' + "\n".join(parts) + "\n</svg>"


def _days(mark: ControlMark) -> tuple[str, str] | None:
    """First and last day; None where either is no day of the calendar or they run backwards."""
    try:
        first = date.fromisoformat(mark.start or mark.end or "")
        last = date.fromisoformat(mark.end or mark.start or "")
    except ValueError:
        return None
    return (first.isoformat(), last.isoformat()) if first <= last else None


def _rows(marks: Sequence[ControlMark]) -> dict[str, list[ControlMark]]:
    """Marks by place: places of most statements first, in each the earliest first and those without a day last."""
    counts = Counter(mark.place for mark in marks)
    rows: dict[str, list[ControlMark]] = {
        place: [] for place in sorted(counts, key=lambda p: (-counts[p], p))
    }
    for mark in sorted(marks, key=lambda m: (_days(m) or ("9999", "9999"), m.holder, m.change, m.target)):
        rows[mark.place].append(mark)
    return rows


def _hues(marks: Sequence[ControlMark]) -> Mapping[str, str]:
    """A hue for each holder, those named most often first; the rest and the unnamed share a grey one."""
    counts = Counter(mark.holder for mark in marks if mark.holder)
    ordered = sorted(counts, key=lambda holder: (-counts[holder], holder))
    return {holder: f"h{at}" if at < _HUES else "h-none" for at, holder in enumerate(ordered)}


def _scale(marks: Sequence[ControlMark], width: float) -> _Scale:
    days = tuple(sorted({day for mark in marks for day in _days(mark) or ()}))
    left = min(_WIDEST_LABEL_PX, width * _LABEL_SHARE)
    undated = width * (1 - _UNDATED_SHARE) if any(_days(mark) is None for mark in marks) else width
    return _Scale(days, left, (undated - left) / max(1, len(days)), undated)


def _lanes(marks: Sequence[ControlMark], scale: _Scale) -> list[_Placed]:
    """Marks beside each other in as few lanes as keep them apart: two accounts of one day stand one below the other."""
    ends: list[float] = []
    placed = []
    for mark in marks:
        x, width = scale.box(mark)
        lane = next((at for at, end in enumerate(ends) if end <= x), len(ends))
        ends[lane:] = [x + width + _GAP_PX, *ends[lane + 1 :]]
        placed.append(_Placed(mark, x, width, lane))
    return placed


def _drawn(
    placed: _Placed, row: Sequence[_Placed], top: float, *, hues: Mapping[str, str], name: str, right: float
) -> str:
    mark, y = placed.mark, top + placed.lane * _LANE_PX + _ROW_PAD_PX / 2
    hue = hues.get(mark.holder, "h-none")
    fill = f"url(#{escape(name, quote=True)}-{hue})" if mark.claimed_by else "var(--h, currentColor)"
    if mark.change in _GONE:
        fill = "none"
    dashes = ' stroke-dasharray="4 3"' if mark.change in _GONE and mark.claimed_by else ""
    said = escape(_sentence(mark), quote=True)
    box = f'x="{placed.x:.1f}" y="{y:.1f}" width="{placed.width:.1f}" height="{_MARK_PX:.1f}" rx="4"'
    beside = [p.x for p in row if p.lane == placed.lane and p.x > placed.x]
    room = min([*beside, right]) - placed.x - placed.width - 3 * _GAP_PX
    words = f"{mark.change}: {mark.holder}" if mark.holder else mark.change
    shown = fit(words, room, _SMALL_PX) if room > 4 * _NARROWEST_PX else ""
    label = _text(placed.x + placed.width + _GAP_PX, y + 13, shown, "line-words") if shown else ""
    return (
        f'<a class="{hue}" href="#{escape(mark.target, quote=True)}" aria-label="{said}"><title>{said}</title>'
        f'<rect {box} fill="{fill}" stroke="var(--h, currentColor)" stroke-width="1.5"{dashes}/>{label}</a>'
    )


def _sentence(mark: ControlMark) -> str:
    """What a mark says, in words."""
    days = _days(mark)
    when = "no date" if days is None else day_words(days[0])
    if days is not None and days[1] != days[0]:
        when = f"{when} – {day_words(days[1])}"
    who = mark.holder or "nobody named"
    source = f", according to {mark.claimed_by}" if mark.claimed_by else ""
    return f"{mark.place}: {mark.change}, {who} ({when}){source}. “{mark.quote}”"


def _axis(scale: _Scale, top: float, *, undated: bool) -> Iterator[str]:
    """The days over their columns, as many as there is room for."""
    free = scale.left
    for at, day in enumerate(scale.days):
        x = scale.left + at * scale.column
        words = day_words(day)
        if x >= free:
            room = scale.undated - x
            shown = fit(words, room, _SMALL_PX)
            yield _text(x, top + 14, shown, "card-day")
            free = x + width_px(shown, _SMALL_PX) + 2 * _GAP_PX
    if undated:
        yield _text(scale.undated, top + 14, "no date", "card-day")


def _key(hues: Mapping[str, str], width: float) -> Iterator[str]:
    for (holder, hue), (x, line) in zip(hues.items(), _key_places(hues, width), strict=True):
        y = line * _KEY_PX
        shown = fit(holder, width - 24, _SMALL_PX)
        box = (
            f'<rect x="{x:.1f}" y="{y + 3:.1f}" width="14" height="14" rx="3" fill="var(--h, currentColor)"/>'
        )
        yield f'<g class="{hue}">{box}{_text(x + 20, y + 14, shown, "line-words")}</g>'


def _key_places(hues: Mapping[str, str], width: float) -> Iterator[tuple[float, int]]:
    x, line = 0.0, 0
    for holder in hues:
        room = 36 + width_px(fit(holder, width - 24, _SMALL_PX), _SMALL_PX)
        if x and x + room > width:
            x, line = 0.0, line + 1
        yield x, line
        x += room


def _key_lines(hues: Mapping[str, str], width: float) -> int:
    return max((line + 1 for _, line in _key_places(hues, width)), default=0)


def _patterns(hues: Mapping[str, str], name: str) -> Iterator[str]:
    """A hatching for each hue; inside a pattern the hue is the pattern's own class."""
    yield "<defs>"
    for hue in sorted({*hues.values(), "h-none"}):
        yield (
            f'<pattern id="{escape(name, quote=True)}-{hue}" class="{hue}" width="6" height="6"'
            ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<rect width="2.5" height="6" fill="var(--h, currentColor)"/></pattern>'
        )
    yield "</defs>"


def _rule(y: float, width: float) -> str:
    return (
        f'<line x1="0" x2="{width:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="var(--rule, currentColor)"'
        ' stroke-width="1"/>'
    )


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'
