"""The relation of two reports as people judged it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.judged.index import RELATION, Judged
from crossread.crossing.judged.words import reason
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.judging_rules import OPEN
from crossread.domain.reuse import PassagePair, Relation, Reuse

SOURCE = "source"


def judged_pairs(pairs: Sequence[PairCrossing], judged: Judged) -> Sequence[PairCrossing]:
    """The pairs with every relation that somebody judged put right."""
    if not judged:
        return pairs
    return [replace(pair, reuse=judged_reuse(pair.reuse, judged)) for pair in pairs]


def judged_reuse(reuse: Reuse, judged: Judged) -> Reuse:
    """One relation, put right: first whether the two are one account, then how, then in which direction."""
    a, b = reuse.source, reuse.derived
    if judged.accounts.tied(a, b):
        by = _binding(judged, a, b, Verdict.SAME, Verdict.ACCEPT)
        unknown = reuse.relation is Relation.INDEPENDENT
        relation = Relation.COMMON_ORIGIN if unknown else reuse.relation
        reuse = _settled(replace(reuse, relation=relation, one_lineage=True), by, "to be one account")
    elif judged.accounts.apart(a, b):
        reuse = _independent(reuse, _binding(judged, a, b, Verdict.DIFFERENT, Verdict.REJECT))
    related = _about(judged, a, b, RELATION)
    if related is not None:
        reuse = _related(reuse, related)
    turned = _about(judged, a, b, SOURCE)
    if turned is not None and reuse.relation is not Relation.INDEPENDENT:
        reuse = _turned(reuse, turned)
    return reuse


def judgements_on_account(judged: Judged, reports: Sequence[str]) -> tuple[str, ...]:
    """Ids of the judgements that hold these reports together, or others away from them."""
    held = (one.id for one in judged.of(Subject.REUSE, Verdict.ACCEPT) if _holds(judged, one, reports))
    return tuple(sorted({*held, *judged.joins_or_parts(Subject.REUSE, frozenset(reports))}))


def _holds(judged: Judged, judgement: Judgement, reports: Sequence[str]) -> bool:
    return judgement.id in judged.holding and judged.is_mostly_in(judgement, frozenset(reports))


def _binding(judged: Judged, a: str, b: str, *verdicts: Verdict) -> Judgement | None:
    """The newest judgement that speaks of both; where it took several together, of one of them."""
    found = [
        (len({a, b} & {*judged.sides[one.id].first, *judged.sides[one.id].second}), one)
        for one in judged.of(Subject.REUSE, *verdicts)
        if one.id in judged.holding
    ]
    most = max((shared for shared, _ in found), default=0)
    return next((one for shared, one in found if shared == most > 0), None)


def _about(judged: Judged, a: str, b: str, field: str) -> Judgement | None:
    """The newest correction about exactly these two reports."""
    for one in judged.of(Subject.REUSE, Verdict.CORRECT, field=field):
        sides = judged.sides[one.id]
        if {a, b} == {*sides.first, *sides.second}:
            return one
    return None


def _settled(reuse: Reuse, by: Judgement | None, what: str) -> Reuse:
    if by is None:
        return replace(reuse, confidence=1.0)
    return replace(
        reuse,
        confidence=1.0,
        reasons=(reason(by, what), *reuse.reasons),
        judged=tuple(sorted({*reuse.judged, by.id})),
    )


def _independent(reuse: Reuse, by: Judgement | None) -> Reuse:
    """No account of the other's: what they share is a shared origin at most, and no passage of one is the other's."""
    source, derived = sorted((reuse.source, reuse.derived))
    quotations = reuse.shared_quotations
    if source != reuse.source:
        quotations = tuple(_swapped(pair) for pair in quotations)
    found = Reuse(
        source=source,
        derived=derived,
        relation=Relation.INDEPENDENT,
        directed=False,
        one_lineage=False,
        coverage=0.0,
        coverage_back=0.0,
        confidence=1.0,
        shared_quotations=quotations,
    )
    return _settled(found, by, "to be independent accounts")


def _related(reuse: Reuse, by: Judgement) -> Reuse:
    relation = Relation(by.value)
    if relation is Relation.INDEPENDENT:
        return _independent(reuse, by)
    one_lineage = relation is Relation.WHOLLY_DERIVED or reuse.one_lineage
    return _settled(
        replace(reuse, relation=relation, one_lineage=one_lineage), by, f"to stand as {relation.value}"
    )


def _turned(reuse: Reuse, by: Judgement) -> Reuse:
    """With the direction as judged; undirected reuse runs from the smaller id to the greater."""
    directed = by.value != OPEN
    first = by.value if directed else min(reuse.source, reuse.derived)
    if first != reuse.source:
        reuse = replace(
            reuse,
            source=reuse.derived,
            derived=reuse.source,
            coverage=reuse.coverage_back,
            coverage_back=reuse.coverage,
            pairs=tuple(_swapped(pair) for pair in reuse.pairs),
            shared_quotations=tuple(_swapped(pair) for pair in reuse.shared_quotations),
        )
    what = "to run this way" if directed else "to have no known direction"
    return replace(
        reuse,
        directed=directed,
        reasons=(reason(by, what), *reuse.reasons),
        judged=tuple(sorted({*reuse.judged, by.id})),
    )


def _swapped(pair: PassagePair) -> PassagePair:
    return replace(pair, source=pair.derived, derived=pair.source)
