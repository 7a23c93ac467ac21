"""Page furniture inside plain text: found by general rules, one kind of rule a module."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.furniture.addresses import mark_addresses
from crossread.intake.furniture.credit_lines import mark_credit_lines
from crossread.intake.furniture.head import mark_head
from crossread.intake.furniture.headings import mark_related, mark_subheads
from crossread.intake.furniture.labels import mark_labels
from crossread.intake.furniture.photos import mark_picture_credits
from crossread.intake.furniture.phrases import mark_phrases
from crossread.intake.furniture.service import mark_service_prose
from crossread.intake.furniture.sharing import mark_share_rows
from crossread.intake.page import Page, Rule

# Earlier rules win where two would mark the same characters.
_RULES: tuple[Rule, ...] = (
    mark_addresses,
    mark_credit_lines,
    mark_picture_credits,
    mark_phrases,
    mark_share_rows,
    mark_service_prose,
    mark_related,
    mark_head,
    mark_labels,
    mark_subheads,
)


def mark_furniture(page: Page) -> tuple[Furniture, ...]:
    """All furniture of a page: sorted, disjoint, never empty."""
    marks: list[Furniture] = []
    claimed: dict[int, FurnitureKind] = {}
    for rule in _RULES:
        add_marks(marks, rule(page, claimed))
        claimed = _claimed(page, marks)
    return tuple(marks)


def add_marks(marks: list[Furniture], new: Iterable[Furniture]) -> None:
    """Puts into the sorted `marks` what of `new` overlaps none; of two new ones the earlier, longer wins."""
    for mark in sorted(new, key=lambda m: (m.span.start, -m.span.end)):
        at = bisect_left(marks, mark.span, key=lambda m: m.span)
        is_free = (at == 0 or marks[at - 1].span.end <= mark.span.start) and (
            at == len(marks) or mark.span.end <= marks[at].span.start
        )
        if is_free and len(mark.span):
            marks.insert(at, mark)


def _claimed(page: Page, marks: list[Furniture]) -> dict[int, FurnitureKind]:
    """Lines that hold no word outside furniture, with the kind of their first mark."""
    claimed: dict[int, FurnitureKind] = {}
    at = 0
    for line in page.lines:
        while at < len(marks) and marks[at].span.end <= line.span.start:
            at += 1
        inside = at
        cursor = line.span.start
        while inside < len(marks) and marks[inside].span.start < line.span.end:
            if _has_word(page.text, Span(cursor, max(cursor, marks[inside].span.start))):
                break
            cursor = marks[inside].span.end
            inside += 1
        if inside > at and not _has_word(page.text, Span(cursor, max(cursor, line.span.end))):
            claimed[line.index] = marks[at].kind
    return claimed


def _has_word(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span.start : span.end])
