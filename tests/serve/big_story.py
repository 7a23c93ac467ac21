"""A desk of one story of many reports, written through the store without any model."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from crossread.domain.crossing import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    LabelUse,
    Lineage,
    Status,
    Story,
    Support,
    Variant,
)
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import AgencyCredit, Basis, CreditKind, Precision, Published, Report
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation, Span
from crossread.store import open_desk

STORY = "s-big"
SENTENCES = 30
_WORDS = ("rebel", "militant", "terrorist", "fighter", "gunman", "insurgent")


def write_big_story(file: Path, *, reports: int = 200, claims: int = 300, discrepancies: int = 120) -> None:
    """One story: not quite half of its reports are copies of one agency's, a quarter copies in fives, the rest alone."""
    told = [_report(at) for at in range(reports)]
    ids = [report.id for report in told]
    copies, fives = ids[: reports * 9 // 20], ids[reports * 9 // 20 : reports * 7 // 10]
    groups = [copies, *(fives[at : at + 5] for at in range(0, len(fives), 5))]
    groups += [[report] for report in ids[reports * 7 // 10 :]]
    lineages = [_lineage(at, members) for at, members in enumerate(groups)]
    lineage_of = {report: lineage.id for lineage in lineages for report in lineage.reports}
    story = Story(
        STORY,
        "Flood in the valley",
        tuple(ids),
        first="2031-05-01",
        last="2031-05-12",
        relations=tuple(
            _reuse(group[0], other[0], Relation.COMMON_ORIGIN, directed=False)
            for group, other in pairwise(groups)
        ),
        labels=tuple(
            LabelUse(
                "fighters",
                _WORDS[at % 6],
                f"Voice {at % 37}",
                at % 3 > 0,
                Citation(ids[at % reports], _span(at)),
            )
            for at in range(3 * reports)
        ),
    )
    with open_desk(file) as desk, desk.transaction():
        for report in told:
            desk.add_report(report, _reading(report))
        desk.replace_story(
            retire=(),
            stories=[story],
            lineages=lineages,
            claims=[_claim(at, ids, lineage_of) for at in range(claims)],
            discrepancies=[_discrepancy(at, ids, lineage_of) for at in range(discrepancies)],
        )


def _report(at: int) -> Report:
    told = [
        f"Sentence {k:03} of report {at:03} tells of the water at the bridge in the valley."
        for k in range(SENTENCES)
    ]
    credited = (AgencyCredit("AFP", CreditKind.TEXT, Span(0, 8)),) if at % 4 == 0 else ()
    return Report(
        f"r-{at:04}",
        " ".join(told),
        f"Water rises in the valley, day {at % 12 + 1}, as report {at} tells",
        "en",
        outlet=f"The Outlet {at % 60}",
        published=Published(f"2031-05-{at % 12 + 1:02}", Precision.DAY, Basis.STATED) if at % 9 else None,
        credits=credited,
    )


def _reading(report: Report) -> Reading:
    length = (len(report.text) + 1) // SENTENCES
    return Reading(
        report.id,
        passages=tuple(Passage(k, Span(k * length, (k + 1) * length - 1), 0) for k in range(SENTENCES)),
    )


def _span(at: int) -> Span:
    length = len("Sentence 000 of report 000 tells of the water at the bridge in the valley. ")
    start = at % SENTENCES * length
    return Span(start, start + 12)


def _lineage(at: int, members: list[str]) -> Lineage:
    written = [_reuse(members[0], member, Relation.WHOLLY_DERIVED, directed=True) for member in members[1:]]
    shared = [
        _reuse(one, other, Relation.PARTIALLY_DERIVED, directed=False)
        for k in (1, 2, 3, 4)
        for one, other in zip(members[1:], members[1 + k :], strict=False)
    ]
    agency = "AFP" if at == 0 else None
    return Lineage(f"l-{at:03}", STORY, tuple(sorted(members)), agency=agency, reuse=(*written, *shared))


def _reuse(source: str, derived: str, relation: Relation, *, directed: bool) -> Reuse:
    pairs = tuple(
        PassagePair(Citation(source, _span(k)), Citation(derived, _span(k)), ReuseKind.EDITED, 0.9)
        for k in range(4)
    )
    one = relation is not Relation.COMMON_ORIGIN
    return Reuse(
        source, derived, relation, directed, one, 0.8, 0.7, 0.95, ("the passages stand in one order",), pairs
    )


def _claim(at: int, ids: list[str], lineage_of: dict[str, str]) -> Claim:
    behind = [ids[(at * 7 + k) % len(ids)] for k in range(2 + at * 3 % 110)]
    support = tuple(
        Support(Citation(report, _span(at)), lineage_of[report], f"Voice {(at + k) % 9}")
        for k, report in enumerate(behind)
    )
    return Claim(
        f"c-{at:04}",
        STORY,
        f"The water at bridge {at} rose by {at * 7 % 90} centimetres, the council of the valley said on Sunday.",
        tuple(Status)[at % 4],
        reports=len(behind),
        outlets=min(60, len(behind)),
        lineages=len({lineage_of[report] for report in behind}),
        origins=min(9, len(behind)),
        support=support,
        earliest=behind[0] if at % 2 else None,
        agreed=("where: the valley",),
    )


def _discrepancy(at: int, ids: list[str], lineage_of: dict[str, str]) -> Discrepancy:
    kind = tuple(DiscrepancyKind)[at % len(DiscrepancyKind)]
    readings = tuple(
        Variant(f"{at + k} killed", Citation(report, _span(at + k)), lineage_of[report])
        for k, report in enumerate(ids[(at * 11 + k) % len(ids)] for k in range(2 + at * 5 % 80))
    )
    return Discrepancy(
        f"d-{at:04}",
        kind,
        "killed",
        STORY,
        0.5 + at % 50 / 100,
        f"The reports differ on bridge {at}.",
        readings,
        f"c-{at:04}",
    )
