"""Which reports a crossing takes together, and by which judgements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from crossread.crossing.judged import Judged, judged_of
from crossread.domain.judgements import Judgement, Subject, Verdict, reports_of, undone
from crossread.domain.reading import Reading
from crossread.store import DeskFile

_MOST_PAIRS = 60  # of reports of one judgement that are compared because of it


def judged_about(judgements: Iterable[Judgement], readings: Sequence[Reading]) -> Judged:
    """The judgements about these reports; what takes one back is about the same."""
    members = {reading.report for reading in readings}
    return judged_of([one for one in judgements if not members.isdisjoint(reports_of(one))], readings)


def judged_pairs_of(judged: Judged, members: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of reports, the smaller id first, that judgements are about and so have to be compared."""
    known = frozenset(members)
    found: set[tuple[str, str]] = set()
    for one in judged.judgements:
        if one.subject is Subject.ENTITY or one.verdict is Verdict.REJECT:
            continue
        first = sorted({place.report for place in one.places} & known)
        second = sorted({place.report for place in one.others} & known)
        pairs = [(a, b) for a in first for b in second] if second else combinations(first, 2)
        found.update([(min(a, b), max(a, b)) for a, b in pairs if a != b][:_MOST_PAIRS])
    return found


def stories_around(
    desk: DeskFile, fresh: Sequence[str], judgements: Sequence[Judgement]
) -> tuple[frozenset[str], ...]:
    """Reports to cross together, by smallest id: those that are tied, and those a person says tell of the same.

    Who holds two claims, two happenings or two accounts to be one says that the reports are of one story.
    """
    gone = undone(judgements)
    ties = [
        one
        for one in judgements
        if one.verdict is Verdict.SAME
        and one.subject is not Subject.ENTITY
        and one.undoes is None
        and one.id not in gone
    ]
    groups = _reached(desk, fresh, ties)
    bridging = [one for one in ties if sum(not group.isdisjoint(reports_of(one)) for group in groups) > 1]
    if not bridging:
        return groups
    about = frozenset(report for one in bridging for report in reports_of(one))
    readings = [desk.reading(report) for report in sorted(about) if desk.has_report(report)]
    holding = judged_about(judgements, readings).holding
    bridging = [one for one in bridging if one.id in holding]
    return _joined(_reached(desk, fresh, bridging), bridging)


def _reached(desk: DeskFile, fresh: Sequence[str], ties: Sequence[Judgement]) -> tuple[frozenset[str], ...]:
    """The components of the fresh reports, and those that judgements lead to from there."""
    groups = desk.component(fresh)
    while True:
        inside = frozenset(report for group in groups for report in group)
        leading = (reports_of(one) for one in ties if not inside.isdisjoint(reports_of(one)))
        more = {report for reports in leading for report in reports if _is_measured(desk, report)} - inside
        if not more:
            return groups
        groups = desk.component([*inside, *more])


def _joined(groups: Sequence[frozenset[str]], ties: Sequence[Judgement]) -> tuple[frozenset[str], ...]:
    joined = list(groups)
    for one in ties:
        touched = [group for group in joined if not group.isdisjoint(reports_of(one))]
        if len(touched) > 1:
            joined = [group for group in joined if group not in touched]
            joined.append(frozenset(report for group in touched for report in group))
    return tuple(sorted(joined, key=min))


def _is_measured(desk: DeskFile, report: str) -> bool:
    return desk.has_report(report) and bool(desk.reading(report).passages)
