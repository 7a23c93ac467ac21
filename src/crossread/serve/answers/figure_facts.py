"""How many: what is counted where, each number with everybody who gives it, as ranges that are never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import EventStatus, Figure, Period
from crossread.domain.ids import content_id
from crossread.domain.span import Citation, Span
from crossread.export.page_counts import HARM
from crossread.export.page_days import is_background
from crossread.export.page_voices import phrase
from crossread.export.page_words import label, time_words
from crossread.export.place_words import place_words
from crossread.serve.answers.common import Answer
from crossread.serve.answers.tellings import Facts, TellingAnswer

_MEASURES = ("money", "distance", "duration")  # sums and lengths, seldom the news
_WHO_CHARS = 60


class DisputeRef(Answer):
    """A discrepancy with its short key."""

    id: str
    key: str


class FigureReading(Answer):
    """One number as one voice gives it on one day, with every report that passes it on.

    `printed` are the words for it; `low`, `best` and `high` what they come to, None for an end that is open or untold.
    `who` is the noun counted. `said` is the ISO day on which its reports were published, None where that is not known;
    `when` the time it is told of, in words. `voice` is "" for the reports' own. `running` is true of a count that grows.
    `part_of` is the printed number of the whole that this is a part of. `lineages` counts the accounts behind it.
    """

    printed: str
    low: float | None
    best: float | None
    high: float | None
    unit: str
    who: str
    said: str | None
    when: str
    voice: str
    status: EventStatus
    running: bool
    implied: bool
    part_of: str
    lineages: int
    disputes: tuple[DisputeRef, ...]
    told: tuple[TellingAnswer, ...]


class FigureSeries(Answer):
    """All numbers of one count at one place: `what`, `unit` (of sums and lengths), `place` ("" where none is told).

    `who` is the noun counted where all agree, else "". `figures` stand in the order of the days they were said, those of no
    known day last. `background` is true of history, `measure` of sums and lengths.
    """

    id: str
    what: str
    who: str
    unit: str
    place: str
    place_id: str | None
    background: bool
    measure: bool
    reports: int
    lineages: int
    disputes: tuple[DisputeRef, ...]
    figures: tuple[FigureReading, ...]


@dataclass(slots=True)
class _Draft:
    """Equal numbers of one voice and day."""

    figure: Figure
    report: str
    period: Period | None
    place_id: str | None
    voice: str
    cited: list[Citation] = field(default_factory=list)


_SeriesKey = tuple[str, str, str, bool]  # what, unit, place, history


def figure_series(facts: Facts) -> tuple[FigureSeries, ...]:
    """Harm first, by its gravity; within a kind the story's own before history, then by accounts."""
    disputes = _disputes(facts)
    places: dict[_SeriesKey, str] = {}
    drafts: dict[_SeriesKey, dict[tuple[object, ...], _Draft]] = {}
    for report in facts.story.reports:
        for figure in facts.index.reading(report).figures:
            draft, key, name = _read(facts, report, figure)
            places.setdefault(key, name)
            same = (*_value(figure), draft.voice.casefold(), facts.desk.written(report))
            kept = drafts.setdefault(key, {}).setdefault(same, draft)
            kept.cited.append(Citation(report, figure.number.span))
    found = [
        _series(facts, key, places[key], list(values.values()), disputes) for key, values in drafts.items()
    ]
    return tuple(sorted(found, key=_rank))


def _read(facts: Facts, report: str, figure: Figure) -> tuple[_Draft, _SeriesKey, str]:
    period = facts.index.period(report, figure.time)
    place, name = place_words(facts.index, report, figure.place)
    history = not figure.running and is_background(facts.story, period)
    located = facts.index.place(report, figure.place)
    draft = _Draft(
        figure,
        report,
        period,
        place_id=place if located and located.place and located.place.id == place else None,
        voice=phrase(facts.desk, facts.index, report, figure.source),
    )
    return draft, (figure.what, figure.number.unit, place, history), name


def _value(figure: Figure) -> tuple[object, ...]:
    number = figure.number
    return number.low, number.best, number.high, figure.who.casefold(), figure.status, figure.running


def _rank(one: FigureSeries) -> tuple[int, bool, bool, int, int]:
    first = HARM.index(one.what) if one.what in HARM else len(HARM) + one.measure
    return first, one.background, not one.disputes, -one.lineages, -one.reports


def _series(
    facts: Facts,
    key: _SeriesKey,
    place: str,
    drafts: Sequence[_Draft],
    disputes: Mapping[Citation, tuple[DisputeRef, ...]],
) -> FigureSeries:
    what, unit, _, background = key
    answers = sorted((_figure(facts, draft, disputes) for draft in drafts), key=_by_day)
    reports = {telling.report.id for one in answers for telling in one.told}
    whos = {one.who.casefold(): one.who for one in answers if not one.implied}
    return FigureSeries(
        id=content_id("n", facts.story.id, *key[:3], str(background)),
        what=what,
        who=next(iter(whos.values())) if len(whos) == 1 else "",
        unit=unit,
        place=place,
        place_id=drafts[0].place_id,
        background=background,
        measure=what in _MEASURES,
        reports=len(reports),
        lineages=facts.accounts(reports),
        disputes=tuple(dict.fromkeys(ref for one in answers for ref in one.disputes)),
        figures=tuple(answers),
    )


def _figure(
    facts: Facts, draft: _Draft, disputes: Mapping[Citation, tuple[DisputeRef, ...]]
) -> FigureReading:
    figure, number = draft.figure, draft.figure.number
    whole = facts.index.figure(draft.report, figure.part_of)
    return FigureReading(
        printed=facts.words(draft.report, number.span),
        low=number.low,
        best=number.best,
        high=number.high,
        unit=number.unit,
        who="" if figure.implied else label(figure.who, limit_chars=_WHO_CHARS),
        said=facts.desk.written(draft.report),
        when=time_words(draft.period),
        voice=draft.voice,
        status=figure.status,
        running=figure.running,
        implied=figure.implied,
        part_of=facts.words(draft.report, whole.number.span) if whole else "",
        lineages=facts.accounts(citation.report for citation in draft.cited),
        disputes=tuple(dict.fromkeys(ref for citation in draft.cited for ref in disputes.get(citation, ()))),
        told=facts.tellings(draft.cited),
    )


def _least(one: FigureReading) -> float | None:
    return next((v for v in (one.low, one.best, one.high) if v is not None), None)


def _by_day(one: FigureReading) -> tuple[bool, str, bool, float]:
    return one.said is None, one.said or "", bool(one.part_of), -(_least(one) or 0.0)


def _disputes(facts: Facts) -> Mapping[Citation, tuple[DisputeRef, ...]]:
    """The discrepancies that a figure is a reading of, by where its number stands."""
    found: dict[Citation, list[DisputeRef]] = {}
    for report, span, ref in _readings(facts):
        for figure in facts.index.reading(report).figures:
            if figure.number.span.overlaps(span):
                found.setdefault(Citation(report, figure.number.span), []).append(ref)
    return {citation: tuple(dict.fromkeys(refs)) for citation, refs in found.items()}


def _readings(facts: Facts) -> Iterator[tuple[str, Span, DisputeRef]]:
    kinds: Iterable[DiscrepancyKind] = (
        DiscrepancyKind.FIGURE,
        DiscrepancyKind.DISTANCE,
        DiscrepancyKind.ARITHMETIC,
    )
    for one in facts.desk.discrepancies:
        if one.kind in kinds:
            ref = DisputeRef(id=one.id, key=facts.names.discrepancies[one.id])
            for variant in one.readings:
                yield variant.citation.report, variant.citation.span, ref
