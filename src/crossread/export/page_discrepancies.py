"""Discrepancy cards: the readings of one point side by side, in their sentence, differing words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.domain.desk import Desk
from crossread.export.page_differences import Piece
from crossread.export.page_distance import Bar, distance_bars
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, ReportName, citation_anchor, sort_discrepancies
from crossread.export.page_readings import Direction, alike, role, wording
from crossread.export.page_words import day_words, label, sureness
from crossread.lookup import FactIndex

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
VALUES_SHOWN = {  # their readings are words or numbers that say something by themselves
    DiscrepancyKind.ATTRIBUTION,
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.PLACE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.NAME,
    DiscrepancyKind.DISTANCE,
    DiscrepancyKind.ARITHMETIC,
    DiscrepancyKind.LABEL,
}


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
            _reading(desk, names, found, same, directed=directed) for same in alike(desk, found.readings)
        ),
        bars=(),
        judged=(),
    )


def _reading(
    desk: Desk, names: Names, found: Discrepancy, same: Sequence[Variant], *, directed: Direction
) -> ReadingView:
    variant = same[0]
    report, cited = desk.report(variant.citation.report), variant.citation.span
    told = wording(desk, found, variant, directed=directed)
    return ReadingView(
        report=names.reports[report.id],
        day=day_words(report.published.value[:10]) if report.published else "no date",
        value=label(variant.value, limit_chars=80) if found.kind in VALUES_SHOWN else "",
        pieces=told.pieces(report.text, cited),
        cut=(told.shown.start > told.sentence.start, told.shown.end < told.sentence.end),
        tag=told.tag,
        anchor=citation_anchor(variant.citation),
        role=_role(names, found, report.id, directed),
        also=tuple(
            (names.reports[other.citation.report], citation_anchor(other.citation)) for other in same[1:]
        ),
    )


def _role(names: Names, found: Discrepancy, report: str, directed: Direction) -> str:
    said, other = role(found, report, directed=directed)
    return f"{said} of {names.reports[other].short}" if other else said
