"""An answer in words: the passages behind it, the accounts and voices they come to, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.crossing.checking.accounts import Accounts, Backing, backing
from crossread.crossing.checking.deciding import chances, decide
from crossread.crossing.checking.standing import (
    AMONG,
    TELLS,
    differs,
    excludes_alone,
    is_disputed,
    is_for,
    is_sure_value,
)
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.together import answer_features, unsettled
from crossread.crossing.checking.verdict import Judged
from crossread.crossing.lexicon import Lexicon
from crossread.domain.checking import Answer, Checked, Evidence, Outcome
from crossread.domain.crossing import Status
from crossread.domain.span import Citation

_MOST_EVIDENCE = 8
_MOST_WORDS = 4
_NAMED = 0.6  # weight of a difference that is worth telling where nothing is found


def answer_of(claim: Telling, found: Sequence[Judged], accounts: Accounts, lexicon: Lexicon) -> Checked:
    """The answer to one claim by the passages of one happening compared with it."""
    text = claim.report.report.text
    if not found:
        return Checked(text, Answer.NOT_FOUND, differs=("The desk holds no passage.",))
    answer = decide(found, chances(answer_features(found)))
    nearest = max(found, key=lambda one: (one.about, one.passage.report.cite(one.passage.index)))
    near = nearest.passage.report.cite(nearest.passage.index)
    if answer is Answer.NOT_FOUND:
        return Checked(text, answer, near=near, differs=_left_open(nearest))
    for_it, against = _sides(answer, found)
    told_for, told_against = backing(for_it, accounts, lexicon), backing(against, accounts, lexicon)
    evidence = sorted(
        _evidence(for_it, told_for, supports=True) + _evidence(against, told_against, supports=False),
        key=_rank,
    )
    return Checked(
        claim=text,
        answer=answer,
        status=_status(answer, told_for),
        lineages=told_for.texts,
        origins=told_for.origins,
        against_lineages=told_against.texts,
        against_origins=told_against.origins,
        evidence=tuple(evidence[:_MOST_EVIDENCE]),
        near=near,
        differs=_differences(against, found, mixed=answer is Answer.MIXED),
    )


def _sides(answer: Answer, found: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """The passages that are shown for the claim and against it: those that made the answer."""
    if answer is Answer.CONTRADICTED:
        return [], _speaking_against(found)
    if answer is Answer.SUPPORTED:
        return [one for one in found if is_for(one)] or [_surest(found)], []
    against = [one for one in found if is_disputed(one, found)]
    disputed = {slot.claimed for one in against for slot in one.differing if is_sure_value(slot)}
    agreeing = [
        one
        for one in found
        if one not in against
        and (is_for(one) or any(s.outcome is Outcome.AGREE and s.claimed in disputed for s in one.slots))
    ]
    return agreeing, against


def _speaking_against(found: Sequence[Judged]) -> list[Judged]:
    """Those of which a slot differs, and of those that the network alone takes for an exclusion the surest."""
    alone = [
        one.bearing.excluded if one.bearing is not None and excludes_alone(one) else 0.0 for one in found
    ]
    least = AMONG * max(alone, default=0.0)
    return [one for one, sure in zip(found, alone, strict=True) if differs(one, found) or 0.0 < least <= sure]


def _surest(found: Sequence[Judged]) -> Judged:
    """The passage that bears the claim out most surely."""
    return max(
        found,
        key=lambda one: (
            one.bearing.borne_out if one.bearing else 0.0,
            one.about,
            one.passage.report.cite(one.passage.index),
        ),
    )


def _evidence(some: Sequence[Judged], told: Backing, *, supports: bool) -> list[Evidence]:
    found = []
    for one in some:
        citation = one.passage.report.cite(one.passage.index)
        behind = told.by_citation[citation]
        sure = _surety(one, supports=supports)
        found.append(
            Evidence(
                citation=citation,
                supports=supports,
                probability=round(sure, 3),
                lineage=behind.lineage,
                origin=behind.origin,
                slots=one.slots,
                source=behind.attribution,
            )
        )
    return found


def _surety(one: Judged, *, supports: bool) -> float:
    if one.bearing is not None:
        return one.bearing.borne_out if supports else max(one.bearing.excluded, one.about * one.against)
    return one.about * (1 - one.against if supports else one.against)


def _rank(evidence: Evidence) -> tuple[bool, float, Citation]:
    return (not evidence.supports, -evidence.probability, evidence.citation)


def _status(answer: Answer, told: Backing) -> Status | None:
    if answer is Answer.MIXED:
        return Status.DISPUTED
    if answer is not Answer.SUPPORTED:
        return None
    if told.texts < 2:
        return Status.SINGLE_LINEAGE
    return Status.CORROBORATED if told.origins > 1 else Status.SINGLE_ORIGIN


def _differences(against: Sequence[Judged], found: Sequence[Judged], *, mixed: bool) -> tuple[str, ...]:
    """Each difference once, the surest first; in a dispute also those that other passages agree to."""
    told = [(one, unsettled(one, found) or (one.differing if mixed else ())) for one in against]
    slots = sorted(
        (
            (-one.about * slot.weight, at, slot.words)
            for one, slots in told
            for at, slot in enumerate(slots[:2])
        )
    )
    named = tuple(dict.fromkeys(words for _, _, words in slots))[:_MOST_WORDS]
    unnamed = sorted((one for one, slots in told if not slots), key=lambda one: -_surety(one, supports=False))
    return named or tuple(_told_otherwise(one) for one in unnamed[:1])


def _told_otherwise(one: Judged) -> str:
    """A difference that no slot names: the passage itself is the reason."""
    quoted = " ".join(one.passage.text.split())
    return f"No single part differs, but read as a whole this seems to exclude it: “{quoted}”"


def _left_open(nearest: Judged) -> tuple[str, ...]:
    """What the nearest passage lacks, and what would differ if it told of the same."""
    missing = ", ".join(f"“{word.text}”" for word in nearest.told.missing[:_MOST_WORDS])
    lacking = f"; the nearest has nothing for {missing}" if missing else ""
    said = [f"No passage surely says so or says otherwise{lacking}."]
    surest = [slot for slot in nearest.differing if slot.weight >= _NAMED and nearest.about >= TELLS]
    said += [f"If the nearest tells of the same: {_begun(slot.words)}" for slot in surest[:1]]
    return tuple(said)


def _begun(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
