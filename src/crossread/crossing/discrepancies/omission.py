"""Omission: a copy leaves out an attribution, a qualifier, or a passage that changes the meaning.

Of two renderings of one text whose direction is open, one leaves out what the other says.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import cue_in, holds_cue, is_told, is_told_itself, told
from crossread.crossing.linked import Linked, turned
from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.crossing.speaking import telling_words
from crossread.crossing.unmatched import Unmatched
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.reuse import ReuseKind
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop, words

_CLOSE = 0.55
_SURELY_SAME = 0.75  # probability from which a copy in other words is one
_KEPT_MOST = 0.5  # a copy that condenses its source anyway leaves out much without meaning anything by it
_MOSTLY_QUOTED = 0.6  # quote marks say by themselves that somebody speaks
_PRONOUN_CHARS = 4  # "He", "They": the speaker was named before, and nothing is lost with them


def omission_findings(scene: Scene) -> Iterator[Finding]:
    """Attributions and qualifiers lost in reused passages, then whole passages that carry a caveat."""
    for link in scene.linked:
        if _is_taken_over(link):
            yield from _lost(link)
            if not link.directed:
                yield from _lost(turned(link))
    for copy in scene.copies:
        if copy.kept_share >= _KEPT_MOST:
            yield from _lost_caveats(copy)


def _is_taken_over(link: Linked) -> bool:
    is_close = link.score >= _CLOSE or link.probability >= _SURELY_SAME
    return link.reused and link.one_lineage and is_close


def _lost(link: Linked) -> Iterator[Finding]:
    yield from _lost_attribution(link)
    yield from _lost_qualifier(link)


def _lost_attribution(link: Linked) -> Iterator[Finding]:
    if is_told_itself(link.b, link.j) or link.b.quoted_share[link.j] >= _MOSTLY_QUOTED:
        return
    if link.text_b.rstrip().endswith("?"):
        return
    source = next(
        (a.source for a in told(link.a, link.i) if a.source and len(a.source) > _PRONOUN_CHARS), None
    )
    is_read = source is not None
    source = source or _telling_cue(link)
    if source is None or _still_named(link, source) or _is_the_copy(link, source):
        return
    if not telling_words(source.of(link.a.report.text)):
        return  # "officials", "the statement", "he": no voice is lost that the words would tell
    who = " ".join(source.of(link.a.report.text).split())
    if is_read:
        said = (
            f"The copy does not say who said it: {who}."
            if link.directed
            else f"One report says who said it ({who}), the other does not."
        )
    else:
        said = f"{'The copy' if link.directed else 'The other report'} leaves out “{who}”."
    yield Finding(
        kind=DiscrepancyKind.OMISSION,
        detail="attribution",
        confidence=round(0.9 * link.score - 0.1 * (not is_read), 3),
        explanation=said,
        points=(
            Point(source.of(link.a.report.text), Citation(link.a.id, source)),
            Point(link.text_b, link.citations[1]),
        ),
        signals=(*_signals(link, read=is_read), *_beside(link, source)),
    )


def _beside(link: Linked, source: Span) -> tuple[tuple[str, float], ...]:
    """What the copy says of the source and of other voices outside the passage."""
    telling = telling_words(source.of(link.a.report.text))
    named = telling & {word for row in link.b.content for word in row}
    return (
        ("told beside", float(is_told(link.b, link.j))),
        ("named elsewhere", len(named) / max(len(telling), 1)),
        ("a name", float(bool(telling))),
        ("words", float(Indel.normalized_similarity(link.a.folded[link.i], link.b.folded[link.j]))),
    )


def _signals(link: Linked, *, read: bool = True) -> tuple[tuple[str, float], ...]:
    return (
        ("alike", link.score),
        ("same", link.probability),
        ("directed", float(link.directed)),
        ("rewritten", float(link.kind is ReuseKind.REWRITTEN)),
        ("read", float(read)),
        ("shorter", min(1.0, len(link.text_b) / max(len(link.text_a), 1))),
    )


def _telling_cue(link: Linked) -> Span | None:
    """Words of telling with whose they are, or hearsay; a bare "reported" may be any report."""
    found = cue_in(link.a, link.i)
    if found is None:
        return None
    said = found.of(link.a.report.text)
    row = [w.folded for w in words(said)]
    names = telling_words(said) - listed("telling_cues")
    return found if names or any(cue in " ".join(row) for cue in listed("hearsay_cues")) else None


def _is_the_copy(link: Linked, source: Span) -> bool:
    """Whether the source is a medium that does not name itself in its own report, or whoever reads: "anyone with news"."""
    said = source.of(link.a.report.text)
    if any(w.folded in listed("paper_words") or w.folded in listed("readers") for w in words(said)):
        return True
    telling = telling_words(said)
    return bool(telling) and telling <= telling_words(link.b.report.outlet or "")


def _still_named(link: Linked, source: Span) -> bool:
    """Whether the copy's passage, or the one before or after it, holds most words that tell who the source is."""
    telling = {
        w.folded
        for w in words(source.of(link.a.report.text))
        if not is_stop(w.folded) and w.folded not in listed("telling_cues")
    }
    if len(telling & link.b.content[link.j]) * 2 > len(telling):
        return True
    near = link.b.content[max(0, link.j - 1) : link.j + 2]
    return bool(telling) and any(len(telling & row) * 2 >= len(telling) for row in near)


def _lost_qualifier(link: Linked) -> Iterator[Finding]:
    kept = [n for n in link.b.reading.numbers if link.b.passages[link.j].span.contains(n.span)]
    for number in link.a.reading.numbers:
        if (
            not number.qualifier
            or number.qualifier.casefold() in listed("plain_qualifiers")
            or not link.a.passages[link.i].span.contains(number.span)
        ):
            continue
        value = number.best or number.low or number.high
        if any(w in listed("bound_words") for w in link.b.folded[link.j]):
            continue  # "29 or more"
        same = [n for n in kept if value is not None and n.best == value]
        if number.qualifier.casefold() in link.text_b.casefold():
            continue
        if same and not any(n.qualifier for n in same):
            who = "The copy" if link.directed else "One of two renderings of a text"
            yield Finding(
                kind=DiscrepancyKind.OMISSION,
                detail="qualifier",
                confidence=round(0.95 * link.score, 3),
                explanation=f"{who} drops “{number.qualifier}” from the figure.",
                points=(
                    Point(number.span.of(link.a.report.text), Citation(link.a.id, number.span)),
                    Point(same[0].span.of(link.b.report.text), Citation(link.b.id, same[0].span)),
                ),
                signals=(*_signals(link), ("bound", float(number.low is None or number.high is None))),
            )


def _lost_caveats(copy: Unmatched) -> Iterator[Finding]:
    for first, last in copy.only_in_source:
        for index in range(first, last + 1):
            cue = holds_cue(copy.source.passage_text(index), "caveat_cues")
            if cue and copy.source.quoted_share[index] < _MOSTLY_QUOTED:
                best = float(copy.source_best[index])
                yield Finding(
                    kind=DiscrepancyKind.OMISSION,
                    detail="caveat",
                    confidence=round(0.8 * copy.confidence(copy.source_best[index : index + 1]), 3),
                    explanation=f"The copy leaves out a caveat of its source (“{cue}”).",
                    points=(Point(copy.source.passage_text(index), copy.source.cite(index)),),
                    signals=(
                        ("alike", best),
                        ("same", 0.0),
                        ("directed", 1.0),
                        ("rewritten", 0.0),
                        ("read", 1.0),
                        ("shorter", copy.kept_share),
                    ),
                )
