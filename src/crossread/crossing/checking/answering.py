"""What all passages come to together: the answer, the accounts and voices behind it, and what differs, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.lists import lines
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.together import (
    ANSWER_NAMES,
    agreed,
    answer_features,
    nearness,
    unsettled,
)
from crossread.crossing.checking.verdict import Judged
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.support import independent_texts, support
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.decision import load_decision
from crossread.crossing.entities import entities_across
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.checking import Answer, Checked, Evidence, Outcome, SlotKind, SlotReading
from crossread.domain.crossing import Lineage, Status, Story, Support
from crossread.domain.desk import Desk
from crossread.domain.reuse import PassagePair, Reuse
from crossread.domain.span import Citation
from crossread.lookup import FactIndex

SIDES = {
    Answer.SUPPORTED: "check_supported",
    Answer.CONTRADICTED: "check_contradicted",
    Answer.NOT_FOUND: "check_not_found",
}
# By how much the chance of support must be above that of contradiction, and half as much above that of nothing found:
# calling a distorted claim supported is the worst error. A contradiction may be less likely than support by the leeway,
# since it has to be named as well. At this caution a twentieth of the distorted dev claims, each judged without its story,
# is called supported. docs/check.md has the figures.
_CAUTION = 0.62
_LEEWAY = 0.3
_ABOUT, _EVEN = 0.4, 0.5
# Probability of exclusion that needs no slot: on dev a third of those below it are right, of those above it three in four.
_ALONE = 0.8
_AMONG = 0.85  # of the surest passage's surety: what a passage that is among the nearest has
_NAMING = 0.3  # surety from which a difference can be told
_MENDED = 0.06  # gain times cosine from which it can be told too
_SURE = 0.9  # weight of a slot from which the two are surely of one thing
_DISPUTED = 0.5  # surety of agreement from which a claim is in dispute
# nearness of the passage that differs: one that only shares a name and a number disputes nothing
_NEAR = 0.65
_VALUES = frozenset({SlotKind.FIGURE, SlotKind.DATE, SlotKind.PLACE, SlotKind.NAME})
_MOST_EVIDENCE = 8
_MOST_WORDS = 4
_NAMED = 0.6  # weight of a difference that is worth telling where nothing is found


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """What the desk knows of the passages' reports: they by id, their lineages, reuse between lineages."""

    reports: Mapping[str, Prepared]
    lineages: tuple[Lineage, ...]
    relations: tuple[Reuse, ...] = ()


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
    told_for, told_against = _supports(for_it, accounts, lexicon), _supports(against, accounts, lexicon)
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


def decide(found: Sequence[Judged], chance: Mapping[Answer, float], *, caution: float = _CAUTION) -> Answer:
    """The answer alone, by the passages of one happening and the chance of each answer.

    `caution` is by how much support must be likelier than contradiction.
    """
    if _is_borne_out(found) and any(_is_disputed(one, found) for one in found):
        return Answer.MIXED
    if any(_states(one) for one in found):
        return Answer.SUPPORTED
    for_it, against = chance[Answer.SUPPORTED], chance[Answer.CONTRADICTED]
    nothing = chance[Answer.NOT_FOUND]
    if for_it >= max(against + caution, nothing + caution / 2):
        return Answer.SUPPORTED if _is_told_of_all(found) else Answer.NOT_FOUND
    # A contradiction that cannot be named is none: every answer has its reasons.
    named = any(_excludes_alone(one) or _differs(one, found) for one in found)
    return Answer.CONTRADICTED if named and against >= max(for_it - _LEEWAY, nothing) else Answer.NOT_FOUND


def chances(features: NDArray[np.float64]) -> dict[Answer, float]:
    """Probability of each answer; they sum to 1. *Shape:* features (len(ANSWER_NAMES),)."""
    scores = {answer: load_decision(name, ANSWER_NAMES).score(features) for answer, name in SIDES.items()}
    highest = max(scores.values())
    odds = {answer: math.exp(score - highest) for answer, score in scores.items()}
    return {answer: one / sum(odds.values()) for answer, one in odds.items()}


