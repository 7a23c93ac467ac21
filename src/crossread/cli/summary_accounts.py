"""Independent accounts of a story: each lineage a small tree of who wrote from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crossread.cli.palette import QUIET, heading, key_style
from crossread.cli.words import plain
from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_family import Family, share_of, strength
from crossread.export.page_names import Names
from crossread.export.page_words import count, day_words, percent, sureness

_MOST_LINEAGES = 12
_MOST_REPORTS = 12  # of one lineage
_MOST_TIES = 6
_LONGEST_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class _Branch:
    """One report in a tree: the lines that lead to it, and the reuse that hangs it there."""

    report: str
    guides: str
    reuse: Reuse | None


def accounts(desk: Desk, names: Names, story: Story) -> RenderableType:
    """The trees of a story, and the pairs that share something without being one account."""
    found = desk.of_story(story.id).lineages
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, min_width=24)
    grid.add_column(ratio=1, min_width=24)
    for lineage in found[:_MOST_LINEAGES]:
        for row in _rows(desk, names, lineage):
            grid.add_row(*row)
    parts: list[RenderableType] = [heading("Independent accounts"), grid]
    if len(found) > _MOST_LINEAGES:
        parts.append(Text(f"and {count(len(found) - _MOST_LINEAGES, 'more account')}", style=QUIET))
    ties = _ties(names, story)
    if ties:
        parts.append(ties)
    return Group(*parts)


def _rows(desk: Desk, names: Names, lineage: Lineage) -> Iterator[tuple[Text, Text, Text]]:
    name = names.lineages[lineage.id]
    style = key_style(name.hue)
    if lineage.agency is not None:
        yield Text(name.key, style), Text(f"{plain(lineage.agency)}, agency"), Text("its copy", QUIET)
    branches = list(_branches(name.family, hung=lineage.agency is not None))
    for branch in branches[:_MOST_REPORTS]:
        report = names.reports[branch.report]
        yield (
            Text(report.key, style),
            Text.assemble((branch.guides, QUIET), plain(report.outlet, limit_chars=_LONGEST_NAME_CHARS)),
            _standing(desk, names, branch, name.family),
        )
    if len(branches) > _MOST_REPORTS:
        yield Text(), Text(f"and {count(len(branches) - _MOST_REPORTS, 'more report')}", QUIET), Text()


def _branches(family: Family, *, hung: bool) -> Iterator[_Branch]:
    """Reports from the top down; the roots hang below an agency where `hung`."""

    def below(report: str, indent: str) -> Iterator[_Branch]:
        children = family.children(report)
        for at, child in enumerate(children):
            yield from branch(child, family.parents[child], indent, last=at == len(children) - 1)

    def branch(report: str, reuse: Reuse | None, indent: str, *, last: bool) -> Iterator[_Branch]:
        arrow = "─" if reuse is None else "→" if reuse.directed else "↔"
        yield _Branch(report, f"{indent}{'└' if last else '├'}{arrow} ", reuse)
        yield from below(report, indent + ("   " if last else "│  "))

    for at, root in enumerate(family.roots):
        if hung:
            yield from branch(root, None, "", last=at == len(family.roots) - 1)
        else:
            yield _Branch(root, "", None)
            yield from below(root, "")


def _standing(desk: Desk, names: Names, branch: _Branch, family: Family) -> Text:
    """What is known of a report beside its name: its reuse; else its day and what became of it."""
    reading = desk.reading(branch.report)
    if reading.not_measured:
        return Text(f"not measured: {plain(reading.not_measured)}", QUIET)
    reuse = branch.reuse or _strongest(family.extras, branch.report)
    if reuse is not None and (branch.reuse or len(family.roots) > 1):
        return Text(_reuse_words(names, reuse, branch.report, named=branch.reuse is None))
    published = desk.report(branch.report).published
    return Text(day_words(published.value) if published else "no date", QUIET)


def _reuse_words(names: Names, reuse: Reuse, report: str, *, named: bool) -> str:
    share = percent(share_of(reuse, report))
    if reuse.directed and report == reuse.derived:
        how = f"{reuse.relation.value}, {share} of it"
    else:
        how = f"{share} the same"
    if named:
        other = reuse.source if report == reuse.derived else reuse.derived
        how += f" as {names.reports[other].key}"
    open_end = "" if reuse.directed else ", source unknown"
    return f"{how}{open_end}, {sureness(reuse.confidence)}"


def _strongest(reuses: Sequence[Reuse], report: str) -> Reuse | None:
    touching = [r for r in reuses if report in (r.source, r.derived)]
    return max(touching, key=strength, default=None)


def _ties(names: Names, story: Story) -> Text | None:
    """Pairs that are not one account although something is common to them, the surest first."""
    if not story.relations:
        return None
    ranked = sorted(story.relations, key=lambda r: (-r.confidence, r.source, r.derived))
    words = [_tie_words(names, reuse) for reuse in ranked[:_MOST_TIES]]
    if len(ranked) > _MOST_TIES:
        words.append(f"and {count(len(ranked) - _MOST_TIES, 'more pair')}")
    return Text(f"Counted apart all the same: {', '.join(words)}", QUIET)


def _tie_words(names: Names, reuse: Reuse) -> str:
    one, other = names.ends(reuse)
    what = "common origin" if reuse.relation is Relation.COMMON_ORIGIN else f"{percent(strength(reuse))} shared"
    return f"{one.key}–{other.key} ({what})"
