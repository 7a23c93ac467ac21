"""Attribution: the same statement given to another voice, or a voice that a copy adds to words its source says itself."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import is_told, told, voice_phrase
from crossread.crossing.linked import Linked
from crossread.crossing.quoting import Quotes, Said
from crossread.crossing.scene import Scene
from crossread.crossing.speaking import Voiced, telling_words, voiced, voices_clash
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import SourceType
from crossread.domain.span import Citation, Span

_SAME_ASSERTION = 0.7
_CLOSE = 0.5
_COPIED = 0.75  # likeness from which a voice more is the copy's doing
_FEWEST_WORDS = 5  # of quoted words that two people do not say by chance
_VERBATIM = 0.9
_MEDIA = (SourceType.MEDIA, SourceType.STATE_MEDIA)


def attribution_findings(scene: Scene) -> Iterator[Finding]:
    """Quotations in the same words by two people, linked passages told by two voices, voices a copy adds."""
    quotes = Quotes(scene)
    for a, b in quotes.same():
        yield from _same_words(scene, quotes, a, b)
    for link in scene.linked:
        yield from _two_voices(scene, link)
        yield from _gained(link)


def _same_words(scene: Scene, quotes: Quotes, a: Said, b: Said) -> Iterator[Finding]:
    if len(a.words) < _FEWEST_WORDS:
        return
    one, other = (_named_beside(scene, said.citation.report, said.passage) for said in (a, b))
    if one is None or other is None or not voices_clash(one, other):
        return
    same = scene.lineage_of[a.citation.report] is scene.lineage_of[b.citation.report]
    yield _finding(
        one,
        other,
        score=_VERBATIM,
        explanation=f"One report gives the same words to {one.printed}, another to {other.printed}.",
        signals=(1.0, 1.0, float(same)),
    )


def _two_voices(scene: Scene, link: Linked) -> Iterator[Finding]:
    if link.probability < _SAME_ASSERTION or link.score < _CLOSE:
        return
    a, b = _named_beside(scene, link.a.id, link.i), _named_beside(scene, link.b.id, link.j)
    if a is None or b is None or not voices_clash(a, b):
        return
    if _is_mentioned(a, link.text_b) or _is_mentioned(b, link.text_a):
        return
    yield _finding(
        a,
        b,
        score=0.5 * (link.score + link.probability),
        explanation=f"One report has this from {a.printed}, another from {b.printed}.",
        signals=(link.score, link.probability, float(link.one_lineage)),
    )


def _is_mentioned(voice: Voiced, text: str) -> bool:
    """Whether the other passage names the voice too: as the one whose words another passes on, say."""
    return bool(telling_words(voice.printed) & telling_words(text))


def _named_beside(scene: Scene, report: str, index: int) -> Voiced | None:
    """The only voice of a passage, named in that very passage: who a pronoun stands for is too unsure to dispute about."""
    prepared = scene.reports[report]
    span = prepared.passages[index].span
    voices = {a.source: a for a in told(prepared, index) if a.source is not None}
    if not voices:
        named = voice_phrase(prepared, index)
        return voiced(scene, report, named, None) if named is not None else None
    if len(voices) != 1:
        return None
    ((source, attribution),) = voices.items()
    return voiced(scene, report, source, attribution.source_type) if span.contains(source) else None


def _gained(link: Linked) -> Iterator[Finding]:
    """A copy that puts words into somebody's mouth which its source says itself."""
    if not (link.directed and link.reused and link.one_lineage and link.score >= _COPIED):
        return
    if is_told(link.a, link.i) or link.a.quoted_share[link.i] > 0:
        return
    source = next((a.source for a in told(link.b, link.j) if a.source_type not in (None, *_MEDIA)), None)
    if source is None or _named_in(link, source):
        return
    who = " ".join(source.of(link.b.report.text).split())
    if not telling_words(who):
        return
    yield Finding(
        kind=DiscrepancyKind.ATTRIBUTION,
        detail="gained",
        confidence=round(0.7 * link.score, 3),
        explanation=f"The copy gives to {who} what its source says itself.",
        points=(
            Point(link.text_a, link.citations[0]),
            Point(source.of(link.b.report.text), Citation(link.b.id, source)),
        ),
        signals=(("alike", link.score), ("same", link.probability), ("one account", 1.0), ("gained", 1.0)),
    )


def _named_in(link: Linked, source: Span) -> bool:
    return source.of(link.b.report.text).casefold() in link.text_a.casefold()


def _finding(
    a: Voiced, b: Voiced, *, score: float, explanation: str, signals: tuple[float, float, float]
) -> Finding:
    names = ("alike", "same", "one account")
    return Finding(
        kind=DiscrepancyKind.ATTRIBUTION,
        detail="other voice",
        confidence=round(min(0.95, score), 3),
        explanation=explanation,
        points=(Point(a.printed, a.citation), Point(b.printed, b.citation)),
        signals=(*zip(names, signals, strict=True), ("gained", 0.0)),
    )
