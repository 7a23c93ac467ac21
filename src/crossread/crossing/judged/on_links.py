"""Passages as people hold them together and apart: what the claims and the checks of a story are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.crossing.clusters import Node
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.judged.index import Judged
from crossread.crossing.judged.partition import Held, Order, hold
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Citation

_JOINS = 0.5  # probability from which a link can join a claim: as in crossing.claims
_MOST_PAIRS = 400  # of one group, linked each with each; of a greater one all with its first


def judged_links(
    linked: Sequence[Linked],
    judged: Judged,
    *,
    reports: Mapping[str, Prepared],
    pairs: Sequence[PairCrossing],
) -> tuple[Linked, ...]:
    """The links, those of passages held together certain, those of passages held apart gone.

    What is held apart is kept from meeting in a third passage too: of the links between, the weakest no longer count as
    saying the same. Passages that are held together and have no link get one.
    """
    held = judged.passages
    if not held.group_of:
        return tuple(linked)
    found = [_certain(link) if held.tied(*link.citations) else link for link in linked]
    found = [link for link in found if link.reused or not held.apart(*link.citations)]
    found.extend(_missing(found, held, reports=reports, pairs=pairs))
    return tuple(_without_bridges(found, held))


def held_groups(
    groups: Iterable[Sequence[Node]], judged: Judged, reports: Mapping[str, Prepared]
) -> tuple[tuple[Node, ...], ...]:
    """Groups of passages that share none, with those held together in one group, whatever else would part them."""
    made = [tuple(sorted(group)) for group in groups]
    together = judged.passages.together
    if not together:
        return tuple(sorted(made))
    where = {
        Citation(one.id, passage.span): (one.id, passage.index)
        for one in reports.values()
        for passage in one.passages
    }
    orders = [Order("", group) for group in made]
    orders += [Order("", tuple(where[place] for place in group if place in where)) for group in together]
    return tuple(group for group in hold(orders).together if len({report for report, _ in group}) > 1)


def _certain(link: Linked) -> Linked:
    return replace(link, probability=1.0)


def _missing(
    linked: Iterable[Linked],
    held: Held[Citation],
    *,
    reports: Mapping[str, Prepared],
    pairs: Sequence[PairCrossing],
) -> Iterator[Linked]:
    """Links between passages held together that have none, of reports that were compared."""
    known = {frozenset(link.citations) for link in linked}
    compared = {frozenset((pair.first, pair.second)): pair for pair in pairs}
    where = {
        Citation(one.id, passage.span): passage.index for one in reports.values() for passage in one.passages
    }
    for group in held.together:
        for a, b in _pairs_of([place for place in group if place in where]):
            pair = compared.get(frozenset((a.report, b.report)))
            if pair is None or frozenset((a, b)) in known:
                continue
            reuse = pair.reuse
            first, second = (b, a) if reuse.directed and reuse.source == b.report else (a, b)
            yield Linked(
                reports[first.report],
                where[first],
                reports[second.report],
                where[second],
                score=1.0,
                probability=1.0,
                directed=reuse.directed,
                reused=False,
                one_lineage=reuse.one_lineage,
                relation=reuse.relation,
            )


def _pairs_of(group: Sequence[Citation]) -> Iterator[tuple[Citation, Citation]]:
    everything = len(group) * (len(group) - 1) // 2 <= _MOST_PAIRS
    pairs = combinations(group, 2) if everything else ((group[0], other) for other in group[1:])
    yield from ((a, b) for a, b in pairs if a.report != b.report)


def _without_bridges(linked: Sequence[Linked], held: Held[Citation]) -> Iterator[Linked]:
    """Grow what each side of a judgement holds, the strongest links first; a link into the other side counts no more."""
    if not held.foes:
        yield from linked
        return
    first = {group: thing for thing, group in sorted(held.group_of.items(), reverse=True)}
    orders = [Order("", group) for group in held.together]
    orders += [
        Order("", (first[group],), (first[foe],), apart=True)
        for group, foes in sorted(held.foes.items())
        for foe in sorted(foes)
        if group < foe
    ]
    joining = (link for link in linked if link.probability >= _JOINS)
    orders += [Order("", link.citations) for link in sorted(joining, key=_strongest_first)]
    sides = hold(orders)
    for link in linked:
        bridges = link.probability >= _JOINS and not sides.tied(*link.citations)
        yield replace(link, probability=0.0) if bridges else link


def _strongest_first(link: Linked) -> tuple[float, Citation, Citation]:
    return (-link.probability, *link.citations)
