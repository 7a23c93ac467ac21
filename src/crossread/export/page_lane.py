"""One lineage as a lane of the diagram: its agency on top, its reports below, each under its source.

Every card has a row of its own, indented under the report it was written from, so lines run left of the
cards and what does not fit the tree runs right of them: nothing can cross a card.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import Lineage
from crossread.domain.desk import Desk
from crossread.domain.report import Report
from crossread.export.page_lines import (
    SMALL_PX,
    TRACK_PX,
    Card,
    Line,
    Words,
    arc_lines,
    beside_the_tree,
    credit_lines,
    tree_lines,
)
from crossread.export.page_names import LineageName, Names, ReportName
from crossread.export.page_svg import Box, fit, runs_right_to_left, width_px, wrap
from crossread.export.page_words import day_words

_PAD_PX = 12.0
_CARD_PX = 66.0
_HEADER_PX = 34.0
_AGENCY_PX = 30.0
_AGENCY_WIDEST_PX = 290.0
_GAP_PX = 24.0  # room above a card for the words on its line
_INDENT_PX = 24.0
_INDENTS_PX = 96.0  # all indents of a lane together; deep families get smaller steps
_BOLD_PX = 15.5  # letters and digits set bold at 13 are, in the widest fonts, as wide as plain ones at 15.5
_OUTLET_PX = 140.0  # room an outlet needs before a date may stand beside it


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
    walk = tuple(name.family.walk())
    drawn = beside_the_tree(name, walk)
    tracks = max((track for _, track in drawn), default=-1) + 1
    left, right = x + _PAD_PX, x + width - _PAD_PX - tracks * TRACK_PX
    at = y + _PAD_PX
    header: tuple[Words, ...] = ()
    if len(walk) + name.family.folded > 1:
        said = f"One account, {len(walk) + name.family.folded} reports"
        if name.family.folded:
            said = f"{said}, {len(walk)} drawn"
        key_px = name.key_px
        header = (
            Words(left + key_px / 2, at + 15, name.key, "lane-key"),
            Words(left + key_px + 8, at + 15, said, "lane-name"),
        )
        at += _HEADER_PX
    agency: tuple[Box, Words] | None = None
    if lineage.agency:
        box = Box(left, at, min(_AGENCY_WIDEST_PX, right - left), _AGENCY_PX)
        said, room_px = f"{name.voice}, agency", box.width - 24
        if width_px(said, _BOLD_PX) > room_px:  # the name goes before what it is the name of
            said = fit(name.voice, room_px, _BOLD_PX)
        agency = box, Words(box.x + 12, box.y + 20, said, "agency-name")
        at = box.bottom
    indent = min(_INDENT_PX, _INDENTS_PX / (1 + max(depth for _, depth in walk)))
    cards: dict[str, Card] = {}
    for row, (report, depth) in enumerate(walk):
        at += _GAP_PX if row or agency else 0.0
        inset = left + indent * (depth + bool(agency))
        cards[report] = _card(
            desk.report(report), names.reports[report], Box(inset, at, right - inset, _CARD_PX)
        )
        at += _CARD_PX
    lines = (
        *tree_lines(names, name, cards, indent=indent),
        *(credit_lines(desk, name, cards, agency=agency[0], indent=indent) if agency else ()),
        *arc_lines(names, name, cards, drawn=drawn),
    )
    return Lane(Box(x, y, width, at + _PAD_PX - y), name, header, agency, tuple(cards.values()), lines)


def _card(report: Report, name: ReportName, box: Box) -> Card:
    day = day_words(report.published.day or report.published.value) if report.published else ""
    key_px = name.key_px
    room = box.width - key_px - 32
    if day and room - width_px(day, SMALL_PX) - 10 < _OUTLET_PX:
        day = ""
    outlet = fit(name.outlet, room - (width_px(day, SMALL_PX) + 10 if day else 0), _BOLD_PX)
    rtl = runs_right_to_left(name.title)
    titles = wrap(name.title, box.width - 24, 13.5, lines=2)
    edge = box.right - 12 if rtl else box.x + 12
    return Card(
        box,
        name,
        (
            Words(box.x + 10 + key_px / 2, box.y + 20, name.key, "card-key"),
            Words(box.x + 16 + key_px, box.y + 20, outlet, "card-outlet"),
            Words(box.right - 12, box.y + 20, day, "card-day", end=True),
            *(
                Words(edge, box.y + 39 + 17 * at, line, "card-title", rtl=rtl)
                for at, line in enumerate(titles)
            ),
        ),
        report.id,
    )
