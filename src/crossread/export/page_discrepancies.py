"""Discrepancy cards: the readings of one point side by side, in their sentence, differing words marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.domain.span import Citation, Span
from crossread.export.page_differences import Piece, differing_spans, pieces
from crossread.export.page_names import Names, ReportName, citation_anchor, sort_discrepancies
from crossread.export.page_passages import reading_of
from crossread.export.page_words import day_words, label, sureness

MEANINGS = {
    DiscrepancyKind.QUOTATION: "words inside quote marks that are not the same, or marks that come and go",
    DiscrepancyKind.FIGURE: "counts of one thing that exclude one another",
    DiscrepancyKind.NAME: "one name, spelled in more than one way",
    DiscrepancyKind.POLARITY: "stated here, denied or hedged there",
    DiscrepancyKind.ADDITION: "a copy holds what the report it was written from does not",
    DiscrepancyKind.OMISSION: "a copy leaves out a voice, a qualifier or a caveat",
}
_CONTEXT_CHARS = 180
_WORDS_COMPARED = {DiscrepancyKind.QUOTATION, DiscrepancyKind.POLARITY}
_SENTENCES_COMPARED = {DiscrepancyKind.OMISSION}
_VALUES_SHOWN = {DiscrepancyKind.FIGURE, DiscrepancyKind.NAME}

Direction = Collection[tuple[str, str]]  # (source, derived) of every directed reuse


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading in its sentence. `tag` is the element for words the other readings do not hold.

    `value` is shown by itself where the reading is a word or a number; `cut` says which ends are cut off.
    """

    report: ReportName
    day: str
    value: str
    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool]
    tag: str
    anchor: str
    role: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A discrepancy."""

    key: str
    anchor: str
    kind: str
    detail: str
    explanation: str
    sureness: str
    confidence: str
    claim: tuple[str, str] | None
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """All cards of a kind, with what the kind means."""

    kind: str
    meaning: str
    cards: tuple[CardView, ...]


def kind_views(
    desk: Desk, names: Names, found: tuple[Discrepancy, ...], *, directed: Direction
) -> tuple[KindView, ...]:
    """Cards kind by kind, surest first."""
    ordered = sort_discrepancies(found)
    return tuple(
        KindView(
            kind.value,
            MEANINGS[kind],
            tuple(_card(desk, names, d, directed=directed) for d in ordered if d.kind is kind),
        )
        for kind in dict.fromkeys(d.kind for d in ordered)
    )


def _card(desk: Desk, names: Names, found: Discrepancy, *, directed: Direction) -> CardView:
    claim_key = names.claims.get(found.claim or "")
    return CardView(
        key=names.discrepancies[found.id],
        anchor=f"discrepancy-{found.id}",
        kind=found.kind.value,
        detail=label(found.detail),
        explanation=label(found.explanation),
        sureness=sureness(found.confidence),
        confidence=f"{found.confidence:.2f}",
        claim=(claim_key, f"claim-{found.claim}") if claim_key else None,
        readings=tuple(_readings(desk, names, found, directed=directed)),
    )


def _readings(desk: Desk, names: Names, found: Discrepancy, *, directed: Direction) -> Iterator[ReadingView]:
    for at, variant in enumerate(found.readings):
        others = [other for index, other in enumerate(found.readings) if index != at]
        sentence = _sentence(desk, variant.citation)
        report = desk.report(variant.citation.report)
        tag, role = _standing(variant, others, directed)
        cited = variant.citation.span
        differing = _differing(desk, found.kind, variant, others)
        shown = _room(sentence, cited)
        text = report.text
        yield ReadingView(
            report=names.reports[report.id],
            day=day_words(report.published.value[:10]) if report.published else "no date",
            value=label(variant.value, limit_chars=80) if found.kind in _VALUES_SHOWN else "",
            pieces=pieces(
                shown.of(text),
                differing=[_inside(span, shown) for span in differing if span.overlaps(shown)],
                cited=_inside(cited, shown),
            ),
            cut=(shown.start > sentence.start, shown.end < sentence.end),
            tag=tag,
            anchor=citation_anchor(variant.citation),
            role=role,
        )


def _differing(
    desk: Desk, kind: DiscrepancyKind, variant: Variant, others: Sequence[Variant]
) -> tuple[Span, ...]:
    """Words of this reading that the first other one does not hold, as spans of the whole text."""
    if not others:
        return ()
    if kind in _WORDS_COMPARED:
        mine, theirs = variant.citation, others[0].citation
    elif kind in _SENTENCES_COMPARED:
        mine = Citation(variant.citation.report, _sentence(desk, variant.citation))
        theirs = Citation(others[0].citation.report, _sentence(desk, others[0].citation))
    else:
        return ()
    found, _ = differing_spans(desk.text(mine), desk.text(theirs))
    return tuple(span.shift(mine.span.start) for span in found)


def _standing(variant: Variant, others: Sequence[Variant], directed: Direction) -> tuple[str, str]:
    """Whether this reading is the source's or the copy's, as element and in a word."""
    mine = variant.citation.report
    if any((mine, other.citation.report) in directed for other in others):
        return "del", "source"
    if any((other.citation.report, mine) in directed for other in others):
        return "ins", "copy"
    return "mark", ""


def _sentence(desk: Desk, citation: Citation) -> Span:
    """The passages a citation stands in, from the first to the last it touches; else the citation itself."""
    touched = [p.span for p in reading_of(desk, citation.report).passages if p.span.overlaps(citation.span)]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return Span(min([citation.span.start, *starts]), max([citation.span.end, *ends]))


def _room(sentence: Span, cited: Span) -> Span:
    """As much of the sentence as a card has room for around the cited words."""
    return Span(
        max(sentence.start, cited.start - _CONTEXT_CHARS), min(sentence.end, cited.end + _CONTEXT_CHARS)
    )


def _inside(span: Span, frame: Span) -> Span:
    """The part of `span` within `frame`, counted from the frame's start."""
    return Span(max(span.start, frame.start), min(span.end, frame.end)).shift(-frame.start)
