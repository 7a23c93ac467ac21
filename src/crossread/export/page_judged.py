"""What people decided, beside the results it formed, and in one list with what it took away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Verdict
from crossread.domain.span import Citation
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_words import day_words, label

SAID = {
    Verdict.SAME: "held to be one",
    Verdict.DIFFERENT: "held apart",
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
}
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One decision of a person: what was decided about what, by whom and when, and the words it is about."""

    said: str
    about: str
    signed: str
    note: str
    places: tuple[tuple[ReportName, str, str], ...]  # report, words, anchor
    more: int


class JudgedWords:
    """Looks up the judgements of a desk by their ids."""

    def __init__(self, desk: Desk) -> None:
        self._by_id = {judgement.id: judgement for judgement in desk.judgements}

    def of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """ "accepted by Ann Lind, 14 May 2031 (as agreed on the phone)" for each, the oldest first."""
        return tuple(
            f"{_said(one)} by {_signed(one)}{f' ({label(one.note, limit_chars=200)})' if one.note else ''}"
            for one in self._known(ids)
        )

    def views(self, desk: Desk, names: Names, story: Story) -> tuple[JudgementView, ...]:
        """Every judgement that formed a result of a story, or took one away."""
        return tuple(_view(desk, names, one) for one in self._known(story.judged))

    def _known(self, ids: Iterable[str]) -> list[Judgement]:
        found = (self._by_id[one] for one in ids if one in self._by_id)
        return sorted(found, key=lambda one: (one.at, one.id))


def judged_citations(desk: Desk) -> Iterator[Citation]:
    """The characters that judgements of the stories are about, as far as the desk has them."""
    followed = {one for story in desk.stories for one in story.judged}
    lengths = {report.id: len(report.text) for report in desk.reports}
    for judgement in desk.judgements:
        if judgement.id in followed:
            for place in (*judgement.places, *judgement.others):
                if place.span.end <= lengths.get(place.report, -1):
                    yield place


def _view(desk: Desk, names: Names, one: Judgement) -> JudgementView:
    lengths = {report.id: len(report.text) for report in desk.reports}
    places = [p for p in (*one.places, *one.others) if p.span.end <= lengths.get(p.report, -1)]
    about = f"{one.subject.value} ({one.detail.replace('/', ': ')})" if one.detail else one.subject.value
    return JudgementView(
        said=_said(one),
        about=label(about, limit_chars=80),
        signed=_signed(one),
        note=label(one.note),
        places=tuple(
            (names.reports[p.report], label(desk.text(p), limit_chars=80), citation_anchor(p))
            for p in places[:_MOST_PLACES]
        ),
        more=max(0, len(places) - _MOST_PLACES),
    )


def _said(one: Judgement) -> str:
    said = SAID[one.verdict]
    return f"{label(one.field, limit_chars=40)} {said}" if one.field else said


def _signed(one: Judgement) -> str:
    return f"{label(one.author, limit_chars=80)}, {day_words(one.at[:10])}"
