"""How many: the figures of a story, each value once with everybody who gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus, Figure
from crossread.domain.span import Citation
from crossread.export.fact_index import FactIndex
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_passages import reading_of
from crossread.export.page_words import label, time_words

# Harm first; sums and lengths, which are seldom the news, last.
_ORDER = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "abducted",
    "arrested",
    "captured",
    "displaced",
    "trapped",
    "rescued",
)
_LAST = ("money", "distance", "duration")


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Who gives a figure in one report, and where it stands there; `kind` is the sort of voice."""

    report: ReportName
    anchor: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """One value of one count."""

    what: str
    value: str
    who: str
    place: str
    when: str
    notes: str
    voices: tuple[VoiceView, ...]


@dataclass(slots=True)
class _Draft:
    report: str
    figure: Figure
    place: str
    when: str
    notes: str
    voices: list[VoiceView] = field(default_factory=list)


def count_rows(desk: Desk, names: Names, story: Story, index: FactIndex) -> tuple[CountRow, ...]:
    """Counts of harm first, the greatest first; the same value of the same thing is one row."""
    drafts: dict[tuple[object, ...], _Draft] = {}
    for report, figure in _figures(desk, story):
        (place, name), when = index.place_words(report, figure.place), _when(index, report, figure)
        number = figure.number
        key = (figure.what, number.low, number.best, number.high, number.unit, place, figure.status)
        notes = _notes(desk, index, report, figure)
        draft = drafts.setdefault(key, _Draft(report, figure, name, when, notes))
        draft.when = draft.when or when
        draft.voices.append(_voice(desk, names, index, report, figure))
    return tuple(_row(desk, draft) for draft in sorted(drafts.values(), key=_rank))


def _figures(desk: Desk, story: Story) -> Iterator[tuple[str, Figure]]:
    for report in story.reports:
        for figure in reading_of(desk, report).figures:
            yield report, figure


def _rank(draft: _Draft) -> tuple[int, str, float, int]:
    what, number = draft.figure.what, draft.figure.number
    first = _ORDER.index(what) if what in _ORDER else len(_ORDER) + (what in _LAST)
    most = next((v for v in (number.best, number.high, number.low) if v is not None), 0.0)
    return first, what, -most, number.span.start


def _row(desk: Desk, draft: _Draft) -> CountRow:
    figure = draft.figure
    printed = label(figure.number.span.of(desk.report(draft.report).text), limit_chars=60)
    return CountRow(
        what=figure.what,
        value=printed,
        who="" if figure.implied else label(figure.who, limit_chars=60),
        place=draft.place,
        when=draft.when,
        notes=draft.notes,
        voices=tuple(draft.voices),
    )


def _notes(desk: Desk, index: FactIndex, report: str, figure: Figure) -> str:
    said = []
    if figure.status is not EventStatus.ACTUAL:
        said.append(figure.status.value)
    if figure.running:
        said.append("a running total")
    if figure.implied:
        said.append("no number is printed")
    whole = index.figure(report, figure.part_of)
    if whole:
        printed = label(whole.number.span.of(desk.report(report).text), limit_chars=40)
        said.append(f"part of {printed} {whole.what}")
    return ", ".join(said)


def _when(index: FactIndex, report: str, figure: Figure) -> str:
    return time_words(index.period(report, figure.time))


def _voice(desk: Desk, names: Names, index: FactIndex, report: str, figure: Figure) -> VoiceView:
    source = figure.source
    kind = index.source_type(report, source)
    return VoiceView(
        report=names.reports[report],
        anchor=citation_anchor(Citation(report, figure.number.span)),
        source=label(source.of(desk.report(report).text), limit_chars=80) if source else "",
        kind=kind.value if kind else "",
    )
