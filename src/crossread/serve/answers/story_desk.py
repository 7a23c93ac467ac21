"""One story as a small desk: what crossing found of it, and its reports without their texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.export.page_names import Names, name_everything
from crossread.serve.answers.stories import story_version
from crossread.serve.library import Library
from crossread.serve.refusals import missing


def story_desk(library: Library, story_id: str) -> Desk:
    """A desk of this story alone, in the order of `Desk`. Its reports have no text and no furniture, and no readings.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("story desk", story_id, story_version(library, story_id))
    return library.kept(key, lambda: _with_facts(library, story_id))


def results_desk(library: Library, story_id: str) -> Desk:
    """The same without entities and events, which take longest to read: for all that does not show them.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("results desk", story_id, story_version(library, story_id))
    return library.kept(key, lambda: _results(library, story_id))


def story_of(desk: Desk) -> Story:
    """The one story of a desk that `story_desk` made."""
    return desk.stories[0]


def story_names(library: Library, story_id: str) -> Names:
    """Short keys for the reports, lineages, claims and discrepancies of a story: A1, B, C4, D7.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("story names", story_id, story_version(library, story_id))
    return library.kept(key, lambda: name_everything(story_desk(library, story_id)))


def results_names(library: Library, story_id: str) -> Names:
    """The same keys, but none for events.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("results names", story_id, story_version(library, story_id))
    return library.kept(key, lambda: name_everything(results_desk(library, story_id)))


def desk_with_passages(library: Library, story_id: str, report_ids: Collection[str]) -> Desk:
    """A `results_desk` whose reports named here have their texts, and readings that hold nothing but their passages.

    Far cheaper than whole readings, and enough to show the sentence that characters stand in.

    Raises:
        RequestError: when the desk holds no such story.
    """
    whole = _texts(library, report_ids)
    spans = library.desk().browsing().passage_spans(report_ids)
    readings = tuple(
        Reading(
            report_id,
            passages=tuple(Passage(at, span, 0) for at, span in enumerate(spans.get(report_id, ()))),
        )
        for report_id in sorted(whole)
    )
    desk = results_desk(library, story_id)
    return replace(desk, reports=tuple(whole.get(one.id, one) for one in desk.reports), readings=readings)


def _texts(library: Library, report_ids: Collection[str]) -> Mapping[str, Report]:
    try:
        return {report_id: library.desk().report(report_id) for report_id in sorted(set(report_ids))}
    except KeyError as error:
        raise missing("report", str(error.args[0])) from None


def _results(library: Library, story_id: str) -> Desk:
    desk, browsing = library.desk(), library.desk().browsing()
    with browsing.together():
        try:
            story = browsing.story(story_id)
        except KeyError:
            raise missing("story", story_id) from None
        return Desk(
            reports=tuple(_light(desk.report(report)) for report in sorted(story.reports)),
            stories=(story,),
            lineages=browsing.lineages(story_id),
            claims=tuple(
                sorted(browsing.claims(story_id), key=lambda c: (-c.lineages, -c.origins, -c.reports, c.id))
            ),
            discrepancies=tuple(sorted(browsing.discrepancies(story_id), key=lambda d: (d.kind, d.id))),
        )


def _with_facts(library: Library, story_id: str) -> Desk:
    browsing = library.desk().browsing()
    with browsing.together():
        entities, events = browsing.entities(story_id), browsing.events(story_id)
    return replace(
        results_desk(library, story_id),
        entities=tuple(sorted(entities, key=lambda e: (-len(e.members), -len(e.mentions), e.id))),
        events=tuple(sorted(events, key=lambda e: (-len(e.mentions), e.id))),
    )


def _light(report: Report) -> Report:
    return replace(report, text="", furniture=())
