"""A story at a glance: the numbers and words of one line of a list."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import DiscrepancyKind, Status


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What a list says of a story.

    `moved` is the newest moment at which a report of it was written, ISO 8601 (in UTC where a clock is known), "" where
    no day is known. `unmeasured` counts reports in no lineage, `undated` those of no known day; `days` are the others,
    by the ISO day they were written. `accounts` are the numbers of reports in each lineage, the greatest first.
    `statuses` counts claims, `kinds` discrepancies, each only where there are any. `solid` is the best borne out claim
    and `dispute` the first discrepancy to look at, in words, with their ids; "" and None where there is none.
    """

    id: str
    title: str
    moved: str
    first: str | None
    last: str | None
    reports: int
    unmeasured: int
    outlets: int
    lineages: int
    origins: int
    days: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    statuses: tuple[tuple[Status, int], ...] = ()
    kinds: tuple[tuple[DiscrepancyKind, int], ...] = ()
    agencies: tuple[str, ...] = ()
    place: str = ""
    solid: str = ""
    solid_claim: str | None = None
    dispute: str = ""
    dispute_kind: DiscrepancyKind | None = None
    dispute_id: str | None = None
    accounts: tuple[int, ...] = ()
