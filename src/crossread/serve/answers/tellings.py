"""Who tells a fact, and in which words: a report with the characters that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.span import Citation, Span
from crossread.export.page_names import Names
from crossread.export.page_words import label
from crossread.lookup import FactIndex
from crossread.serve.answers.common import Answer, SpanAnswer
from crossread.serve.answers.report_refs import ReportRef, report_ref

_WORDS_CHARS = 200


class TellingAnswer(Answer):
    """A report and the characters by which it tells a fact; long ones are cut short in `span.text` alone."""

    report: ReportRef
    span: SpanAnswer


@dataclass(frozen=True, slots=True)
class Facts:
    """One story with all its texts and their layers, and how each of its reports is called."""

    desk: Desk
    names: Names
    story: Story
    index: FactIndex
    refs: dict[str, ReportRef]

    def telling(self, citation: Citation) -> TellingAnswer:
        """A citation with its report and words."""
        span = citation.span
        words = span.of(self.desk.report(citation.report).text)
        return TellingAnswer(
            report=self.refs[citation.report],
            span=SpanAnswer(
                report=citation.report,
                start=span.start,
                end=span.end,
                text=words if len(words) <= _WORDS_CHARS else words[: _WORDS_CHARS - 1] + "…",
            ),
        )

    def tellings(self, cited: Iterable[Citation]) -> tuple[TellingAnswer, ...]:
        """Each once, in the order of the reports' keys, then of the text."""
        found = (self.telling(citation) for citation in dict.fromkeys(cited))
        return tuple(sorted(found, key=lambda told: (key_order(told.report), told.span.start)))

    def accounts(self, reports: Iterable[str]) -> int:
        """How many lineages some reports are in; those that were not measured are in none."""
        lineages = (self.desk.lineage_of(report) for report in set(reports))
        return len({lineage.id for lineage in lineages if lineage})

    def words(self, report: str, span: Span | None) -> str:
        """Characters of a report on one line, "" for none."""
        return label(span.of(self.desk.report(report).text), limit_chars=80) if span else ""


def facts_of(desk: Desk, names: Names) -> Facts:
    """The facts of a desk that holds one story whole."""
    story = desk.stories[0]
    refs = {report: report_ref(desk, names, report) for report in story.reports}
    return Facts(desk, names, story, FactIndex(desk), refs)


def first_of_each(told: Iterable[TellingAnswer], *, at_most: int) -> tuple[TellingAnswer, ...]:
    """The first place in each report, of so many reports."""
    first: dict[str, TellingAnswer] = {}
    for telling in told:
        first.setdefault(telling.report.id, telling)
    return tuple(first.values())[:at_most]


def key_order(ref: ReportRef) -> tuple[int, str, int, str]:
    """Keys in their order, A1 to A12, then B1; reports without a key last."""
    letters = ref.key.rstrip("0123456789")
    return (len(letters) or 99, letters, int(ref.key[len(letters) :] or 0), ref.id)


def cited(anchor: str) -> Citation:
    """The citation that an anchor of the report page stands for, see `export.page_names.citation_anchor`."""
    report, start, end = anchor.removeprefix("c-").rsplit("-", 2)
    return Citation(report, Span(int(start), int(end)))
