"""The labelled stories read whole: what a user gets, with every pair of a story weighed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.relations.dataset import HERE, LabelledPair
from benchmarks.relations.rivals import Called
from crossread.domain.desk import Desk
from crossread.domain.reuse import Relation
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import open_desk


def read_stories(pairs: Sequence[LabelledPair]) -> dict[frozenset[str], Called]:
    """What the desk of each story says of its pairs, by report ids."""
    rooms = Rooms(Settings())
    called: dict[frozenset[str], Called] = {}
    for story in sorted({pair.group for pair in pairs if pair.origin == "stories"}):
        with open_desk(":memory:") as desk:
            read_into(desk, sorted((HERE / "stories" / story).glob("*.txt")), rooms=rooms, together=True)
            called |= _calls(desk.snapshot())
    return called


def sort_into_stories() -> tuple[int, int, float, float]:
    """All labelled stories read at once, unsorted: stories there are and found, B-cubed precision and recall."""
    with open_desk(":memory:") as desk:
        read_into(desk, sorted((HERE / "stories").glob("*/*.txt")), rooms=Rooms(Settings()))
        shown = desk.snapshot()
    wanted = {report.id: Path(report.path or "").parent.name for report in shown.reports}
    found = {report: story.id for story in shown.stories for report in story.reports}
    precision, recall = b_cubed(wanted, found)
    return len(set(wanted.values())), len(shown.stories), precision, recall


def b_cubed(wanted: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Mean over the reports in both of how pure, and how whole, the cluster of each is (Bagga and Baldwin 1998)."""
    both = sorted(wanted.keys() & found.keys())
    gold, ours = Counter(wanted[r] for r in both), Counter(found[r] for r in both)
    joint = Counter((wanted[r], found[r]) for r in both)
    pure = sum(joint[wanted[r], found[r]] / ours[found[r]] for r in both)
    whole = sum(joint[wanted[r], found[r]] / gold[wanted[r]] for r in both)
    return pure / len(both), whole / len(both)


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
