"""Passages held together and apart, from the links to the claims."""

from __future__ import annotations

from dataclasses import replace

from crossing.judged.hand import said
from crossing.made import cross, lexicon, prepare
from crossread.crossing.claiming.claims import claims
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.judged import Judged, judged_of
from crossread.crossing.judged.on_links import held_groups, judged_links
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import scene_of
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.span import Citation

TEXTS = (
    "A crane fell at Lindmark harbour on Monday and killed twelve dock workers.\n\nThe mayor laid flowers at the gate.",
    "Twelve dock workers were killed when a crane fell at Lindmark harbour.\n\nSchools will be shut on Wednesday.",
    "Monday's fall of a crane at Lindmark harbour killed twelve dock workers.\n\nThe ferry to Osterby runs again.",
)
A, B, C = (
    prepare(text, outlet=outlet) for text, outlet in zip(TEXTS, ("Post", "Courier", "Herald"), strict=True)
)
REPORTS = {one.id: one for one in (A, B, C)}
PAIRS = tuple(cross(a, b) for a, b in ((A, B), (A, C), (B, C)))


def link(a: Prepared, i: int, b: Prepared, j: int, probability: float, *, reused: bool = False) -> Linked:
    return Linked(
        a, i, b, j, score=0.8, probability=probability, directed=False, reused=reused, one_lineage=False
    )


LINKS = (link(A, 0, B, 0, 0.9), link(B, 0, C, 0, 0.8), link(A, 0, C, 0, 0.7))


def on(verdict: Verdict, *sides: Citation) -> Judgement:
    return said(verdict, Subject.CLAIM, sides[:1], sides[1:])


def held(*judgements: Judgement) -> Judged:
    return judged_of(judgements, [one.reading for one in REPORTS.values()])


def formed(links: tuple[Linked, ...], index: Judged) -> list[set[Citation]]:
    found = judged_links(links, index, reports=REPORTS, pairs=PAIRS)
    return [{s.citation for s in claim.support} for claim in claims(scene_of(found, lexicon()))]


def test_passages_held_apart_are_in_no_claim_together_not_even_over_a_third() -> None:
    assert formed(LINKS, held()) == [{A.cite(0), B.cite(0), C.cite(0)}]
    index = held(on(Verdict.DIFFERENT, A.cite(0), C.cite(0)))
    assert formed(LINKS, index) == [{A.cite(0), B.cite(0)}]
    weaker = tuple(replace(one, probability=1.6 - one.probability) for one in LINKS)
    assert formed(weaker, index) == [{B.cite(0), C.cite(0)}], "the strongest link decides for the third"


def test_reused_passages_held_apart_stay_reused_but_say_not_the_same() -> None:
    copied = (link(A, 0, C, 0, 0.9, reused=True),)
    index = held(on(Verdict.DIFFERENT, A.cite(0), C.cite(0)))
    (found,) = judged_links(copied, index, reports=REPORTS, pairs=PAIRS)
    assert (found.reused, found.probability) == (True, 0.0)


def test_passages_held_together_are_one_claim_though_nothing_links_them() -> None:
    index = held(on(Verdict.SAME, A.cite(1), B.cite(1)))
    assert {A.cite(1), B.cite(1)} in formed(LINKS, index)
    (found,) = [x for x in judged_links(LINKS, index, reports=REPORTS, pairs=PAIRS) if x not in LINKS]
    assert (found.probability, found.reused) == (1.0, False)


def test_what_nobody_judged_keeps_its_links() -> None:
    assert judged_links(LINKS, held(), reports=REPORTS, pairs=PAIRS) == LINKS
    index = held(on(Verdict.DIFFERENT, A.cite(1), B.cite(1)))
    assert judged_links(LINKS, index, reports=REPORTS, pairs=PAIRS) == LINKS


def test_groups_take_in_what_is_held_together_even_of_one_report() -> None:
    index = held(on(Verdict.SAME, A.cite(0), A.cite(1)), on(Verdict.SAME, B.cite(1), C.cite(1)))
    groups = held_groups([[(A.id, 0), (B.id, 0)]], index, REPORTS)
    assert {frozenset(group) for group in groups} == {
        frozenset({(A.id, 0), (A.id, 1), (B.id, 0)}),
        frozenset({(B.id, 1), (C.id, 1)}),
    }
    assert held_groups([[(B.id, 0), (A.id, 0)]], held(), REPORTS) == (tuple(sorted([(A.id, 0), (B.id, 0)])),)
