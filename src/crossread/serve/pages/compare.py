"""The page that shows two reports side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from crossread.domain.span import Citation, Span
from crossread.export.page_differences import Piece, pieces
from crossread.serve.answers.compare import compare_answer
from crossread.serve.answers.compare_rows import RowKind
from crossread.serve.answers.compare_values import CompareAnswer, RowAnswer, WordingAnswer
from crossread.serve.answers.compare_with import candidates
from crossread.serve.answers.paging import Paging
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

ROWS = 60  # of one page
_FOLDED_FROM = 2  # rows that a copy left out, or that only one of two holds, are folded away from so many on
_AT = r"^(.{1,100}:\d{1,9}-\d{1,9})?$"


class CompareAsked(BaseModel):
    """Which two reports; the row that holds some characters, REPORT:START-END; rows to pass over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    a: str = Field("", max_length=100)
    b: str = Field("", max_length=100)
    at: str = Field("", pattern=_AT)
    offset: int = Field(0, ge=0, le=1_000_000)


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with both wordings cut where words differ; `here` where a link leads to it."""

    row: RowAnswer
    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    here: bool

    @property
    def is_same(self) -> bool:
        """Whether both sides have the same words."""
        row = self.row
        return row.a is not None and row.b is not None and row.a.span.text.split() == row.b.span.text.split()


@dataclass(slots=True)
class RowGroup:
    """Rows that are shown one by one, or `folded` into a line."""

    folded: bool = False
    rows: list[RowView] = field(default_factory=list)

    @property
    def passages(self) -> int:
        """How many passages they hold."""
        return sum(view.row.passages for view in self.rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """How two reports stand to each other: which side is the copy ("a", "b", or "" where that is open), and in words.

    `tags` are the elements for words that only one side holds, `only` the words for passages of one side alone.
    """

    copy: str
    tags: tuple[str, str]
    only: tuple[str, str]


@router.get("/compare")
def show_compare(
    request: Request, served: Served, visitor: Reader, asked: Annotated[CompareAsked, Query()]
) -> Response:
    """Two reports side by side, or the choice of what to compare one with."""
    library, known = served.library, asked.a or asked.b
    choice = candidates(library, known) if known else None
    if not (asked.a and asked.b) or asked.a == asked.b:
        return page(request, "compare_choose.html", {"a": asked.a, "b": asked.b, "choice": choice})
    here = _place(asked.at)
    told = compare_answer(library, asked.a, asked.b, Paging(offset=asked.offset, limit=ROWS), at=here)
    standing = _standing(told)
    views = [_view(row, here) for row in told.rows.items]
    given = {
        "told": told,
        "groups": list(_groups(views, standing)),
        "standing": standing,
        "altered": [(one, _cut(one.a), _cut(one.b)) for one in told.altered],
        "differences": [(one, _cut(one.a), _cut(one.b)) for one in told.differences],
        "following": told.rows.offset + len(views),
        "choice": choice,
    }
    return page(request, "compare.html", given)


def _place(at: str) -> Citation | None:
    report, _, span = at.rpartition(":")
    if not report:
        return None
    start, end = (int(part) for part in span.split("-"))
    return Citation(report, Span(start, end)) if start < end else None


def _standing(told: CompareAnswer) -> Standing:
    tie = told.relation
    first, second = told.a.key or "the first", told.b.key or "the second"
    if tie is None or not tie.directed:
        return Standing("", ("mark", "mark"), (f"only in {first}", f"only in {second}"))
    if tie.derived.id == told.b.id:
        return Standing("b", ("del", "ins"), (f"left out by {second}", f"added by {second}"))
    return Standing("a", ("ins", "del"), (f"added by {first}", f"left out by {first}"))


def _groups(views: Sequence[RowView], standing: Standing) -> Iterator[RowGroup]:
    """Rows in order; long stretches of one side are folded, but never what a copy added, nor where a link leads."""
    added = {"a": RowKind.ONLY_A, "b": RowKind.ONLY_B}.get(standing.copy)
    stretch = RowGroup(folded=True)
    for view in views:
        kind = view.row.kind
        if kind in (RowKind.ONLY_A, RowKind.ONLY_B) and kind is not added and not view.here:
            if stretch.rows and stretch.rows[-1].row.kind is not kind:
                yield from _unfolded(stretch)
                stretch = RowGroup(folded=True)
            stretch.rows.append(view)
            continue
        yield from _unfolded(stretch)
        stretch = RowGroup(folded=True)
        yield RowGroup(rows=[view])
    yield from _unfolded(stretch)


def _unfolded(stretch: RowGroup) -> Iterator[RowGroup]:
    """A stretch as it is, or without the fold where it is short."""
    if stretch.rows:
        stretch.folded = len(stretch.rows) >= _FOLDED_FROM
        yield stretch


def _view(row: RowAnswer, here: Citation | None) -> RowView:
    is_here = here is not None and row.kind is not RowKind.MOVED and _is_at(row, here)
    return RowView(row, _cut(row.a), _cut(row.b), is_here)


def _is_at(row: RowAnswer, here: Citation) -> bool:
    return any(
        wording.span.report == here.report and Span(wording.span.start, wording.span.end).overlaps(here.span)
        for wording in (row.a, row.b)
        if wording is not None
    )


def _cut(wording: WordingAnswer | None) -> tuple[Piece, ...]:
    if wording is None:
        return ()
    start, shown = wording.span.start, wording.span.text
    differing = [Span(min(a - start, len(shown)), min(b - start, len(shown))) for a, b in wording.differs]
    return pieces(shown, differing=differing)
