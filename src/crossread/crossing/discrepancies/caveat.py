"""Caveats: a copy leaves out the sentence by which its source takes back, limits or doubts what it says."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from crossread.crossing.comparing.unmatched import Unmatched
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import holds_cue
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind

_MOSTLY_QUOTED = 0.6
_KEPT_MOST = 0.35  # a copy that condenses its source anyway leaves out much without meaning anything by it
_RIGHT = 0.6  # how often a lost caveat is one that readers miss, on the dev stories
_STILL_THERE = 0.45  # cosine from which a sentence of the copy with a caveat is that caveat


def caveat_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each sentence with a caveat that has no counterpart in the copy, with what it is about there."""
    for copy in scene.copies:
        if copy.kept_share < _KEPT_MOST:
            continue
        for index in (k for first, last in copy.only_in_source for k in range(first, last + 1)):
            cue = holds_cue(copy.source.passage_text(index), "caveat_cues")
            if cue and copy.source.quoted_share[index] < _MOSTLY_QUOTED and not _is_kept(copy, index):
                yield _finding(scene, copy, index, cue=cue)


def _is_kept(copy: Unmatched, index: int) -> bool:
    alike = copy.derived.vectors @ copy.source.vectors[index]
    near = np.flatnonzero(alike >= _STILL_THERE).tolist()
    return any(holds_cue(copy.derived.passage_text(k), "caveat_cues") for k in near)


def _finding(scene: Scene, copy: Unmatched, index: int, *, cue: str) -> Finding:
    about = tuple(dict.fromkeys(_about(scene, copy, index)))
    points = [Point(copy.source.passage_text(index), copy.source.cite(index))]
    points += [Point(copy.derived.passage_text(k), copy.derived.cite(k)) for k in about]
    who = "The copy" if copy.directed else "One of two renderings of a text"
    return Finding(
        kind=DiscrepancyKind.OMISSION,
        detail="caveat",
        confidence=round(_RIGHT * copy.confidence(copy.source_best[index : index + 1]), 3),
        explanation=f"{who} leaves out a caveat of its source (“{cue}”).",
        points=tuple(points),
        signals=(("caveat: alike", float(copy.source_best[index])), ("caveat: kept", copy.kept_share)),
    )


def _about(scene: Scene, copy: Unmatched, index: int) -> Iterator[int]:
    """The copy's sentences that the caveat limits: the counterpart of what stands before it, and the nearest in words."""
    partners = _partners(scene, copy)
    for near in (index - 1, index + 1):
        if near in partners and _is_beside(copy.source, near, index):
            yield partners[near]
            break
    mine = copy.source.content[index]
    shared = [_weight(scene, mine & row) for row in copy.derived.content]
    if shared and max(shared) > 0:
        yield int(np.argmax(shared))


def _weight(scene: Scene, common: frozenset[str]) -> float:
    return float(scene.lexicon.weights(scene.lexicon.indices(sorted(common))).sum()) if common else 0.0


def _is_beside(report: Prepared, near: int, index: int) -> bool:
    return near <= index or report.passages[near].paragraph == report.passages[index].paragraph


def _partners(scene: Scene, copy: Unmatched) -> dict[int, int]:
    """The likest passage of the copy for each passage of the source that has one."""
    found: dict[int, tuple[float, int]] = {}
    for link in scene.linked:
        for a, i, b, j in ((link.a, link.i, link.b, link.j), (link.b, link.j, link.a, link.i)):
            if a.id == copy.source.id and b.id == copy.derived.id:
                found[i] = max(found.get(i, (0.0, 0)), (link.score, j))
    return {i: j for i, (_, j) in found.items()}
