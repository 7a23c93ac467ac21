"""Lineages: the reports of a story that are one account, however many outlets printed it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from crossread.crossing.judged import NOTHING_JUDGED, Judged
from crossread.crossing.judged.on_reuse import judgements_on_account
from crossread.crossing.judged.partition import Held
from crossread.domain.crossing import Lineage
from crossread.domain.ids import content_id
from crossread.domain.report import CreditKind, Report
from crossread.domain.reuse import Relation, Reuse

_TIED = 0.5
_WAYS = 3  # doublings: ways of up to eight steps
_SURE = 0.9  # what a way may lead over: copies, no mere likeness
_MEAN_FLOOR = 0.4  # dev stories, pair F1: .4 -> .90, .3 -> .90 with more wrong joins, plain chaining .85


def lineages(
    story: str, reports: Collection[Report], reuse: Sequence[Reuse], *, judged: Judged = NOTHING_JUDGED
) -> tuple[Lineage, ...]:
    """Partition a story's reports by the pairs that are one account.

    Every measured report lands in exactly one lineage, alone if need be; the result does not depend on
    the order of the arguments.
    """
    by_id = {report.id: report for report in reports}
    groups = partition(by_id, reuse, held=judged.accounts)
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
                judged=tuple(
                    sorted({*judgements_on_account(judged, members), *(j for r in inside for j in r.judged)})
                ),
            )
        )
    return tuple(sorted(found, key=lambda x: (-len(x.reports), x.reports)))


def partition(
    members: Iterable[str], reuse: Sequence[Reuse], *, held: Held[str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that are one account, each sorted, in order of their first member.

    Average linkage: two groups join while some pair across them is one lineage and the mean probability
    of all pairs across them reaches the floor. Chaining through single pairs joins too much: one round-up
    that copies two accounts would make them one. What people `held` together is one from the start, and what they hold
    apart never is.
    """
    held = held or Held()
    groups: dict[str, tuple[str, ...]] = {member: (member,) for member in sorted(set(members))}
    across = {pair: [probability] for pair, probability in _likely(sorted(groups), reuse).items()}
    for group in held.together:
        own = [report for report in group if report in groups]
        for other in own[1:]:
            _join(groups, across, own[0], other)
    while True:
        joinable = [
            (-sum(found) / len(found), pair)
            for pair, found in across.items()
            if max(found) >= _TIED
            and sum(found) / len(found) >= _MEAN_FLOOR
            and not held.any_apart(groups[pair[0]], groups[pair[1]])
        ]
        if not joinable:
            return tuple(sorted(groups.values()))
        _, (one, other) = min(joinable)
        _join(groups, across, one, other)


def _join(
    groups: dict[str, tuple[str, ...]], across: dict[tuple[str, str], list[float]], one: str, other: str
) -> None:
    groups[one] = tuple(sorted(groups[one] + groups.pop(other)))
    for pair in [pair for pair in across if other in pair]:
        found = across.pop(pair)
        third = pair[0] if pair[1] == other else pair[1]
        if third != one:
            across.setdefault(_key(one, third), []).extend(found)


def _likely(members: Sequence[str], reuse: Sequence[Reuse]) -> Mapping[tuple[str, str], float]:
    """Probability that two reports are one account, for every pair.

    One that was not compared is as likely as its surest way through others that were: nothing for strangers, nearly
    certain between two copies of one dispatch.
    """
    where = {member: at for at, member in enumerate(members)}
    known = np.zeros((len(members), len(members)))
    compared = np.eye(len(members), dtype=bool)
    for r in reuse:
        a, b = where[r.source], where[r.derived]
        known[a, b] = known[b, a] = one_lineage_probability(r)
        compared[a, b] = compared[b, a] = True
    for _ in range(0 if compared.all() else _WAYS):
        sure = np.where(known >= _SURE, known, 0.0)
        through = np.stack([(row[:, None] * sure).max(axis=0) for row in sure])
        known = np.where(compared, known, np.maximum(known, through))
    return {
        (members[a], members[b]): float(known[a, b])
        for a in range(len(members))
        for b in range(a + 1, len(members))
    }


def _key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


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
