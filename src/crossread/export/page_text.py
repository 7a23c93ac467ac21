"""Everything the page says about one report's text, gathered as marks on its exact characters.

One mark stands for one span, whatever is said of it, and carries the anchor that citations point at. What
a mark has to say in passing goes into its notes, which the page prints after its last character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from crossread.domain.desk import Desk
from crossread.domain.report import CreditKind, Report
from crossread.domain.reuse import Reuse
from crossread.domain.span import Citation, Span
from crossread.export.highlight import Mark
from crossread.export.page_judged import judged_citations
from crossread.export.page_names import Names, citation_anchor
from crossread.export.page_passages import received_passages, taken_passages
from crossread.export.page_words import label

# Characters that show nothing: controls, lone surrogates, zero-width and direction-turning characters.
# Joiners, soft hyphens and direction marks are left alone, being ordinary spelling in many scripts.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_CREDIT_WORDS = {CreditKind.TEXT: "for the text", CreditKind.PHOTO: "for a picture"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote mark in the text: where it leads, and in full what it says."""

    kind: str
    label: str
    target: str
    title: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A marked place: its anchor, style names, what it is in words, a tag printed before it, its notes."""

    anchor: str
    styles: tuple[str, ...]
    title: str
    tag: str
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Draft:
    styles: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    tag: str = ""
    notes: list[Note] = field(default_factory=list)

    def add(self, style: str, *, title: str = "", tag: str = "", note: Note | None = None) -> None:
        """Say one more thing of this place; what was said before stays."""
        self.styles.extend(word for word in style.split() if word not in self.styles)
        if title and title not in self.titles:
            self.titles.append(title)
        self.tag = self.tag or tag
        if note and note not in self.notes:
            self.notes.append(note)


_Drafts = Callable[[Citation], _Draft]


def text_marks(desk: Desk, names: Names) -> Mapping[str, tuple[Mark[Place], ...]]:
    """Marks of every report of a desk, by report id."""
    drafts: dict[str, dict[Span, _Draft]] = {report.id: {} for report in desk.reports}

    def at(citation: Citation) -> _Draft:
        return drafts[citation.report].setdefault(citation.span, _Draft())

    for report in desk.reports:
        _mark_page(report, at)
    for reading in desk.readings:
        for quotation in reading.quotations:
            at(Citation(reading.report, quotation.span)).add("quotation")
    _mark_reuse(desk, names, at)
    _mark_claims(desk, names, at)
    _mark_discrepancies(desk, names, at)
    for citation in fact_citations(desk):
        at(citation).add("fact")
    return {
        report: tuple(
            _mark(Citation(report, span), draft) for span, draft in sorted(spans.items(), key=_by_span)
        )
        for report, spans in drafts.items()
    }


def every_citation(desk: Desk) -> Iterator[Citation]:
    """All places a desk points at, with repeats."""
    for claim in desk.claims:
        for support in claim.support:
            yield support.citation
            if support.attribution:
                yield support.attribution
    for discrepancy in desk.discrepancies:
        yield from (reading.citation for reading in discrepancy.readings)
    for reuse in _every_reuse(desk):
        for pair in (*reuse.pairs, *reuse.shared_quotations):
            yield from (pair.source, pair.derived)
    yield from fact_citations(desk)
    for report in desk.reports:
        yield from (Citation(report.id, credit.span) for credit in report.credits)
        if report.published:
            yield from (Citation(report.id, span) for span in report.published.evidence)


def fact_citations(desk: Desk) -> Iterator[Citation]:
    """Places of the facts that the page links to: numbers, events, control, places, who is who, labels,
    what people judged, and what gives a day."""
    for reading in desk.readings:
        spans = (
            *(figure.number.span for figure in reading.figures),
            *(event.span for event in reading.coded),
            *(control.span for control in reading.controls),
            *(place.span for place in reading.places),
        )
        yield from (Citation(reading.report, span) for span in spans)
    for entity in desk.entities:
        yield from entity.mentions
    for event in desk.events:
        yield from event.mentions
        for estimate in event.estimates:
            yield from (*estimate.low_from, *estimate.best_from, *estimate.high_from)
    yield from judged_citations(desk)
    for story in desk.stories:
        yield from (use.citation for use in story.labels)
        for inferred in story.days:
            yield from inferred.evidence
        for doubt in story.doubts:
            yield from (*doubt.evidence, *doubt.instead.evidence)
        if story.event:
            yield from story.event.evidence


def _every_reuse(desk: Desk) -> Iterator[Reuse]:
    for lineage in desk.lineages:
        yield from lineage.reuse
    for story in desk.stories:
        yield from story.relations


def _mark_page(report: Report, at: _Drafts) -> None:
    """Furniture, credits, the date, and characters that would not show."""
    for piece in report.furniture:
        at(Citation(report.id, piece.span)).add(
            "furniture", title=f"page furniture: {piece.kind}", tag=piece.kind
        )
    for credit in report.credits:
        said = f"credits {label(credit.agency)} {_CREDIT_WORDS[credit.kind]}"
        at(Citation(report.id, credit.span)).add("credit", title=said)
    for span in report.published.evidence if report.published else ():
        at(Citation(report.id, span)).add("dated", title="tells the date of publication")
    for found in UNSEEN.finditer(report.text):
        code = f"U+{ord(found[0]):04X}"
        said = f"{code} {unicodedata.name(found[0], 'control character').lower()}"
        at(Citation(report.id, Span(*found.span()))).add("unseen", title=said, tag=code)


def _mark_reuse(desk: Desk, names: Names, at: _Drafts) -> None:
    reuse = tuple(_every_reuse(desk))
    for citation, passages in received_passages(reuse).items():
        best = passages[0]
        other = names.reports[best.other.report]
        said = [
            f"{p.how} {names.reports[p.other.report].full}, {p.kind}, {p.similarity:.2f}" for p in passages
        ]
        more = f" +{len(passages) - 1}" if len(passages) > 1 else ""
        note = Note(
            "reuse",
            f"{other.short}{more} {best.kind} {best.similarity:.2f}",
            citation_anchor(best.other),
            "; ".join(said),
            other.hue,
        )
        style = f"reuse {other.hue}" + (" common" if best.common_origin else "")
        at(citation).add(style, title="; ".join(said), note=note)
    for citation, passages in taken_passages(reuse).items():
        takers = [names.reports[p.other.report] for p in passages]
        more = f" +{len(takers) - 1}" if len(takers) > 1 else ""
        said = [
            f"reused by {taker.full}, {p.kind}, {p.similarity:.2f}"
            for taker, p in zip(takers, passages, strict=True)
        ]
        anchor = citation_anchor(passages[0].other)
        note = Note("taken", f"→ {takers[0].short}{more}", anchor, "; ".join(said), takers[0].hue)
        at(citation).add("taken", title="; ".join(said), note=note)
    for tie in reuse:
        for pair in tie.shared_quotations:
            at(pair.source).add("quotation")
            at(pair.derived).add("quotation")


def _mark_claims(desk: Desk, names: Names, at: _Drafts) -> None:
    for claim in desk.claims:
        key = names.claims.get(claim.id)
        if key is None:
            continue
        said = f"Supports claim {key}, {claim.status}: {label(claim.text, limit_chars=160)}"
        for support in claim.support:
            note = Note("claim", key, f"claim-{claim.id}", said)
            at(support.citation).add("behind-claim", note=note)
            if support.attribution:
                at(support.attribution).add("voice", title=f"the voice claim {key} rests on here")


def _mark_discrepancies(desk: Desk, names: Names, at: _Drafts) -> None:
    for found in desk.discrepancies:
        key = names.discrepancies.get(found.id)
        if key is None:
            continue
        said = f"Discrepancy {key}, {found.kind}: {label(found.explanation, limit_chars=160)}"
        for reading in found.readings:
            at(reading.citation).add(
                "in-discrepancy", note=Note("discrepancy", key, f"discrepancy-{found.id}", said)
            )


def _mark(citation: Citation, draft: _Draft) -> Mark[Place]:
    place = Place(
        anchor=citation_anchor(citation),
        styles=tuple(draft.styles),
        title="; ".join(draft.titles),
        tag=draft.tag,
        notes=tuple(draft.notes),
    )
    return Mark(citation.span, place)


def _by_span(item: tuple[Span, _Draft]) -> Span:
    return item[0]
