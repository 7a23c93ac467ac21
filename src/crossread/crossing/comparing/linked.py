"""Two passages of different reports that speak of the same thing, with what is known of their reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import PassagePair, Relation, ReuseKind
from crossread.domain.span import Citation

_MOSTLY = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Passage `i` of report `a` and passage `j` of report `b`, alike by `score` in wording and meaning.

    `probability` says how likely the two assert the same.
    Where `directed`, `a` is the source and `b` was written from it. `reused` says that the pair belongs to
    the reuse found between the reports, `kind` how closely; `one_lineage` that the two reports are one
    account, `relation` how they stand to each other.
    """

    a: Prepared
    i: int
    b: Prepared
    j: int
    score: float
    probability: float
    directed: bool
    reused: bool
    one_lineage: bool
    relation: Relation = Relation.INDEPENDENT
    kind: ReuseKind | None = None

    @property
    def text_a(self) -> str:
        """Passage of `a` as printed."""
        return self.a.passage_text(self.i)

    @property
    def text_b(self) -> str:
        """Passage of `b` as printed."""
        return self.b.passage_text(self.j)

    @property
    def citations(self) -> tuple[Citation, Citation]:
        """Both passages."""
        return self.a.cite(self.i), self.b.cite(self.j)


def words_alike(link: Linked) -> float:
    """How alike the two passages are word by word, in order, in [0, 1]."""
    return float(Indel.normalized_similarity(link.a.folded[link.i], link.b.folded[link.j]))


def are_quoted(link: Linked) -> bool:
    """Whether quoted words make up half of both passages: those are held against each other themselves."""
    return min(float(link.a.quoted_share[link.i]), float(link.b.quoted_share[link.j])) >= _MOSTLY


def turned(link: Linked) -> Linked:
    """The same link with its sides swapped; which one is the source is then no longer told."""
    return replace(link, a=link.b, i=link.j, b=link.a, j=link.i, directed=False)


def linked_passages(reports: Mapping[str, Prepared], pairs: Sequence[PairCrossing]) -> Iterator[Linked]:
    """All links of a story and all reused passages, source first where the reuse is directed."""
    for pair in pairs:
        reuse = pair.reuse
        reused = {frozenset((p.source, p.derived)): p for p in reuse.pairs}
        swapped = reuse.directed and reuse.source == pair.second
        for i, j, alike, probability in _found(reports, pair, reused):
            one, other = reports[pair.first], reports[pair.second]
            both = frozenset((one.cite(i), other.cite(j)))
            first, second = ((other, j), (one, i)) if swapped else ((one, i), (other, j))
            yield Linked(
                *first,
                *second,
                score=alike,
                probability=probability,
                directed=reuse.directed,
                reused=both in reused,
                one_lineage=reuse.one_lineage,
                relation=reuse.relation,
                kind=reused[both].kind if both in reused else None,
            )


def _found(
    reports: Mapping[str, Prepared], pair: PairCrossing, reused: Mapping[frozenset[Citation], PassagePair]
) -> Iterator[tuple[int, int, float, float]]:
    """Links as (passage of the first, of the second, likeness, probability), then reuse without a link."""
    one, other = reports[pair.first], reports[pair.second]
    seen = set()
    for link in pair.links:
        seen.add(frozenset((one.cite(link.a), other.cite(link.b))))
        yield link.a, link.b, link.alike, link.probability
    where = {p.cite(k): k for p in (one, other) for k in range(len(p.passages))}
    for both, found in reused.items():
        if both not in seen:
            i, j = (where[c] for c in sorted(both, key=lambda c: c.report != one.id))
            yield i, j, found.similarity, 0.0
