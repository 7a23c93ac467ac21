"""One lineage as a lane of the diagram: its agency on top, its reports below, each under its source.

Every card has a row of its own, indented under the report it was written from, so lines run left of the
cards and what does not fit the tree runs right of them: nothing can cross a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Lineage
from crossread.domain.desk import Desk
from crossread.domain.report import CreditKind
from crossread.domain.reuse import Reuse
from crossread.export.page_family import other_end, share_of
from crossread.export.page_names import LineageName, Names, ReportName
from crossread.export.page_svg import Box, Point, arrow_head, fit, rounded, runs_right_to_left, width_px, wrap
from crossread.export.page_words import day_words, percent

PAD_PX = 12.0
CARD_PX = 66.0
_HEADER_PX = 34.0
_AGENCY_PX = 30.0
_GAP_PX = 24.0  # room above a card for the words on its line
_INDENT_PX = 24.0
_DEEPEST = 5  # deeper copies of copies are no longer indented
_TRACK_PX = 11.0
_MOST_TRACKS = 4
_SMALL_PX = 11.5


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
    """A report as a box that links to its text."""

    box: Box
    name: ReportName
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn relation: path data, the arrow head if it has a direction, its words and what it means."""

    kind: str
    hue: str
    path: str
    head: str
    meaning: str
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lineage in its place. `header` and `agency` are missing where a report stands alone."""

    box: Box
    name: LineageName
    header: tuple[Words, ...]
    agency: tuple[Box, Words] | None
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]


def lay_lane(desk: Desk, names: Names, lineage: Lineage, *, x: float, y: float, width: float) -> Lane:
    """Place one lineage with its top left corner at (x, y); the lane is as high as it needs to be."""
    name = names.lineages[lineage.id]
    drawn = _beside_the_tree(name, list(name.family.walk()))
    tracks = max((track for _, track in drawn), default=-1) + 1
    right = x + width - PAD_PX - tracks * _TRACK_PX
    at = y + PAD_PX
    header: tuple[Words, ...] = ()
    if len(lineage.reports) > 1:
        header = (
            Words(x + PAD_PX, at + 15, name.key, "lane-key"),
            Words(x + PAD_PX + 26, at + 15, f"One account, {len(lineage.reports)} reports", "lane-name"),
        )
        at += _HEADER_PX
    agency: tuple[Box, Words] | None = None
    if lineage.agency:
        box = Box(x + PAD_PX, at, min(230.0, right - x - PAD_PX), _AGENCY_PX)
        said = fit(f"{name.voice}, agency", box.width - 24, 13)
        agency = box, Words(box.x + 12, box.y + 20, said, "agency-name")
        at = box.bottom
    cards: dict[str, Card] = {}
    for row, (report, depth) in enumerate(name.family.walk()):
        at += _GAP_PX if row or agency else 0.0
        left = x + PAD_PX + _INDENT_PX * min(depth + bool(agency), _DEEPEST)
        cards[report] = _card(desk, names.reports[report], report, Box(left, at, right - left, CARD_PX))
        at += CARD_PX
    lines = (
        *_tree(names, name, cards, depth_of=dict(name.family.walk())),
        *(_credits(desk, name, cards, agency[0]) if agency else ()),
        *_arcs(names, name, cards, drawn),
    )
    return Lane(Box(x, y, width, at + PAD_PX - y), name, header, agency, tuple(cards.values()), lines)


def _card(desk: Desk, name: ReportName, report_id: str, box: Box) -> Card:
    report = desk.report(report_id)
    day = day_words(report.published.day or report.published.value) if report.published else ""
    room = box.width - 58 - (width_px(day, _SMALL_PX) + 10 if day else 0)
    outlet = fit(name.outlet, room, 13)
    rtl = runs_right_to_left(name.title)
    titles = wrap(name.title, box.width - 24, 13.5, lines=2)
    edge = box.right - 12 if rtl else box.x + 12
    return Card(
        box,
        name,
        (
            Words(box.x + 12, box.y + 20, name.key, "card-key"),
            Words(box.x + 42, box.y + 20, outlet, "card-outlet"),
            Words(box.right - 12, box.y + 20, day, "card-day", end=True),
            *(Words(edge, box.y + 39 + 17 * at, line, "card-title", rtl=rtl) for at, line in enumerate(titles)),
        ),
    )


def _tree(
    names: Names, name: LineageName, cards: dict[str, Card], *, depth_of: dict[str, int]
) -> Iterator[Line]:
    """Lines that hang each card below another."""
    for report, reuse in name.family.parents.items():
        above, below = cards[other_end(reuse, report)].box, cards[report].box
        if depth_of[report] >= _DEEPEST and below.x <= above.x:
            points: list[Point] = [(below.x + 14, above.bottom), (below.x + 14, below.y)]
        else:
            points = [(above.x + 12, above.bottom), (above.x + 12, below.middle), (below.x, below.middle)]
        share = percent(share_of(reuse, report))
        said = f"{share} of it, {reuse.relation}" if reuse.directed else f"shares {share}, direction open"
        yield Line(
            kind="tree",
            hue=name.hue,
            path=rounded(points),
            head=arrow_head(points) if reuse.directed else "",
            meaning=meaning(names, reuse),
            words=Words(below.x + 4, below.y - 7, fit(said, below.width - 8, _SMALL_PX), "line-words"),
        )


def _credits(desk: Desk, name: LineageName, cards: dict[str, Card], agency: Box) -> Iterator[Line]:
    """Lines from the agency to the reports that hang below nothing else."""
    for root in name.family.roots:
        box, report = cards[root].box, desk.report(root)
        points: list[Point] = [(agency.x + 12, agency.bottom), (agency.x + 12, box.middle), (box.x, box.middle)]
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


def _beside_the_tree(name: LineageName, walk: Sequence[tuple[str, int]]) -> tuple[tuple[Reuse, int], ...]:
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


def _arcs(
    names: Names, name: LineageName, cards: dict[str, Card], drawn: Sequence[tuple[Reuse, int]]
) -> Iterator[Line]:
    labelled: set[str] = set()
    for reuse, track in drawn:
        start, end = cards[reuse.source], cards[reuse.derived]
        edge = start.box.right + (track + 1) * _TRACK_PX - 2
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
        if at.name.key not in labelled and at.box.width > 250:
            labelled.add(at.name.key)
            words = Words(at.box.right - 4, at.box.y - 7, said, "line-words", end=True)
        yield Line(
            kind="arc",
            hue=name.hue,
            path=rounded(points),
            head=arrow_head(points) if reuse.directed else "",
            meaning=meaning(names, reuse),
            words=words,
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
