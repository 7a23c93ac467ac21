"""The accounts and voices behind some passages of a desk, by the reuse that it knows between their reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.verdict import Judged
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.support import independent_texts, support
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.entities import entities_across
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Lineage, Story, Support
from crossread.domain.desk import Desk
from crossread.domain.reuse import PassagePair, Reuse
from crossread.domain.span import Citation
from crossread.lookup import FactIndex


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """What the desk knows of the passages' reports: they by id, their lineages, reuse between lineages."""

    reports: Mapping[str, Prepared]
    lineages: tuple[Lineage, ...]
    relations: tuple[Reuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Backing:
    """The supports of some passages by citation, with both counts."""

    by_citation: Mapping[Citation, Support]
    texts: int
    origins: int


def backing(some: Sequence[Judged], accounts: Accounts, lexicon: Lexicon) -> Backing:
    """What stands behind some passages: an account and a voice each, and both counts."""
    if not some:
        return Backing({}, 0, 0)
    nodes = sorted({(one.passage.report.id, one.passage.index) for one in some})
    ground = Ground.of(_scene([one.passage for one in some], accounts, lexicon))
    behind = support(nodes, ground)
    texts = independent_texts(nodes, ground)
    return Backing({s.citation: s for s in behind}, len(texts), len({s.origin for s in behind}))


def _scene(passages: Sequence[Telling], accounts: Accounts, lexicon: Lexicon) -> Scene:
    """A scene of the passages' reports, with the reuse that the desk knows between them."""
    reports = {p.report.id: p.report for p in passages}
    lineages = tuple(x for x in accounts.lineages if not set(x.reports).isdisjoint(reports))
    named = {r: accounts.reports[r] for lineage in lineages for r in lineage.reports} | reports
    readings = tuple(one.reading for one in reports.values())
    entities = entities_across(readings, {one.id: one.report.text for one in reports.values()}, ())
    story = Story("", "", tuple(sorted(named)))
    desk = Desk(
        tuple(p.report for p in named.values()),
        tuple(p.reading for p in named.values()),
        stories=(story,),
        entities=entities,
    )
    return Scene(
        story=story,
        reports=named,
        pairs=(),
        linked=tuple(_linked(passages, lineages, accounts.relations)),
        lineages=lineages,
        facts=FactIndex(desk),
        lexicon=lexicon,
        entities=entities,
    )


def _linked(
    passages: Sequence[Telling], lineages: Sequence[Lineage], relations: Sequence[Reuse]
) -> list[Linked]:
    """What the desk's reuse says of pairs of these passages."""
    reuse = [r for lineage in lineages for r in lineage.reuse] + list(relations)
    found: dict[frozenset[Citation], tuple[Reuse, PassagePair]] = {
        frozenset((pair.source, pair.derived)): (r, pair) for r in reuse for pair in r.pairs
    }
    links = []
    for a, b in combinations(passages, 2):
        told = found.get(frozenset((a.report.cite(a.index), b.report.cite(b.index))))
        if told is not None:
            r, pair = told
            first, second = (a, b) if pair.source == a.report.cite(a.index) else (b, a)
            links.append(
                Linked(
                    first.report,
                    first.index,
                    second.report,
                    second.index,
                    score=pair.similarity,
                    probability=pair.similarity,
                    directed=r.directed,
                    reused=True,
                    one_lineage=r.one_lineage,
                    relation=r.relation,
                    kind=pair.kind,
                )
            )
    return links
