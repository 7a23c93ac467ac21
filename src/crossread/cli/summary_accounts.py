"""Independent accounts of a story: each lineage a small tree of who wrote from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crossread.cli.branches import Branch, branches
from crossread.cli.palette import QUIET, heading, key_style
from crossread.cli.words import plain
from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.report import Published
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_family import Family, other_end, share_of, strength
from crossread.export.page_names import Names
from crossread.export.page_words import count, day_words, percent, sureness

_MOST_LINEAGES = 12
_MOST_REPORTS = 12  # of one lineage
_MOST_TIES = 6
_LONGEST_NAME_CHARS = 60

Row = tuple[Text, Text, Text, Text]


def accounts(desk: Desk, names: Names, story: Story) -> RenderableType:
    """The trees of a story, and the pairs that share something without being one account."""
    found = sorted(desk.of_story(story.id).lineages, key=lambda lineage: _place(names, lineage))
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for lineage in found[:_MOST_LINEAGES]:
        for row in _rows(desk, names, story, lineage):
            grid.add_row(*row)
    parts: list[RenderableType] = [heading("Independent accounts"), grid]
    if len(found) > _MOST_LINEAGES:
        parts.append(Text(f"and {count(len(found) - _MOST_LINEAGES, 'more account')}", QUIET))
    if story.relations:
        parts.append(Text(_ties(names, story.relations), QUIET))
    return Group(*parts)


def _place(names: Names, lineage: Lineage) -> tuple[int, str]:
    """Keys in their order: A to Z, then AA."""
    key = names.lineages[lineage.id].key
    return len(key), key


def _rows(desk: Desk, names: Names, story: Story, lineage: Lineage) -> Iterator[Row]:
    name = names.lineages[lineage.id]
    style = key_style(name.hue)
    wired = lineage.agency is not None
    if wired:
        carried = f"agency copy in {count(len(lineage.reports), 'report')}"
        yield Text(name.key, style), Text(plain(lineage.agency)), Text(), Text(carried, QUIET)
    found = list(branches(name.family, hung=wired))
    for branch in found[:_MOST_REPORTS]:
        report = names.reports[branch.report]
        outlet = plain(report.outlet, limit_chars=_LONGEST_NAME_CHARS)
        yield (
            Text(report.key, style),
            Text.assemble((branch.guides, QUIET), outlet),
            Text(_day(desk.report(branch.report).published, story), QUIET),
            _standing(desk, names, branch, name.family),
        )
    if len(found) > _MOST_REPORTS:
        yield Text(), Text(f"and {count(len(found) - _MOST_REPORTS, 'more report')}", QUIET), Text(), Text()


def _standing(desk: Desk, names: Names, branch: Branch, family: Family) -> Text:
    """What ties a report to its lineage; nothing for one that others hang below."""
    reading = desk.reading(branch.report)
    if reading.not_measured:
        return Text(f"not measured: {plain(reading.not_measured)}", QUIET)
    if branch.reuse:
        return Text(_reuse_words(branch.reuse, branch.report))
    strongest = _strongest(family.extras, branch.report)
    if len(family.roots) > 1 and strongest:
        return Text(_reuse_words(strongest, branch.report, names=names))
    return Text()


def _reuse_words(reuse: Reuse, report: str, *, names: Names | None = None) -> str:
    """The reuse as this report sees it; with `names`, the other end is named."""
    share = percent(share_of(reuse, report))
    if reuse.directed and report == reuse.derived:
        how = f"{reuse.relation.value}, {share} of it"
    else:
        how = f"{share} the same"
    if names:
        how += f" as {names.reports[other_end(reuse, report)].key}"
    return f"{how}{'' if reuse.directed else ', direction open'}, {sureness(reuse.confidence)}"


def _strongest(reuses: Sequence[Reuse], report: str) -> Reuse | None:
    touching = [r for r in reuses if report in (r.source, r.derived)]
    return max(touching, key=strength, default=None)


def _day(published: Published | None, story: Story) -> str:
    """A report's day, its year left out where the story runs within one."""
    if published is None:
        return "no date"
    words = day_words(published.value[:10])
    years = {(day or "")[:4] for day in (story.first, story.last)}
    return words.removesuffix(f" {published.value[:4]}") if years == {published.value[:4]} else words


def _ties(names: Names, relations: Sequence[Reuse]) -> str:
    """Pairs that are not one account although something is common to them, the surest first."""
    ranked = sorted(relations, key=lambda r: (-r.confidence, r.source, r.derived))
    words = [_tie(names, reuse) for reuse in ranked[:_MOST_TIES]]
    if len(ranked) > _MOST_TIES:
        words.append(f"and {count(len(ranked) - _MOST_TIES, 'more pair')}")
    return f"Separate accounts with something in common: {', '.join(words)}"


def _tie(names: Names, reuse: Reuse) -> str:
    ends = "–".join(sorted(name.key for name in names.ends(reuse)))
    if reuse.relation is Relation.COMMON_ORIGIN:
        return f"{ends} (common origin)"
    return f"{ends} ({percent(strength(reuse))} shared)"
