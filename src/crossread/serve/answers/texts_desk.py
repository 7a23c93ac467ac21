"""A story's small desk with the texts of a few of its reports, and their layers where those are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TypeVar

from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.export.page_names import Names, name_everything
from crossread.serve.answers.story_desk import story_desk, story_names
from crossread.serve.library import Library
from crossread.serve.refusals import missing

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class OpenText:
    """One report, read: its text and layers on a desk of its story, and what that desk calls things.

    Other reports of the desk have no text, but for those whose words tell the day this one was written.
    """

    report: Report
    desk: Desk
    names: Names

    @property
    def story_id(self) -> str | None:
        """The story it belongs to."""
        story = self.desk.story_of(self.report.id)
        return story.id if story else None


def open_text(library: Library, report_id: str) -> OpenText:
    """One report with its text and layers.

    Raises:
        RequestError: when the desk holds no such report.
    """
    story_id = library.desk().story_of(report_id)
    texts = {report_id}
    if story_id is not None:
        known = story_desk(library, story_id)
        doubt, inferred = known.doubt(report_id), known.inferred_day(report_id)
        evidence = [*(doubt.evidence if doubt else ()), *(doubt.instead.evidence if doubt else ())]
        evidence += inferred.evidence if inferred else ()
        texts.update(citation.report for citation in evidence)
    desk = desk_with_texts(library, story_id, texts, readings=(report_id,))
    return OpenText(desk.report(report_id), desk, names_of(library, story_id, desk))


def held_report(library: Library, report_id: str) -> Report:
    """The report of that id, with its text.

    Raises:
        RequestError: when the desk holds no such report.
    """
    return _held(library.desk().report, report_id)


def held_reading(library: Library, report_id: str) -> Reading:
    """The layers on that report.

    Raises:
        RequestError: when the desk holds no such report.
    """
    return _held(library.desk().reading, report_id)


def desk_with_texts(
    library: Library, story_id: str | None, texts: Collection[str], *, readings: Collection[str] = ()
) -> Desk:
    """What crossing found of a story; of its reports only those in `texts` have a text, and `readings` their layers.

    Without a story it is a desk of those reports alone.

    Raises:
        RequestError: when the desk holds no such story, or not one of the reports.
    """
    whole = {report_id: held_report(library, report_id) for report_id in sorted(set(texts))}
    layers = tuple(held_reading(library, report_id) for report_id in sorted(set(readings)))
    if story_id is None:
        return Desk(reports=tuple(whole.values()), readings=layers)
    desk = story_desk(library, story_id)
    known = tuple(whole.pop(report.id, report) for report in desk.reports)
    return replace(desk, reports=(*known, *whole.values()), readings=layers)


def names_of(library: Library, story_id: str | None, desk: Desk) -> Names:
    """Short keys for what a story holds; without a story, names without keys for the desk's own reports."""
    return name_everything(desk) if story_id is None else story_names(library, story_id)


def sentences_at(reading: Reading, span: Span) -> Span:
    """The passages that some characters stand in, from the first to the last they touch; else the characters."""
    touched = [passage.span for passage in reading.passages if passage.span.overlaps(span)]
    return Span(
        min([span.start, *(one.start for one in touched)]), max([span.end, *(one.end for one in touched)])
    )


def report_address(report_id: str, span: Span | None = None) -> str:
    """The page of a report, at some of its characters."""
    return f"/reports/{report_id}?at={span.start}-{span.end}#here" if span else f"/reports/{report_id}"


def compare_address(a: str, b: str, at: Citation | None = None) -> str:
    """The page that shows two reports side by side, at the row that holds some characters of either."""
    there = f"&at={at.report}:{at.span.start}-{at.span.end}#here" if at else ""
    return f"/compare?a={a}&b={b}{there}"


def _held(get: Callable[[str], Value], report_id: str) -> Value:
    try:
        return get(report_id)
    except KeyError:
        raise missing("report", report_id) from None
