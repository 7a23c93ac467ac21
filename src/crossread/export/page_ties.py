"""Thin lines between lanes: lineages that share an origin, or borrow a little, and are still two accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_family import strength
from crossread.export.page_lane import Line, meaning
from crossread.export.page_names import NO_HUE, Names
from crossread.export.page_svg import Box, Point, arrow_head, rounded

_TRACK_PX = 8.0
_ROOM_PX = 10.0  # kept free at either side of the tracks


@dataclass(frozen=True, slots=True)
class Tie:
    """Everything between two lineages, drawn as one line: the strongest relation and how many there are."""

    lineages: tuple[str, str]
    strongest: Reuse
    relations: int

    @property
    def one_origin(self) -> bool:
        """Whether nothing but a common origin ties the two."""
        return self.strongest.relation is Relation.COMMON_ORIGIN


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row of lanes; `channel_px` is the room above it that its ties run in."""

    lineages: tuple[str, ...]
    channel_px: float


def ties(desk: Desk, story: Story, *, most: int) -> tuple[Tie, ...]:
    """The `most` strongest ties between lineages of a story, one for each pair of lineages."""
    between: dict[tuple[str, str], list[Reuse]] = {}
    for reuse in story.relations:
        ends = desk.lineage_of(reuse.source), desk.lineage_of(reuse.derived)
        if ends[0] and ends[1] and ends[0].id != ends[1].id:
            between.setdefault((ends[0].id, ends[1].id), []).append(reuse)
    found: dict[frozenset[str], Tie] = {}
    for pair, relations in between.items():
        known = found.get(frozenset(pair))
        best = max(relations, key=_weight)
        count = len(relations) + (known.relations if known else 0)
        if known and _weight(known.strongest) > _weight(best):
            found[frozenset(pair)] = Tie(known.lineages, known.strongest, count)
        else:
            found[frozenset(pair)] = Tie(pair, best, count)
    ranked = sorted(found.values(), key=lambda tie: (*_weight(tie.strongest), tie.lineages), reverse=True)
    return tuple(ranked[:most])


def shelve(lineages: Sequence[str], drawn: Sequence[Tie], *, columns: int) -> tuple[Shelf, ...]:
    """Lineages in rows of `columns`, with room for the ties above each row."""
    rows = [tuple(lineages[at : at + columns]) for at in range(0, len(lineages), columns)]
    return tuple(
        Shelf(row, _room(sum(bool(set(tie.lineages) & set(row)) for tie in drawn)) if columns > 1 else 0.0)
        for row in rows
    )


def margin_px(shelves: Sequence[Shelf], drawn: Sequence[Tie]) -> float:
    """Room at the right edge for ties that run from one shelf to another."""
    return _room(len(_across(shelves, drawn)))


def draw_ties(
    names: Names,
    drawn: Sequence[Tie],
    *,
    shelves: Sequence[Shelf],
    boxes: Mapping[str, Box],
    right: float,
) -> Iterator[Line]:
    """Lines for the ties; `right` is where the margin for lines between shelves begins."""
    across = _across(shelves, drawn)
    row_of = {lineage: at for at, shelf in enumerate(shelves) for lineage in shelf.lineages}
    ports: dict[str, int] = {}
    tracks = [0] * len(shelves)
    ordered = sorted(drawn, key=lambda tie: abs(boxes[tie.lineages[0]].x - boxes[tie.lineages[1]].x))
    for tie in ordered:
        rows = [row_of[lineage] for lineage in tie.lineages]
        heights = []
        for row in sorted(set(rows)):
            tracks[row] += 1
            heights.append(_ROOM_PX / 2 + tracks[row] * _TRACK_PX)
        starts = [_port(boxes[lineage], ports, lineage) for lineage in tie.lineages]
        lane = right + _ROOM_PX / 2 + _TRACK_PX * across.index(tie) if tie in across else None
        if not shelves[rows[0]].channel_px:
            sides = [(boxes[lineage].right, boxes[lineage].y + 12 + 7 * ports[lineage]) for lineage in tie.lineages]
            edge = lane if lane is not None else right
            points = [sides[0], (edge, sides[0][1]), (edge, sides[1][1]), sides[1]]
        else:
            points = _over_the_top(starts, [heights[sorted(set(rows)).index(row)] for row in rows], lane)
        yield Line(
            kind="origin" if tie.one_origin else "weak",
            hue=NO_HUE,
            path=rounded(points),
            head=arrow_head(points) if tie.strongest.directed and not tie.one_origin else "",
            meaning=_meaning(names, tie),
        )


def _over_the_top(starts: Sequence[Point], heights: Sequence[float], lane: float | None) -> list[Point]:
    (x1, top1), (x2, top2) = starts
    y1, y2 = top1 - heights[0], top2 - heights[1]
    if lane is None:
        return [(x1, top1), (x1, y1), (x2, y1), (x2, top2)]
    return [(x1, top1), (x1, y1), (lane, y1), (lane, y2), (x2, y2), (x2, top2)]


def _port(box: Box, ports: dict[str, int], lineage: str) -> Point:
    """The next free place on a lane's top edge."""
    ports[lineage] = ports.get(lineage, 0) + 1
    return box.x + min(box.width - 16, 28.0 + 14.0 * ports[lineage]), box.y


def _across(shelves: Sequence[Shelf], drawn: Sequence[Tie]) -> list[Tie]:
    row_of = {lineage: at for at, shelf in enumerate(shelves) for lineage in shelf.lineages}
    return [tie for tie in drawn if row_of[tie.lineages[0]] != row_of[tie.lineages[1]]]


def _room(tracks: int) -> float:
    return tracks * _TRACK_PX + _ROOM_PX if tracks else 0.0


def _weight(reuse: Reuse) -> tuple[bool, float, str, str]:
    return reuse.relation is not Relation.COMMON_ORIGIN, strength(reuse), reuse.source, reuse.derived


def _meaning(names: Names, tie: Tie) -> str:
    one, other = (names.lineages[lineage].key for lineage in tie.lineages)
    more = f" ({tie.relations} such pairs of reports)" if tie.relations > 1 else ""
    return f"Lineages {one} and {other}: {meaning(names, tie.strongest)}{more}"
