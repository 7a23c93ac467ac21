"""Two reports side by side: which wrote from which, what was changed, added and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind
from crossread.domain.desk import Desk
from crossread.domain.reuse import PassagePair, Relation, Reuse
from crossread.domain.span import Citation, Span
from crossread.export.page_differences import differing_spans
from crossread.export.page_names import Names, sort_claims, sort_discrepancies
from crossread.serve.answers.common import PageAnswer, SpanAnswer, span_answer
from crossread.serve.answers.compare_blocks import Pair, side
from crossread.serve.answers.compare_rows import Row, RowKind, text_rows
from crossread.serve.answers.compare_values import (
    CompareAnswer,
    DifferenceAnswer,
    LoneAnswer,
    RowAnswer,
    SharedClaim,
    StretchCount,
    WordingAnswer,
)
from crossread.serve.answers.compare_words import differ, is_quoted
from crossread.serve.answers.discrepancy_refs import DiscrepancyRef, discrepancy_ref
from crossread.serve.answers.lineages import relation_answer
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.report_refs import report_ref
from crossread.serve.answers.reports import StoryRef
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.texts_desk import desk_with_texts, names_of
from crossread.serve.library import Library
from crossread.serve.refusals import RequestError

_MOST_SHARED = 60
_SHOWN_CHARS = 4_000  # of one side of a row; its place in the report has the rest
_LEAD_ROWS = 3  # shown above the row that a link leads to
_ROWS_CHARS = 60_000  # of all rows given at once, so that no answer gets too long
_COMPARED_CHARS = 8_000  # of both sides of a row; longer ones are not compared word by word


def compare_answer(
    library: Library, a: str, b: str, wanted: Paging, *, at: Citation | None = None
) -> CompareAnswer:
    """Two reports side by side; `wanted` says which of the rows, unless the one that holds `at` is not among them.

    Raises:
        RequestError: when the desk does not hold both, or they are one.
    """
    if a == b:
        raise RequestError(422, "Values do not fit", "a report cannot be compared with itself; name two")
    held = library.desk()
    stories = {held.story_of(a), held.story_of(b)}
    story_id = stories.pop() if len(stories) == 1 else None
    desk = desk_with_texts(library, story_id, (a, b), readings=(a, b))
    names = names_of(library, story_id, desk)
    tie = _tie(desk, a, b)
    told = _Told(desk, names, a, b, tie)
    rows: tuple[Row, ...] = ()
    if story_id is not None:
        key = ("rows of two texts", a, b, story_version(library, story_id))
        rows = library.kept(key, told.rows)
    altered, others = told.differences(rows)
    given = told.row_answers(rows, wanted)
    number = told.row_of(rows, at) if at else None
    if number is not None and all(row.number != number for row in given):
        wanted = Paging(offset=max(0, number - 1 - _LEAD_ROWS), limit=wanted.limit)
        given = told.row_answers(rows, wanted)
    return CompareAnswer(
        a=report_ref(desk, names, a),
        b=report_ref(desk, names, b),
        story=StoryRef(id=desk.stories[0].id, title=desk.stories[0].title) if story_id else None,
        relation=relation_answer(desk, names, tie) if tie else None,
        altered=altered,
        differences=others,
        alone=tuple(told.alone(rows)),
        only_a=_count(desk, a, rows, RowKind.ONLY_A),
        only_b=_count(desk, b, rows, RowKind.ONLY_B),
        rows=PageAnswer(
            items=given,
            total=len(rows),
            offset=wanted.offset,
            limit=wanted.limit,
        ),
        claims=tuple(told.shared_claims()),
    )


class _Told:
    """What is said of two reports of a desk."""

    def __init__(self, desk: Desk, names: Names, a: str, b: str, tie: Reuse | None) -> None:
        self._desk, self._names, self._a, self._b, self._tie = desk, names, a, b, tie
        self._found = [
            found
            for found in sort_discrepancies(desk.discrepancies)
            if any(reading.citation.report in (a, b) for reading in found.readings)
        ]

    def rows(self) -> tuple[Row, ...]:
        """Both texts in rows; none where no passage of one was found in the other."""
        if self._tie is None or not self._tie.pairs:
            return ()
        first, second = (side(self._desk.report(one), self._desk.reading(one)) for one in (self._a, self._b))
        return text_rows(first, second, [_turned(pair, self._a) for pair in self._tie.pairs])

    def row_of(self, rows: Sequence[Row], at: Citation) -> int | None:
        """The number of the row that holds some characters of either report."""
        for number, row in enumerate(rows, 1):
            here = {self._a: row.a, self._b: row.b}.get(at.report)
            if row.kind is not RowKind.MOVED and here is not None and here.overlaps(at.span):
                return number
        return None

    def row_answers(self, rows: Sequence[Row], wanted: Paging) -> tuple[RowAnswer, ...]:
        """The rows wanted, fewer where they are long."""
        found: list[RowAnswer] = []
        numbers = {row.b.start: number for number, row in enumerate(rows, 1) if row.b is not None}
        room = _ROWS_CHARS
        for number, row in list(enumerate(rows, 1))[wanted.offset : wanted.offset + wanted.limit]:
            room -= sum(min(len(span), _SHOWN_CHARS) for span in (row.a, row.b) if span is not None)
            if room < 0 and found:
                break
            first, second = self._wordings(row.a, row.b)
            found.append(
                RowAnswer(
                    number=number,
                    kind=row.kind,
                    reuse=row.reuse,
                    similarity=round(row.similarity, 4),
                    passages=row.passages,
                    moved=row.moved,
                    beside=numbers.get(row.beside) if row.beside is not None else None,
                    a=first,
                    b=second,
                    discrepancies=tuple(self._in_row(row)),
                )
            )
        return tuple(found)

    def differences(
        self, rows: Sequence[Row]
    ) -> tuple[tuple[DifferenceAnswer, ...], tuple[DifferenceAnswer, ...]]:
        """Altered quotations, and what else differs between the two."""
        found = [(one, pair) for one in self._found if (pair := self._readings(one, rows))]
        told = [(one.kind, self._difference(one, pair, rows)) for one, pair in found]
        return (
            tuple(answer for kind, answer in told if kind is DiscrepancyKind.QUOTATION),
            tuple(answer for kind, answer in told if kind is not DiscrepancyKind.QUOTATION),
        )

    def alone(self, rows: Sequence[Row]) -> Iterator[LoneAnswer]:
        """What the copy adds or leaves out, as discrepancies have it; nothing where neither was written from the other."""
        for found in self._found:
            cited = self._lone(found)
            row = next((n for n, row in enumerate(rows, 1) if cited and self._is_alone(row, cited)), None)
            if cited and row is not None:
                yield LoneAnswer(
                    **discrepancy_ref(self._names, found).model_dump(),
                    span=span_answer(cited, self._text(cited.report)),
                    row=row,
                )

    def shared_claims(self) -> Iterator[SharedClaim]:
        both = [claim for claim in self._desk.claims if {self._a, self._b} <= _reports(claim)]
        for claim in sort_claims(tuple(both))[:_MOST_SHARED]:
            yield SharedClaim(
                id=claim.id,
                key=self._names.claims.get(claim.id, ""),
                story=claim.story,
                text=claim.text,
                status=claim.status,
                a=tuple(self._passages(claim, self._a)),
                b=tuple(self._passages(claim, self._b)),
            )

    def _passages(self, claim: Claim, report: str) -> Iterator[SpanAnswer]:
        text = self._desk.report(report).text
        for support in claim.support:
            if support.citation.report == report:
                yield span_answer(support.citation, text)

    def _readings(self, one: Discrepancy, rows: Sequence[Row]) -> tuple[Span, Span] | None:
        """How either report words a point, where they word it otherwise; in one row if there is such a pair.

        Words of colour are compared within a row alone: elsewhere they may be for others.
        """
        mine = [reading.citation.span for reading in one.readings if reading.citation.report == self._a]
        theirs = [reading.citation.span for reading in one.readings if reading.citation.report == self._b]
        if not mine or not theirs:
            return None
        for row in rows:
            if row.a is not None and row.b is not None:
                here = self._differing_pair(one.kind, _inside(row.a, mine), _inside(row.b, theirs))
                if here is not None:
                    return here
        return None if one.kind is DiscrepancyKind.LABEL else self._differing_pair(one.kind, mine, theirs)

    def _differing_pair(
        self, kind: DiscrepancyKind, mine: Sequence[Span], theirs: Sequence[Span]
    ) -> tuple[Span, Span] | None:
        return next(((x, y) for x in mine for y in theirs if self._differ(kind, x, y)), None)

    def _differ(self, kind: DiscrepancyKind, a: Span, b: Span) -> bool:
        if differ(a.of(self._text(self._a)), b.of(self._text(self._b))):
            return True
        marks = is_quoted(self._desk.reading(self._a), a), is_quoted(self._desk.reading(self._b), b)
        return kind is DiscrepancyKind.QUOTATION and marks[0] != marks[1]

    def _difference(self, one: Discrepancy, pair: tuple[Span, Span], rows: Sequence[Row]) -> DifferenceAnswer:
        differs = self._differing(*pair)
        there = (n for n, row in enumerate(rows, 1) if row.b and row.b.overlaps(pair[1]))
        return DifferenceAnswer(
            **discrepancy_ref(self._names, one).model_dump(),
            a=_wording(self._a, self._text(self._a), pair[0], differs[0]),
            b=_wording(self._b, self._text(self._b), pair[1], differs[1]),
            row=next(there, None),
        )

    def _is_alone(self, row: Row, cited: Citation) -> bool:
        here = {self._a: row.a, self._b: row.b}.get(cited.report)
        return row.kind in (RowKind.ONLY_A, RowKind.ONLY_B) and here is not None and here.overlaps(cited.span)

    def _lone(self, found: Discrepancy) -> Citation | None:
        """The passage of an addition to the copy, or of an omission from it."""
        tie = self._tie
        if tie is None or not tie.directed or tie.relation is Relation.COMMON_ORIGIN:
            return None
        holder = {DiscrepancyKind.ADDITION: tie.derived, DiscrepancyKind.OMISSION: tie.source}.get(found.kind)
        cited = [reading.citation for reading in found.readings]
        if not {one.report for one in cited} <= {self._a, self._b}:
            return None
        return next((one for one in cited if one.report == holder), None)

    def _in_row(self, row: Row) -> Iterator[DiscrepancyRef]:
        """Discrepancies with a reading in a row, but for those of which both reports have the same one."""
        sides = {self._a: row.a, self._b: row.b}
        for found in self._found:
            if found.kind is DiscrepancyKind.LABEL:
                continue
            cited = [reading.citation for reading in found.readings]
            if found.kind in (DiscrepancyKind.ADDITION, DiscrepancyKind.OMISSION):
                cited = [one for one in (self._lone(found),) if one]
            if not any((here := sides.get(one.report)) and here.overlaps(one.span) for one in cited):
                continue
            if not {self._a, self._b} <= {one.report for one in cited} or self._readings(found, (row,)):
                yield discrepancy_ref(self._names, found)

    def _wordings(self, a: Span | None, b: Span | None) -> tuple[WordingAnswer | None, WordingAnswer | None]:
        """Both sides of a row, with the words marked that the other has not."""
        differs = self._differing(a, b) if a is not None and b is not None else ((), ())
        return (
            _wording(self._a, self._text(self._a), a, differs[0]) if a is not None else None,
            _wording(self._b, self._text(self._b), b, differs[1]) if b is not None else None,
        )

    def _differing(self, a: Span, b: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Words that only one of two wordings has; none are told where they are too long to be compared."""
        if len(a) + len(b) > _COMPARED_CHARS:
            return (), ()
        return differing_spans(a.of(self._text(self._a)), b.of(self._text(self._b)))

    def _text(self, report: str) -> str:
        return self._desk.report(report).text


