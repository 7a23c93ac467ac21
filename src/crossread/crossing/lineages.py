"""Lineages: the reports of a story that are one account, however many outlets printed it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from crossread.domain.crossing import Lineage
from crossread.domain.ids import content_id
from crossread.domain.report import CreditKind, Report
from crossread.domain.reuse import Reuse


def lineages(story: str, reports: Collection[Report], reuse: Sequence[Reuse]) -> tuple[Lineage, ...]:
    """Partition a story's reports by the pairs that are one account.

    Every measured report lands in exactly one lineage, alone if need be; the result does not depend on
    the order of the arguments.
    """
    by_id = {report.id: report for report in reports}
    groups = components(by_id, ((r.source, r.derived) for r in reuse if r.one_lineage))
    found = []
    for members in groups:
        inside = tuple(
            sorted(
                (r for r in reuse if r.one_lineage and r.source in members),
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


def components(
    members: Iterable[str], ties: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Connected components, each sorted, in order of their first member."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for a, b in ties:
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    groups: dict[str, list[str]] = {}
    for member in sorted(parent):
        groups.setdefault(root(member), []).append(member)
    return tuple(tuple(group) for group in groups.values())


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
