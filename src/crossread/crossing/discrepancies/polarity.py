"""Polarity: a statement denied in one report and made in another, or a hedge that comes or goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Indel

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.text.negation import Polarity, polarity
from crossread.text.words import is_stop, words

_SAME_WORDS = 0.55
_SAME_ASSERTION = 0.5  # separate accounts of one point: a denial of one is worth a look whatever the words
_CLOSE = 0.70  # looser pairs differ in so much that a missing "not" proves nothing
_NEAR = 0.45  # likeness of such accounts
_MAINLY_QUOTED = 0.4
_STEM_CHARS = 4
_FOLLOWING = 2  # content words after a cue that say what it denies or hedges
_WEIGHED = frozenset({"could", "may", "might"})  # against "would", these are no loss of certainty
_TOLD = frozenset({"claims", "claimed", "claiming", "suggests", "suggested", "suggesting"})
_TELLING = frozenset({"said", "says", "say", "saying", "told", "found"})
_AUXILIARIES = frozenset({"do", "did", "does", "is", "was", "were", "has", "have", "had", "would", "could"})


def polarity_findings(scene: Scene) -> Iterator[Finding]:
    """Close passages of which one negates or hedges and the other does not."""
    for link in scene.linked:
        a, b = polarity(link.text_a), polarity(link.text_b)
        apart = _is_told_apart(link) and not _mainly_quoted(link) and a.negated + b.negated == 1
        if link.score < _CLOSE and not apart:
            continue
        if (a.negated % 2) != (b.negated % 2) and (apart or _nearly_the_same_words(link)):
            more, less = (link.text_a, link.text_b) if a.negated > b.negated else (link.text_b, link.text_a)
            cues = _bearing(more, less, cues=(a if a.negated > b.negated else b).negation_words)
            if cues:
                said = f"One report negates ({_quoted(cues)}) what the other states."
                yield _finding(link, "negation", said, a, b)
        elif link.reused and bool(a.hedged) != bool(b.hedged) and _is_about_certainty(link):
            more, less = (link.text_a, link.text_b) if a.hedged else (link.text_b, link.text_a)
            cues = _bearing(more, less, cues=(a if a.hedged else b).hedge_words)
            if not cues:
                continue
            lost = (
                "The copy states as certain what its source hedges" if a.hedged else "The copy adds a hedge"
            )
            said = lost if link.directed else "One report hedges what the other states as certain"
            yield _finding(link, "certainty", f"{said} ({_quoted(cues)}).", a, b)


def _bearing(text: str, other: str, *, cues: Sequence[str]) -> tuple[str, ...]:
    """Cues of `text` that bear on what `other` speaks of too, and that it does not share in another form.

    "Gave no details" says nothing against a report that never speaks of details; "refused" and "refusal" are
    one.
    """
    row = [word.folded for word in words(text)]
    theirs = {word.folded for word in words(other)}
    stems = {word[:_STEM_CHARS] for word in theirs if not is_stop(word)}
    return tuple(
        cue
        for cue in cues
        if not _shared_otherwise(cue, theirs) and any(w[:_STEM_CHARS] in stems for w in _borne_on(cue, row))
    )


def _borne_on(cue: str, row: Sequence[str]) -> list[str]:
    """The content words after the first place of a cue; the one before it where nothing follows."""
    parts = cue.split()
    for at, word in enumerate(row):
        if row[at : at + len(parts)] == parts or (cue == "n't" and word.endswith("n't")):
            after = [w for w in row[at + len(parts) :] if not is_stop(w)][:_FOLLOWING]
            return after or [w for w in row[:at] if not is_stop(w)][-1:]
    return []


def _shared_otherwise(cue: str, theirs: AbstractSet[str]) -> bool:
    if cue in _WEIGHED:
        return "would" in theirs
    if cue in _TOLD:
        return not theirs.isdisjoint(_TELLING)
    if cue == "n't":  # "dont": the apostrophe got lost on the way
        return any(word.endswith("nt") and word[:-2] in _AUXILIARIES for word in theirs)
    return len(cue) > _STEM_CHARS and any(word.startswith(cue[: _STEM_CHARS + 1]) for word in theirs)


def _quoted(cues: Sequence[str]) -> str:
    return ", ".join(f"“{cue}”" for cue in cues)


def _is_told_apart(link: Linked) -> bool:
    """Whether two separate accounts speak of one point, each in its own words."""
    return not link.one_lineage and link.probability >= _SAME_ASSERTION and link.score >= _NEAR


def _is_about_certainty(link: Linked) -> bool:
    """Close enough to compare hedges, and not two passages that mainly quote: those words have a check of their own."""
    return not _mainly_quoted(link) and _nearly_the_same_words(link)


def _mainly_quoted(link: Linked) -> bool:
    return bool(min(link.a.quoted_share[link.i], link.b.quoted_share[link.j]) >= _MAINLY_QUOTED)


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
        confidence=round(
            min(0.95, link.score - 0.15 + (0.1 if link.reused else 0.0) - 0.05 * (both == 2)), 3
        ),
        explanation=explanation,
        points=(Point(link.text_a, first), Point(link.text_b, second)),
    )
