"""Polarity: a statement denied in one report and made in another, or a hedge that comes or goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.domain.crossing import DiscrepancyKind
from crossread.text.negation import Polarity, polarity

_SAME_WORDS = 0.55
_CLOSE = 0.70  # looser pairs differ in so much that a missing "not" proves nothing


def polarity_findings(linked: Iterable[Linked]) -> Iterator[Finding]:
    """Close passages of which one negates or hedges and the other does not."""
    for link in linked:
        if link.score < _CLOSE:
            continue
        a, b = polarity(link.text_a), polarity(link.text_b)
        if (a.negated % 2) != (b.negated % 2) and _nearly_the_same_words(link):
            negating = a if a.negated else b
            words = ", ".join(f"“{w}”" for w in negating.negation_words)
            yield _finding(link, "negation", f"One report negates ({words}) what the other states.", a, b)
        elif link.reused and bool(a.hedged) != bool(b.hedged):
            hedging = a if a.hedged else b
            words = ", ".join(f"“{w}”" for w in hedging.hedge_words)
            lost = "The copy states as certain what its source hedges" if a.hedged else "The copy adds a hedge"
            said = lost if link.directed else "One report hedges what the other states as certain"
            yield _finding(link, "certainty", f"{said} ({words}).", a, b)


def _nearly_the_same_words(link: Linked) -> bool:
    """Whether little but the negation differs: a paraphrase may say "escapes" for "is not under control"."""
    a, b = link.a.folded[link.i], link.b.folded[link.j]
    return float(Indel.normalized_similarity(a, b)) >= _SAME_WORDS


def _finding(link: Linked, detail: str, explanation: str, a: Polarity, b: Polarity) -> Finding:
    first, second = link.citations
    both = bool(a.negated or a.hedged) + bool(b.negated or b.hedged)
    return Finding(
        kind=DiscrepancyKind.POLARITY,
        detail=detail,
        confidence=round(min(0.95, link.score - 0.15 + (0.1 if link.reused else 0.0) - 0.05 * (both == 2)), 3),
        explanation=explanation,
        points=(Point(link.text_a, first), Point(link.text_b, second)),
    )
