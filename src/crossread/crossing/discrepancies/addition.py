"""Addition: a copy holds passages its source does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.unmatched import Unmatched
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop

_FEWEST_WORDS = 5  # shorter passages are bylines, places and "Continue reading"
_ENDS = (".", "!", "?", "”", '"', "’", "'", "…", ":")
# In a copy that keeps to its source's words a long stretch without a counterpart speaks for itself.
_CLOSELY_WORDED, _LONG_CHARS = 0.75, 120  # the seeds and the dev stories: 5 of 6 such stretches are additions
_KNOWN = 0.55  # cosine of word vectors from which a word of the copy is one of the source in other letters


def addition_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each stretch of neighbouring passages that only the copy has."""
    for copy in scene.copies:
        partners = _partners(scene, copy)
        for first, last in copy.only_in_derived:
            if any(_is_sentence(copy.derived, index) for index in range(first, last + 1)):
                yield _finding(scene, copy, (first, last), partners)


def _finding(scene: Scene, copy: Unmatched, stretch: tuple[int, int], partners: Mapping[int, int]) -> Finding:
    first, last = stretch
    passages = copy.derived.passages
    span = Span(passages[first].span.start, passages[last].span.end)
    count = last - first + 1
    best = copy.derived_best[first : last + 1]
    wording = float(np.median(copy.derived_best))
    new_words, new_marks = _novelty(scene, copy, first, last)
    return Finding(
        kind=DiscrepancyKind.ADDITION,
        detail="passage",
        confidence=copy.confidence(best),
        explanation=(
            f"The copy adds {'a passage' if count == 1 else f'{count} passages'} "
            "that the report it was written from does not hold."
        ),
        points=(Point(span.of(copy.derived.report.text), Citation(copy.derived.id, span)),),
        signals=()
        if wording >= _CLOSELY_WORDED and len(span) >= _LONG_CHARS
        else (
            ("best", float(best.max())),
            ("mean", float(best.mean())),
            ("left over", _left_over(copy, first, last, partners)),
            ("new words", new_words),
            ("new marks", min(new_marks, _MANY) / _MANY),
            ("length", min(float(np.log(len(span))), 8.0)),
            ("kept", copy.kept_share),
            ("surely copied", copy.reuse_confidence),
            ("wording", wording),
        ),
    )


_MANY = 6


def _is_sentence(report: Prepared, index: int) -> bool:
    return len(report.words[index]) >= _FEWEST_WORDS and report.passage_text(index).rstrip().endswith(_ENDS)


def _left_over(copy: Unmatched, first: int, last: int, partners: Mapping[int, int]) -> float:
    """How much the source holds, without a counterpart, where the stretch stands in the copy; at most 3 times its length.

    The stretch may be those very words in others. Where nothing before or after has a counterpart, all up to that end of
    the source counts.
    """
    before = next((partners[k] for k in range(first - 1, -1, -1) if k in partners), -1)
    after = next(
        (partners[k] for k in range(last + 1, len(copy.derived.passages)) if k in partners),
        len(copy.source.passages),
    )
    lost = sum(
        float(copy.source.lengths_chars[k])
        for a, b in copy.only_in_source
        for k in range(a, b + 1)
        if min(before, after) < k < max(before, after)
    )
    stretch = float(copy.derived.lengths_chars[first : last + 1].sum())
    return min(lost / max(stretch, 1.0), 3.0)


def _partners(scene: Scene, copy: Unmatched) -> Mapping[int, int]:
    """The likest passage of the source for each passage of the copy that has one."""
    found: dict[int, tuple[float, int]] = {}
    for link in scene.linked:
        for a, i, b, j in ((link.a, link.i, link.b, link.j), (link.b, link.j, link.a, link.i)):
            if a.id == copy.source.id and b.id == copy.derived.id:
                found[j] = max(found.get(j, (0.0, 0)), (link.score, i))
    return {j: i for j, (_, i) in found.items()}


def _novelty(scene: Scene, copy: Unmatched, first: int, last: int) -> tuple[float, float]:
    """The share of telling words that no word of the source comes near, and how many names and numbers are new."""
    told = sorted({w for row in copy.derived.content[first : last + 1] for w in row})
    known = sorted({w for row in copy.source.content for w in row})
    if not told or not known:
        return 0.0, 0.0
    mine, theirs = scene.lexicon.indices(told), scene.lexicon.indices(known)
    near = (scene.lexicon.vectors(mine) @ scene.lexicon.vectors(theirs).T).max(axis=1)
    weights = scene.lexicon.weights(mine)
    new = float((weights * (near < _KNOWN)).sum() / weights.sum())
    source = set(known) | {w for row in copy.source.names for w in row}
    names = {w for row in copy.derived.names[first : last + 1] for w in row if not is_stop(w)} - source
    values = {v for row in copy.derived.numbers[first : last + 1] for v in row}
    return new, float(len(names) + len(values - {v for row in copy.source.numbers for v in row}))
