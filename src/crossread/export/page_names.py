"""Short keys for everything the page points at: lineage A, reports A1 and A2, claim C4, discrepancy D7, event E2.

Keys count anew in each story. A hue goes with each lineage, but never says anything a key does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Lineage, Status, Story
from crossread.domain.desk import Desk
from crossread.domain.events import Event
from crossread.domain.report import Report
from crossread.domain.reuse import Reuse
from crossread.domain.span import Citation
from crossread.export.event_codings import told_by_several
from crossread.export.page_family import Family, family
from crossread.export.page_words import label

HUES = 8  # as many as assets/page.css defines
NO_HUE = "h-none"
_STATUS_ORDER = (
    Status.CORROBORATED,
    Status.DISPUTED,
    Status.SINGLE_ORIGIN,
    Status.SINGLE_LINEAGE,
    Status.NOT_MEASURED,
)
_KIND_ORDER = tuple(DiscrepancyKind)


@dataclass(frozen=True, slots=True)
class ReportName:
    """What the page calls a report. `key` is empty for a report outside every lineage."""

    key: str
    hue: str
    outlet: str
    title: str
    anchor: str

    @property
    def key_px(self) -> float:
        """How wide a drawing makes the box around the key."""
        return _key_px(self.key)

    @property
    def short(self) -> str:
        """The key, or the outlet of a report without one."""
        return self.key or self.outlet

    @property
    def full(self) -> str:
        """Outlet and key, for a line of text."""
        return f"{self.outlet} ({self.key})" if self.key else self.outlet


@dataclass(frozen=True, slots=True)
class LineageName:
    """What the page calls a lineage, and the forest of its reports."""

    key: str
    hue: str
    voice: str
    anchor: str
    family: Family

    @property
    def key_px(self) -> float:
        """How wide a drawing makes the box around the key."""
        return _key_px(self.key)


@dataclass(frozen=True, slots=True)
class Names:
    """Names and keys by id, for everything a desk holds; of events, for those that several reports tell."""

    reports: Mapping[str, ReportName]
    lineages: Mapping[str, LineageName]
    claims: Mapping[str, str]
    discrepancies: Mapping[str, str]
    events: Mapping[str, str]

    def ends(self, reuse: Reuse) -> tuple[ReportName, ReportName]:
        """Source and derived."""
        return self.reports[reuse.source], self.reports[reuse.derived]


def citation_anchor(citation: Citation) -> str:
    """The element id of a cited place: `c-<report>-<start>-<end>`."""
    return f"c-{citation.report}-{citation.span.start}-{citation.span.end}"


def name_everything(desk: Desk) -> Names:
    """Keys for every report, lineage, claim, discrepancy and shared event of a desk."""
    lineages: dict[str, LineageName] = {}
    reports: dict[str, ReportName] = {}
    claims: dict[str, str] = {}
    discrepancies: dict[str, str] = {}
    events: dict[str, str] = {}
    for story in desk.stories:
        view = desk.of_story(story.id)
        for index, lineage in enumerate(sort_lineages(desk, view.lineages)):
            name = _lineage_name(desk, lineage, index)
            lineages[lineage.id] = name
            for number, (report_id, _) in enumerate(name.family.walk(), start=1):
                reports[report_id] = _report_name(desk.report(report_id), f"{name.key}{number}", name.hue)
        claims.update((c.id, f"C{at}") for at, c in enumerate(sort_claims(view.claims), start=1))
        discrepancies.update(
            (d.id, f"D{at}") for at, d in enumerate(sort_discrepancies(view.discrepancies), start=1)
        )
        events.update((e.id, f"E{at}") for at, e in enumerate(shared_events(view.events), start=1))
    for report in desk.reports:
        reports.setdefault(report.id, _report_name(report, "", NO_HUE))
    return Names(reports, lineages, claims, discrepancies, events)


def sort_lineages(desk: Desk, lineages: tuple[Lineage, ...]) -> tuple[Lineage, ...]:
    """Most reports first, then the day of the first; the desk's own order on one day."""

    def first_day(lineage: Lineage) -> str:
        return min(_age(report)[0][:10] for report in _members(desk, lineage))

    return tuple(sorted(lineages, key=lambda lineage: (-len(lineage.reports), first_day(lineage))))


def sort_claims(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Corroborated first, then disputed; the desk's own order within a status."""
    return tuple(sorted(claims, key=lambda claim: _STATUS_ORDER.index(claim.status)))


def sort_discrepancies(found: tuple[Discrepancy, ...]) -> tuple[Discrepancy, ...]:
    """Kind by kind, surest first."""
    return tuple(sorted(found, key=lambda d: (_KIND_ORDER.index(d.kind), -d.confidence, d.id)))


def shared_events(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Those that several reports tell, in the desk's own order."""
    return tuple(event for event in events if told_by_several(event))


def sort_reports(names: Names, desk: Desk, story: Story) -> tuple[Report, ...]:
    """Lineage by lineage in key order; reports outside every lineage last."""
    keyed = [
        r
        for lineage in sort_lineages(desk, desk.of_story(story.id).lineages)
        for r, _ in names.lineages[lineage.id].family.walk()
    ]
    rest = [report_id for report_id in story.reports if report_id not in set(keyed)]
    return tuple(desk.report(report_id) for report_id in (*keyed, *rest))


def _lineage_name(desk: Desk, lineage: Lineage, index: int) -> LineageName:
    oldest_first = sorted(_members(desk, lineage), key=_age)
    found = family(lineage, [report.id for report in oldest_first])
    first = desk.report(found.roots[0]) if found.roots else oldest_first[0]
    return LineageName(
        key=_letters(index),
        hue=f"h{index % HUES}",
        voice=label(lineage.agency) or _outlet(first),
        anchor=f"lineage-{lineage.id}",
        family=found,
    )


def _members(desk: Desk, lineage: Lineage) -> list[Report]:
    return [desk.report(report_id) for report_id in lineage.reports]


def _age(report: Report) -> tuple[str, str, str]:
    """Sorts reports by date, those without one last."""
    return (report.published.value if report.published else "9", report.outlet or "", report.id)


def _key_px(key: str) -> float:
    return 11.0 + 7.5 * len(key)


def _letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    head = _letters(index // 26 - 1) if index >= 26 else ""
    return head + ascii_uppercase[index % 26]


def _report_name(report: Report, key: str, hue: str) -> ReportName:
    return ReportName(
        key=key,
        hue=hue,
        outlet=_outlet(report),
        title=label(report.title) or "Untitled report",
        anchor=f"report-{report.id}",
    )


def _outlet(report: Report) -> str:
    """The outlet; failing that, the file the report came in."""
    return label(report.outlet) or label((report.path or "").rsplit("/", 1)[-1]) or "Unknown outlet"
