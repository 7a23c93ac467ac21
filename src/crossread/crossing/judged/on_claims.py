"""Claims as people judged them: left out, kept, put in other words, resting on another voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crossread.crossing.judged.index import ORIGIN, Judged
from crossread.domain.crossing import Claim, Status, Support
from crossread.domain.judgements import Subject, Verdict

TEXT = "text"
_COUNTED = (Status.CORROBORATED, Status.SINGLE_ORIGIN, Status.SINGLE_LINEAGE)


def judged_claims(claims: Iterable[Claim], judged: Judged) -> tuple[tuple[Claim, ...], frozenset[str]]:
    """The claims that are left, each with the judgements that formed it; and all judgements that were followed."""
    kept: list[Claim] = []
    followed: set[str] = set()
    for claim in claims:
        if not judged:
            kept.append(claim)
            continue
        found, by = _judged(claim, judged)
        followed.update(by)
        if found is not None:
            kept.append(found)
    return tuple(sorted(kept, key=lambda c: (-c.lineages, -c.origins, -c.reports, c.id))), frozenset(followed)


def _judged(claim: Claim, judged: Judged) -> tuple[Claim | None, set[str]]:
    things = frozenset(judged.places.passages(support.citation for support in claim.support))
    by = set(judged.joins_or_parts(Subject.CLAIM, things))
    stands = judged.decision(Subject.CLAIM, things, Verdict.ACCEPT, Verdict.REJECT)
    if stands is not None:
        by.add(stands.id)
        if stands.verdict is Verdict.REJECT:
            return None, {stands.id}
    said = judged.decision(Subject.CLAIM, things, Verdict.CORRECT, field=TEXT)
    if said is not None:
        by.add(said.id)
        claim = replace(claim, text=said.value)
    claim, voices = _with_voices(claim, judged)
    by |= voices
    return replace(claim, judged=tuple(sorted(by))), by


def _with_voices(claim: Claim, judged: Judged) -> tuple[Claim, set[str]]:
    """With every passage on the voice it was judged to rest on; both counts and the status follow."""
    corrections = list(judged.of(Subject.CLAIM, Verdict.CORRECT, field=ORIGIN))
    if not corrections:
        return claim, set()
    by: set[str] = set()
    voices: dict[Support, str] = {}
    for passage in claim.support:
        here = judged.places.passages([passage.citation])
        for one in corrections:
            if any(place in judged.sides[one.id].first for place in here):
                voices[passage] = one.value
                by.add(one.id)
                break
    if not voices:
        return claim, by
    support = tuple(
        replace(s, origin=voices[s], attribution=None) if s in voices else s for s in claim.support
    )
    before, after = ({s.origin for s in passages} for passages in (claim.support, support))
    origins = max(1, claim.origins + len(after) - len(before))
    told = {s.citation: origin for s, origin in voices.items()}
    travel = tuple(
        replace(step, origin=told[step.target]) if step.source is None and step.target in told else step
        for step in claim.travel
    )
    status = _status(claim.lineages, origins) if claim.status in _COUNTED else claim.status
    return replace(claim, support=support, origins=origins, travel=travel, status=status), by


def _status(lineages: int, origins: int) -> Status:
    """By the table of claims: two texts and two voices corroborate."""
    if lineages < 2:
        return Status.SINGLE_LINEAGE
    return Status.CORROBORATED if origins > 1 else Status.SINGLE_ORIGIN
