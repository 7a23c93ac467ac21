"""Lines of one lane: who wrote from whom, who credits the agency, and what else the reports share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.desk import Desk
from crossread.domain.report import CreditKind
from crossread.domain.reuse import Reuse
from crossread.export.page_family import other_end, share_of
from crossread.export.page_names import LineageName, Names, ReportName
from crossread.export.page_svg import Box, Point, arrow_head, fit, rounded
from crossread.export.page_words import percent

TRACK_PX = 11.0  # between two lines right of the cards
SMALL_PX = 11.5
_MOST_TRACKS = 4
_WIDE_ENOUGH_PX = 290.0  # a narrower card has no room for words at both ends of the gap above it


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in the drawing, anchored at its start or, for `end`, at its end."""

    x: float
    y: float
    text: str
    style: str
    rtl: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A report as a box that links to its text; `report` is its id."""

    box: Box
    name: ReportName
    lines: tuple[Words, ...]
    report: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn relation: path data, the arrow head if it has a direction, its words and what it means.

    `ends` are the ids of the two reports it ties, source first; None where it ends at an agency.
    """

    kind: str
    hue: str
    path: str
    head: str
    meaning: str
    words: Words | None = None
    ends: tuple[str, str] | None = None


def tree_lines(
    names: Names, name: LineageName, cards: Mapping[str, Card], *, indent: float
) -> Iterator[Line]:
    """Lines that hang each card below another."""
    for report, reuse in name.family.parents.items():
        above, below = cards[other_end(reuse, report)].box, cards[report].box
        points = _elbow(above, below, indent)
        share = percent(share_of(reuse, report))
        said = f"{share} of it, {reuse.relation}" if reuse.directed else f"shares {share}, direction open"
        yield Line(
            kind="tree",
            hue=name.hue,
            path=rounded(points),
            head=arrow_head(points) if reuse.directed else "",
            meaning=meaning(names, reuse),
            words=Words(below.x + 4, below.y - 7, fit(said, below.width - 8, SMALL_PX), "line-words"),
            ends=(reuse.source, reuse.derived),
        )


def credit_lines(
    desk: Desk, name: LineageName, cards: Mapping[str, Card], *, agency: Box, indent: float
) -> Iterator[Line]:
    """Lines from the agency to the reports that hang below nothing else."""
    for root in name.family.roots:
        box, report = cards[root].box, desk.report(root)
        points = _elbow(agency, box, indent)
        if report.agencies_for(CreditKind.TEXT):
            said = "credits the text to it"
        else:
            said = "credits a picture to it" if report.agencies else "does not name it"
        yield Line(
            kind="credit",
            hue=name.hue,
            path=rounded(points),
            head=arrow_head(points),
            meaning=f"{cards[root].name.full} {said}: {name.voice}",
            words=Words(box.x + 4, box.y - 7, said, "line-words"),
        )


def beside_the_tree(name: LineageName, walk: Sequence[tuple[str, int]]) -> tuple[tuple[Reuse, int], ...]:
    """Reuse drawn right of the cards, each with its track; what finds no track is left to the list."""
    row = {report: at for at, (report, _) in enumerate(walk)}
    busy: list[list[tuple[int, int]]] = []
    found: list[tuple[Reuse, int]] = []
    for reuse in _worth_drawing(name.family.extras):
        top, bottom = sorted((row[reuse.source], row[reuse.derived]))
        free = (t for t, taken in enumerate(busy) if all(bottom <= a or b <= top for a, b in taken))
        track = next(free, len(busy))
        if track >= _MOST_TRACKS:
            continue
        if track == len(busy):
            busy.append([])
        busy[track].append((top, bottom))
        found.append((reuse, track))
    return tuple(found)


def _worth_drawing(extras: Iterable[Reuse]) -> Iterator[Reuse]:
    """All directed reuse; of undirected, only what ties together reports not yet tied."""
    group: dict[str, str] = {}

    def top(report: str) -> str:
        while group.get(report, report) != report:
            report = group[report]
        return report

    for reuse in extras:
        ends = top(reuse.source), top(reuse.derived)
        if reuse.directed or ends[0] != ends[1]:
            group[ends[1]] = ends[0]
            yield reuse


def arc_lines(
    names: Names, name: LineageName, cards: Mapping[str, Card], *, drawn: Sequence[tuple[Reuse, int]]
) -> Iterator[Line]:
    """Lines right of the cards; where two end at one card, only the first has words."""
    labelled: set[str] = set()
    for reuse, track in drawn:
        start, end = cards[reuse.source], cards[reuse.derived]
        edge = start.box.right + (track + 1) * TRACK_PX - 2
        points: list[Point] = [
            (start.box.right, start.box.y + 46),
            (edge, start.box.y + 46),
            (edge, end.box.y + 20),
            (end.box.right, end.box.y + 20),
        ]
        lower, upper = sorted((start, end), key=lambda card: -card.box.y)
        said = (
            f"{percent(reuse.coverage)} from {start.name.key}"
            if reuse.directed
            else f"shares {percent(max(reuse.coverage, reuse.coverage_back))} with {upper.name.key}"
        )
        at = end if reuse.directed else lower
        words = None
        if at.name.key not in labelled and at.box.width > _WIDE_ENOUGH_PX:
            labelled.add(at.name.key)
            words = Words(at.box.right - 4, at.box.y - 7, said, "line-words", end=True)
        yield Line(
            kind="arc",
            hue=name.hue,
            path=rounded(points),
            head=arrow_head(points) if reuse.directed else "",
            meaning=meaning(names, reuse),
            words=words,
            ends=(reuse.source, reuse.derived),
        )


def meaning(names: Names, reuse: Reuse) -> str:
    """What a drawn line says, in a sentence."""
    source, derived = names.ends(reuse)
    if reuse.directed:
        return (
            f"{derived.full} takes {percent(reuse.coverage)} of its news text from {source.full}: "
            f"{reuse.relation}"
        )
    return (
        f"{source.full} and {derived.full} share {percent(reuse.coverage_back)} and "
        f"{percent(reuse.coverage)} of their news text, direction open: {reuse.relation}"
    )


def _elbow(above: Box, below: Box, indent: float) -> list[Point]:
    """Down from the left end of one box, then into the side of a box indented by one step."""
    x = above.x + indent / 2
    return [(x, above.bottom), (x, below.middle), (below.x, below.middle)]
