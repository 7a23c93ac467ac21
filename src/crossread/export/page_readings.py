"""Readings of one point against one another: which are worded alike, what differs between them, who copied whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse
from crossread.domain.span import Citation, Span
from crossread.export.page_differences import Piece, differing_spans, pieces
from crossread.export.page_passages import reading_of
from crossread.text.words import words

Direction = Collection[tuple[str, str]]  # (source, derived) of every directed reuse

_CONTEXT_CHARS = 180
_WORDS_COMPARED = {DiscrepancyKind.QUOTATION, DiscrepancyKind.POLARITY}
_SENTENCES_COMPARED = {DiscrepancyKind.OMISSION}


@dataclass(frozen=True, slots=True)
class Wording:
    """A reading in its sentence, against the others on its card.

    `shown` is as much of `sentence` as a card has room for. `differs` are words that the reading it is compared with does
    not hold, `tag` the element that says whether they were lost on the way ("del"), added ("ins"), or are merely other
    ("mark"). All spans are those of the report's whole text.
    """

    sentence: Span
    shown: Span
    differs: tuple[Span, ...] = ()
    tag: str = "mark"

    def pieces(self, text: str, cited: Span) -> tuple[Piece, ...]:
        """What is shown of `text`, the report's whole text, cut where words differ or the cited span begins or ends."""
        return pieces(
            self.shown.of(text),
            differing=[_inside(span, self.shown) for span in self.differs if span.overlaps(self.shown)],
            cited=_inside(cited, self.shown),
        )


def directed_reuse(reuse: Iterable[Reuse]) -> frozenset[tuple[str, str]]:
    """(source, derived) of every reuse with a known direction."""
    return frozenset(
        (tie.source, tie.derived)
        for tie in reuse
        if tie.directed and tie.relation is not Relation.COMMON_ORIGIN
    )


def alike(desk: Desk, readings: Sequence[Variant]) -> list[list[Variant]]:
    """Readings in the same words together, in the order of the first of each."""
    groups: dict[str, list[Variant]] = {}
    for variant in readings:
        groups.setdefault(_folded(desk, variant), []).append(variant)
    return list(groups.values())


def wording(desk: Desk, found: Discrepancy, variant: Variant, *, directed: Direction) -> Wording:
    """How one reading of a discrepancy is worded; needs the texts of its reports, and their readings for sentences."""
    text = desk.report(variant.citation.report).text
    sentence = _sentence(desk, variant.citation)
    shown = _room(text, sentence, variant.citation.span)
    if found.kind not in _WORDS_COMPARED | _SENTENCES_COMPARED:
        return Wording(sentence, shown)
    partner = _partner(desk, found, variant, directed)
    if partner is None:
        return Wording(sentence, shown)
    differs = _differing(desk, found.kind, variant, partner)
    return Wording(sentence, shown, differs, _element(variant, partner, directed))


def role(found: Discrepancy, report: str, *, directed: Direction) -> tuple[str, str | None]:
    """Whether a report on a card is "source" or "copy" there, "" for neither.

    Alone on it, it is the source or copy of the one report it can only mean, which comes with it.
    """
    among = {reading.citation.report for reading in found.readings} - {report}
    copies = sorted(copy for source, copy in directed if source == report and (copy in among or not among))
    sources = sorted(source for source, copy in directed if copy == report and (source in among or not among))
    if among:
        return "source" if copies else "copy" if sources else "", None
    if found.kind is DiscrepancyKind.ADDITION and len(sources) == 1:
        return "copy", sources[0]
    if found.kind is DiscrepancyKind.OMISSION and len(copies) == 1:
        return "source", copies[0]
    return "", None


def _partner(desk: Desk, found: Discrepancy, variant: Variant, directed: Direction) -> Variant | None:
    """The reading to compare with: worded differently, and this one's source or copy if there is one."""
    mine = _folded(desk, variant)
    others = [other for other in found.readings if other is not variant and _folded(desk, other) != mine]
    related = (other for other in others if _element(variant, other, directed) != "mark")
    return next(related, others[0] if others else None)


def _folded(desk: Desk, variant: Variant) -> str:
    """The cited words, blind to case, diacritics and punctuation as the comparison of words is."""
    text = desk.text(variant.citation)
    return " ".join(word.folded for word in words(text)) or text


def _differing(desk: Desk, kind: DiscrepancyKind, variant: Variant, other: Variant) -> tuple[Span, ...]:
    """Words of this reading that the other one does not hold."""
    mine, theirs = variant.citation, other.citation
    if kind in _SENTENCES_COMPARED:
        mine, theirs = (
            Citation(mine.report, _sentence(desk, mine)),
            Citation(theirs.report, _sentence(desk, theirs)),
        )
    found, _ = differing_spans(desk.text(mine), desk.text(theirs))
    return tuple(span.shift(mine.span.start) for span in found)


def _element(variant: Variant, other: Variant, directed: Direction) -> str:
    """The element for words of this reading that the other does not hold: lost, added, or merely other."""
    mine, theirs = variant.citation.report, other.citation.report
    if (mine, theirs) in directed:
        return "del"
    return "ins" if (theirs, mine) in directed else "mark"


def _sentence(desk: Desk, citation: Citation) -> Span:
    """The passages a citation stands in, from the first to the last it touches; else the citation itself."""
    touched = [p.span for p in reading_of(desk, citation.report).passages if p.span.overlaps(citation.span)]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return Span(min([citation.span.start, *starts]), max([citation.span.end, *ends]))


def _room(text: str, sentence: Span, cited: Span) -> Span:
    """As much of the sentence as a card has room for around the cited words, cut between words."""
    start, end = (
        max(sentence.start, cited.start - _CONTEXT_CHARS),
        min(sentence.end, cited.end + _CONTEXT_CHARS),
    )
    while sentence.start < start < cited.start and not text[start - 1].isspace():
        start += 1
    while cited.end < end < sentence.end and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _inside(span: Span, frame: Span) -> Span:
    """The part of `span` within `frame`, counted from the frame's start."""
    return Span(max(span.start, frame.start), min(span.end, frame.end)).shift(-frame.start)
