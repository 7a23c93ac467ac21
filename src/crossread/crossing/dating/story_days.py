"""All reports of a story dated together: which stated days can hardly be right, and which day the others have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.comparing.linked import Linked, linked_passages
from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.dating.doubts import doubt_about
from crossread.crossing.dating.inference import infer_day
from crossread.crossing.dating.pointers import DAYS, pointers_of
from crossread.crossing.dating.votes import Vote, votes_on
from crossread.crossing.dating.weighing import weigh_days
from crossread.crossing.prepared import Prepared, in_any
from crossread.domain.dating import Doubt, InferredDay
from crossread.domain.report import Report

# Assertions that two reports are expected to share. Sweep of 0, 1, 1.5, 2 on the train parts of BASIL and timeline17: below
# it right dates of recurring news (weekly figures, daily protests) are doubted, above it fewer days are found.
_SHARED_ASSERTIONS = 1.5


@dataclass(frozen=True, slots=True)
class StoryDays:
    """Days worked out for the reports of one story without a stated one, and doubts about stated ones; by report."""

    inferred: tuple[InferredDay, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def date_story(
    reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing], *, linked: Iterable[Linked] | None = None
) -> StoryDays:
    """Date the reports of one story.

    Of stated days that speak against each other the one that falls farthest behind is doubted first, and is no
    witness for the rest.

    Args:
        reports: the reports by id; their readings hold the time expressions.
        pairs: those compared among them.
        linked: what `linked_passages` makes of both, where it is at hand.
    """
    story = _Story(reports, pairs, linked_passages(reports, pairs) if linked is None else linked)
    days = story.writing_days()
    doubts: list[Doubt] = []
    asked = sorted(days)
    while found := [doubt for report in asked if (doubt := story.doubt(report, days))]:
        worst = max(found, key=lambda doubt: (doubt.score, doubt.report))
        doubts.append(worst)
        del days[worst.report]
        asked = [doubt.report for doubt in found if doubt is not worst]
    undated = sorted(set(reports) - set(days) - {doubt.report for doubt in doubts})
    inferred = [day for report in undated if (day := story.infer(report, days))]
    return StoryDays(tuple(inferred), tuple(sorted(doubts, key=lambda doubt: doubt.report)))


def stated_day(report: Report) -> dt.date | None:
    """The day a report says it is of."""
    day = report.published.day if report.published else None
    return dt.date.fromisoformat(day) if day else None


class _Story:
    """The reports with their pointers and links, looked up by report."""

    def __init__(
        self, reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing], linked: Iterable[Linked]
    ) -> None:
        self._reports = {p.id: p.report for p in reports.values()}
        self._pointers = {p.id: pointers_of(p.report, p.reading) for p in reports.values()}
        self._readings = {p.id: p.reading for p in reports.values()}
        self._links: dict[str, list[Linked]] = {report: [] for report in reports}
        passages = {r: {pointer.passage for pointer in found} for r, found in self._pointers.items()}
        witnesses = {(pair.first, pair.second) for pair in pairs if _tell_one_happening(pair)}
        for link in linked:
            both = (min(link.a.id, link.b.id), max(link.a.id, link.b.id))
            if both in witnesses and link.i in passages[link.a.id] and link.j in passages[link.b.id]:
                self._links[link.a.id].append(link)
                self._links[link.b.id].append(link)

    def writing_days(self) -> dict[str, dt.date]:
        """The day each dated report was written: that of its dateline, else the stated one."""
        stated = {report: day for report, of in sorted(self._reports.items()) if (day := stated_day(of))}
        return {report: self._dateline(report, day) or day for report, day in stated.items()}

    def _dateline(self, report: str, stated: dt.date) -> dt.date | None:
        """The day of the report's dateline, where it lies in the week before the stated one."""
        dateline = next((pointer for pointer in self._pointers[report] if pointer.dateline), None)
        day = dateline.meant_on(stated) if dateline else None
        return day if day and 0 <= (stated - day).days < DAYS else None

    def infer(self, report: str, days: Mapping[str, dt.date]) -> InferredDay | None:
        """The day of a report, from the days of the others."""
        votes = self._votes(report, days)
        near = [days[other] for other in sorted({vote.other for vote in votes})]
        return infer_day(
            self._reports[report],
            weigh_days(self._pointers[report], votes, near),
            pointers=self._pointers[report],
            votes=votes,
            reports=self._reports,
        )

    def doubt(self, report: str, days: Mapping[str, dt.date]) -> Doubt | None:
        """What speaks against the stated day of a report."""
        stated = days[report]
        # The words of a reprint count from the day of its source, those of a letter in quote marks from its own: they
        # say nothing of the day the report was printed.
        quotations = self._readings[report].quotations
        votes = [
            v
            for v in self._votes(report, days)
            if not (v.copied and days[v.other] < stated) and not in_any(v.pointer.span, quotations)
        ]
        near = [days[other] for other in sorted({vote.other for vote in votes})]
        return doubt_about(
            self._reports[report],
            stated,
            weigh_days(self._pointers[report], votes, near, extra=[stated]),
            pointers=self._pointers[report],
            votes=votes,
            reports=self._reports,
        )

    def _votes(self, report: str, days: Mapping[str, dt.date]) -> tuple[Vote, ...]:
        others = {other: day for other, day in days.items() if other != report}
        return votes_on(report, self._links[report], self._pointers, others)


def _tell_one_happening(pair: PairCrossing) -> bool:
    """Whether two reports tell of one happening, not of like ones: last week's "on Sunday" is another Sunday."""
    likeliest: dict[int, float] = {}
    for link in pair.links:
        likeliest[link.a] = max(link.probability, likeliest.get(link.a, 0.0))
    return pair.reuse.one_lineage or sum(likeliest.values()) >= _SHARED_ASSERTIONS
