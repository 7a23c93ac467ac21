"""Figures of a scene with what is known of each: which words, which place, which days, a part or all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.crossing.figures.phrases import told_counts
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.facts import EventStatus, Figure, Period, Place
from crossread.domain.span import Citation, Span
from crossread.text.words import words

_BESIDE_CHARS = 24  # on both sides of a number, where "other" and "of them" stand
_OF_MORE = ("of the", "of them", "of whom", "of those", "of its", "of his", "of her", "of their", "of which")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its report; `who` is "" where people are counted whoever they are.

    `where` holds the words of the place's name as printed. `passage` is the index of the passage that holds the figure,
    None in a title. `is_part` says that it is told as a part of more or as an addition, `lead` that it is the report's
    first of its kind, `is_newer` that words beside it tell a new state of a count. `written` is the ISO day of the report.
    """

    report: str
    figure: Figure
    passage: int | None
    who: str
    place: Place | None
    where: frozenset[str]
    period: Period | None
    is_part: bool
    lead: bool
    is_newer: bool
    written: str | None

    @property
    def citation(self) -> Citation:
        """The characters of the number."""
        return Citation(self.report, self.figure.number.span)


def counted_in(scene: Scene) -> Iterator[Counted]:
    """Every printed figure of the scene that counts people or things, in report and text order.

    Figures of what is only feared, planned or denied are left out, sums and measures too.
    """
    for key in sorted(scene.reports):
        seen: set[str] = set()
        for figure in _all_figures(scene.reports[key]):
            if figure.implied or figure.number.unit or figure.status is not EventStatus.ACTUAL:
                continue
            if figure.what in ("distance", "duration", "money"):
                continue
            counted = _counted(scene, scene.reports[key], figure, is_first=figure.what not in seen)
            if not counted.is_part:
                seen.add(figure.what)
            yield counted


def _all_figures(report: Prepared) -> list[Figure]:
    """The figures as read and those that a phrase tells, in text order."""
    return sorted((*report.reading.figures, *told_counts(report)), key=lambda f: f.number.span)


def passage_of(report: Prepared, span: Span) -> int | None:
    """The index of the passage that holds the start of `span`; None outside the body."""
    at = bisect_right(report.passages, span.start, key=lambda p: p.span.start) - 1
    return at if at >= 0 and report.passages[at].span.contains(Span(span.start, span.start)) else None


def _counted(scene: Scene, report: Prepared, figure: Figure, *, is_first: bool) -> Counted:
    mention = scene.facts.place(report.id, figure.place)
    is_part = figure.part_of is not None or told_as_part(report.report.text, figure)
    return Counted(
        report=report.id,
        figure=figure,
        passage=passage_of(report, figure.number.span),
        who="" if figure.who in ("", *listed("people_in_general")) else figure.who,
        place=mention.place if mention else None,
        where=name_of(report.report.text, figure.place),
        period=scene.facts.period(report.id, figure.time),
        is_part=is_part,
        lead=is_first and not is_part,
        is_newer=figure.running or _told_as_newer(report.report.text, figure),
        written=written_on(scene, report),
    )


def name_of(text: str, place: Span | None) -> frozenset[str]:
    """The folded words with a capital of a place as printed; none for "the market"."""
    return (
        frozenset()
        if place is None
        else frozenset(w.folded for w in words(place.of(text)) if w.text[0].isupper())
    )


def written_on(scene: Scene, report: Prepared) -> str | None:
    """The ISO day a report was written, stated and not doubted, or worked out; None where it is open."""
    doubted = {doubt.report for doubt in scene.story.doubts}
    published = report.report.published
    if published is not None and published.day is not None and report.id not in doubted:
        return published.day
    inferred = next((day for day in scene.story.days if day.report == report.id), None)
    if inferred is not None and len(inferred.value or "") == _DAY_CHARS:
        return inferred.value
    dated = (t.value for t in report.reading.times if t.span.end <= _TOP_CHARS and _DAY.fullmatch(t.value))
    return next(dated, None)


_DAY_CHARS = 10  # of "2024-12-02"
_TOP_CHARS = 240  # of a report's head, where a full date is mostly that of the report
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def told_as_part(text: str, figure: Figure) -> bool:
    """Whether words beside a figure say that it is a part of more: "of whom", "another"."""
    number = figure.number.span
    after = text[number.end : number.end + _BESIDE_CHARS].lstrip()
    if after.startswith(_OF_MORE):
        return True
    before = [w.folded for w in words(text[max(0, number.start - _BESIDE_CHARS) : number.start])][-1:]
    beside = [w.folded for w in words(after)][:1]
    if figure.what == "injured":  # "four killed, 54 others injured": others than the dead
        beside = []
    return any(word in listed("part_of_more") for word in (*before, *beside))


def _told_as_newer(text: str, figure: Figure) -> bool:
    number = figure.number.span
    beside = (
        text[max(0, number.start - _BESIDE_CHARS) : number.start]
        + " "
        + text[number.end : number.end + _BESIDE_CHARS]
    )
    return any(w.folded in listed("update_words") for w in words(beside))