def _states(one: Judged) -> bool:
    """Whether the passage plainly states the claim, and nothing in it says otherwise."""
    return one.stated and not one.differing and not _excludes(one)


def _bears_out(one: Judged) -> bool:
    """Whether the network takes the passage to bear the claim out."""
    return one.says is not None and one.says.borne_out >= _EVEN


def _excludes(one: Judged) -> bool:
    """Whether it takes it to exclude the claim."""
    return one.says is not None and one.says.excluded >= _EVEN


def _excludes_alone(one: Judged) -> bool:
    """Whether it does so surely enough to be believed where no slot differs."""
    return one.says is not None and one.says.excluded >= _ALONE


def _sides(answer: Answer, found: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """The passages that are shown for the claim and against it: those that made the answer."""
    if answer is Answer.CONTRADICTED:
        return [], _speaking_against(found)
    if answer is Answer.SUPPORTED:
        return [one for one in found if _is_for(one)] or [_surest(found)], []
    against = [one for one in found if _is_disputed(one, found)]
    disputed = {slot.claimed for one in against for slot in one.differing if _is_sure_value(slot)}
    agreeing = [
        one
        for one in found
        if one not in against
        and (_is_for(one) or any(s.outcome is Outcome.AGREE and s.claimed in disputed for s in one.slots))
    ]
    return agreeing, against


def _speaking_against(found: Sequence[Judged]) -> list[Judged]:
    """Those of which a slot differs, and of those that the network alone takes for an exclusion the surest."""
    alone = [one.says.excluded if one.says is not None and _excludes_alone(one) else 0.0 for one in found]
    least = _AMONG * max(alone, default=0.0)
    return [
        one for one, sure in zip(found, alone, strict=True) if _differs(one, found) or 0.0 < least <= sure
    ]


def _surest(found: Sequence[Judged]) -> Judged:
    """The passage that bears the claim out most surely."""
    return max(
        found,
        key=lambda one: (
            one.says.borne_out if one.says else 0.0,
            one.about,
            one.passage.report.cite(one.passage.index),
        ),
    )


def _speaks(one: Judged) -> bool:
    """Whether a passage tells of the same, or comes much nearer once the claim has its values."""
    return one.about >= _NAMING or one.gain * one.mended >= _MENDED


def _is_disputed(one: Judged, found: Sequence[Judged]) -> bool:
    """Whether one part of the claim is surely agreed to by a passage and surely differs in this one."""
    return nearness(one) >= _NEAR and any(
        agreed(s, found, least=_SURE) >= _DISPUTED for s in one.differing if _is_sure_value(s)
    )


def _is_sure_value(slot: SlotReading) -> bool:
    return slot.kind in _VALUES and slot.weight >= _SURE


def _is_borne_out(found: Sequence[Judged]) -> bool:
    """Whether every figure, and every word with a digit, stands in a passage about the same: numbers must be stated."""
    about = [one for one in found if one.about >= _ABOUT / 2]
    told = {
        slot.claimed
        for one in about
        for slot in one.slots
        if slot.outcome in (Outcome.AGREE, Outcome.CONTEXT)
    }
    open_ones = {s.claimed for one in about for s in one.slots if s.kind is SlotKind.FIGURE} - told
    printed = {word.folded for one in about for word in one.passage.words}
    bare = [
        w
        for w in found[0].asked
        if any(c.isdigit() for c in w.folded) and not any(t.overlaps(w.span) for t in told)
    ]
    return not open_ones and all(word.folded in printed for word in bare)


def _is_told_of_all(found: Sequence[Judged]) -> bool:
    """Whether a claim about "all" or "both" has a passage among the nearest that speaks of a whole, in whatever word."""
    wholes = frozenset(lines("check_wholes.txt"))
    if wholes.isdisjoint(word.folded for word in found[0].asked):
        return True
    least = _AMONG * max(one.about for one in found)
    return any(
        not wholes.isdisjoint(word.folded for word in one.passage.words)
        for one in found
        if one.about >= least
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The supports of some passages by citation, with both counts."""

    by_citation: Mapping[Citation, Support]
    texts: int
    origins: int


def _is_for(one: Judged) -> bool:
    """Whether a passage bears the claim out: by its words, by the network where it was asked, else by its slots."""
    if _states(one):
        return True
    if one.says is not None:
        return _bears_out(one)
    return _speaks(one) and one.against < _EVEN and not one.differing


def _differs(one: Judged, found: Sequence[Judged]) -> bool:
    """Whether slots differ in a passage that tells of the same, and that the network does not take for support."""
    return not _bears_out(one) and _speaks(one) and bool(unsettled(one, found))


def _supports(some: Sequence[Judged], accounts: Accounts, lexicon: Lexicon) -> _Told:
    if not some:
        return _Told({}, 0, 0)
    nodes = sorted({(one.passage.report.id, one.passage.index) for one in some})
    ground = Ground.of(_scene([one.passage for one in some], accounts, lexicon))
    behind = support(nodes, ground)
    texts = independent_texts(nodes, ground)
    return _Told({s.citation: s for s in behind}, len(texts), len({s.origin for s in behind}))


def _scene(passages: Sequence[Telling], accounts: Accounts, lexicon: Lexicon) -> Scene:
    """A scene of the passages' reports, with the reuse that the desk knows between them."""
    reports = {p.report.id: p.report for p in passages}
    lineages = tuple(x for x in accounts.lineages if not set(x.reports).isdisjoint(reports))
    named = {r: accounts.reports[r] for lineage in lineages for r in lineage.reports} | reports
    readings = tuple(one.reading for one in reports.values())
    entities = entities_across(readings, {one.id: one.report.text for one in reports.values()}, ())
    story = Story("", "", tuple(sorted(named)))
    desk = Desk(
        tuple(p.report for p in named.values()),
        tuple(p.reading for p in named.values()),
        stories=(story,),
        entities=entities,
    )
    return Scene(
        story=story,
        reports=named,
        pairs=(),
        linked=tuple(_linked(passages, lineages, accounts.relations)),
        lineages=lineages,
        facts=FactIndex(desk),
        lexicon=lexicon,
        entities=entities,
    )


def _linked(
    passages: Sequence[Telling], lineages: Sequence[Lineage], relations: Sequence[Reuse]
) -> list[Linked]:
    """What the desk's reuse says of pairs of these passages."""
    reuse = [r for lineage in lineages for r in lineage.reuse] + list(relations)
    found: dict[frozenset[Citation], tuple[Reuse, PassagePair]] = {
        frozenset((pair.source, pair.derived)): (r, pair) for r in reuse for pair in r.pairs
    }
    links = []
    for a, b in combinations(passages, 2):
        told = found.get(frozenset((a.report.cite(a.index), b.report.cite(b.index))))
        if told is not None:
            r, pair = told
            first, second = (a, b) if pair.source == a.report.cite(a.index) else (b, a)
            links.append(
                Linked(
                    first.report,
                    first.index,
                    second.report,
                    second.index,
                    score=pair.similarity,
                    probability=pair.similarity,
                    directed=r.directed,
                    reused=True,
                    one_lineage=r.one_lineage,
                    relation=r.relation,
                    kind=pair.kind,
                )
            )
    return links


def _evidence(some: Sequence[Judged], told: _Told, *, supports: bool) -> list[Evidence]:
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
    if one.says is not None:
        return one.says.borne_out if supports else max(one.says.excluded, one.about * one.against)
    return one.about * (1 - one.against if supports else one.against)


def _rank(evidence: Evidence) -> tuple[bool, float, Citation]:
    return (not evidence.supports, -evidence.probability, evidence.citation)


def _status(answer: Answer, told: _Told) -> Status | None:
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
    surest = [slot for slot in nearest.differing if slot.weight >= _NAMED and nearest.about >= _ABOUT / 2]
    said += [f"If the nearest tells of the same: {_begun(slot.words)}" for slot in surest[:1]]
    return tuple(said)


def _begun(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
