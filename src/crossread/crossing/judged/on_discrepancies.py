"""Discrepancies as people judged them: made certain, taken away, explained anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.crossing.judged.index import Judged
from crossread.domain.crossing import Discrepancy, DiscrepancyKind
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.span import Citation

EXPLANATION, KIND = "explanation", "kind"


def judged_discrepancies(
    found: Iterable[Discrepancy], judged: Judged
) -> tuple[tuple[Discrepancy, ...], frozenset[str]]:
    """The discrepancies that are left, each with its judgements; and all judgements that were followed."""
    found = tuple(found)
    about = [one for one in judged.judgements if one.subject is Subject.DISCREPANCY]
    if not about:
        return found, frozenset()
    kept: list[Discrepancy] = []
    followed: set[str] = set()
    for card in found:
        here = [reading.citation for reading in card.readings]
        near = [one for one in about if any(_at(place, here) for place in one.places)]
        left, by = _judged(card, _of_this(card, found, near))
        followed.update(by)
        if left is not None:
            kept.append(left)
    return tuple(sorted(kept, key=lambda d: (d.kind, -d.confidence, d.id))), frozenset(followed)


def _of_this(card: Discrepancy, cards: Sequence[Discrepancy], near: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that may be of this card: one whose sub-kind another card of the same place has is of that one."""
    return [
        one
        for one in near
        if one.detail.partition("/")[2] == card.detail
        or not any(
            other is not card
            and other.kind is card.kind
            and one.detail == _detail(other)
            and _is_mostly_in(one, other)
            for other in cards
        )
    ]


def _judged(card: Discrepancy, about: Sequence[Judgement]) -> tuple[Discrepancy | None, set[str]]:
    by: set[str] = set()
    kinds = {card.kind.value}
    for one in reversed(about):  # the oldest first: a kind that was corrected can be corrected again
        if one.field == KIND and _kind(one) in kinds and _is_mostly_in(one, card):
            kinds.add(one.value)
            card = replace(card, kind=DiscrepancyKind(one.value))
            by = {one.id}
    about = [one for one in about if _kind(one) in kinds]
    stands = next((one for one in about if _decides(one, card)), None)
    if stands is not None and stands.verdict is Verdict.REJECT:
        return None, {stands.id}
    if stands is not None:
        by.add(stands.id)
        card = replace(card, confidence=1.0)
    said = next((one for one in about if one.field == EXPLANATION and _is_mostly_in(one, card)), None)
    if said is not None:
        by.add(said.id)
        card = replace(card, explanation=said.value)
    return replace(card, judged=tuple(sorted(by))), by


def _decides(judgement: Judgement, card: Discrepancy) -> bool:
    """Acceptance follows a card as it grows; rejection ends where it gets a reading that nobody has judged."""
    if judgement.verdict is Verdict.ACCEPT:
        return _is_mostly_in(judgement, card)
    return judgement.verdict is Verdict.REJECT and _holds_all(judgement, card)


def _is_mostly_in(judgement: Judgement, card: Discrepancy) -> bool:
    here = [reading.citation for reading in card.readings]
    return 2 * sum(_at(place, here) for place in judgement.places) > len(judgement.places)


def _holds_all(judgement: Judgement, card: Discrepancy) -> bool:
    """Whether every reading lies in the judged characters or repeats the value of one that does."""
    judged = {r.value for r in card.readings if _at(r.citation, judgement.places)}
    return len(judged) > 0 and all(
        _at(r.citation, judgement.places) or r.value in judged for r in card.readings
    )


def _at(place: Citation, among: Iterable[Citation]) -> bool:
    return any(place.report == one.report and place.span.overlaps(one.span) for one in among)


def _kind(judgement: Judgement) -> str:
    return judgement.detail.partition("/")[0]


def _detail(card: Discrepancy) -> str:
    return f"{card.kind.value}/{card.detail}"
