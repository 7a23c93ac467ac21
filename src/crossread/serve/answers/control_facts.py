"""Who is said to hold what: statements about places by the day they are told of, and who makes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crossread.domain.facts import EventStatus, Place
from crossread.domain.ids import content_id
from crossread.domain.span import Citation
from crossread.export.page_control import ToldControl, told_controls
from crossread.export.page_days import is_background
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer
from crossread.serve.answers.tellings import Facts, TellingAnswer

HUES = 8  # as many as assets/desk.css defines
_QUOTE_CHARS = 240


class StatementAnswer(Answer):
    """One statement about a place, with everybody who makes it.

    `holder` is who has the place after the change or, where it was lost or left, who had it; "" where nobody is named.
    `place_id`, `latitude` and `longitude` are None where no gazetteer knows the place. `start` and `end` are ISO days, both
    inside, None where no day is known; with `by_report` they are the day of the report, so that it was so by then at the
    latest. `claimed_by` is the voice it is left to, "" for the reports' own. `status` is "actual" for what is told as
    having happened. `hue` is the style name of the holder.
    """

    id: str
    place: str
    place_id: str | None
    latitude: float | None
    longitude: float | None
    change: str
    holder: str
    hue: str
    without: str
    start: str | None
    end: str | None
    when: str
    by_report: bool
    claimed_by: str
    status: EventStatus
    background: bool
    lineages: int
    quote: str
    told: tuple[TellingAnswer, ...]


@dataclass(slots=True)
class _Draft:
    first: ToldControl
    place: Place | None
    cited: list[Citation] = field(default_factory=list)


def statements(facts: Facts) -> tuple[StatementAnswer, ...]:
    """Places of most statements first, located ones before others; within a place by day, undated ones last."""
    told = told_controls(facts.desk, facts.story, facts.index)
    places = _places(facts, told)
    drafts: dict[tuple[object, ...], _Draft] = {}
    for one in told:
        mark = one.mark
        key = (
            mark.place,
            mark.change,
            mark.holder,
            mark.without,
            mark.start,
            mark.end,
            mark.claimed_by,
            one.control.status,
        )
        draft = drafts.setdefault(key, _Draft(one, places.get(mark.place)))
        draft.cited.append(Citation(one.report, one.control.span))
    hues = _hues(told)
    sizes = Counter(one.mark.place for one in told)
    found = [_answer(facts, draft, hues) for draft in drafts.values()]
    return tuple(
        sorted(
            found,
            key=lambda s: (
                s.latitude is None,
                -sizes[s.place],
                s.place,
                s.start is None,
                s.start or "",
                s.id,
            ),
        )
    )


def held_on(found: tuple[StatementAnswer, ...], day: str) -> tuple[StatementAnswer, ...]:
    """What was said last of each place by an ISO day, of what is told as having happened."""
    dated = [s for s in found if s.start and s.start <= day and s.status is EventStatus.ACTUAL]
    last: dict[str, str] = {}
    for one in dated:
        last[one.place] = max(last.get(one.place, ""), one.start or "")
    return tuple(one for one in dated if one.start == last[one.place])


def control_days(found: tuple[StatementAnswer, ...]) -> tuple[str, ...]:
    """The ISO days of which something is said, in their order."""
    return tuple(sorted({s.start for s in found if s.start and s.status is EventStatus.ACTUAL}))


def _places(facts: Facts, told: tuple[ToldControl, ...]) -> dict[str, Place]:
    """Where the places lie that are named as such, under the names that statements have for them."""
    found: dict[str, Place] = {}
    for one in told:
        mention = facts.index.place(one.report, one.control.place)
        entity = facts.index.entity(one.report, one.control.place)
        place = mention.place if mention and mention.place else entity.place if entity else None
        if place is not None:
            found.setdefault(one.mark.place, place)
    return found


def _hues(told: tuple[ToldControl, ...]) -> dict[str, str]:
    """Those named most often first; the rest and the unnamed share a grey one."""
    counts = Counter(one.mark.holder for one in told if one.mark.holder)
    ordered = sorted(counts, key=lambda holder: (-counts[holder], holder))
    return {holder: f"h{at}" for at, holder in enumerate(ordered[:HUES])}


def _answer(facts: Facts, draft: _Draft, hues: dict[str, str]) -> StatementAnswer:
    report, control, mark = draft.first.report, draft.first.control, draft.first.mark
    period = facts.index.period(report, control.time)
    passages = facts.index.reading(report).passages
    span = passages[control.passage].span if control.passage < len(passages) else control.span
    return StatementAnswer(
        id=content_id("k", report, control.span.start, control.span.end, control.change.value),
        place=mark.place,
        place_id=draft.place.id if draft.place else None,
        latitude=draft.place.latitude if draft.place else None,
        longitude=draft.place.longitude if draft.place else None,
        change=mark.change,
        holder=mark.holder,
        hue=hues.get(mark.holder, "h-none"),
        without=mark.without,
        start=mark.start or mark.end,
        end=mark.end or mark.start,
        when=mark.when,
        by_report=bool(mark.start or mark.end) and not (period and (period.start or period.end)),
        claimed_by=mark.claimed_by.rstrip(" ,;:"),
        status=control.status,
        background=is_background(facts.story, period),
        lineages=facts.accounts(citation.report for citation in draft.cited),
        quote=label(span.of(facts.index.text(report)), limit_chars=_QUOTE_CHARS),
        told=facts.tellings(draft.cited),
    )
