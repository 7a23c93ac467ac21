"""Reuse between two reports in words, with its passage pairs side by side: the proof of copying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossread.domain.desk import Desk
from crossread.domain.reuse import PassagePair, Relation, Reuse
from crossread.export.page_differences import Piece, compared
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_words import label, percent, sureness


@dataclass(frozen=True, slots=True)
class PairView:
    """Two passages side by side; anchors lead to their places."""

    source: tuple[Piece, ...]
    derived: tuple[Piece, ...]
    source_anchor: str
    derived_anchor: str
    kind: str
    similarity: str


@dataclass(frozen=True, slots=True)
class ReuseView:
    """One relation of two reports. `tags` are the elements for words only one side holds.

    `decision` says whether the two are one account, which is what `sureness` and `confidence` speak of.
    """

    anchor: str
    source: ReportName
    derived: ReportName
    relation: str
    common_origin: bool
    directed: bool
    coverage: str
    coverage_back: str
    decision: str
    sureness: str
    confidence: str
    reasons: tuple[str, ...]
    pairs: tuple[PairView, ...]
    quotations: tuple[PairView, ...]
    tags: tuple[str, str]
    judged: tuple[str, ...]


def reuse_views(desk: Desk, names: Names, reuse: Iterable[Reuse]) -> tuple[ReuseView, ...]:
    """What the page shows of each relation, in key order of the derived report."""
    judged = JudgedWords(desk)
    found = [_view(desk, names, tie, judged) for tie in reuse]
    return tuple(
        sorted(found, key=lambda view: (_rank(view.derived.key), _rank(view.source.key), view.anchor))
    )


def _view(desk: Desk, names: Names, tie: Reuse, judged: JudgedWords) -> ReuseView:
    directed = tie.directed and tie.relation is not Relation.COMMON_ORIGIN
    source, derived = names.ends(tie)
    if not directed and _rank(source.key) > _rank(derived.key):
        return _view(desk, names, _turned(tie), judged)
    return ReuseView(
        anchor=f"reuse-{tie.source}-{tie.derived}",
        source=source,
        derived=derived,
        relation=tie.relation.value,
        common_origin=tie.relation is Relation.COMMON_ORIGIN,
        directed=directed,
        coverage=percent(tie.coverage),
        coverage_back=percent(tie.coverage_back),
        decision="one account" if tie.one_lineage else "two accounts",
        sureness=sureness(tie.confidence),
        confidence=f"{tie.confidence:.2f}",
        reasons=tuple(label(reason) for reason in tie.reasons),
        pairs=tuple(_pair(desk, pair) for pair in tie.pairs),
        quotations=tuple(_pair(desk, pair) for pair in tie.shared_quotations),
        tags=("del", "ins") if directed else ("mark", "mark"),
        judged=judged.of(tie.judged),
    )


def _turned(tie: Reuse) -> Reuse:
    """The same undirected relation told from the other end."""
    return replace(
        tie,
        source=tie.derived,
        derived=tie.source,
        coverage=tie.coverage_back,
        coverage_back=tie.coverage,
        pairs=tuple(replace(p, source=p.derived, derived=p.source) for p in tie.pairs),
        shared_quotations=tuple(
            replace(p, source=p.derived, derived=p.source) for p in tie.shared_quotations
        ),
    )


def _pair(desk: Desk, pair: PassagePair) -> PairView:
    source, derived = compared(desk.text(pair.source), desk.text(pair.derived))
    return PairView(
        source=source,
        derived=derived,
        source_anchor=citation_anchor(pair.source),
        derived_anchor=citation_anchor(pair.derived),
        kind=pair.kind.value,
        similarity=f"{pair.similarity:.2f}",
    )


def _rank(key: str) -> tuple[int, str, int]:
    """A2 before A10, Z1 before AA1."""
    letters = key.rstrip("0123456789")
    return len(letters), letters, int(key[len(letters) :] or 0)
