"""Omission: a copy leaves out an attribution, a qualifier, or a passage that changes the meaning."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.unmatched import Unmatched
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import Attribution
from crossread.domain.span import Citation, Span
from crossread.text.negation import polarity
from crossread.text.words import is_stop, words

_CLOSE = 0.55
_KEPT_MOST = 0.5  # a copy that condenses its source anyway leaves out much without meaning anything by it
_MOSTLY_QUOTED = 0.6  # quote marks say by themselves that somebody speaks
_PRONOUN_CHARS = 4  # "He", "They": the speaker was named before, and nothing is lost with them


def omission_findings(scene: Scene) -> Iterator[Finding]:
    """Attributions and qualifiers lost in reused passages, then whole passages that carry a caveat."""
    for link in scene.linked:
        if link.directed and link.reused and link.one_lineage and link.score >= _CLOSE:
            yield from _lost_attribution(link)
            yield from _lost_qualifier(link)
    for copy in scene.copies:
        if copy.kept_share >= _KEPT_MOST:
            yield from _lost_caveats(copy)


def _lost_attribution(link: Linked) -> Iterator[Finding]:
    told = _told(link.a, link.i)
    if not told or _told(link.b, link.j) or _told_nearby(link.b, link.j):
        return
    source = next((a.source for a in told if a.source and len(a.source) > _PRONOUN_CHARS), None)
    if source is None or link.b.quoted_share[link.j] >= _MOSTLY_QUOTED or _still_named(link, source):
        return
    yield Finding(
        kind=DiscrepancyKind.OMISSION,
        detail="attribution",
        confidence=round(0.9 * link.score, 3),
        explanation=f"The copy does not say who said it: {source.of(link.a.report.text)}.",
        points=(
            Point(source.of(link.a.report.text), Citation(link.a.id, source)),
            Point(link.text_b, link.citations[1]),
        ),
    )


def _still_named(link: Linked, source: Span) -> bool:
    """Whether the copy's passage holds most words that tell who the source is."""
    telling = {w.folded for w in words(source.of(link.a.report.text)) if not is_stop(w.folded)}
    return len(telling & link.b.content[link.j]) * 2 > len(telling)


def _lost_qualifier(link: Linked) -> Iterator[Finding]:
    kept = [n for n in link.b.reading.numbers if link.b.passages[link.j].span.contains(n.span)]
    for number in link.a.reading.numbers:
        if not number.qualifier or not link.a.passages[link.i].span.contains(number.span):
            continue
        value = number.best or number.low or number.high
        same = [n for n in kept if value is not None and n.best == value]
        if number.qualifier.casefold() in link.text_b.casefold():
            continue
        if same and not any(n.qualifier for n in same):
            yield Finding(
                kind=DiscrepancyKind.OMISSION,
                detail="qualifier",
                confidence=round(0.95 * link.score, 3),
                explanation=f"The copy drops “{number.qualifier}” from the figure.",
                points=(
                    Point(number.span.of(link.a.report.text), Citation(link.a.id, number.span)),
                    Point(same[0].span.of(link.b.report.text), Citation(link.b.id, same[0].span)),
                ),
            )


def _lost_caveats(copy: Unmatched) -> Iterator[Finding]:
    for first, last in copy.only_in_source:
        for index in range(first, last + 1):
            caveat = polarity(copy.source.passage_text(index))
            cues = (*caveat.negation_words, *caveat.hedge_words)
            if cues and _told(copy.source, index):
                yield Finding(
                    kind=DiscrepancyKind.OMISSION,
                    detail="caveat",
                    confidence=round(0.8 * copy.confidence(copy.source_best[index : index + 1]), 3),
                    explanation=f"The copy leaves out a sourced caveat of its source (“{cues[0]}”).",
                    points=(Point(copy.source.passage_text(index), copy.source.cite(index)),),
                )


def _told(report: Prepared, index: int) -> list[Attribution]:
    span = report.passages[index].span
    return [a for a in report.reading.attributions if _touches(a, span)]


def _told_nearby(report: Prepared, index: int) -> bool:
    """Whether the sentence before or after, in the same paragraph, names a speaker."""
    paragraph = report.passages[index].paragraph
    return any(
        0 <= near < len(report.passages)
        and report.passages[near].paragraph == paragraph
        and bool(_told(report, near))
        for near in (index - 1, index + 1)
    )


def _touches(attribution: Attribution, span: Span) -> bool:
    return any(part.overlaps(span) for part in attribution.content) or (
        attribution.source is not None and attribution.source.overlaps(span)
    )