def _wording(report: str, text: str, span: Span, differs: Iterable[Span]) -> WordingAnswer:
    shown = span.of(text)[:_SHOWN_CHARS]
    return WordingAnswer(
        span=SpanAnswer(report=report, start=span.start, end=span.end, text=shown),
        cut=len(shown) < len(span),
        differs=tuple((found.start + span.start, found.end + span.start) for found in differs),
    )


def _tie(desk: Desk, a: str, b: str) -> Reuse | None:
    ties = [*(tie for lineage in desk.lineages for tie in lineage.reuse)]
    ties += [tie for story in desk.stories for tie in story.relations]
    return next((tie for tie in ties if {tie.source, tie.derived} == {a, b}), None)


def _inside(row: Span, spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.overlaps(row)]


def _turned(pair: PassagePair, a: str) -> Pair:
    first, second = (pair.source, pair.derived) if pair.source.report == a else (pair.derived, pair.source)
    return Pair(first.span, second.span, pair.kind, pair.similarity)


def _reports(claim: Claim) -> set[str]:
    return {support.citation.report for support in claim.support}


def _count(desk: Desk, report: str, rows: Sequence[Row], kind: RowKind) -> StretchCount:
    passages = sum(row.passages for row in rows if row.kind is kind)
    total = len(desk.reading(report).passages)
    return StretchCount(passages=passages, share=round(passages / total, 4) if total else 0.0)
