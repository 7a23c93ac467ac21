"""The lineage diagram of a story: a lane for each lineage, in columns, with thin ties between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.export.page_lane import Lane, lay_lane
from crossread.export.page_lines import Line
from crossread.export.page_names import Names, sort_lineages
from crossread.export.page_svg import Box
from crossread.export.page_ties import TRACK_PX, Route, gutter_tracks, routes, tie_lines, ties
from crossread.export.page_words import count

_GAP_PX = 20.0
_WIDEST_LANE_PX = 480.0
_EDGE_PX = 1.0  # so that no outline is cut in half


@dataclass(frozen=True, slots=True)
class Format:
    """A screen the diagram is drawn for: its style name, room in CSS pixels and how much it can hold."""

    name: str
    width_px: float
    columns: int
    most_ties: int


FORMATS = (
    Format("wide", 1120.0, columns=3, most_ties=12),
    Format("middle", 720.0, columns=2, most_ties=8),
    Format("narrow", 350.0, columns=1, most_ties=4),
)


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing ready to be printed as SVG. `left_out` counts ties only the list below it tells of."""

    format: str
    width: float
    height: float
    lanes: tuple[Lane, ...]
    ties: tuple[Line, ...]
    left_out: int
    description: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where lanes go: the column of each, the left edges of the columns, their top, and their width."""

    column_of: Mapping[str, int]
    lefts: tuple[float, ...]
    top: float
    width: float


def lineage_diagram(desk: Desk, names: Names, story: Story, *, form: Format) -> Diagram:
    """Draw a story's lineages for one format; cards never overlap, however many there are."""
    lineages = {lineage.id: lineage for lineage in sort_lineages(desk, desk.of_story(story.id).lineages)}
    columns = max(1, min(form.columns, len(lineages)))
    heights = {
        lineage.id: lay_lane(desk, names, lineage, x=0, y=0, width=form.width_px).box.height
        for lineage in lineages.values()
    }
    column_of = _columns(heights, columns)
    every_tie = ties(desk, story)
    planned = routes(every_tie[: form.most_ties], column_of)
    gutters = _gutters(planned, columns)
    width = (form.width_px - sum(gutters) - 2 * _EDGE_PX) / columns
    if form.columns > 1:
        width = min(width, _WIDEST_LANE_PX)
    lefts = list(accumulate((width + gutter for gutter in gutters), initial=_EDGE_PX))
    top = TRACK_PX * (sum(route.over_the_top for route in planned) + 0.5) + _EDGE_PX
    lanes = _lanes(desk, names, lineages, _Grid(column_of, tuple(lefts), top, width))
    boxes: Mapping[str, Box] = {lineage: lane.box for lineage, lane in lanes.items()}
    tracks = [left + width + TRACK_PX for left in lefts[:-1]]
    return Diagram(
        format=form.name,
        width=lefts[-1] + _EDGE_PX,
        height=max((box.bottom for box in boxes.values()), default=0.0) + _EDGE_PX,
        lanes=tuple(lanes.values()),
        ties=tuple(tie_lines(names, planned, boxes=boxes, column_of=column_of, gutters=tracks)),
        left_out=len(every_tie) - len(planned),
        description=_description(lineages, len(planned)),
    )


def _columns(heights: Mapping[str, float], columns: int) -> Mapping[str, int]:
    """The column of each lane: always the shortest so far, leftmost first."""
    filled = [0.0] * columns
    found = {}
    for lineage, height in heights.items():
        column = min(range(columns), key=lambda at: (filled[at], at))
        filled[column] += height + _GAP_PX
        found[lineage] = column
    return found


def _gutters(planned: tuple[Route, ...], columns: int) -> list[float]:
    """Width of the gutter right of each column; the last has none unless a tie runs there."""
    tracks = gutter_tracks(planned)
    wide = [TRACK_PX * (tracks[at] + 1) if tracks[at] else 0.0 for at in range(columns)]
    return [max(_GAP_PX, room) for room in wide[:-1]] + wide[-1:]


def _lanes(
    desk: Desk,
    names: Names,
    lineages: Mapping[str, Lineage],
    grid: _Grid,
) -> dict[str, Lane]:
    bottoms = [grid.top] * len(grid.lefts)
    found = {}
    for lineage in lineages.values():
        column = grid.column_of[lineage.id]
        lane = lay_lane(desk, names, lineage, x=grid.lefts[column], y=bottoms[column], width=grid.width)
        bottoms[column] = lane.box.bottom + _GAP_PX
        found[lineage.id] = lane
    return found


def _description(lineages: Mapping[str, Lineage], drawn: int) -> str:
    reports = sum(len(lineage.reports) for lineage in lineages.values())
    return (
        f"Lineage diagram: {count(len(lineages), 'lineage')}, {count(reports, 'report')}, "
        f"{count(drawn, 'tie')} between lineages. The list below says the same in words."
    )
