"""Marks on a text that come of reading it against others: claims, discrepancies, reuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crossread.domain.desk import Desk
from crossread.domain.span import Citation
from crossread.export.page_names import Names
from crossread.export.page_passages import ReusedPassage, received_passages, taken_passages
from crossread.export.page_words import label
from crossread.serve.answers.text_marks import Layer, TextMark
from crossread.serve.answers.texts import ties_of
from crossread.serve.answers.texts_desk import compare_address

_WORDS_CHARS = 160
_HOW = {"from": "written from", "shared with": "one text with"}


def claim_marks(desk: Desk, names: Names, report_id: str) -> Iterator[TextMark]:
    """Passages behind claims."""
    for claim in desk.claims:
        key = names.claims.get(claim.id, "")
        for support in claim.support:
            if support.citation.report == report_id:
                yield TextMark(
                    span=support.citation.span,
                    layer=Layer.CLAIMS,
                    id=claim.id,
                    role=claim.status.value,
                    key=key,
                    words=f"{claim.status}: {label(claim.text, limit_chars=_WORDS_CHARS)}",
                    href=f"/stories/{claim.story}/claims/{claim.id}",
                )


def discrepancy_marks(desk: Desk, names: Names, report_id: str) -> Iterator[TextMark]:
    """Readings of disputed points."""
    for found in desk.discrepancies:
        for reading in found.readings:
            if reading.citation.report == report_id:
                detail = f", {found.detail}" if found.detail not in ("", found.kind.value) else ""
                yield TextMark(
                    span=reading.citation.span,
                    layer=Layer.DISCREPANCIES,
                    id=found.id,
                    role=found.kind.value,
                    key=names.discrepancies.get(found.id, ""),
                    words=f"{found.kind}{label(detail)}: {label(found.explanation, limit_chars=_WORDS_CHARS)}",
                    href=f"/stories/{found.story}/discrepancies/{found.id}",
                )


def reuse_marks(desk: Desk, names: Names, report_id: str) -> Iterator[TextMark]:
    """Passages that stand in other reports too; those taken from another come before those others took."""
    ties = ties_of(desk, report_id)
    yield from _reused(names, report_id, received_passages(ties), taken=False)
    yield from _reused(names, report_id, taken_passages(ties), taken=True)


def _reused(
    names: Names, report_id: str, found: Mapping[Citation, Iterable[ReusedPassage]], *, taken: bool
) -> Iterator[TextMark]:
    for here, passages in found.items():
        if here.report != report_id:
            continue
        for passage in passages:
            other = names.reports[passage.other.report]
            how = "taken over by" if taken else _HOW.get(passage.how, passage.how)
            ends = (report_id, passage.other.report) if taken else (passage.other.report, report_id)
            yield TextMark(
                span=here.span,
                layer=Layer.REUSE,
                id=passage.other.report,
                role=passage.kind.value,
                key=f"→ {other.short}" if taken else other.short,
                words=f"{how} {other.full}, {passage.kind}, similarity {passage.similarity:.2f}",
                href=compare_address(*ends, here),
                style="taken" if taken else f"{other.hue} common" if passage.common_origin else other.hue,
            )
