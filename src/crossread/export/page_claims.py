"""The claims table: what is said, how well it stands, and every passage behind it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import Claim, Status, Support
from crossread.domain.desk import Desk
from crossread.export.page_names import Names, ReportName, citation_anchor, sort_claims
from crossread.export.page_words import label

MEANINGS = {
    Status.CORROBORATED: "two or more independent accounts agree, and they rest on two or more voices",
    Status.DISPUTED: "readings that exclude one another, each with its support",
    Status.SINGLE_ORIGIN: "two or more accounts, all resting on one voice",
    Status.SINGLE_LINEAGE: "one account, however many outlets print it",
    Status.NOT_MEASURED: "too little text, a language not read, or a failed step: not counted",
}


@dataclass(frozen=True, slots=True)
class SupportView:
    """One passage behind a claim. `voice_anchor` is where the voice is named, if it is."""

    report: ReportName
    text: str
    anchor: str
    origin: str
    voice_anchor: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of the table; `slug` is the status as a style name."""

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
    support: tuple[SupportView, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many claims have a status; the filters of the table."""

    status: str
    slug: str
    meaning: str
    number: int


def claim_views(desk: Desk, names: Names, claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
    """Rows in the order of their keys."""
    return tuple(_view(desk, names, claim) for claim in sort_claims(claims))


def status_counts(claims: tuple[Claim, ...]) -> tuple[StatusCount, ...]:
    """Statuses that occur, in the order of the table."""
    found = [claim.status for claim in sort_claims(claims)]
    return tuple(
        StatusCount(status.value, _slug(status), MEANINGS[status], found.count(status))
        for status in dict.fromkeys(found)
    )


def _view(desk: Desk, names: Names, claim: Claim) -> ClaimView:
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
        support=tuple(_support(desk, names, support) for support in _in_key_order(names, claim)),
    )


def _support(desk: Desk, names: Names, support: Support) -> SupportView:
    return SupportView(
        report=names.reports[support.citation.report],
        text=desk.text(support.citation),
        anchor=citation_anchor(support.citation),
        origin=label(support.origin),
        voice_anchor=citation_anchor(support.attribution) if support.attribution else None,
    )


def _in_key_order(names: Names, claim: Claim) -> list[Support]:
    return sorted(
        claim.support,
        key=lambda s: (
            len(names.reports[s.citation.report].key),
            names.reports[s.citation.report].key,
            s.citation,
        ),
    )


def _slug(status: Status) -> str:
    return status.value.replace(" ", "-")
