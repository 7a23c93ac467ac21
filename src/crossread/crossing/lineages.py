"""Lineages: the reports of a story that are one account, however many outlets printed it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from crossread.domain.crossing import Lineage
from crossread.domain.ids import content_id
from crossread.domain.report import CreditKind, Report
from crossread.domain.reuse import Relation, Reuse

_TIED = 0.5
_MEAN_FLOOR = 0.4  # dev stories, pair F1: .4 -> .90, .3 -> .90 with more wrong joins, plain chaining .85


def lineages(story: str, reports: Collection[Report], reuse: Sequence[Reuse]) -> tuple[Lineage, ...]:
    """Partition a story's reports by the pairs that are one account.

    Every measured report lands in exactly one lineage, alone if need be; the result does not depend on
    the order of the arguments.
    """
    by_id = {report.id: report for report in reports}
    groups = partition(by_id, reuse)
    found = []
    for members in groups:
        inside = tuple(
            sorted(
                (
                    r
                    for r in reuse
                    if r.source in members and r.derived in members and r.relation is not Relation.INDEPENDENT
                ),
                key=lambda r: (r.source, r.derived),
            )
        )
        found.append(
            Lineage(
                id=content_id("l", story, *members),
                story=story,
                reports=members,
                agency=_agency([by_id[m] for m in members], inside),
                reuse=inside,
            )
        )
    return tuple(sorted(found, key=lambda x: (-len(x.reports), x.reports)))


def partition(members: Iterable[str], reuse: Sequence[Reuse]) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that are one account, each sorted, in order of their first member.

    Average linkage: two groups join while some pair across them is one lineage and the mean probability
    of all pairs across them reaches the floor. Chaining through single pairs joins too much: one round-up
    that copies two accounts would make them one.
    """
    likely = {frozenset((r.source, r.derived)): one_lineage_probability(r) for r in reuse}
    groups = [[member] for member in sorted(set(members))]
    while True:
        best: tuple[float, int, int] | None = None
        for at, one in enumerate(groups):
            for other_at in range(at + 1, len(groups)):
                across = [likely.get(frozenset((a, b)), 0.0) for a in one for b in groups[other_at]]
                mean = sum(across) / len(across)
                joined = max(across) >= _TIED and mean >= _MEAN_FLOOR
                if joined and (best is None or mean > best[0]):
                    best = mean, at, other_at
        if best is None:
            return tuple(tuple(group) for group in groups)
        groups[best[1]] = sorted(groups[best[1]] + groups.pop(best[2]))
        groups.sort()


def one_lineage_probability(reuse: Reuse) -> float:
    """Probability that the two reports are one account."""
    return reuse.confidence if reuse.one_lineage else 1.0 - reuse.confidence


def _agency(reports: Sequence[Report], reuse: Sequence[Reuse]) -> str | None:
    """A text credit of any member; failing that, a photo credit where no member is another's source.

    Several text credits: the one most members carry, then the first by name. A picture says little about
    the words of a report that others demonstrably wrote from, so a directed lineage has none.
    """
    for kind in (CreditKind.TEXT, CreditKind.PHOTO):
        named = [agency for report in reports for agency in report.agencies_for(kind)]
        if kind is CreditKind.PHOTO and (not reuse or any(r.directed for r in reuse) or len(set(named)) > 1):
            return None
        if named:
            return min(set(named), key=lambda agency: (-named.count(agency), agency))
    return None
