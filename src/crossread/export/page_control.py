"""Who is said to hold what: statements about named places as marks of a timeline, and all of them in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import Control, ControlChange, EventStatus
from crossread.domain.span import Citation, Span
from crossread.export.control_timeline import ControlMark, control_timeline
from crossread.export.lineage_diagram import FORMATS
from crossread.export.page_days import is_background
from crossread.export.page_names import Names, citation_anchor
from crossread.export.page_passages import reading_of
from crossread.export.page_voices import Telling, VoiceView, accounts_words, voice_views
from crossread.export.page_words import day_words, label, time_words
from crossread.export.place_words import place_words
from crossread.lookup import FactIndex

_LEFT = (ControlChange.LOST, ControlChange.WITHDREW)
_QUOTE_CHARS = 200


@dataclass(frozen=True, slots=True)
class ControlDrawing:
    """The timeline for one width, as SVG that is safe to print."""

    format: str
    svg: str


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A statement in words. `without` are the parts left out of it, `status` is "" for what is told as having happened."""

    place: str
    change: str
    holder: str
    former: str
    without: str
    when: str
    status: str
    voices: tuple[VoiceView, ...]
    accounts: str


@dataclass(frozen=True, slots=True)
class ControlView:
    """The timeline for each width, and every statement."""

    drawings: tuple[ControlDrawing, ...]
    rows: tuple[ControlRow, ...]


@dataclass(frozen=True, slots=True)
class ToldControl:
    """A statement of one report with the mark it makes."""

    report: str
    control: Control
    mark: ControlMark


def control_view(desk: Desk, names: Names, story: Story, index: FactIndex) -> ControlView | None:
    """None where nothing is said. What is only planned, feared or denied is told in words alone.

    A statement without a day of its own stands on the day its report was written: by then at the latest.
    """
    found = told_controls(desk, story, index)
    if not found:
        return None
    marks = [
        told.mark
        for told in found
        if told.control.status is EventStatus.ACTUAL and _is_named(index, told.report, told.control.place)
    ]
    drawings = (
        ControlDrawing(
            form.name, control_timeline(marks, width_px=form.width_px, name=f"control-{form.name}-{story.id}")
        )
        for form in FORMATS
        if marks
    )
    return ControlView(tuple(drawings), _rows(desk, names, story, index, found))


def told_controls(desk: Desk, story: Story, index: FactIndex) -> tuple[ToldControl, ...]:
    """Every statement of the story's reports, one name for holders that differ by article, case or number alone."""
    found = [
        ToldControl(report, control, _mark(desk, index, report, control))
        for report in story.reports
        for control in reading_of(desk, report).controls
    ]
    return tuple(_one_name_each(found))


def _is_named(index: FactIndex, report: str, place: Span) -> bool:
    return index.place(report, place) is not None or index.entity(report, place) is not None


def _one_name_each(found: Sequence[ToldControl]) -> list[ToldControl]:
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
        when=time_words(period),
        without=_parts(desk, index, report, control),
    )


def _place(index: FactIndex, report: str, control: Control) -> str:
    entity = index.entity(report, control.place)
    return label(entity.name, limit_chars=60) if entity else place_words(index, report, control.place)[1]


def _who(desk: Desk, index: FactIndex, report: str, span: Span | None) -> str:
    if span is None:
        return ""
    entity = index.entity(report, span)
    return label(entity.name if entity else span.of(desk.report(report).text), limit_chars=60)


def _parts(desk: Desk, index: FactIndex, report: str, control: Control) -> str:
    return ", ".join(_who(desk, index, report, part) for part in control.exceptions)


def _rows(
    desk: Desk, names: Names, story: Story, index: FactIndex, found: Sequence[ToldControl]
) -> tuple[ControlRow, ...]:
    """Statements that say the same in one row; named places of most statements first, history last in each."""
    groups: dict[tuple[str, ...], list[ToldControl]] = {}
    for told in found:
        mark = told.mark
        said = (mark.place, mark.change, mark.holder, mark.without, mark.when, told.control.status.value)
        groups.setdefault(said, []).append(told)
    sizes = Counter(told.mark.place for told in found)
    ordered = sorted(
        groups.values(),
        key=lambda group: (
            not _is_named(index, group[0].report, group[0].control.place),
            -sizes[group[0].mark.place],
            group[0].mark.place,
            group[0].control.status is not EventStatus.ACTUAL,
            is_background(story, index.period(group[0].report, group[0].control.time)),
            group[0].mark.start or "9999",
        ),
    )
    return tuple(_row(desk, names, index, group) for group in ordered)


def _row(desk: Desk, names: Names, index: FactIndex, group: Sequence[ToldControl]) -> ControlRow:
    first = group[0]
    mark, control = first.mark, first.control
    tellings = [Telling(told.report, told.control.span, told.control.claimed_by) for told in group]
    return ControlRow(
        place=mark.place,
        change=mark.change,
        holder=mark.holder,
        former="" if control.change in _LEFT else _who(desk, index, first.report, control.former),
        without=mark.without,
        when=mark.when,
        status="" if control.status is EventStatus.ACTUAL else control.status.value,
        voices=voice_views(desk, names, index, tellings),
        accounts=accounts_words(desk, (told.report for told in group)),
    )
