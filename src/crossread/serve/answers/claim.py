"""One claim: why it has its status, every passage behind it in its place, what speaks against it, how it travelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from crossread.domain.crossing import Claim, Passing, Step, Support
from crossread.domain.desk import Desk
from crossread.domain.events import Event
from crossread.domain.span import Citation
from crossread.export.page_claims import MEANINGS
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import Names
from crossread.export.page_travel import travel_rows
from crossread.export.page_words import label, time_words
from crossread.serve.answers.claim_against import ContraryAnswer, contrary, readings_overlap
from crossread.serve.answers.claim_why import why_sentences
from crossread.serve.answers.claims import ClaimRow, claim_row
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer, span_answer
from crossread.serve.answers.discrepancy_refs import DiscrepancyRef, discrepancy_ref
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.story_desk import desk_with_passages, story_desk, story_names
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_MOST_STEPS = 200
_MOST_OTHERS = 40


class PassageRef(Answer):
    """A passage named by another answer: its report, and where it stands there."""

    report: ReportRef
    start: int
    end: int


class SupportAnswer(Answer):
    """A passage behind a claim, with the sentences before and after it.

    `origin` is the voice it rests on, `voice` where that voice is named in the report. `how` is how the claim came into
    it: from another passage (`source`), or told by the voice; None where nothing is known.
    """

    report: ReportRef
    lineage: str
    span: SpanAnswer
    before: SpanAnswer | None
    after: SpanAnswer | None
    origin: str
    voice: SpanAnswer | None
    how: Passing | None
    source: PassageRef | None


class AccountAnswer(Answer):
    """An account behind a claim: whose it is, with how many passages and reports."""

    lineage: str
    key: str
    hue: str
    voice: str
    passages: int
    reports: int


class TravelAnswer(Answer):
    """A step on a claim's way, in the order in which a tree is read: `depth` steps from its start.

    A row is a voice (`voice`, and no passage), or a passage under what it was taken from (`how`, `source`) or under the
    voice that told it.
    """

    depth: int
    voice: str
    passage: PassageRef | None
    text: str
    day: str
    how: str
    source: PassageRef | None
    earliest: bool


class EventRef(Answer):
    """A happening named by another answer."""

    id: str
    key: str
    words: str


class ClaimAnswer(ClaimRow):
    """A claim with all that stands behind it and against it.

    `why` says in sentences how the status comes about. `support` is ordered by account. `against` are discrepancies whose
    readings speak against it, at most 8; `others` are the rest of those that touch its passages, at most 40.
    """

    meaning: str
    why: tuple[str, ...]
    happening: EventRef | None
    by_account: tuple[AccountAnswer, ...]
    support: PageAnswer[SupportAnswer]
    against: tuple[ContraryAnswer, ...]
    others: tuple[DiscrepancyRef, ...]
    travel: tuple[TravelAnswer, ...]
    travel_more: int
    judgements: tuple[str, ...]


def claim_answer(library: Library, story_id: str, claim_id: str, wanted: Paging) -> ClaimAnswer:
    """One claim; `wanted` says which of the passages behind it.

    Raises:
        RequestError: when the desk holds no such story, or the story no such claim.
    """
    light, names = story_desk(library, story_id), story_names(library, story_id)
    claim = next((one for one in light.claims if one.id == claim_id), None)
    if claim is None:
        raise missing("claim", claim_id)
    ordered = _by_account(names, claim)
    shown = ordered[wanted.offset : wanted.offset + wanted.limit]
    desk = desk_with_passages(library, story_id, {support.citation.report for support in shown})
    touching = [one for one in light.discrepancies if one.claim == claim.id or readings_overlap(one, claim)]
    against, others = contrary(library, claim, touching)
    travel = tuple(_travel(desk, names, claim))
    judged = JudgedWords(Desk(judgements=library.desk().judgements())) if claim.judged else None
    return ClaimAnswer(
        **claim_row(light, names, claim).model_dump(),
        meaning=MEANINGS[claim.status],
        why=why_sentences(light, names, claim, touching),
        happening=_happening(light, names, claim),
        by_account=tuple(_accounts(names, ordered)),
        support=PageAnswer(
            items=tuple(_supports(desk, names, claim, shown)),
            total=len(ordered),
            offset=wanted.offset,
            limit=wanted.limit,
        ),
        against=against,
        others=tuple(discrepancy_ref(names, one) for one in others[:_MOST_OTHERS]),
        travel=travel[:_MOST_STEPS],
        travel_more=max(0, len(travel) - _MOST_STEPS),
        judgements=judged.of(claim.judged) if judged else (),
    )


def _by_account(names: Names, claim: Claim) -> list[Support]:
    """Accounts of most passages first, then by their letters; within one in the order of the reports' keys."""
    number = Counter(support.lineage for support in claim.support)

    def rank(support: Support) -> tuple[int, int, str, int, str, Citation]:
        letter, key = names.lineages[support.lineage].key, names.reports[support.citation.report].key
        return -number[support.lineage], len(letter), letter, len(key), key, support.citation

    return sorted(claim.support, key=rank)


