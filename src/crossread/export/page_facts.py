"""What a story opens with: the one sentence, the numbers under it, and where to look first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Lineage, Status, Story
from crossread.domain.desk import Desk
from crossread.export.page_discrepancies import CardView, KindView
from crossread.export.page_names import sort_discrepancies
from crossread.export.page_words import count

_LOOK_FIRST = (
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.QUOTATION,
    DiscrepancyKind.ATTRIBUTION,
    DiscrepancyKind.POLARITY,
    DiscrepancyKind.PLACE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.DISTANCE,
    DiscrepancyKind.ARITHMETIC,
    DiscrepancyKind.LABEL,
    DiscrepancyKind.OMISSION,
)
_MOST_FIRST = 6
_SURE_ENOUGH = 0.65  # "likely" and better: weaker findings are shown, but not put first


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, what it counts, and the part of the story it leads to."""

    number: str
    words: str
    target: str


def independent_accounts(story: Story, lineages: Sequence[Lineage]) -> str:
    """How many accounts the reports really are: "5 reports are 3 independent accounts"."""
    measured = sum(len(lineage.reports) for lineage in lineages)
    missing = len(story.reports) - measured
    reports = count(measured, "report")
    if not lineages:
        return f"{count(len(story.reports), 'report')}, not measured"
    if measured == 1:
        said = "1 report, 1 account"
    elif len(lineages) == 1:
        said = f"{reports} are 1 account"
    else:
        said = f"{reports} are {len(lineages)} independent accounts"
    return f"{said}; {missing} more not measured" if missing else said


def facts(desk: Desk, story: Story) -> tuple[Fact, ...]:
    """The numbers of a story; agencies and disputes are left out where there are none."""
    view = desk.of_story(story.id)
    outlets = {desk.report(report).outlet or report for report in story.reports}
    agencies = {agency for report in story.reports for agency in desk.report(report).agencies}
    statuses = [claim.status for claim in view.claims]
    found = [
        _fact(len(story.reports), "report", "reports", target="reports"),
        _fact(len(outlets), "outlet", "outlets", target="reports"),
        _fact(len(view.lineages), "lineage", "lineages", target="lineages"),
        _fact(len(view.claims), "claim compared", "claims compared", target="claims"),
        _fact(statuses.count(Status.CORROBORATED), "corroborated", "corroborated", target="claims"),
        _fact(len(view.discrepancies), "discrepancy", "discrepancies", target="discrepancies"),
    ]
    if Status.DISPUTED in statuses:
        found.insert(5, _fact(statuses.count(Status.DISPUTED), "disputed", "disputed", target="claims"))
    if agencies:
        found.insert(2, _fact(len(agencies), "agency named", "agencies named", target="lineages"))
    return tuple(found)


def look_first_of(found: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """As `look_first`, of the discrepancies themselves."""
    best: dict[DiscrepancyKind, Discrepancy] = {}
    for one in sort_discrepancies(tuple(found)):
        best.setdefault(one.kind, one)
    chosen = (best.get(kind) for kind in _LOOK_FIRST)
    return tuple(one for one in chosen if one and one.confidence >= _SURE_ENOUGH)[:_MOST_FIRST]


def look_first(kinds: Sequence[KindView]) -> tuple[CardView, ...]:
    """The surest finding of each of the kinds that change what a reader would write; six at most."""
    best = {kind.kind: kind.cards[0] for kind in kinds}
    chosen = (best.get(kind.value) for kind in _LOOK_FIRST)
    sure = [card for card in chosen if card and float(card.confidence) >= _SURE_ENOUGH]
    return tuple(sure[:_MOST_FIRST])


def _fact(number: int, one: str, many: str, *, target: str) -> Fact:
    digits, words = count(number, one, many).split(" ", 1)
    return Fact(digits, words, target)
