"""Discrepancy cards: the readings of one point side by side, in their sentence, differing words marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.domain.span import Citation, Span
from crossread.export.page_differences import Piece, differing_spans, pieces
from crossread.export.page_distance import Bar, distance_bars
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, ReportName, citation_anchor, sort_discrepancies
from crossread.export.page_passages import reading_of
from crossread.export.page_words import day_words, label, sureness
from crossread.lookup import FactIndex
from crossread.text.words import words

MEANINGS = {
    DiscrepancyKind.QUOTATION: "words inside quote marks that are not the same, or marks that come and go",
    DiscrepancyKind.ATTRIBUTION: "one statement, given to different voices",
    DiscrepancyKind.FIGURE: "counts of one thing that exclude one another",
    DiscrepancyKind.PLACE: "one happening, put in different places",
    DiscrepancyKind.DATE: "one happening, put on different days",
    DiscrepancyKind.NAME: "one name in two spellings, or another person in the same part",
    DiscrepancyKind.POLARITY: "stated here, denied or hedged there",
    DiscrepancyKind.DISTANCE: "a stated distance or direction that the map does not bear out",
    DiscrepancyKind.ARITHMETIC: "parts that exceed the whole, a weekday that does not fit its date, an impossible age",
    DiscrepancyKind.LABEL: "the same people, called by words of different colour",
    DiscrepancyKind.ADDITION: "a copy holds what the report it was written from does not",
    DiscrepancyKind.OMISSION: "a copy leaves out a voice, a qualifier or a caveat",
}
_CONTEXT_CHARS = 180
_WORDS_COMPARED = {DiscrepancyKind.QUOTATION, DiscrepancyKind.POLARITY}
_SENTENCES_COMPARED = {DiscrepancyKind.OMISSION}
_VALUES_SHOWN = {
    DiscrepancyKind.ATTRIBUTION,
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.PLACE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.NAME,
    DiscrepancyKind.DISTANCE,
    DiscrepancyKind.ARITHMETIC,
    DiscrepancyKind.LABEL,
}

Direction = Collection[tuple[str, str]]  # (source, derived) of every directed reuse


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading in its sentence. `tag` is the element for words the other readings do not hold.

    `value` is shown by itself where the reading is a word or a number; `cut` says which ends are cut off;
    `also` are other reports that print the same, each with the anchor of its own place.
    """

    report: ReportName
    day: str
    value: str
    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool]
    tag: str
    anchor: str
    role: str
    also: tuple[tuple[ReportName, str], ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A discrepancy; `bars` draw stated distances beside that on the map."""

    key: str
    anchor: str
    kind: str
    detail: str
    explanation: str
    sureness: str
    confidence: str
    claim: tuple[str, str] | None
    readings: tuple[ReadingView, ...]
    bars: tuple[Bar, ...]
    judged: tuple[str, ...]


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
    index, judged = FactIndex(desk), JudgedWords(desk)
    return tuple(
        KindView(
            kind.value,
            MEANINGS[kind],
            tuple(
                replace(
                    _card(desk, names, d, directed=directed),
                    bars=distance_bars(desk, names, index, d),
                    judged=judged.of(d.judged),
                )
                for d in ordered
                if d.kind is kind
            ),
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
        readings=tuple(
            _reading(desk, names, found, alike, directed=directed) for alike in _alike(desk, found)
        ),
        bars=(),
        judged=(),
    )


def _alike(desk: Desk, found: Discrepancy) -> list[list[Variant]]:
    """Readings in the same words together, in the order of the first of each."""
    groups: dict[str, list[Variant]] = {}
    for variant in found.readings:
        groups.setdefault(_wording(desk, variant), []).append(variant)
    return list(groups.values())


def _reading(
    desk: Desk, names: Names, found: Discrepancy, alike: Sequence[Variant], *, directed: Direction
) -> ReadingView:
    variant = alike[0]
    report, cited = desk.report(variant.citation.report), variant.citation.span
    sentence = _sentence(desk, variant.citation)
    shown = _room(report.text, sentence, cited)
    partner = _partner(desk, found, variant, directed)
    differing = _differing(desk, found.kind, variant, partner) if partner else ()
    return ReadingView(
        report=names.reports[report.id],
        day=day_words(report.published.value[:10]) if report.published else "no date",
        value=label(variant.value, limit_chars=80) if found.kind in _VALUES_SHOWN else "",
        pieces=pieces(
            shown.of(report.text),
            differing=[_inside(span, shown) for span in differing if span.overlaps(shown)],
            cited=_inside(cited, shown),
        ),
        cut=(shown.start > sentence.start, shown.end < sentence.end),
        tag=_standing(variant, partner, directed) if partner else "mark",
        anchor=citation_anchor(variant.citation),
        role=_role(names, found, variant, directed),
        also=tuple(
            (names.reports[other.citation.report], citation_anchor(other.citation)) for other in alike[1:]
        ),
    )


def _partner(desk: Desk, found: Discrepancy, variant: Variant, directed: Direction) -> Variant | None:
    """The reading to compare with: worded differently, and this one's source or copy if there is one."""
    others = [
        other
        for other in found.readings
        if other is not variant and _wording(desk, other) != _wording(desk, variant)
    ]
    related = (other for other in others if _standing(variant, other, directed) != "mark")
    return next(related, others[0] if others else None)


def _wording(desk: Desk, variant: Variant) -> str:
    """The cited words, blind to case, diacritics and punctuation as the comparison of words is."""
    text = desk.text(variant.citation)
    return " ".join(word.folded for word in words(text)) or text


def _differing(desk: Desk, kind: DiscrepancyKind, variant: Variant, other: Variant) -> tuple[Span, ...]:
    """Words of this reading that the other one does not hold, as spans of the whole text."""
    if kind in _WORDS_COMPARED:
        mine, theirs = variant.citation, other.citation
    elif kind in _SENTENCES_COMPARED:
        mine = Citation(variant.citation.report, _sentence(desk, variant.citation))
        theirs = Citation(other.citation.report, _sentence(desk, other.citation))
    else:
        return ()
    found, _ = differing_spans(desk.text(mine), desk.text(theirs))
    return tuple(span.shift(mine.span.start) for span in found)


def _standing(variant: Variant, other: Variant, directed: Direction) -> str:
    """The element for words of this reading that the other does not hold: lost, added, or merely other."""
    mine, theirs = variant.citation.report, other.citation.report
    if (mine, theirs) in directed:
        return "del"
    return "ins" if (theirs, mine) in directed else "mark"


def _role(names: Names, found: Discrepancy, variant: Variant, directed: Direction) -> str:
    """What this report is to the others on the card; alone on it, to the one report it can only mean."""
    mine = variant.citation.report
    among = {reading.citation.report for reading in found.readings} - {mine}
    copies = sorted(copy for source, copy in directed if source == mine and (copy in among or not among))
    sources = sorted(source for source, copy in directed if copy == mine and (source in among or not among))
    if among:
        return "source" if copies else "copy" if sources else ""
    if found.kind is DiscrepancyKind.ADDITION and len(sources) == 1:
        return f"copy of {names.reports[sources[0]].short}"
    if found.kind is DiscrepancyKind.OMISSION and len(copies) == 1:
        return f"source of {names.reports[copies[0]].short}"
    return ""


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
