"""Thin lines between lanes: lineages that share an origin, or borrow a little, and are still two accounts.

Lanes stand in columns. A tie leaves a lane sideways into the gutter beside it and runs up or down there; a
tie to a column farther off goes through the channel above all lanes. No tie crosses a lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_family import strength
from crossread.export.page_lines import Line, meaning
from crossread.export.page_names import NO_HUE, Names
from crossread.export.page_svg import Box, Point, arrow_head, rounded

TRACK_PX = 8.0
_FIRST_PORT_PX = 14.0
_PORT_PX = 9.0


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
class Route:
    """A tie with the columns it joins, left one first, and the gutters (each right of a column) it uses."""

    tie: Tie
    columns: tuple[int, int]

    @property
    def gutters(self) -> tuple[int, ...]:
        """One gutter for neighbours, two for columns farther apart."""
        left, right = self.columns
        return tuple(dict.fromkeys((left, max(left, right - 1))))

    @property
    def over_the_top(self) -> bool:
        """Whether it runs through the channel above the lanes."""
        return len(self.gutters) > 1


def ties(desk: Desk, story: Story) -> tuple[Tie, ...]:
    """Ties between lineages of a story, one for each pair of lineages, strongest first."""
    between: dict[frozenset[str], list[Reuse]] = {}
    for reuse in story.relations:
        ends = desk.lineage_of(reuse.source), desk.lineage_of(reuse.derived)
        if ends[0] and ends[1] and ends[0].id != ends[1].id:
            between.setdefault(frozenset((ends[0].id, ends[1].id)), []).append(reuse)
    found = [_tie(desk, relations) for relations in between.values()]
    return tuple(sorted(found, key=lambda tie: (*_weight(tie.strongest), tie.lineages), reverse=True))


def routes(drawn: Iterable[Tie], column_of: Mapping[str, int]) -> tuple[Route, ...]:
    """How each tie runs, nearest lanes first; ends are turned so that the left column comes first."""
    found = []
    for tie in drawn:
        one, other = tie.lineages
        columns = sorted((column_of[one], column_of[other]))
        found.append(Route(tie, (columns[0], columns[1])))
    return tuple(sorted(found, key=lambda route: route.columns[1] - route.columns[0]))


def gutter_tracks(planned: Iterable[Route]) -> Counter[int]:
    """How many ties each gutter holds."""
    return Counter(gutter for route in planned for gutter in route.gutters)


def tie_lines(
    names: Names,
    planned: Sequence[Route],
    *,
    boxes: Mapping[str, Box],
    column_of: Mapping[str, int],
    gutters: Sequence[float],
) -> Iterator[Line]:
    """Lines for the ties; `gutters` gives the x of each gutter's first track."""
    used: Counter[int] = Counter()
    ports: Counter[tuple[str, bool]] = Counter()
    above = 0
    for route in planned:
        tie = route.tie
        ends = sorted(tie.lineages, key=lambda lineage: column_of[lineage])
        turned = ends[0] != tie.lineages[0]
        start = _port(boxes[ends[0]], ports, ends[0], right_side=True)
        end = _port(boxes[ends[1]], ports, ends[1], right_side=route.columns[0] == route.columns[1])
        tracks = []
        for gutter in route.gutters:
            tracks.append(gutters[gutter] + used[gutter] * TRACK_PX)
            used[gutter] += 1
        points = [start, (tracks[0], start[1])]
        if route.over_the_top:
            height = TRACK_PX * (above + 0.5)
            above += 1
            points += [(tracks[0], height), (tracks[1], height)]
        points += [(tracks[-1], end[1]), end]
        if turned:
            points.reverse()
        yield Line(
            kind="origin" if tie.one_origin else "weak",
            hue=NO_HUE,
            path=rounded(points),
            head=arrow_head(points) if tie.strongest.directed and not tie.one_origin else "",
            meaning=_meaning(names, tie),
            ends=(tie.strongest.source, tie.strongest.derived),
        )


def _tie(desk: Desk, relations: Sequence[Reuse]) -> Tie:
    strongest = max(relations, key=_weight)
    ends = desk.lineage_of(strongest.source), desk.lineage_of(strongest.derived)
    return Tie((ends[0].id if ends[0] else "", ends[1].id if ends[1] else ""), strongest, len(relations))


def _port(box: Box, ports: Counter[tuple[str, bool]], lineage: str, *, right_side: bool) -> Point:
    """The next free place on a side of a lane."""
    below = min(_FIRST_PORT_PX + _PORT_PX * ports[lineage, right_side], box.height - 6)
    ports[lineage, right_side] += 1
    return (box.right if right_side else box.x), box.y + below


def _weight(reuse: Reuse) -> tuple[bool, float, str, str]:
    return reuse.relation is not Relation.COMMON_ORIGIN, strength(reuse), reuse.source, reuse.derived


def _meaning(names: Names, tie: Tie) -> str:
    one, other = (names.lineages[lineage].key for lineage in tie.lineages)
    more = f" ({tie.relations} such pairs of reports)" if tie.relations > 1 else ""
    return f"Lineages {one} and {other}: {meaning(names, tie.strongest)}{more}"
