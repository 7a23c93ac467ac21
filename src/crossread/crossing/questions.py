"""What the entailment network is asked of two passages: a text of one report, a claim of the other."""

from __future__ import annotations

from typing import Protocol

from crossread.crossing.bearing import Across
from crossread.crossing.datelines import begins_at
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Span

_MOST_WORDS = (
    75  # of a passage and what follows it; with a claim of 64 pieces they are about the network's 176
)


class Passages(Protocol):
    """Passage `i` of report `a` and passage `j` of report `b`."""

    @property
    def a(self) -> Prepared:
        """The first report."""

    @property
    def i(self) -> int:
        """Its passage."""

    @property
    def b(self) -> Prepared:
        """The second report."""

    @property
    def j(self) -> int:
        """Its passage."""


def forth(two: Passages, *, dateline: bool = True) -> Across:
    """Whether the first passage, behind the one before it, bears the second out; on request without its dateline."""
    return _across(two, _around(two.a, two.i, after=0), _claim(two.b, two.j, dateline=dateline))


def back(two: Passages, *, dateline: bool = True) -> Across:
    """The other way round."""
    return _across(two, _around(two.b, two.j, after=0), _claim(two.a, two.i, dateline=dateline))


def wider_forth(two: Passages) -> Across:
    """As `forth`, with the passage that follows too."""
    return _across(two, _around(two.a, two.i, after=1), two.b.passage_text(two.j))


def wider_back(two: Passages) -> Across:
    """The other way round."""
    return _across(two, _around(two.b, two.j, after=1), two.a.passage_text(two.i))


def forth_with(two: Passages, theirs: Span, words: str) -> Across:
    """As `forth` without a dateline, the characters `theirs` of the second passage replaced by other words."""
    return _across(two, _around(two.a, two.i, after=0), _with(two.b, two.j, theirs, words))


def back_with(two: Passages, mine: Span, words: str) -> Across:
    """As `back` without a dateline, the characters `mine` of the first passage replaced by other words."""
    return _across(two, _around(two.b, two.j, after=0), _with(two.a, two.i, mine, words))


def _with(report: Prepared, index: int, replaced: Span, words: str) -> str:
    text, passage = report.report.text, report.passages[index].span
    start = min(begins_at(report, index), replaced.start)
    return text[start : replaced.start] + words + text[replaced.end : passage.end]


def _claim(report: Prepared, index: int, *, dateline: bool) -> str:
    passage = report.passages[index].span
    start = passage.start if dateline else begins_at(report, index)
    return report.report.text[start : passage.end]


def _across(two: Passages, text: str, claim: str) -> Across:
    return Across(text, in_line(claim), (min(two.a.id, two.b.id), max(two.a.id, two.b.id)))


def _around(report: Prepared, at: int, *, after: int) -> str:
    """A passage behind the one before it, which a pronoun or "on Tuesday" may need, and before so many more.

    What follows is cut where both would be too long for the network, which keeps the end of a text.
    """
    before = report.passage_text(at - 1) if at else ""
    following = " ".join(
        report.passage_text(n) for n in range(at + 1, min(at + after + 1, len(report.passages)))
    )
    room = max(_MOST_WORDS - len(report.words[at]), 0)
    return in_line(f"{before} {report.passage_text(at)} {' '.join(following.split()[:room])}")


def in_line(text: str) -> str:
    """With single blanks, as the network is asked."""
    return " ".join(text.split())
