"""Where the accounts of a story differ, surest first, with the words that differ marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.cli.marked import Marked
from crossread.cli.palette import QUIET, STRONG, heading, key_style
from crossread.cli.words import plain
from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Variant
from crossread.export.page_differences import Piece, compared
from crossread.export.page_names import Names
from crossread.export.page_words import count, sureness

_MOST = 8
_MOST_OF_A_KIND = 2
_MOST_READINGS = 3
_INDENT = 2
_LONGEST_NAME_CHARS = 28


def discrepancies(names: Names, found: tuple[Discrepancy, ...]) -> RenderableType:
    """At most eight discrepancies, of as many kinds as there are."""
    if not found:
        return Text("Nothing that was measured differs.", QUIET)
    shown = _chosen(found)
    note = f"{_MOST} of {len(found)}, surest first" if len(found) > _MOST else "surest first"
    parts: list[RenderableType] = [heading("Discrepancies", note)]
    for discrepancy in shown:
        parts.append(_head(discrepancy))
        parts.append(Padding(_readings(names, discrepancy.readings), (0, 0, 0, _INDENT)))
    return Group(*parts)


def _chosen(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """The surest, surest first; of a kind only the first two as long as others wait, so that none crowds out the rest."""
    ranked = sorted(found, key=lambda d: (-d.confidence, d.id))
    seen: Counter[DiscrepancyKind] = Counter()
    first: list[Discrepancy] = []
    later: list[Discrepancy] = []
    for one in ranked:
        (first if seen[one.kind] < _MOST_OF_A_KIND else later).append(one)
        seen[one.kind] += 1
    kept = {one.id for one in (*first, *later)[:_MOST]}
    return [one for one in ranked if one.id in kept]


def _head(found: Discrepancy) -> RenderableType:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, justify="right")
    kind = found.kind.value
    what = kind if found.detail in ("", kind) else f"{kind}: {plain(found.detail)}"
    grid.add_row(
        Text.assemble((what, STRONG), "  ", plain(found.explanation)), Text(sureness(found.confidence), QUIET)
    )
    return grid


def _readings(names: Names, readings: Sequence[Variant]) -> RenderableType:
    """Equal values once, with everyone who gives them; differences against the first other value."""
    givers: dict[str, list[str]] = {}
    for reading in readings:
        givers.setdefault(reading.value, []).append(reading.citation.report)
    values = list(givers)
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(max_width=_LONGEST_NAME_CHARS)
    grid.add_column(ratio=1)
    for at, value in enumerate(values[:_MOST_READINGS]):
        rival = values[1 if at == 0 else 0] if len(values) > 1 else None
        grid.add_row(_who(names, givers[value]), Marked(_pieces(value, rival)))
    rest = len(values) - _MOST_READINGS
    if rest > 0:
        grid.add_row(Text(), Text(f"and {count(rest, 'more reading')}", QUIET))
    return grid


def _pieces(value: str, rival: str | None) -> tuple[Piece, ...]:
    return (Piece(value),) if rival is None else compared(value, rival)[0]


def _who(names: Names, reports: Sequence[str]) -> Text:
    found = Text()
    for at, report in enumerate(dict.fromkeys(reports)):
        name = names.reports[report]
        found.append(", " if at else "")
        found.append(name.key, key_style(name.hue))
    first = names.reports[reports[0]]
    if len(set(reports)) == 1:
        found.append(f" {plain(first.outlet, limit_chars=_LONGEST_NAME_CHARS - len(first.key) - 1)}")
    return found
