"""Who is said to hold what: statements about named places as marks of a timeline, the others as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import Control, ControlChange, EventStatus
from crossread.domain.span import Citation, Span
from crossread.export.control_timeline import ControlMark, control_timeline
from crossread.export.fact_index import FactIndex
from crossread.export.lineage_diagram import FORMATS
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_passages import reading_of
from crossread.export.page_words import day_words, label

_LEFT = (ControlChange.LOST, ControlChange.WITHDREW)
_QUOTE_CHARS = 200


@dataclass(frozen=True, slots=True)
class ControlDrawing:
    """The timeline for one width, as SVG that is safe to print."""

    format: str
    svg: str


@dataclass(frozen=True, slots=True)
class ControlLine:
    """A statement about a place without a name of its own ("several towns")."""

    words: str
    claimed_by: str
    report: ReportName
    anchor: str


@dataclass(frozen=True, slots=True)
class ControlView:
    """The timeline for each width, and what has no row in it."""

    drawings: tuple[ControlDrawing, ...]
    lines: tuple[ControlLine, ...]


def control_view(desk: Desk, names: Names, story: Story, index: FactIndex) -> ControlView | None:
    """What the story's reports say has happened; what is only planned is left out. None where nothing is said.

    A statement without a day of its own stands on the day its report was written: by then at the latest.
    """
    found = _one_name_each(
        [
            _Told(report, control, _mark(desk, index, report, control))
            for report in story.reports
            for control in reading_of(desk, report).controls
            if control.status is EventStatus.ACTUAL
        ]
    )
    if not found:
        return None
    named = [told for told in found if _is_named(index, told)]
    marks = [told.mark for told in named]
    drawings = (
        ControlDrawing(
            form.name, control_timeline(marks, width_px=form.width_px, name=f"control-{form.name}-{story.id}")
        )
        for form in FORMATS
        if marks
    )
    return ControlView(tuple(drawings), tuple(_lines(names, [told for told in found if told not in named])))


@dataclass(frozen=True, slots=True)
class _Told:
    report: str
    control: Control
    mark: ControlMark


def _is_named(index: FactIndex, told: _Told) -> bool:
    place = told.control.place
    return index.place(told.report, place) is not None or index.entity(told.report, place) is not None


def _one_name_each(found: Sequence[_Told]) -> list[_Told]:
    """Holders that differ by article, case or number alone under their commonest name; places by their first."""
    commonest: dict[str, Counter[str]] = {}
    for told in found:
        commonest.setdefault(_folded(told.mark.holder), Counter())[told.mark.holder] += 1
    shown = {key: max(sorted(names), key=lambda name: names[name]) for key, names in commonest.items()}
    return [replace(told, mark=replace(told.mark, holder=shown[_folded(told.mark.holder)])) for told in found]


def _folded(holder: str) -> str:
    words = holder.casefold().removeprefix("the ").split()
    return " ".join(word.removesuffix("s") for word in words)


def _mark(desk: Desk, index: FactIndex, report: str, control: Control) -> ControlMark:
    text = desk.report(report).text
    period = index.period(report, control.time)
    start, end = (period.start, period.end) if period else (None, None)
    written = desk.written(report)
    told_on = ""
    if start is None and end is None and written:
        start = end = written
        told_on = f" (told on {day_words(written)})"
    passages = reading_of(desk, report).passages
    told = passages[control.passage].span if control.passage < len(passages) else control.span
    held = control.former if control.change in _LEFT else control.holder
    return ControlMark(
        place=_place(index, report, control),
        holder=_who(desk, index, report, held),
        change=control.change.value,
        start=start,
        end=end,
        claimed_by=_who(desk, index, report, control.claimed_by),
        quote=label(told.of(text), limit_chars=_QUOTE_CHARS) + told_on,
        target=citation_anchor(Citation(report, control.span)),
    )


def _place(index: FactIndex, report: str, control: Control) -> str:
    entity = index.entity(report, control.place)
    return label(entity.name, limit_chars=60) if entity else index.place_words(report, control.place)[1]


def _who(desk: Desk, index: FactIndex, report: str, span: Span | None) -> str:
    if span is None:
        return ""
    entity = index.entity(report, span)
    return label(entity.name if entity else span.of(desk.report(report).text), limit_chars=60)


def _lines(names: Names, found: Sequence[_Told]) -> Iterator[ControlLine]:
    for told in found:
        mark = told.mark
        words = f"{mark.place}: {mark.change}{', ' + mark.holder if mark.holder else ''}"
        yield ControlLine(words, mark.claimed_by, names.reports[told.report], mark.target)
