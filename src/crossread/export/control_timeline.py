"""The timeline of who is said to hold a place: a row a place, a mark a statement, disagreement side by side.

Times are columns of equal width, in order and named as they are told ("2016", "2 December 2024"): years may lie between
two of them. Marks of one column that say the same share a lane and a label. Where there is no room for columns, every
lane is a line of its own under its place. A mark is filled where the reports say it in their own voice, hatched where
they leave it to a source; hollow where somebody lost or left the place. Every mark carries its words as a tooltip and
label, and links to its passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from crossread.export.page_svg import fit, wrap
from crossread.export.page_words import day_words, period_words

_HUES = 8
_TEXT_PX, _SMALL_PX = 13.0, 11.5
_MARK_PX, _LANE_PX = 18.0, 22.0  # height of a mark, and of the lane it runs in
_ROW_PAD_PX, _AXIS_PX, _GAP_PX = 8.0, 26.0, 6.0
_WIDE_PX = 14.0  # of a mark
_STEP_PX = _WIDE_PX + 3
_LABEL_SHARE, _WIDEST_LABEL_PX = 0.2, 180.0
_LINE_PX = 14.0
_MOST_LINES, _MOST_SQUARES = 3, 4
_LEAST_COLUMN_PX = 130.0  # less, and no holder's name is readable
_LIST_WHEN_SHARE = 0.4
_GONE = frozenset({"lost", "withdrew"})
_NO_DATE = "no date"


@dataclass(frozen=True, slots=True)
class ControlMark:
    """One statement of control as it is drawn.

    `holder` is who has the place after the change or, where it was lost or left, who had it; "" where nobody is named.
    `start` and `end` are ISO 8601 days, both inside, None where the day is not known, `when` the same in words ("" for
    those of the days); `claimed_by` is the source it is left to, "" for the report's own voice; `without` the parts left
    out. `target` is the id of the element that the mark links to.
    """

    place: str
    holder: str
    change: str
    start: str | None
    end: str | None
    claimed_by: str
    quote: str
    target: str
    when: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class _Lane:
    """Marks that say the same of one place and time."""

    marks: tuple[ControlMark, ...]

    @property
    def words(self) -> str:
        mark = self.marks[0]
        said = f"{mark.change}: {mark.holder}" if mark.holder else mark.change
        return f"{said}, except {mark.without}" if mark.without else said


_Rows = Mapping[str, Mapping[tuple[str, str, str], Sequence[_Lane]]]


def control_timeline(marks: Sequence[ControlMark], *, width_px: float, name: str = "control") -> str:
    """The timeline as SVG, "" without marks. `name` keeps the ids of several timelines on one page apart."""
    if not marks:
        return ""
    rows, hues = _rows(marks), _hues(marks)
    columns = sorted({when for row in rows.values() for when in row})
    parts = list(_patterns(hues, name))
    left = min(_WIDEST_LABEL_PX, width_px * _LABEL_SHARE)
    if (width_px - left) / len(columns) < _LEAST_COLUMN_PX:
        drawn, bottom = _listed(rows, width=width_px, hues=hues, name=name)
    else:
        drawn, bottom = _columned(rows, columns, left=left, width=width_px, hues=hues, name=name)
    said = escape(f"Timeline of control: {len(rows)} places, {len(marks)} statements.", quote=True)
    size = f'viewBox="0 0 {width_px:.1f} {bottom:.1f}" width="{width_px:.1f}" height="{bottom:.1f}"'
    parts += drawn
    return f'<svg class="control" {size} role="group" aria-label="{said}">\n' + "\n".join(parts) + "\n</svg>"


def _columned(
    rows: _Rows,
    columns: Sequence[tuple[str, str, str]],
    *,
    left: float,
    width: float,
    hues: Mapping[str, str],
    name: str,
) -> tuple[list[str], float]:
    column = (width - left) / len(columns)
    parts = [
        _text(left + at * column, 14, fit(when[2], column - _GAP_PX, _SMALL_PX), "card-day")
        for at, when in enumerate(columns)
    ]
    y = _AXIS_PX
    for place, held in rows.items():
        parts.append(_rule(y, width))
        parts.append(_text(0, y + _LANE_PX - 4, fit(place, left - 2 * _GAP_PX, _TEXT_PX), "lane-name"))
        bottom = y + _LANE_PX
        for at, when in enumerate(columns):
            x, line = left + at * column, y + _ROW_PAD_PX / 2
            for lane in held.get(when, ()):
                drawn, tall = _drawn(lane, x, line, right=x + column - 2 * _GAP_PX, hues=hues, name=name)
                parts += drawn
                line += tall
            bottom = max(bottom, line)
        y = bottom + _ROW_PAD_PX / 2
    return parts, y


def _listed(rows: _Rows, *, width: float, hues: Mapping[str, str], name: str) -> tuple[list[str], float]:
    parts: list[str] = []
    y = 0.0
    left = min(_WIDEST_LABEL_PX, width * _LIST_WHEN_SHARE)
    for place, held in rows.items():
        parts.append(_rule(y, width))
        parts.append(_text(0, y + _LANE_PX - 4, fit(place, width, _TEXT_PX), "place-name"))
        y += _LANE_PX + _ROW_PAD_PX / 2
        for when, lanes in sorted(held.items()):
            parts.append(_text(0, y + 13, fit(when[2], left - _GAP_PX, _SMALL_PX), "card-day"))
            for lane in lanes:
                drawn, tall = _drawn(lane, left, y, right=width, hues=hues, name=name)
                parts += drawn
                y += tall
        y += _ROW_PAD_PX
    return parts, y


def _days(mark: ControlMark) -> tuple[str, str] | None:
    """First and last day; None where either is no day of the calendar or they run backwards."""
    try:
        first = date.fromisoformat(mark.start or mark.end or "")
        last = date.fromisoformat(mark.end or mark.start or "")
    except ValueError:
        return None
    return (first.isoformat(), last.isoformat()) if first <= last else None


def _when(mark: ControlMark) -> tuple[str, str, str]:
    """What puts the times in order, and their words."""
    days = _days(mark)
    if days is None:
        return "9999-99", "", _NO_DATE
    return *days, mark.when or period_words(*days)


def _rows(marks: Sequence[ControlMark]) -> _Rows:
    """Lanes by place and time: places of most statements first, in each column the holders in order."""
    counts = Counter(mark.place for mark in marks)
    drafts: dict[str, dict[tuple[str, str, str], dict[tuple[str, str, str], list[ControlMark]]]] = {
        place: {} for place in sorted(counts, key=lambda p: (-counts[p], p))
    }
    for mark in sorted(marks, key=lambda m: (_when(m), m.holder, m.change, m.without, m.target)):
        said = mark.holder, mark.change, mark.without
        drafts[mark.place].setdefault(_when(mark), {}).setdefault(said, []).append(mark)
    return {
        place: {when: [_Lane(tuple(same)) for same in lanes.values()] for when, lanes in held.items()}
        for place, held in drafts.items()
    }


def _hues(marks: Sequence[ControlMark]) -> Mapping[str, str]:
    """A hue for each holder, those named most often first; the rest and the unnamed share a grey one."""
    counts = Counter(mark.holder for mark in marks if mark.holder)
    ordered = sorted(counts, key=lambda holder: (-counts[holder], holder))
    return {holder: f"h{at}" if at < _HUES else "h-none" for at, holder in enumerate(ordered)}


def _drawn(
    lane: _Lane, x: float, y: float, *, right: float, hues: Mapping[str, str], name: str
) -> tuple[list[str], float]:
    """The marks of a lane side by side, their words after the last, and how tall that is.

    Marks that there is no room for lie on the last one.
    """
    most = max(1, min(len(lane.marks), _MOST_SQUARES))
    parts = [
        _square(mark, x + min(number, most - 1) * _STEP_PX, y, hues=hues, name=name)
        for number, mark in enumerate(lane.marks)
    ]
    after = x + most * _STEP_PX + _GAP_PX / 2
    lines = wrap(lane.words, right - after, _SMALL_PX, lines=_MOST_LINES)
    parts += [
        _text(after, y + 13 + number * _LINE_PX, words, "line-words") for number, words in enumerate(lines)
    ]
    return parts, _LANE_PX + _LINE_PX * max(0, len(lines) - 1)


def _square(mark: ControlMark, x: float, y: float, *, hues: Mapping[str, str], name: str) -> str:
    hue = hues.get(mark.holder, "h-none")
    fill = f"url(#{escape(name, quote=True)}-{hue})" if mark.claimed_by else "var(--h, currentColor)"
    if mark.change in _GONE:
        fill = "none"
    dashes = ' stroke-dasharray="4 3"' if mark.change in _GONE and mark.claimed_by else ""
    said = escape(_sentence(mark), quote=True)
    box = f'x="{x:.1f}" y="{y:.1f}" width="{_WIDE_PX:.1f}" height="{_MARK_PX:.1f}" rx="4"'
    return (
        f'<a class="{hue}" href="#{escape(mark.target, quote=True)}" aria-label="{said}"><title>{said}</title>'
        f'<rect {box} fill="{fill}" stroke="var(--h, currentColor)" stroke-width="1.5"{dashes}/></a>'
    )


def _sentence(mark: ControlMark) -> str:
    """What a mark says, in words."""
    days = _days(mark)
    when = (
        _NO_DATE if days is None else mark.when or " – ".join(dict.fromkeys(day_words(day) for day in days))
    )
    who = mark.holder or "nobody named"
    without = f", except {mark.without}" if mark.without else ""
    source = f", according to {mark.claimed_by}" if mark.claimed_by else ""
    return f"{mark.place}: {mark.change}, {who}{without} ({when}){source}. “{mark.quote}”"


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
