"""How two reports stand to each other: our decision beside its rivals, in one run.

python -m benchmarks.relations.run [--no-corpora]

Prints accuracy over the four relations and precision, recall and F1 over pairs that are one account. Thresholds
of the rivals, and our decision, were chosen on dev pairs; the figures to quote are those on test pairs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.relations.dataset import LabelledPair, load_pairs
from benchmarks.relations.prepare import prepare
from benchmarks.relations.rivals import ORDER, RIVALS, Called, calls
from benchmarks.relations.story_level import read_stories, sort_into_stories
from benchmarks.tables import Cell, print_table
from crossread.crossing.comparing.pair import cross_pair
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import Relation, Reuse
from crossread.models import StaticVectors

OURS, OURS_WHOLE = "Crossread, pair by pair", "Crossread, whole story"
_DERIVED = (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)
_HEADER = ("system", "pairs", "accuracy", "macro F1", "lineage P", "lineage R", "lineage F1")
Verdicts = Sequence[Called | None]


@dataclass(frozen=True, slots=True)
class Split:
    """A set of pairs that gets a table of its own."""

    title: str
    origin: str
    test: bool

    def holds(self, pair: LabelledPair) -> bool:
        """Whether a pair belongs here."""
        return pair.origin == self.origin and pair.test == self.test


SPLITS = (
    Split("Stories, test", "stories", test=True),
    Split("Stories, dev", "stories", test=False),
    Split("Local news (longtail), test", "longtail", test=True),
    Split("Local news (longtail), dev", "longtail", test=False),
)


def main() -> None:
    """Measure every system on every set there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-corpora", action="store_true", help="the team's own stories only")
    options = parser.parse_args()
    pairs = [p for p in load_pairs() if not options.no_corpora or p.origin == "stories"]
    ready = prepare(pairs)
    reuse = our_reuse(pairs, ready)
    systems: dict[str, Verdicts] = {name: calls(rivals, pairs, ready)[0] for name, rivals in RIVALS.items()}
    systems[OURS] = [_called(r) for r in reuse]
    whole = read_stories(pairs)
    systems[OURS_WHOLE] = [whole.get(frozenset((p.a.id, p.b.id))) for p in pairs]
    for split in SPLITS:
        chosen = [at for at, pair in enumerate(pairs) if split.holds(pair)]
        if chosen:
            print_split(
                split, [pairs[at] for at in chosen], {s: [v[at] for at in chosen] for s, v in systems.items()}
            )
    print_confusion(pairs, systems[OURS])
    print_directions(pairs, reuse)
    print_false_accounts(pairs, systems)
    there, found, precision, recall = sort_into_stories()
    print(
        f"\nThe labelled stories read at once: {there} stories, {found} found, B-cubed P {precision:.3f} R {recall:.3f}"
    )


def our_reuse(pairs: Sequence[LabelledPair], ready: Mapping[str, Prepared]) -> list[Reuse | None]:
    """Our comparison of each pair; None where a report has no passages."""
    lexicon = Lexicon(StaticVectors.from_package())
    return [
        cross_pair(ready[p.a.id], ready[p.b.id], lexicon).reuse
        if ready[p.a.id].passages and ready[p.b.id].passages
        else None
        for p in pairs
    ]


def print_split(split: Split, pairs: Sequence[LabelledPair], systems: Mapping[str, Verdicts]) -> None:
    """One row a system that says anything of these pairs."""
    rows = [
        row(name, pairs, [v for v in verdicts if v is not None])
        for name, verdicts in systems.items()
        if None not in verdicts
    ]
    print_table(split.title, _HEADER, rows)


def row(name: str, pairs: Sequence[LabelledPair], verdicts: Sequence[Called]) -> list[Cell]:
    """The figures of one system."""
    right = [v.relation is p.relation for p, v in zip(pairs, verdicts, strict=True)]
    hits = sum(v.one_lineage and p.one_lineage for p, v in zip(pairs, verdicts, strict=True))
    called, wanted = sum(v.one_lineage for v in verdicts), sum(p.one_lineage for p in pairs)
    return [
        name,
        len(pairs),
        sum(right) / len(right),
        macro_f1(pairs, verdicts),
        hits / called if called else None,
        hits / wanted if wanted else None,
        2 * hits / (called + wanted) if called + wanted else None,
    ]


def macro_f1(pairs: Sequence[LabelledPair], verdicts: Sequence[Called]) -> float:
    """Mean F1 over the relations that occur in the labels."""
    wanted, called = Counter(p.relation for p in pairs), Counter(v.relation for v in verdicts)
    hits = Counter(p.relation for p, v in zip(pairs, verdicts, strict=True) if p.relation is v.relation)
    return sum(2 * hits[r] / (wanted[r] + called[r]) for r in wanted) / len(wanted)


def print_confusion(pairs: Sequence[LabelledPair], verdicts: Verdicts) -> None:
    """Our decision on the test pairs, label by row."""
    counts = Counter(
        (p.relation, v.relation)
        for p, v in zip(pairs, verdicts, strict=True)
        if p.test and v and p.origin != "basil"
    )
    rows = [
        [wanted.value, *(counts[wanted, called] for called in reversed(ORDER))] for wanted in reversed(ORDER)
    ]
    print_table(f"{OURS}: test pairs, label by row", ("label", *(r.value for r in reversed(ORDER))), rows)


def print_directions(pairs: Sequence[LabelledPair], reuse: Sequence[Reuse | None]) -> None:
    """How often our direction is right where the label states one."""
    rows: list[list[Cell]] = []
    for split in SPLITS:
        directed = [
            (p, r)
            for p, r in zip(pairs, reuse, strict=True)
            if split.holds(p) and p.direction and r is not None
        ]
        stated = [r.source == (p.a.id if p.direction > 0 else p.b.id) for p, r in directed if r.directed]
        if directed:
            right = sum(stated) / len(stated) if stated else None
            rows.append([split.title, len(directed), len(stated), right])
    print_table(
        "Direction, where the label has one", ("set", "pairs", "direction stated", "of those right"), rows
    )


def print_false_accounts(pairs: Sequence[LabelledPair], systems: Mapping[str, Verdicts]) -> None:
    """BASIL: three newsrooms a story, each writing its own, so every call is a mistake. Aim: 2 % at most."""
    basil = [at for at, pair in enumerate(pairs) if pair.origin == "basil"]
    rows: list[list[Cell]] = []
    for name, verdicts in systems.items():
        called = [v for v in (verdicts[at] for at in basil) if v]
        if called:
            lineage = sum(v.one_lineage for v in called)
            derived = sum(v.relation in _DERIVED for v in called)
            rows.append([name, len(called), lineage, lineage / len(called), derived, derived / len(called)])
    if rows:
        header = ("system", "pairs", "one account", "share", "derived", "share")
        print_table("BASIL: independent newsrooms, so all calls are false", header, rows)


def _called(reuse: Reuse | None) -> Called:
    if reuse is None:
        return Called(Relation.INDEPENDENT, one_lineage=False)
    return Called(reuse.relation, reuse.one_lineage)


if __name__ == "__main__":
    main()
