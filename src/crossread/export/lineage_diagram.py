"""The lineage diagram of a story: a lane for each lineage, in rows that wrap, with thin ties between them."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.export.page_lane import Lane, Line, lay_lane
from crossread.export.page_names import Names
from crossread.export.page_ties import Tie, draw_ties, margin_px, shelve, ties
from crossread.export.page_words import count

_GAP_PX = 20.0
_WIDEST_LANE_PX = 480.0


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


def lineage_diagram(desk: Desk, names: Names, story: Story, *, form: Format) -> Diagram:
    """Draw a story's lineages for one format; cards never overlap, however many there are."""
    lineages = {lineage.id: lineage for lineage in desk.of_story(story.id).lineages}
    columns = max(1, min(form.columns, len(lineages)))
    every_tie = ties(desk, story, most=len(story.relations))
    drawn = every_tie[: form.most_ties]
    shelves = shelve(tuple(lineages), drawn, columns=columns)
    margin = margin_px(shelves, drawn)
    room = (form.width_px - margin - _GAP_PX * (columns - 1)) / columns
    width = room if form.columns == 1 else min(room, _WIDEST_LANE_PX)
    lanes: list[Lane] = []
    y = 0.0
    for shelf in shelves:
        y += shelf.channel_px
        row = [
            lay_lane(desk, names, lineages[lineage], x=1 + at * (width + _GAP_PX), y=y + 1, width=width - 2)
            for at, lineage in enumerate(shelf.lineages)
        ]
        lanes.extend(row)
        y = max((lane.box.bottom for lane in row), default=y) + _GAP_PX
    boxes = {lineage: lane.box for lineage, lane in zip(lineages, lanes, strict=True)}
    right = columns * width + (columns - 1) * _GAP_PX
    return Diagram(
        format=form.name,
        width=right + margin,
        height=max(1.0, y - _GAP_PX + 1),
        lanes=tuple(lanes),
        ties=tuple(draw_ties(names, drawn, shelves=shelves, boxes=boxes, right=right)),
        left_out=len(every_tie) - len(drawn),
        description=_description(desk, story, drawn),
    )


def _description(desk: Desk, story: Story, drawn: tuple[Tie, ...]) -> str:
    lineages = desk.of_story(story.id).lineages
    return (
        f"Lineage diagram: {count(len(lineages), 'lineage')}, "
        f"{count(sum(len(lineage.reports) for lineage in lineages), 'report')}, "
        f"{count(len(drawn), 'tie')} between lineages. The list below says the same in words."
    )
