from __future__ import annotations

from crossing.made import prepare
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.support import ground, independent_texts, support
from crossread.domain.crossing import Lineage
from crossread.domain.reuse import Relation, ReuseKind

REST = " The harbour kept its usual hours and the ferries sailed on time for the rest of that week."
NAMED = prepare("“The cables went one after the other,” said Tomas Verrin." + REST, outlet="Harbour Post")
UNNAMED = prepare("“The cables went one after the other.”" + REST, outlet="Coast Herald")
PLAIN = prepare("The cables went one after the other." + REST, outlet="Parish Paper")
NODES = [(r.id, 0) for r in (NAMED, UNNAMED, PLAIN)]
REPORTS = {r.id: r for r in (NAMED, UNNAMED, PLAIN)}
ALONE = [Lineage(f"l-{r.id}", "s-1", (r.id,)) for r in (NAMED, UNNAMED, PLAIN)]


def copied(a: Prepared, b: Prepared, relation: Relation, kind: ReuseKind) -> Linked:
    return Linked(
        a,
        0,
        b,
        0,
        score=0.9,
        probability=0.9,
        directed=False,
        reused=True,
        one_lineage=False,
        relation=relation,
        kind=kind,
    )


def test_separate_reports_are_separate_texts() -> None:
    assert len(independent_texts(NODES, ground(REPORTS, ALONE, [], NODES))) == 3


def test_one_lineage_is_one_text() -> None:
    together = [Lineage("l-1", "s-1", tuple(REPORTS))]
    assert independent_texts(NODES, ground(REPORTS, together, [], NODES)) == (tuple(sorted(NODES)),)


def test_a_passage_copied_between_separate_accounts_is_one_text() -> None:
    link = copied(NAMED, PLAIN, Relation.PARTIALLY_DERIVED, ReuseKind.EDITED)
    assert len(independent_texts(NODES, ground(REPORTS, ALONE, [link], NODES))) == 2


def test_a_rewording_of_a_common_origin_is_no_copy() -> None:
    link = copied(NAMED, PLAIN, Relation.COMMON_ORIGIN, ReuseKind.REWRITTEN)
    assert len(independent_texts(NODES, ground(REPORTS, ALONE, [link], NODES))) == 3


def test_quoted_words_without_a_speaker_rest_on_the_one_named_elsewhere() -> None:
    found = {s.citation.report: s.origin for s in support(NODES, ground(REPORTS, ALONE, [], NODES))}
    assert found == {
        NAMED.id: "Tomas Verrin",
        UNNAMED.id: "Tomas Verrin",
        PLAIN.id: "Parish Paper (own account)",
    }
