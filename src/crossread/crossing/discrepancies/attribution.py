"""Attribution: the same statement given to another voice, to nobody, or to somebody whom its source does not name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossread.crossing.comparing.directions import Directions
from crossread.crossing.comparing.linked import Linked, are_quoted, words_alike
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.given_voice import gained, lost, with_speaker
from crossread.crossing.discrepancies.telling import told, voice_phrase
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.scene import Scene
from crossread.crossing.speech.heard import heard
from crossread.crossing.speech.quoting import QuoteChange, Quotes, Said
from crossread.crossing.speech.speaking import telling_words
from crossread.crossing.speech.spoken import Spoken
from crossread.crossing.speech.tellers import Teller, Tellers
from crossread.crossing.speech.two_voices import are_two
from crossread.crossing.speech.within import held_within
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span

_SAME_ASSERTION = 0.85  # probability from which two passages without quoted words in common say one thing
_CLOSE = 0.5
_SURELY_SAME = 0.9  # probability from which a few quoted words are enough
_FEWEST_WORDS = 5  # of quoted words that two people do not say by chance
_FEWEST_LINKED = 4
_COPIED_WORDS = 0.5  # likeness word by word from which a passage is its source's but for who says it
_KEPT = 0.65  # likeness of two renderings from which they are one remark whoever said it
_VERBATIM = 0.9
_LONGEST_TAG_REST = len(" said.")  # what may stand behind a voice that ends its passage


def attribution_findings(spoken: Spoken) -> Iterator[Finding]:
    """Quoted words given to two people or to nobody, linked passages told by two voices, voices that one account adds."""
    scene, tellers, directions = spoken.scene, spoken.tellers, Directions(spoken.scene.lexicon)
    quoted = tuple(_one_each(_on_quotes(scene, spoken.quotes, tellers)))
    yield from quoted
    cited: dict[str, list[Span]] = {}
    for place in (point.citation for finding in quoted for point in finding.points):
        cited.setdefault(place.report, []).append(place.span)
    for link in scene.linked:
        if not all(any(c.span.overlaps(s) for s in cited.get(c.report, ())) for c in link.citations):
            yield from _two_voices(scene, tellers, link)
            yield from gained(tellers, directions, link)


def _on_quotes(scene: Scene, quotes: Quotes, tellers: Tellers) -> Iterator[Finding]:
    for a, b, kept in _renderings(scene, quotes):
        one, other = (tellers.of_span(s.citation.report, s.citation.span) for s in (a, b))
        if one is not None and other is not None:
            meant = may_be_meant(scene, a, one, other) or may_be_meant(scene, b, other, one)
            if not meant and are_two(one, other, scene.lexicon, verbatim=True):
                yield _two_speakers(scene, (a, one), (b, other), kept=kept)
        elif kept >= _VERBATIM and b.citation in quotes.by_place:
            yield from lost(scene, (a, one), (b, other), quotes.link(a, b))


def may_be_meant(scene: Scene, said: Said, voice: Teller, other: Teller) -> bool:
    """Whether a pronoun taken for one voice may stand for the other, who is named in the two passages before.

    In a paragraph that has a passage before it, those of the paragraph alone.
    """
    if not voice.loose:
        return False
    report = scene.reports[said.citation.report]
    near = [*range(max(said.passage - 2, 0), said.passage + 1)]
    paragraph = report.passages[said.passage].paragraph
    if len(near) > 1 and report.passages[near[-2]].paragraph == paragraph:
        near = [at for at in near if report.passages[at].paragraph == paragraph]
    return any(other.names & telling_words(report.passage_text(at)) for at in near)


def _one_each(found: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for all the words that two reports give to the same two voices."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in found:
        voices = sorted((p.citation.report, p.value) for p in finding.points)
        key = (finding.detail, *(part for voice in voices for part in voice))
        groups.setdefault(key, []).append(finding)
    for group in groups.values():
        best = max(group, key=lambda f: f.confidence)
        points = {p.citation: p for f in (best, *group) for p in f.points}
        yield replace(best, points=tuple(points.values()))


def _renderings(scene: Scene, quotes: Quotes) -> Iterator[tuple[Said, Said, float]]:
    """Quoted sentences of two reports that are one remark, with the share of words kept, in [0, 1].

    The second may be the same words without marks: somebody's by an attribution all the same.
    """
    yield from ((a, b, 1.0) for a, b in quotes.same() if len(a.words) >= _FEWEST_WORDS)
    yield from ((a, b, 1.0) for a, b in held_within(quotes, fewest=_FEWEST_WORDS))
    for pair in quotes.pairs:
        a = quotes.by_place[pair.a]
        b = quotes.by_place.get(pair.b) or _unmarked(scene, pair.b)
        sure = pair.link is not None and pair.link.probability >= _SURELY_SAME
        kept = 1.0 if pair.change is QuoteChange.CUT else pair.likeness
        fewest = _FEWEST_LINKED if sure and pair.change is QuoteChange.CUT else _FEWEST_WORDS
        if b is not None and kept >= _KEPT and min(len(a.words), len(b.words)) >= fewest:
            yield a, b, kept


def _unmarked(scene: Scene, place: Citation) -> Said | None:
    report = scene.reports[place.report]
    at = passage_at(report, place.span)
    text = place.span.of(report.report.text)
    return Said(place, at, heard(text), text) if at is not None else None


def _two_speakers(scene: Scene, a: tuple[Said, Teller], b: tuple[Said, Teller], *, kept: float) -> Finding:
    (first, one), (second, other) = a, b
    same = scene.lineage_of[first.citation.report] is scene.lineage_of[second.citation.report]
    words = "the same words" if kept >= _VERBATIM else "nearly the same words"
    return _finding(
        (one, with_speaker(scene, first, one)),
        (other, with_speaker(scene, second, other)),
        score=_VERBATIM * (0.5 + 0.5 * kept) - (0.03 if one.loose or other.loose else 0.0),
        explanation=f"One report gives {words} to {one.printed}, another to {other.printed}.",
        signals=(kept, 1.0, float(same)),
    )


def _two_voices(scene: Scene, tellers: Tellers, link: Linked) -> Iterator[Finding]:
    if link.probability < _SAME_ASSERTION or link.score < _CLOSE or are_quoted(link):
        return
    a, b = _only_voice(tellers, link.a.id, link.i, link), _only_voice(tellers, link.b.id, link.j, link)
    copied = link.reused and words_alike(link) >= _COPIED_WORDS
    if a is None or b is None or not are_two(a, b, scene.lexicon, verbatim=False):
        return
    near = 0 if copied else 1
    if _is_mentioned(a, link.b, link.j, near=near) or _is_mentioned(b, link.a, link.i, near=near):
        return
    yield _finding(
        (a, a.citation),
        (b, b.citation),
        score=0.4 + 0.5 * link.probability * min(1.0, link.score + 0.3),
        explanation=f"One report has this from {a.printed}, another from {b.printed}.",
        signals=(link.score, link.probability, float(link.one_lineage)),
    )


def _only_voice(tellers: Tellers, report: str, index: int, link: Linked) -> Teller | None:
    """The one voice of a passage, named in that very passage: who a pronoun stands for is too unsure here."""
    prepared = link.a if report == link.a.id else link.b
    found = tellers.of_passage(report, index)
    if len(found) != 1:
        return _plain_voice(tellers, prepared, index)
    if found[0].loose or is_told_of(prepared.report.text, found[0].citation.span):
        return None
    return found[0]


def _plain_voice(tellers: Tellers, report: Prepared, index: int) -> Teller | None:
    """Who tells a passage in the plainest form; where anybody is read as a voice, only whom the passage ends with."""
    named = voice_phrase(report, index)
    if named is None or is_told_of(report.report.text, named):
        return None
    rest = report.report.text[named.end : report.passages[index].span.end]
    if told(report, index) and len(rest) > _LONGEST_TAG_REST:
        return None
    return tellers.named(report.id, named)


def is_told_of(text: str, source: Span) -> bool:
    """Whether what was read as a source is who somebody else speaks of: "the authorities stand accused by residents"."""
    after = _PASSIVE.search(text, source.start, source.end + _PASSIVE_CHARS)
    return after is not None and after.start("told") >= source.end >= after.start()


_PASSIVE = re.compile(r"\s(?:is|are|was|were|been|being|stands?|stood)\s(?P<told>\w+ed)\sby\b")
_PASSIVE_CHARS = 40


def _is_mentioned(voice: Teller, report: Prepared, index: int, *, near: int) -> bool:
    """Whether the other passage or one `near` it names the voice too: as the one whose words another passes on, say."""
    around = range(max(index - near, 0), min(index + near + 1, len(report.passages)))
    telling = telling_words(voice.printed) | voice.names
    return any(telling & telling_words(report.passage_text(at)) for at in around)


def _finding(
    a: tuple[Teller, Citation],
    b: tuple[Teller, Citation],
    *,
    score: float,
    explanation: str,
    signals: tuple[float, float, float],
) -> Finding:
    names = ("alike", "same", "one account")
    return Finding(
        kind=DiscrepancyKind.ATTRIBUTION,
        detail="other voice",
        confidence=round(min(0.95, score), 3),
        explanation=explanation,
        points=tuple(Point(voice.printed, place) for voice, place in (a, b)),
        signals=(*zip(names, signals, strict=True), ("gained", 0.0)),
    )
