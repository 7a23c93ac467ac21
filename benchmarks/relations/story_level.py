"""The labelled stories read whole: what a user gets, with every pair of a story weighed together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from benchmarks.relations.dataset import HERE, LabelledPair
from benchmarks.relations.rivals import Called
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import open_desk


def read_stories(pairs: Sequence[LabelledPair]) -> tuple[dict[frozenset[str], Called], int]:
    """What the desk of each story says of its pairs, by report ids, and how many desks held one story only."""
    rooms = Rooms(Settings())
    called: dict[frozenset[str], Called] = {}
    whole = 0
    for story in sorted({pair.group for pair in pairs if pair.origin == "stories"}):
        with open_desk(":memory:") as desk:
            read_into(desk, sorted((HERE / "stories" / story).glob("*.txt")), rooms=rooms, together=True)
            shown = desk.snapshot()
        whole += len(shown.stories) == 1
        called |= _calls(shown)
    return called, whole


def _calls(desk: Desk) -> dict[frozenset[str], Called]:
    relation = {
        frozenset((reuse.source, reuse.derived)): reuse.relation
        for group in (*(x.reuse for x in desk.lineages), *(x.relations for x in desk.stories))
        for reuse in group
    }
    lineage = {report: x.id for x in desk.lineages for report in x.reports}
    return {
        frozenset((a.id, b.id)): Called(
            relation.get(frozenset((a.id, b.id)), Relation.INDEPENDENT),
            a.id in lineage and lineage[a.id] == lineage.get(b.id),
        )
        for a, b in combinations(desk.reports, 2)
    }
