"""Cards that stand only where the network, too, takes the passages to speak of one thing.

On real news most days and places that seem to differ are of two happenings, and most quotations that differ in nearly all
words are two remarks. The checks compare what stands beside a value; here the passages are read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.rows import passage_at
from crossread.crossing.same_assertion import same_probabilities
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

# Read off 133 cards of real news that a reader judged, beside those of the labelled dev stories (docs/decisions/0019).
_ONE_HAPPENING, _ONE_REMARK = 0.6, 0.85
_BY_VALUE = frozenset({DiscrepancyKind.DATE, DiscrepancyKind.PLACE})
_SEPARATE = frozenset({"rendered differently", "translated"})  # quotations of separate accounts
_RUN, _ALIKE = (
    4,
    0.6,
)  # words in a row, and likeness word by word, from which two quotations are one remark by themselves
_UNLINKED = 0.2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def credible(scene: Scene, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, without those of passages that hardly assert the same; all of them without a network on the scene.

    Days and places of passages that are not linked were found by other ways, and stay.
    """
    links = {frozenset(link.citations): link for link in scene.linked} if scene.ask is not None else {}
    for finding in found:
        if scene.ask is None or not _is_to_be_asked(finding):
            yield finding
            continue
        remark = finding.kind is DiscrepancyKind.QUOTATION
        asked = list(_links(scene, finding, links, unlinked=remark))
        floor = _ONE_REMARK if remark else _ONE_HAPPENING
        if not asked or max(same_probabilities(scene.ask, asked)) >= floor:
            yield finding


def _is_to_be_asked(finding: Finding) -> bool:
    if finding.kind in _BY_VALUE:
        return True
    return finding.detail in _SEPARATE and not any(
        _is_one_remark(a.value, b.value) for a, b in combinations(finding.points, 2)
    )


def _is_one_remark(a: str, b: str) -> bool:
    """Whether two quotations have enough words in common, and are not the very same words."""
    one, other = ([word.casefold().replace("’", "'") for word in _WORD.findall(text)] for text in (a, b))
    if one == other:
        return False
    return Indel.normalized_similarity(one, other) >= _ALIKE or not _runs(one).isdisjoint(_runs(other))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _links(
    scene: Scene, finding: Finding, links: dict[frozenset[Citation], Linked], *, unlinked: bool
) -> Iterator[Linked]:
    """The links between the passages of a finding; on request a weak one where there is none."""
    places = []
    for point in finding.points:
        report = scene.reports[point.citation.report]
        at = passage_at(report, point.citation.span)
        if at is not None:
            places.append((report, at, point.value))
    for (a, i, mine), (b, j, theirs) in combinations(places, 2):
        if a.id == b.id or mine == theirs:
            continue
        link = links.get(frozenset((a.cite(i), b.cite(j))))
        if link is not None:
            yield link
        elif unlinked:
            likeness = float(a.vectors[i] @ b.vectors[j])
            yield Linked(
                a,
                i,
                b,
                j,
                score=likeness,
                probability=_UNLINKED,
                directed=False,
                reused=False,
                one_lineage=False,
            )
