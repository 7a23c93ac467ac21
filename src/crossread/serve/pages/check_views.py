"""Answers to claims as the page shows them: against, for, nearest; with the words marked that answer otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from crossread.domain.checking import Answer, Outcome
from crossread.domain.span import Span
from crossread.export.page_differences import Piece, pieces
from crossread.export.page_words import count
from crossread.serve.answers.checks import CheckAnswer, EvidenceAnswer
from crossread.serve.answers.common import SpanAnswer
from crossread.serve.answers.texts_desk import report_address

MEANINGS = {
    Answer.SUPPORTED: "Passages of the reports say this. That makes it reported, not true.",
    Answer.CONTRADICTED: "Passages of the reports say otherwise.",
    Answer.MIXED: "Some passages say this, others say otherwise.",
    Answer.NOT_FOUND: "No report on this desk says this, and none says otherwise. Not found is never false: it tells "
    "what is on the desk, not what happened.",
    Answer.NOT_MEASURED: "Nothing was compared.",
}
_ONE_SIDED = "The reports disagree about this. Only what speaks against it is sure enough to stand here."
_SHOWN = 4  # passages a side; the others fold away
_MOST_WORDS = 3  # sentences on what differs in one passage

Outlets = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of a report; `pieces` mark the words that answer otherwise than the claim, `words` say how."""

    pieces: tuple[Piece, ...]
    outlet: str
    title: str
    address: str
    origin: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideView:
    """Passages for a claim, or against it."""

    title: str
    slug: str
    counts: str
    shown: tuple[PassageView, ...]
    more: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer to one claim; `differs` is what no passage says for itself, `link` leads to it alone."""

    claim: tuple[Piece, ...]
    answer: str
    slug: str
    meaning: str
    status: str
    differs: tuple[str, ...]
    sides: tuple[SideView, ...]
    near: PassageView | None
    link: str


def answer_view(one: CheckAnswer, outlets: Outlets) -> AnswerView:
    """One answer; `outlets` name the reports of its passages."""
    against = [evidence for evidence in one.evidence if not evidence.supports]
    supporting = [evidence for evidence in one.evidence if evidence.supports]
    sides = (
        _side("against", against, outlets, (one.against_lineages, one.against_origins)),
        _side("for", supporting, outlets, (one.lineages, one.origins)),
    )
    told = {words for side in sides for passage in (*side.shown, *side.more) for words in passage.words}
    differing = {
        Span(slot.claimed.start, slot.claimed.end)
        for evidence in against
        for slot in evidence.slots
        if slot.outcome is Outcome.DIFFER
    }
    return AnswerView(
        claim=pieces(one.claim, differing=sorted(differing)),
        answer=one.answer.value,
        slug=one.answer.value.replace(" ", "-"),
        meaning=_ONE_SIDED
        if one.answer is Answer.MIXED and against and not supporting
        else MEANINGS[one.answer],
        status=one.status.value if one.status else "",
        differs=tuple(words for words in one.differs if words not in told),
        sides=tuple(side for side in sides if side.shown),
        near=_near(one.near, outlets) if one.near and not one.evidence else None,
        link=f"/check?{urlencode({'q': one.claim})}",
    )


def _side(
    slug: str, evidence: Sequence[EvidenceAnswer], outlets: Outlets, counts: tuple[int, int]
) -> SideView:
    shown = tuple(_passage(one, outlets) for one in sorted(evidence, key=lambda one: -one.probability))
    lineages, origins = counts
    told = f"{count(lineages, 'account')}, {count(origins, 'voice')}" if lineages else ""
    return SideView(f"{slug.capitalize()} it", slug, told, shown[:_SHOWN], shown[_SHOWN:])


def _passage(one: EvidenceAnswer, outlets: Outlets) -> PassageView:
    start, end = one.start, one.end
    told = [
        Span(max(slot.told.start, start) - start, min(slot.told.end, end) - start)
        for slot in one.slots
        if slot.outcome is Outcome.DIFFER
        and slot.told is not None
        and slot.told.start < end
        and slot.told.end > start
    ]
    words = dict.fromkeys(slot.words for slot in one.slots if slot.outcome is Outcome.DIFFER and slot.words)
    return PassageView(
        pieces=pieces(one.text, differing=told),
        outlet=outlets[one.report][0],
        title=one.title,
        address=report_address(one.report, Span(start, end)),
        origin=one.origin,
        words=tuple(words)[:_MOST_WORDS],
    )


def _near(span: SpanAnswer, outlets: Outlets) -> PassageView:
    outlet, title = outlets[span.report]
    return PassageView(
        pieces=pieces(span.text),
        outlet=outlet,
        title=title,
        address=report_address(span.report, Span(span.start, span.end)),
    )
