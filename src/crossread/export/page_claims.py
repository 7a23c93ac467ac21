"""The claims table: what is said, how well it stands, and every passage behind it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import Claim, Status
from crossread.domain.desk import Desk
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, ReportName, sort_claims
from crossread.export.page_travel import TravelRow, travel_rows
from crossread.export.page_words import day_words, label, slot_words

MEANINGS = {
    Status.CORROBORATED: "two or more independent accounts agree, and they rest on two or more voices",
    Status.DISPUTED: "readings that exclude one another, each with its support",
    Status.SINGLE_ORIGIN: "two or more accounts, all resting on one voice",
    Status.SINGLE_LINEAGE: "one account, however many outlets print it",
    Status.NOT_MEASURED: "too little text, a language not read, or a failed step: not counted",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of the table; `slug` is the status as a style name.

    `travel` are the passages behind it, each under what it came from; `event` is the key and the anchor of what it tells
    of, `earliest` the report known to have printed it first, with its day.
    """

    key: str
    anchor: str
    text: str
    status: str
    slug: str
    rank: int
    meaning: str
    lineages: int
    origins: int
    outlets: int
    reports: int
    passages: int
    travel: tuple[TravelRow, ...]
    event: tuple[str, str] | None
    earliest: tuple[ReportName, str] | None
    agreed: tuple[str, ...]
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many claims have a status; the filters of the table."""

    status: str
    slug: str
    meaning: str
    number: int


def claim_views(desk: Desk, names: Names, claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
    """Rows in the order of their keys."""
    judged = JudgedWords(desk)
    return tuple(_view(desk, names, claim, judged) for claim in sort_claims(claims))


def status_counts(claims: tuple[Claim, ...]) -> tuple[StatusCount, ...]:
    """Statuses that occur, in the order of the table."""
    found = [claim.status for claim in sort_claims(claims)]
    return tuple(
        StatusCount(status.value, _slug(status), MEANINGS[status], found.count(status))
        for status in dict.fromkeys(found)
    )


def _view(desk: Desk, names: Names, claim: Claim, judged: JudgedWords) -> ClaimView:
    event_key = names.events.get(claim.event or "")
    earliest = names.reports.get(claim.earliest or "")
    return ClaimView(
        key=names.claims[claim.id],
        anchor=f"claim-{claim.id}",
        text=label(claim.text, limit_chars=600),
        status=claim.status.value,
        slug=_slug(claim.status),
        rank=list(MEANINGS).index(claim.status),
        meaning=MEANINGS[claim.status],
        lineages=claim.lineages,
        origins=claim.origins,
        outlets=claim.outlets,
        reports=claim.reports,
        passages=len(claim.support),
        travel=travel_rows(desk, names, claim),
        event=(event_key, f"event-{claim.event}") if event_key else None,
        earliest=(earliest, day_words(desk.written(claim.earliest or ""))) if earliest else None,
        agreed=tuple(slot_words(slot) for slot in claim.agreed),
        judged=judged.of(claim.judged),
    )


def _slug(status: Status) -> str:
    return status.value.replace(" ", "-")
