"""What a report can be read beside: the other reports of its story, those it is tied to first."""

from __future__ import annotations

from crossread.domain.reuse import Reuse
from crossread.export.page_family import other_end, share_of
from crossread.serve.answers.common import Answer
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.reports import StoryRef
from crossread.serve.answers.story_desk import story_desk, story_names
from crossread.serve.answers.texts import how_words, ties_of
from crossread.serve.answers.texts_desk import desk_with_texts, names_of
from crossread.serve.library import Library

_MOST = 200


class Candidate(Answer):
    """A report to read beside another; `how` says how that one stands to it, "" where no passage is known in both."""

    report: ReportRef
    how: str
    share: float


class Candidates(Answer):
    """What a report can be read beside, the closest first; at most 200."""

    report: ReportRef
    story: StoryRef | None
    others: tuple[Candidate, ...]


def candidates(library: Library, report_id: str) -> Candidates:
    """The other reports of a report's story.

    Raises:
        RequestError: when the desk holds no such report.
    """
    story_id = library.desk().story_of(report_id)
    if story_id is None:
        desk = desk_with_texts(library, None, (report_id,))
        alone = report_ref(desk, names_of(library, None, desk), report_id)
        return Candidates(report=alone, story=None, others=())
    desk, names = story_desk(library, story_id), story_names(library, story_id)
    ties = {other_end(tie, report_id): tie for tie in reversed(ties_of(desk, report_id))}
    others = sorted(
        (one for one in desk.stories[0].reports if one != report_id),
        key=lambda one: (*_closeness(ties.get(one), report_id), names.reports[one].key, one),
    )
    story = desk.stories[0]
    return Candidates(
        report=report_ref(desk, names, report_id),
        story=StoryRef(id=story.id, title=story.title),
        others=tuple(
            Candidate(
                report=report_ref(desk, names, one),
                how=how_words(ties[one], report_id) if one in ties else "",
                share=round(share_of(ties[one], report_id), 4) if one in ties else 0.0,
            )
            for one in others[:_MOST]
        ),
    )


def _closeness(tie: Reuse | None, report_id: str) -> tuple[bool, bool, float]:
    return tie is None, tie is not None and not tie.one_lineage, -share_of(tie, report_id) if tie else 0.0
