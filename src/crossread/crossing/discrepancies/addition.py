"""Addition: a copy holds passages its source does not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from crossread.crossing.comparing.unmatched import Unmatched
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import holds_cue
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop

_FEWEST_WORDS = 5  # shorter passages are bylines, places and "Continue reading"
_ENDS = (".", "!", "?", "”", '"', "’", "'", "…", ":")
_KNOWN = 0.55  # cosine of word vectors from which a word of the copy is one of the source in other letters


def addition_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each stretch of neighbouring passages that only the copy has."""
    for copy in scene.copies:
        for first, last in copy.only_in_derived:
            if any(_is_told_text(copy.derived, index) for index in range(first, last + 1)):
                yield _finding(scene, copy, (first, last))


def _finding(scene: Scene, copy: Unmatched, stretch: tuple[int, int]) -> Finding:
    first, last = stretch
    passages = copy.derived.passages
    span = Span(passages[first].span.start, passages[last].span.end)
    count = last - first + 1
    what = "a passage" if count == 1 else f"{count} passages"
    best = copy.derived_best[first : last + 1]
    wording = float(np.median(copy.derived_best))
    new_words, new_marks = _novelty(scene, copy, first, last)
    return Finding(
        kind=DiscrepancyKind.ADDITION,
        detail="passage",
        confidence=copy.confidence(best),
        explanation=(
            f"The copy adds {what} that the report it was written from does not hold."
            if copy.directed
            else f"Two renderings of one text: the one that seems the later has {what} more."
        ),
        points=(Point(span.of(copy.derived.report.text), Citation(copy.derived.id, span)),),
        signals=(
            ("best", float(best.max())),
            ("mean", float(best.mean())),
            ("new words", new_words),
            ("new marks", min(new_marks, _MANY) / _MANY),
            ("length", min(float(np.log(len(span))), 8.0)),
            ("kept", copy.kept_share),
            ("surely copied", copy.reuse_confidence),
            ("wording", wording),
            ("apart", wording - float(best.mean())),
            ("source", copy.source_prob),
            ("directed", float(copy.directed)),
            ("where", last / max(len(passages) - 1, 1)),
            ("at the end", float(last == len(passages) - 1)),
        ),
    )


_MANY = 6


def _is_told_text(report: Prepared, index: int) -> bool:
    """Whether a passage is a sentence of the news: no heading, no question to the readers, no line of the page."""
    text = report.passage_text(index).rstrip()
    is_sentence = len(report.words[index]) >= _FEWEST_WORDS and text.endswith(_ENDS)
    return is_sentence and not text.isupper() and not holds_cue(text, "page_phrases")


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
