"""What has become of the judgements on a desk: in force, taken back, overruled, waiting, or without anything to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Verdict, reports_of, undone


class State(StrEnum):
    """What a judgement does now."""

    IN_FORCE = "in force"
    UNDONE = "undone"
    OVERRULED = "overruled"
    WAITING = "waiting"
    WITHOUT_EFFECT = "without effect"


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement with its state, and why in words ("" where nothing is to be said)."""

    judgement: Judgement
    state: State
    why: str = ""


def standings(desk: Desk) -> tuple[Standing, ...]:
    """The standing of every judgement, the oldest first, as of the desk's last crossing."""
    given = {one.id: one for one in desk.judgements}
    gone = undone(desk.judgements)
    followed = {one for story in desk.stories for one in story.judged}
    against = {one.judgement: one.by for story in desk.stories for one in story.overruled}
    known = frozenset(report.id for report in desk.reports)
    found = []
    for one in desk.judgements:
        state, why = _state(
            one, desk, given=given, gone=gone, followed=followed, against=against, known=known
        )
        found.append(Standing(one, state, why))
    return tuple(found)


def formed_by(desk: Desk, judgement: str) -> tuple[str, ...]:
    """Ids of the lineages, entities, events, claims and discrepancies that a judgement formed."""
    formed = [(one.id, one.judged) for one in desk.lineages]
    formed += [(one.id, one.judged) for one in desk.entities]
    formed += [(one.id, one.judged) for one in desk.events]
    formed += [(one.id, one.judged) for one in desk.claims]
    formed += [(one.id, one.judged) for one in desk.discrepancies]
    return tuple(result for result, judged in formed if judgement in judged)


def _state(
    one: Judgement,
    desk: Desk,
    *,
    given: Mapping[str, Judgement],
    gone: Mapping[str, str],
    followed: set[str],
    against: Mapping[str, tuple[str, ...]],
    known: frozenset[str],
) -> tuple[State, str]:
    if one.id in gone:
        return State.UNDONE, f"taken back by {_signed(given[gone[one.id]])}"
    if one.undoes is not None:
        there = one.undoes in given
        why = f"takes back {one.undoes}"
        return (State.IN_FORCE, why) if there else (State.WAITING, f"{why}, which is not on this desk")
    by = ", ".join(_signed(given[other]) for other in against.get(one.id, ()) if other in given)
    if one.id in followed:
        return State.IN_FORCE, f"in part: the newer {by} says otherwise" if by else ""
    if by:
        return State.OVERRULED, f"the newer {by} says otherwise"
    return _unused(one, desk, known)


def _unused(one: Judgement, desk: Desk, known: frozenset[str]) -> tuple[State, str]:
    reports = reports_of(one)
    missing = len(reports - known)
    if missing:
        return State.WAITING, f"{missing} of its {len(reports)} reports not on this desk"
    stories = {story.id if (story := desk.story_of(report)) else None for report in reports}
    if len(stories) > 1:
        return State.WAITING, "its reports are not in one story"
    if one.verdict is Verdict.SAME:
        return State.WITHOUT_EFFECT, f"no {one.subject.value} holds both any more"
    return State.WITHOUT_EFFECT, f"no {one.subject.value} is made of most of these characters any more"


def _signed(judgement: Judgement) -> str:
    return f"{judgement.id} by {judgement.author} on {judgement.at[:10]}"
