"""One card for one disagreement: findings of one kind that share a place are joined, those that follow from another go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crossread.crossing.discrepancies.finding import CONTRADICTION, Finding
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation
from crossread.text.words import words

_K = DiscrepancyKind
# What a difference of one kind may only follow from: a figure inside an altered quotation is the quotation's.
_FOLLOWS = {
    _K.FIGURE: (_K.QUOTATION, _K.DISTANCE, _K.ARITHMETIC, _K.DATE),
    _K.POLARITY: (_K.QUOTATION,),
    _K.NAME: (_K.PLACE, _K.ATTRIBUTION),
    _K.OMISSION: (_K.QUOTATION, _K.POLARITY, _K.FIGURE),
}


def one_card_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings joined, without those that follow from others."""
    held = list(findings)
    joined = list(_joined_by_place(finding for finding in held if finding.detail != CONTRADICTION))
    touched = _Touched(joined)
    yield from _joined_by_words(finding for finding in held if finding.detail == CONTRADICTION)
    for finding in joined:
        if not touched.by(finding, _FOLLOWS.get(finding.kind, ())):
            yield finding


def unexplained(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without contradictions between passages of which another finding says what cannot both be."""
    held = list(findings)
    named = _Touched([finding for finding in held if _explains(finding)])
    yield from (f for f in held if f.detail != CONTRADICTION or not named.by(f, tuple(DiscrepancyKind)))


def _explains(finding: Finding) -> bool:
    """Whether a finding names what cannot both be: not a spelling, a label, or what a copy adds or leaves out."""
    if finding.kind is _K.NAME:
        return finding.detail != "spelling"
    return finding.detail != CONTRADICTION and finding.kind not in (_K.LABEL, _K.ADDITION, _K.OMISSION)


class _Touched:
    """The places of findings by kind and report."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._places: dict[tuple[DiscrepancyKind, str], list[tuple[int, Citation]]] = {}
        for n, finding in enumerate(findings):
            for point in finding.points:
                key = finding.kind, point.citation.report
                self._places.setdefault(key, []).append((n, point.citation))

    def by(self, finding: Finding, kinds: Sequence[DiscrepancyKind]) -> bool:
        """Whether one finding of these kinds touches this one in two reports."""
        for kind in kinds:
            met: dict[int, set[str]] = {}
            for point in finding.points:
                for n, place in self._places.get((kind, point.citation.report), ()):
                    if place.span.overlaps(point.citation.span):
                        met.setdefault(n, set()).add(place.report)
            if any(len(reports) > 1 for reports in met.values()):
                return True
        return False


def _joined_by_words(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Join findings of the same two wordings, whoever prints them."""
    groups: dict[frozenset[str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(frozenset(_wording(point.value) for point in finding.points), []).append(finding)
    for group in groups.values():
        yield _joined(group)


def _wording(text: str) -> str:
    return " ".join(word.folded for word in words(text))


def _joined_by_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Join findings of one kind that share a citation: they are one disagreement."""
    groups: list[list[Finding]] = []
    where: dict[tuple[str, str, Citation], list[Finding]] = {}
    for finding in findings:
        keys = [(finding.kind.value, _family(finding), p.citation) for p in finding.points]
        known = next((where[key] for key in keys if key in where), None)
        if known is None:
            known = []
            groups.append(known)
        known.append(finding)
        for key in keys:
            other = where.get(key)
            if other is not None and other is not known:
                known.extend(other)
                for moved in other:
                    for point in moved.points:
                        where[(moved.kind.value, _family(moved), point.citation)] = known
                groups = [group for group in groups if group is not other]
            where[key] = known
    for group in groups:
        yield _joined(group)


def _family(finding: Finding) -> str:
    """Details that are one disagreement where they share a place: an altered and a cut rendering of one remark."""
    if finding.kind is _K.QUOTATION:
        return "marks" if finding.detail.startswith("marks") else "words"
    return "" if finding.kind is _K.FIGURE else finding.detail


def _joined(group: Sequence[Finding]) -> Finding:
    best = max(group, key=lambda f: (f.confidence, f.points)) if len(group) > 1 else group[0]
    points = {p.citation: p for finding in group for p in finding.points}
    ordered = (*best.points, *(points[c] for c in sorted(points) if points[c] not in best.points))
    return Finding(best.kind, best.detail, best.confidence, best.explanation, tuple(ordered), best.signals)
