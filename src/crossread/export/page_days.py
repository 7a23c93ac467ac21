"""Days worked out: when a report was written where it does not say so or says it wrongly, what a story mainly tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.domain.crossing import Story
from crossread.domain.dating import InferredDay
from crossread.domain.desk import Desk
from crossread.domain.facts import Period
from crossread.domain.report import Precision
from crossread.domain.span import Citation
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_words import day_words, label, percent, sureness, time_words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURE_ENOUGH = 0.5  # "more likely than not" and better: a main day or place below is not named
_BACKGROUND_DAYS = 30  # what lies farther before the first report is not what the story is about
_MOST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that give a day, and where they stand."""

    report: ReportName
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class WrittenView:
    """When a report was written as far as it was worked out; `stated` is the day in doubt, "" where none is stated.

    `likely` lists the days that come into question with their shares, empty where one is as good as certain.
    """

    day: str
    stated: str
    sureness: str
    likely: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MainView:
    """Day and place of what the story's reports mainly tell of, "" where nothing stands out."""

    day: str
    place: str
    country: str
    evidence: tuple[Evidence, ...]


def written_view(desk: Desk, names: Names, report: str) -> WrittenView | None:
    """How the day of a report was worked out; None where it states one that nothing speaks against."""
    doubt, inferred = desk.doubt(report), desk.inferred_day(report)
    if doubt:
        return WrittenView(
            day=inferred_words(doubt.instead),
            stated=weekday_words(doubt.stated),
            sureness=sureness(doubt.score),
            likely=_likely(doubt.instead),
            reasons=_reasons((*doubt.reasons, *doubt.instead.reasons)),
            evidence=_evidence(desk, names, (*doubt.evidence, *doubt.instead.evidence)),
        )
    if inferred is None or desk.report(report).published is not None:
        return None
    return WrittenView(
        day=inferred_words(inferred),
        stated="",
        sureness=sureness(inferred.score) if inferred.precision is Precision.DAY else "",
        likely=_likely(inferred),
        reasons=_reasons(inferred.reasons),
        evidence=_evidence(desk, names, inferred.evidence),
    )


def main_view(desk: Desk, names: Names, story: Story) -> MainView | None:
    """What most of the reports' words agree on; None where they agree on neither day nor place."""
    event = story.event
    if event is None:
        return None
    day = _period_words(event.day) if event.day and event.day_score >= _SURE_ENOUGH else ""
    place = event.place if event.place_score >= _SURE_ENOUGH else None
    if not day and place is None:
        return None
    return MainView(
        day=day,
        place=label(place.name, limit_chars=60) if place else "",
        country=place.country if place else "",
        evidence=_evidence(desk, names, event.evidence),
    )


def weekday_words(value: str) -> str:
    """A day with its weekday, "Sunday 1 December 2024"; what is no whole day without."""
    try:
        weekday = _WEEKDAYS[date.fromisoformat(value[:10]).weekday()] if len(value) >= 10 else ""
    except ValueError:
        weekday = ""
    return f"{weekday} {day_words(value)}".lstrip()


def inferred_words(inferred: InferredDay) -> str:
    """The day a report was written as far as it was worked out: a day, the days it lies between, "open"."""
    if inferred.value and inferred.precision is Precision.DAY:
        return weekday_words(inferred.value)
    first, last = inferred.earliest, inferred.latest
    if first and last:
        return weekday_words(first) if first == last else _range_words(first, last)
    if first:
        return f"not before {weekday_words(first)}"
    if last:
        return f"not after {weekday_words(last)}"
    return day_words(inferred.value) if inferred.value else "open"


def is_background(story: Story, period: Period | None) -> bool:
    """Whether something lies so far before the first report that it is told as history."""
    last = (period.end or period.start) if period else None
    if last is None or story.first is None:
        return False
    try:
        since = date.fromisoformat(story.first[:10]) - timedelta(days=_BACKGROUND_DAYS)
    except (ValueError, OverflowError):
        return False
    return last < since.isoformat()


def _range_words(first: str, last: str) -> str:
    """Month and year once where they are the same: "Sunday 1 to Monday 2 December 2024"."""
    start, end = weekday_words(first), weekday_words(last)
    same = f" {day_words(last[:7])}"
    return f"{start.removesuffix(same) if first[:7] == last[:7] else start} to {end}"


def _likely(inferred: InferredDay) -> tuple[tuple[str, str], ...]:
    if inferred.precision is Precision.DAY:
        return ()
    return tuple((weekday_words(day), percent(share)) for day, share in inferred.likely[:_MOST_DAYS])


def _period_words(period: Period) -> str:
    if period.start and period.start == period.end:
        return weekday_words(period.start)
    return time_words(period)


def _reasons(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label(reason, limit_chars=200) for reason in found))


def _evidence(desk: Desk, names: Names, found: Iterable[Citation]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            names.reports[citation.report],
            label(desk.text(citation), limit_chars=40),
            citation_anchor(citation),
        )
        for citation in dict.fromkeys(found)
    )
