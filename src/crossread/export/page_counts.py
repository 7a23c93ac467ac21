"""How many: the figures of a story, each value once with everybody who gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus, Figure, Period
from crossread.domain.layers import Number
from crossread.export.page_days import is_background
from crossread.export.page_names import Names
from crossread.export.page_passages import reading_of
from crossread.export.page_voices import Telling, VoiceView, accounts_words, voice_views
from crossread.export.page_words import label, time_words
from crossread.export.place_words import place_words
from crossread.lookup import FactIndex

# Harm first, in the order of its gravity.
HARM = (
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
_MEASURES = ("money", "distance", "duration")  # sums and lengths, seldom the news


@dataclass(frozen=True, slots=True)
class CountRow:
    """One value of one count.

    `value` is the number as printed, `who` what is counted, with its "of"; `bounds` says a vague number in digits.
    `status` is "" for what is told as having happened, `notes` what else limits it. `measure` is true of sums and lengths.
    """

    what: str
    value: str
    who: str
    bounds: str
    status: str
    place: str
    when: str
    notes: str
    voices: tuple[VoiceView, ...]
    accounts: str
    measure: bool
    background: bool


@dataclass(slots=True)
class _Draft:
    report: str
    figure: Figure
    place: str
    period: Period | None
    notes: str
    printed: dict[str, None] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)


def count_rows(desk: Desk, names: Names, story: Story, index: FactIndex) -> tuple[CountRow, ...]:
    """Counts of harm first, what is told as having happened before what is not, the greatest first, history last."""
    drafts: dict[tuple[object, ...], _Draft] = {}
    for report, figure in _figures(desk, story):
        (place, name), period = place_words(index, report, figure.place), index.period(report, figure.time)
        number = figure.number
        key = (figure.what, number.low, number.best, number.high, number.unit, place, figure.status)
        notes = _notes(desk, index, report, figure)
        draft = drafts.setdefault(key, _Draft(report, figure, name, period, notes))
        draft.period = draft.period or period
        draft.printed[label(number.span.of(desk.report(report).text), limit_chars=60)] = None
        draft.tellings.append(Telling(report, number.span, figure.source))
    ordered = sorted(drafts.values(), key=lambda draft: _rank(story, draft))
    return tuple(_row(desk, names, story, index, draft) for draft in ordered)


def _figures(desk: Desk, story: Story) -> Iterator[tuple[str, Figure]]:
    for report in story.reports:
        for figure in reading_of(desk, report).figures:
            yield report, figure


def _rank(story: Story, draft: _Draft) -> tuple[int, str, bool, bool, float, int]:
    """By what is asserted: "dozens" is 24 at least, whatever its most."""
    what, number = draft.figure.what, draft.figure.number
    first = HARM.index(what) if what in HARM else len(HARM) + (what in _MEASURES)
    most = next((v for v in (number.best, number.low, number.high) if v is not None), 0.0)
    unreal = draft.figure.status is not EventStatus.ACTUAL
    return first, what, _is_history(story, draft), unreal, -most, number.span.start


def _is_history(story: Story, draft: _Draft) -> bool:
    """A total that still grows is no history, however long ago it began."""
    return not draft.figure.running and is_background(story, draft.period)


def _row(desk: Desk, names: Names, story: Story, index: FactIndex, draft: _Draft) -> CountRow:
    figure = draft.figure
    value, *others = draft.printed
    also = [f"also printed “{other}”" for other in others if other.casefold() != value.casefold()]
    return CountRow(
        what=figure.what,
        value=value,
        who=_who(desk, draft),
        bounds=_bounds(figure.number, value),
        status="" if figure.status is EventStatus.ACTUAL else figure.status.value,
        place=draft.place,
        when=time_words(draft.period),
        notes=", ".join((*([draft.notes] if draft.notes else []), *also)),
        voices=voice_views(desk, names, index, draft.tellings),
        accounts=accounts_words(desk, (telling.report for telling in draft.tellings)),
        measure=figure.what in _MEASURES,
        background=_is_history(story, draft),
    )


def _who(desk: Desk, draft: _Draft) -> str:
    """The noun counted: "people", or "of people" after "dozens"."""
    figure = draft.figure
    if figure.implied or not figure.who:
        return ""
    who = label(figure.who, limit_chars=60)
    if any(char.isdigit() for char in figure.number.span.of(desk.report(draft.report).text)):
        return who
    after = desk.report(draft.report).text[figure.number.span.end :][:4]
    return f"of {who}" if after.casefold().lstrip("”\"’' ").startswith("of ") else who


def _bounds(number: Number, printed: str) -> str:
    """What a number in words without a best value comes to: "dozens" is 24 to 96."""
    if number.best is not None or any(char.isdigit() for char in printed):
        return ""
    low, high = (None if v is None else f"{v:,.0f}".replace(",", "\u202f") for v in (number.low, number.high))
    if low and high:
        return f"{low} to {high}"
    return f"{low} or more" if low else f"{high} at most" if high else ""


def _notes(desk: Desk, index: FactIndex, report: str, figure: Figure) -> str:
    said = []
    if figure.running:
        said.append("a running total")
    if figure.implied:
        said.append("no number is printed")
    whole = index.figure(report, figure.part_of)
    if whole:
        printed = label(whole.number.span.of(desk.report(report).text), limit_chars=40)
        said.append(f"part of “{printed}” {whole.what}")
    return ", ".join(said)
