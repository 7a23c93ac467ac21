"""A desk looked up by file name and printed words, for tests that know the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import crossread
from crossread.domain.crossing import Discrepancy, DiscrepancyKind
from crossread.domain.desk import Desk
from crossread.domain.report import Report
from crossread.domain.reuse import PassagePair, Reuse
from crossread.domain.span import Citation, Span


class CitedDesk:
    """What was read from some files, by their names without a folder."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @classmethod
    def of(cls, files: Iterable[Path], *, together: bool = False) -> CitedDesk:
        """Read files together into a desk of their own."""
        return cls(crossread.read(sorted(files), together=together))

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by file name."""
        return {Path(report.path or "").name: report for report in self.desk.reports}

    def name(self, report_id: str) -> str:
        """The file name of a report."""
        return Path(self.desk.report(report_id).path or "").name

    def cite(self, file: str, words: str) -> Citation:
        """Where words stand that a file holds exactly once."""
        report = self.reports[file]
        assert report.text.count(words) == 1, f"{file} holds {words!r} {report.text.count(words)} times"
        start = report.text.index(words)
        return Citation(report.id, Span(start, start + len(words)))

    @property
    def accounts(self) -> set[frozenset[str]]:
        """The lineages as sets of file names."""
        return {frozenset(map(self.name, lineage.reports)) for lineage in self.desk.lineages}

    def reuse(self, one: str, other: str) -> Reuse | None:
        """What was found between two files, inside a lineage or across; None when they are independent."""
        wanted = {self.reports[one].id, self.reports[other].id}
        found = [r for x in self.desk.lineages for r in x.reuse] + [
            r for story in self.desk.stories for r in story.relations
        ]
        return next((r for r in found if {r.source, r.derived} == wanted), None)

    def discrepancies(self, kind: DiscrepancyKind) -> list[Discrepancy]:
        """Those of one kind."""
        return [d for d in self.desk.discrepancies if d.kind is kind]

    def disagreement(self, kind: DiscrepancyKind, *places: Citation) -> Discrepancy | None:
        """The discrepancy that has a reading at each of the places."""
        return next(
            (
                d
                for d in self.discrepancies(kind)
                if all(any(overlap(r.citation, place) for r in d.readings) for place in places)
            ),
            None,
        )

    def share_flagged(self, kind: DiscrepancyKind, place: Citation) -> float:
        """Share of the printed characters at a place that lie in readings of a kind, in [0, 1]."""
        spans = [
            r.citation.span
            for d in self.discrepancies(kind)
            for r in d.readings
            if r.citation.report == place.report
        ]
        return self._share(place, spans)

    def share_furniture(self, place: Citation) -> float:
        """Share of the printed characters at a place that are marked as page furniture, in [0, 1]."""
        return self._share(place, [f.span for f in self.desk.report(place.report).furniture])

    def _share(self, place: Citation, by: Sequence[Span]) -> float:
        text = self.desk.report(place.report).text
        printed = {at for at in range(place.span.start, place.span.end) if not text[at].isspace()}
        return len({at for at in printed if any(s.start <= at < s.end for s in by)}) / len(printed)


def overlap(a: Citation, b: Citation) -> bool:
    """Whether two citations share a character."""
    return a.report == b.report and a.span.overlaps(b.span)


def ties(pairs: Iterable[PassagePair], a: Citation, b: Citation) -> bool:
    """Whether a passage pair ties one place to the other, either way round."""
    return any(
        (overlap(p.source, a) and overlap(p.derived, b)) or (overlap(p.source, b) and overlap(p.derived, a))
        for p in pairs
    )
