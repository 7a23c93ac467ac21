"""Reused passages seen from one report: what it received from others, and what others took from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation, Span, merge
from crossread.export.page_family import other_end

_FROM, _SHARED, _ORIGIN = "from", "shared with", "from one origin with"
_ORDER = (_FROM, _SHARED, _ORIGIN)


@dataclass(frozen=True, slots=True)
class ReusedPassage:
    """The passage at the other end, and how this one relates to it."""

    other: Citation
    how: str
    kind: ReuseKind
    similarity: float

    @property
    def common_origin(self) -> bool:
        """Whether the two are alike only because both rest on a third text."""
        return self.how == _ORIGIN


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a report's news text: how much, and from which report; `other` None is its own."""

    share: float
    how: str
    other: str | None


def received_passages(reuse: Iterable[Reuse]) -> Mapping[Citation, tuple[ReusedPassage, ...]]:
    """Passages written from another, or shared with one where no direction is known; closest first."""
    found: dict[Citation, list[ReusedPassage]] = {}
    for tie in reuse:
        for pair in tie.pairs:
            found.setdefault(pair.derived, []).append(_seen(pair, pair.source, how(tie)))
            if how(tie) != _FROM:
                found.setdefault(pair.source, []).append(_seen(pair, pair.derived, how(tie)))
    return {citation: _closest_first(passages) for citation, passages in found.items()}


def taken_passages(reuse: Iterable[Reuse]) -> Mapping[Citation, tuple[ReusedPassage, ...]]:
    """Passages that others wrote from; closest first."""
    found: dict[Citation, list[ReusedPassage]] = {}
    for tie in reuse:
        if how(tie) == _FROM:
            for pair in tie.pairs:
                found.setdefault(pair.source, []).append(_seen(pair, pair.derived, _FROM))
    return {citation: _closest_first(passages) for citation, passages in found.items()}


def how(reuse: Reuse) -> str:
    """How the derived end stands to the other, as a preposition."""
    if reuse.relation is Relation.COMMON_ORIGIN:
        return _ORIGIN
    return _FROM if reuse.directed else _SHARED


def shares(desk: Desk, report_id: str, reuse: Iterable[Reuse]) -> tuple[Share, ...]:
    """How a report's news text divides into what others hold too and what only it holds.

    No character counts twice: reuse with a known source comes before shared text, more before less. The
    shares sum to 1; nothing comes back for a report without news text.
    """
    report = desk.report(report_id)
    passages = reading_of(desk, report_id).passages
    news = merge(p.span for p in passages) or merge(report.body)
    total = sum(len(span) for span in news)
    if not total:
        return ()
    ranked = sorted(
        (tie for tie in reuse if _receives(tie, report_id)),
        key=lambda tie: (_ORDER.index(how(tie)), -_covered(tie, report_id), tie.source, tie.derived),
    )
    found: list[Share] = []
    seen: tuple[Span, ...] = ()
    for tie in ranked:
        grown = merge((*seen, *_own_spans(tie, report_id)))
        gain = sum(map(len, grown)) - sum(map(len, seen))
        if gain:
            found.append(Share(gain / total, how(tie), other_end(tie, report_id)))
        seen = grown
    own = max(0.0, 1.0 - sum(part.share for part in found))
    return (*found, Share(own, "its own", None))


def reading_of(desk: Desk, report_id: str) -> Reading:
    """The layers on a report; empty ones for a report the desk holds no reading of."""
    try:
        return desk.reading(report_id)
    except KeyError:
        return Reading(report_id, not_measured="no reading in this desk")


def _receives(tie: Reuse, report_id: str) -> bool:
    return tie.derived == report_id or (tie.source == report_id and how(tie) != _FROM)


def _covered(tie: Reuse, report_id: str) -> int:
    return sum(map(len, _own_spans(tie, report_id)))


def _own_spans(tie: Reuse, report_id: str) -> tuple[Span, ...]:
    ends = (end for pair in tie.pairs for end in (pair.source, pair.derived))
    return merge(end.span for end in ends if end.report == report_id)


def _seen(pair: PassagePair, other: Citation, said: str) -> ReusedPassage:
    return ReusedPassage(other, said, pair.kind, pair.similarity)


def _closest_first(passages: list[ReusedPassage]) -> tuple[ReusedPassage, ...]:
    return tuple(sorted(passages, key=lambda p: (_ORDER.index(p.how), -p.similarity, p.other)))
