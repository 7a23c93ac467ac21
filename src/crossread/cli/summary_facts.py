"""What the reports of a story tell: day and place, the gravest counts with their voices, labels, days worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crossread.cli.palette import QUIET, STRONG, WRONG, heading, key_style
from crossread.cli.summary_events import estimate_line, label_line
from crossread.cli.words import plain
from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.export.page_counts import HARM, CountRow, count_rows
from crossread.export.page_days import main_view, written_view
from crossread.export.page_names import Names, sort_reports
from crossread.export.page_voices import VoiceView
from crossread.export.page_words import count
from crossread.lookup import FactIndex

_MOST = 6
_MOST_OF_A_KIND = 3
_MOST_DAYS = 8
_LONGEST_SOURCE_CHARS = 60

Row = tuple[Text, Text]


def facts(desk: Desk, names: Names, story: Story, *, index: FactIndex) -> RenderableType | None:
    """At most six lines of counts, estimates and labels, none of history or of what is not told as having happened.

    None without any line.
    """
    estimate, labels = estimate_line(desk, story), label_line(names, story)
    extra = (estimate is not None) + (labels is not None)
    rows = [
        *_main(desk, names, story),
        *_line("estimate", estimate),
        *_counts(count_rows(desk, names, story, index), most=_MOST - extra),
        *_line("labels", labels),
        *_days(desk, names, story),
    ]
    if not rows:
        return None
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row(*row)
    return Group(heading("Facts"), grid)


def _main(desk: Desk, names: Names, story: Story) -> Iterator[Row]:
    main = main_view(desk, names, story)
    if main:
        told = ", ".join(part for part in (plain(main.day), plain(main.place)) if part)
        yield Text("mainly", QUIET), Text(told, STRONG)


def _line(name: str, said: Text | None) -> Iterator[Row]:
    if said is not None:
        yield Text(name, QUIET), said


def _counts(rows: tuple[CountRow, ...], *, most: int) -> Iterator[Row]:
    """The highest of each kind; the kind stands before the first alone."""
    harm = [row for row in rows if row.what in HARM and not row.status and not row.background]
    seen: Counter[str] = Counter()
    shown = 0
    for row in harm:
        if seen[row.what] < _MOST_OF_A_KIND and shown < most:
            yield Text("" if seen[row.what] else row.what, QUIET), _count(row)
            shown += 1
        seen[row.what] += 1
    if len(harm) > shown:
        yield Text(), Text(f"and {count(len(harm) - shown, 'more count')}", QUIET)


def _count(row: CountRow) -> Text:
    said = Text.assemble((plain(row.value), STRONG))
    said.append(f" {plain(row.who)}" if row.who else "")
    limits = "; ".join(part for part in (row.bounds, plain(row.notes)) if part)
    said.append(f" ({limits})" if limits else "", QUIET)
    around = ", ".join(part for part in (plain(row.place), row.when) if part)
    said.append(f", {around}" if around else "")
    for number, voice in enumerate(row.voices):
        said.append(": " if number == 0 else "; ")
        said.append_text(_voice(voice))
    return said


def _voice(voice: VoiceView) -> Text:
    said = Text(plain(voice.source, limit_chars=_LONGEST_SOURCE_CHARS))
    for number, (name, _) in enumerate(voice.told):
        said.append(" " if number == 0 and voice.source else ", " if number else "")
        said.append(plain(name.short), key_style(name.hue))
    return said


def _days(desk: Desk, names: Names, story: Story) -> Iterator[Row]:
    """Doubtful days first."""
    worked_out = [
        (report.id, view)
        for report in sort_reports(names, desk, story)
        if (view := written_view(desk, names, report.id))
    ]
    worked_out.sort(key=lambda item: not item[1].stated)
    for number, (report, view) in enumerate(worked_out[:_MOST_DAYS]):
        name = names.reports[report]
        said = Text.assemble((plain(name.short), key_style(name.hue)), " ")
        if view.stated:
            said.append("doubtful date: ", WRONG)
            said.append(plain(f"states {view.stated}, more likely {view.day}"))
        else:
            sure = f", {view.sureness}" if view.sureness else ""
            said.append(plain(f"undated; inferred: {view.day}{sure}"))
        yield Text("" if number else "dates", QUIET), said
    if len(worked_out) > _MOST_DAYS:
        yield Text(), Text(f"and {count(len(worked_out) - _MOST_DAYS, 'more report')}", QUIET)
