"""Quotation: words quoted in one report that another prints without quote marks, as if they were its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.crossing.comparing.directions import Directions
from crossread.crossing.comparing.linked import turned
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.quoted_words import printed, quotation_finding
from crossread.crossing.discrepancies.telling import is_told
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.scene import Scene
from crossread.crossing.speech.heard import heard
from crossread.crossing.speech.indirect import is_shifted
from crossread.crossing.speech.quoting import QuotePair
from crossread.crossing.speech.speaking import telling_words, voice_at
from crossread.domain.span import Citation, Span
from crossread.text.words import words

_SINGLE_MARKS = ("'", "‘")
_SINGLE_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_LONG = 14  # words of a remark that a copy takes over rather than retells: the Titanic example calls such marks lost
_RATHER = 0.5  # probability from which a report is taken for the source
_SPEAKERS_OWN = frozenset({"i", "me", "my", "mine", "myself"})
_SET_OFF = 6  # passages behind a colon that may be a letter, a post or a statement printed in full


def unmarked_findings(scene: Scene, pairs: Sequence[QuotePair]) -> Iterator[Finding]:
    """One finding for each stretch of quoted words that another report prints as its own."""
    directions = Directions(scene.lexicon)
    alone = [pair for pair in pairs if _are_its_own(scene, pair, directions)]
    for pair in _stretches(scene, alone):
        yield _finding(scene, pair)


def _are_its_own(scene: Scene, pair: QuotePair, directions: Directions) -> bool:
    """Whether a reader would take the words without marks for the report's own."""
    return not (
        _quotes_a_paper(scene, pair)
        or _is_retold(scene, pair, directions)
        or _may_stand_in_marks(scene, pair)
        or _is_set_off(scene, pair)
    )


def _stretches(scene: Scene, pairs: Sequence[QuotePair]) -> Iterator[QuotePair]:
    """The pairs, those of neighbouring passages in both reports made one: a letter is printed without marks once."""
    open_ones: dict[tuple[str, str], QuotePair] = {}
    for pair in sorted(pairs, key=lambda p: (p.a.report, p.b.report, p.a.span.start, p.b.span.start)):
        key = (pair.a.report, pair.b.report)
        before = open_ones.get(key)
        if before is not None and all(
            _follows(scene, one, other) for one, other in ((before.a, pair.a), (before.b, pair.b))
        ):
            open_ones[key] = replace(
                before if before.likeness >= pair.likeness else pair,
                a=_joined(before.a, pair.a),
                b=_joined(before.b, pair.b),
            )
            continue
        if before is not None:
            yield before
        open_ones[key] = pair
    yield from open_ones.values()


def _follows(scene: Scene, before: Citation, after: Citation) -> bool:
    report = scene.reports[before.report]
    text = report.report.text
    ends, begins = (passage_at(report, Span(at, at + 1)) for at in (before.span.end - 1, after.span.start))
    if ends is None or begins is None or after.span.start < before.span.start:
        return False
    return begins - ends <= 1 and "\n\n\n" not in text[before.span.end : after.span.start]


def _joined(one: Citation, other: Citation) -> Citation:
    spans = one.span, other.span
    return Citation(one.report, Span(min(s.start for s in spans), max(s.end for s in spans)))


def _finding(scene: Scene, pair: QuotePair) -> Finding:
    detail, said = (
        "marks differ",
        "The same words stand in quote marks in one report and without them in another.",
    )
    if pair.link is not None and pair.link.directed:
        if pair.link.a.id == pair.a.report:
            detail, said = "marks dropped", "The copy prints quoted words without quote marks."
        else:
            detail, said = "marks added", "The copy puts quote marks around words its source did not quote."
    return quotation_finding(scene, pair, detail, said)


def _is_retold(scene: Scene, pair: QuotePair, directions: Directions) -> bool:
    """Whether the words without marks are faithful indirect speech.

    To make quoted words of such is not faithful, nor is a long remark that a copy keeps but for person and tense.
    """
    said = heard(printed(scene, pair.a))
    if not is_shifted(said, heard(printed(scene, pair.b))):
        return False
    link = pair.link
    if link is None or not link.one_lineage:
        return True
    if link.directed:
        return link.a.id == pair.a.report and len(said) < _LONG
    return directions.first_is_source(link if link.a.id == pair.b.report else turned(link)) < _RATHER


def _may_stand_in_marks(scene: Scene, pair: QuotePair) -> bool:
    """Whether the words that seem to lack marks stand beside a mark without its partner: within a remark that runs on."""
    report, span = scene.reports[pair.b.report], pair.b.span
    at = passage_at(report, span)
    if at is None:
        return False
    if report.report.text[max(0, span.start - 1) : span.start] in _SINGLE_MARKS:
        return True
    around = (report.passage_text(n) for n in range(max(0, at - 1), min(at + 2, len(report.passages))))
    return any(_is_left_open(text) for text in around)


def _is_left_open(text: str) -> bool:
    """Whether a quotation begins in a text and does not end in it, or ends and does not begin."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return True
    return len(_SINGLE_OPENED.findall(text)) > len(_SINGLE_CLOSED.findall(text))


def _is_set_off(scene: Scene, pair: QuotePair) -> bool:
    """Whether layout or their own words show whose they are: a letter or post behind a colon, or the speaker's own "I".

    A copy that takes the marks off such words has dropped them all the same.
    """
    if pair.link is not None and pair.link.directed:
        return False
    report = scene.reports[pair.b.report]
    if not _SPEAKERS_OWN.isdisjoint(w.folded for w in words(printed(scene, pair.b))):
        return True
    at = passage_at(report, pair.b.span)
    return at is not None and _is_behind_a_colon(report, at)


def _is_behind_a_colon(report: Prepared, at: int) -> bool:
    """Whether a paragraph that ends in a colon stands a few passages before."""
    text = report.report.text
    for n in range(max(0, at - _SET_OFF), at):
        span = report.passages[n].span
        if (
            span.of(text).rstrip().endswith(":")
            and "\n" in text[span.end : report.passages[n + 1].span.start]
        ):
            return True
    return False


def _quotes_a_paper(scene: Scene, pair: QuotePair) -> bool:
    """Whether the marks only say that the words are another paper's: "…," the paper writes."""
    marked, plain = scene.reports[pair.a.report], scene.reports[pair.b.report]
    at = passage_at(plain, pair.b.span)
    if at is not None and not is_told(plain, at) and marked.names_outlet_of(plain):
        return True
    voice = voice_at(scene, pair.a.report, pair.a.span)
    if voice is None:
        return False
    telling = telling_words(voice.printed)
    outlet = telling_words(plain.report.outlet or "")
    named = {w.folded for w in words(voice.printed)}
    return (bool(telling) and telling <= outlet) or (
        not telling and not named.isdisjoint(listed("paper_words"))
    )