def _accounts(names: Names, ordered: Sequence[Support]) -> Iterator[AccountAnswer]:
    for lineage in dict.fromkeys(support.lineage for support in ordered):
        inside = [support for support in ordered if support.lineage == lineage]
        name = names.lineages[lineage]
        yield AccountAnswer(
            lineage=lineage,
            key=name.key,
            hue=name.hue,
            voice=name.voice,
            passages=len(inside),
            reports=len({support.citation.report for support in inside}),
        )


def _supports(desk: Desk, names: Names, claim: Claim, shown: Sequence[Support]) -> Iterator[SupportAnswer]:
    steps = {step.target: step for step in claim.travel}
    for support in shown:
        cited, step = support.citation, steps.get(support.citation)
        text = desk.report(cited.report).text
        before, after = _around(desk, cited)
        yield SupportAnswer(
            report=report_ref(desk, names, cited.report),
            lineage=support.lineage,
            span=span_answer(cited, text),
            before=before,
            after=after,
            origin=support.origin,
            voice=_voice(support, text),
            how=step.how if step else None,
            source=_source(desk, names, step),
        )


def _voice(support: Support, text: str) -> SpanAnswer | None:
    """Where the voice is named, which is in the same report."""
    named = support.attribution
    return span_answer(named, text) if named and named.report == support.citation.report else None


def _around(desk: Desk, cited: Citation) -> tuple[SpanAnswer | None, SpanAnswer | None]:
    """The sentence before a passage, and the one after it."""
    text = desk.report(cited.report).text
    spans = [passage.span for passage in desk.reading(cited.report).passages]
    before = max((span for span in spans if span.end <= cited.span.start), default=None)
    after = min((span for span in spans if span.start >= cited.span.end), default=None)
    return (
        span_answer(Citation(cited.report, before), text) if before else None,
        span_answer(Citation(cited.report, after), text) if after else None,
    )


def _source(desk: Desk, names: Names, step: Step | None) -> PassageRef | None:
    return _place(desk, names, step.source) if step and step.source else None


def _place(desk: Desk, names: Names, cited: Citation) -> PassageRef:
    return PassageRef(
        report=report_ref(desk, names, cited.report), start=cited.span.start, end=cited.span.end
    )


def _travel(desk: Desk, names: Names, claim: Claim) -> Iterator[TravelAnswer]:
    for row in travel_rows(desk, names, claim):
        yield TravelAnswer(
            depth=row.depth,
            voice=row.heads or ("" if row.told else row.origin),
            passage=_place(desk, names, row.passage) if row.passage else None,
            text=label(row.text, limit_chars=200),
            day=row.day,
            how=row.how,
            source=_place(desk, names, row.source_passage) if row.source_passage else None,
            earliest=row.earliest,
        )


def _happening(desk: Desk, names: Names, claim: Claim) -> EventRef | None:
    event: Event | None = next((one for one in desk.events if one.id == claim.event), None)
    if event is None:
        return None
    sort = " ".join(part for part in (event.type.replace("_", " ").lower(), event.mode) if part)
    place = label(event.place.name, limit_chars=60) if event.place else ""
    parts = [part for part in (sort, time_words(event.day), place) if part]
    return EventRef(id=event.id, key=names.events.get(event.id, ""), words=", ".join(parts) or "a happening")
