"""Statements that leave open where they count from, joined to a pair of towns that other words name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.crossing.discrepancies.ends import Ends
from crossread.crossing.discrepancies.finding import Point
from crossread.crossing.discrepancies.implied import Implied, origins_of
from crossread.crossing.discrepancies.measured import Pair, Told, range_km, rounding
from crossread.crossing.scene import Scene
from crossread.domain.facts import StatedDistance
from crossread.domain.span import Citation


def with_implied(
    scene: Scene,
    ends: Ends,
    pairs: Mapping[tuple[str, str], Pair],
    open_ones: Sequence[tuple[str, Implied]],
) -> tuple[list[Pair], list[tuple[str, Implied]]]:
    """The pairs with those that tell of one of them and fit it, as another report's reading; and those left over."""
    joined, rest = dict(pairs), []
    for report, stated in open_ones:
        subject = ends.key(stated.subject)
        told = told_of(scene, report, stated, stated.subject)
        origins = {ends.key(origin) for origin in origins_of(scene, stated)} - {""}
        for pair_key, pair in joined.items():
            turned = pair_key[0] == subject
            other = pair_key[1] if turned else pair_key[0]
            one = replace(told, turned=turned)
            if subject in pair_key and other in origins and pair.fits(one):
                joined[pair_key] = replace(pair, told=(*pair.told, one))
                break
        else:
            rest.append((report, stated))
    return list(joined.values()), rest


def told_of(scene: Scene, report: str, stated: StatedDistance | Implied, named: Citation) -> Told:
    """What a report tells, of the place named there."""
    text = scene.facts.text(report)
    return Told(
        point=Point(" ".join(stated.span.of(text).split()), Citation(report, stated.span)),
        subject=" ".join(named.span.of(scene.facts.text(named.report)).split()),
        km=range_km(stated.number, stated.km),
        rounding=rounding(stated.number) if stated.number else 0.0,
        direction=stated.direction,
        turned=False,
    )
