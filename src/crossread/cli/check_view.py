"""An answer to a claim, printed: what the reports say, who says so, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.cli.palette import DIFFERS, QUIET, STRONG
from crossread.cli.trimmed import Trimmed
from crossread.cli.words import plain
from crossread.domain.checking import Answer, Checked, Evidence
from crossread.domain.report import Report
from crossread.domain.span import Citation
from crossread.export.page_words import count

_STYLE = {
    Answer.SUPPORTED: "bold green",
    Answer.CONTRADICTED: "bold red",
    Answer.MIXED: "bold yellow",
    Answer.NOT_FOUND: "bold blue",
    Answer.NOT_MEASURED: "dim",
}
_MEANING = {
    Answer.NOT_FOUND: "Not found is not false: it says what is on the desk, not what happened.",
    Answer.NOT_MEASURED: "Nothing was compared.",
}
_LONGEST_CLAIM_CHARS = 400
_LONGEST_PASSAGE_CHARS = 280
_LONGEST_NAME_CHARS = 24
_LONGEST_ORIGIN_CHARS = 48
_MOST_SHOWN = 5
_INDENT = 2

ReportOf = Callable[[str], Report]


def print_checked(console: Console, checked: Checked, report_of: ReportOf) -> None:
    """One answer and an empty line."""
    console.print(Trimmed(answer_view(checked, report_of)))


def print_counts(console: Console, answers: Sequence[Checked]) -> None:
    """How many claims got which answer."""
    counted = Counter(one.answer for one in answers)
    said = ", ".join(f"{counted[answer]} {answer.value}" for answer in Answer if counted[answer])
    console.print(Text(f"{count(len(answers), 'claim')}: {said}", QUIET))


def answer_view(checked: Checked, report_of: ReportOf) -> RenderableType:
    """The claim with its answer, the counts, what differs, and the passages."""
    parts: list[RenderableType] = [
        Text(plain(checked.claim, limit_chars=_LONGEST_CLAIM_CHARS), STRONG),
        _headline(checked),
    ]
    under: list[RenderableType] = [
        Text(plain(line), DIFFERS if checked.evidence else "") for line in checked.differs
    ]
    if checked.evidence:
        under.append(_passages(checked.evidence, report_of))
    elif checked.near is not None:
        under.append(_nearest(checked.near, report_of))
    if checked.answer in _MEANING:
        under.append(Text(_MEANING[checked.answer], QUIET))
    parts.append(Padding(Group(*under), (0, 0, 1, _INDENT)))
    return Group(*parts)


def _headline(checked: Checked) -> Text:
    line = Text(checked.answer.value.upper(), _STYLE[checked.answer])
    notes = []
    if checked.status is not None:
        notes.append(checked.status.value)
    if checked.lineages:
        notes.append(f"for: {_counts(checked.lineages, checked.origins)}")
    if checked.against_lineages:
        notes.append(f"against: {_counts(checked.against_lineages, checked.against_origins)}")
    return line.append(f"  {'; '.join(notes)}" if notes else "", QUIET)


def _counts(lineages: int, origins: int) -> str:
    return f"{count(lineages, 'lineage')}, {count(origins, 'origin')}"


def _passages(evidence: Sequence[Evidence], report_of: ReportOf) -> RenderableType:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=_LONGEST_NAME_CHARS)
    grid.add_column(ratio=1)
    shown = evidence[:_MOST_SHOWN]
    before = ""
    for one in shown:
        said = plain(
            one.citation.span.of(report_of(one.citation.report).text), limit_chars=_LONGEST_PASSAGE_CHARS
        )
        side = Text("for", "green") if one.supports else Text("against", "red")
        origin = plain(one.origin, limit_chars=_LONGEST_ORIGIN_CHARS)
        rests = "" if origin == before else f"\nrests on {origin}"
        before = origin
        grid.add_row(side, _name(report_of(one.citation.report)), Text.assemble(said, (rests, QUIET)))
    if len(evidence) > len(shown):
        grid.add_row(Text(), Text(), Text(f"and {count(len(evidence) - len(shown), 'more passage')}", QUIET))
    return grid


def _nearest(citation: Citation, report_of: ReportOf) -> RenderableType:
    report = report_of(citation.report)
    said = plain(citation.span.of(report.text), limit_chars=_LONGEST_PASSAGE_CHARS)
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=_LONGEST_NAME_CHARS)
    grid.add_column(ratio=1)
    grid.add_row(Text("nearest", QUIET), _name(report), Text(said, QUIET))
    return grid


def _name(report: Report) -> Text:
    return Text(plain(report.outlet or report.title or report.id, limit_chars=_LONGEST_NAME_CHARS))
