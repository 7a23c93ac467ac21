"""Whether two days or hours may be told of one happening: by what happened, who only said so, what else is told."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.crossing.checking.lists import exclusive
from crossread.crossing.circumstances.told import Circumstances, Told, equals
from crossread.crossing.circumstances.when import When
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Span
from crossread.text.words import fold

_ALIKE = 0.75  # cosine of the likest happenings; near sentences tell of an arrest and a charge too
_BESIDE_CHARS = 14


def may_be_one(
    a: Circumstances, b: Circumstances, first: Told, second: Told, *, happening: float, reused: bool
) -> bool:
    """Whether nothing says that two things happened.

    The day on which something was said is not that on which it happened; a sentence that tells both days tells of two
    things. What happened must be alike, unless one sentence was written from the other.
    """
    if first.is_of_saying != second.is_of_saying or _tells(a, first, second) or _tells(b, second, first):
        return False
    if reused and (_is_relative(first) or _is_relative(second)):
        return False  # "tomorrow", reprinted a day later
    if _is_more(a.report, first) or _is_more(b.report, second):
        return False
    if any(are_opposed(x, y) for x in _words(a.report, first) for y in _words(b.report, second)):
        return False
    return reused or happening >= _ALIKE


def is_an_addition(report: Prepared, number: Span) -> bool:
    """ "Two more died on Saturday": more than the happening itself, and later."""
    text = report.report.text
    before = text[max(0, number.start - _BESIDE_CHARS) : number.start].split()
    after = text[number.end : number.end + _BESIDE_CHARS].split()
    return any(word.lower() in listed("part_of_more") for word in (*before[-1:], *after[:1]))


def _tells(told: Circumstances, one: Told, other: Told) -> bool:
    """Whether the passage of one tells the other too."""
    return any(
        row.passage == one.passage and row.kind == other.kind and equals(row, other) for row in told.rows
    )


def _is_relative(told: Told) -> bool:
    return isinstance(told.value, When) and bool(told.value.relative)


def _is_more(report: Prepared, told: Told) -> bool:
    passage = report.passages[told.passage].span
    numbers = [n.span for n in report.reading.numbers if not n.unit and passage.contains(n.span)]
    return bool(numbers) and all(is_an_addition(report, number) for number in numbers)


def _words(report: Prepared, told: Told) -> Iterable[str]:
    """The first word of each happening beside it, folded."""
    for at in told.events:
        yield fold(report.reading.events[at].span.of(report.report.text)).split(" ")[0]


def are_opposed(a: str, b: str) -> bool:
    """Whether the words for two happenings exclude each other: "opened" and "closed"."""
    known = exclusive()
    return any(
        group == other and side != far for group, side in known.get(a, ()) for other, far in known.get(b, ())
    )
