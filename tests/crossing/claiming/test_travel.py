from __future__ import annotations

import pytest

from crossing.made import prepare, scene
from crossread.crossing.claiming.claims import claims
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Claim, Lineage, Passing
from crossread.domain.reuse import Relation, ReuseKind

REST = " The harbour kept its usual hours and the ferries sailed on time for the rest of that week."
FIRST = prepare("Nine people were hurt, the port clinic said." + REST, outlet="Post", published="2024-03-04")
COPY = prepare("Nine people were hurt, the clinic said." + REST, outlet="Herald", published="2024-03-05")
APART = prepare("The port clinic said nine were hurt." + REST, outlet="Paper", published="2024-03-06")
UNDATED = prepare("Nine people got hurt there." + REST, outlet="Courier")


def linked(a: Prepared, b: Prepared, *, directed: bool = False, kind: ReuseKind | None = None) -> Linked:
    return Linked(
        a,
        0,
        b,
        0,
        score=0.9,
        probability=0.9,
        directed=directed,
        reused=kind is not None,
        one_lineage=kind is not None,
        relation=Relation.WHOLLY_DERIVED if kind else Relation.INDEPENDENT,
        kind=kind,
    )


def claim(*links: Linked) -> Claim:
    reports = sorted({one.id for link in links for one in (link.a, link.b)})
    (found,) = claims(scene(links, lineages=[Lineage(f"l-{r}", "s-1", (r,)) for r in reports]))
    return found


def steps(found: Claim) -> dict[str, tuple[Passing, str | None, str]]:
    return {s.target.report: (s.how, s.source.report if s.source else None, s.origin) for s in found.travel}


def test_a_copy_comes_from_its_source_and_that_from_the_voice_it_names() -> None:
    found = claim(linked(FIRST, COPY, directed=True, kind=ReuseKind.EDITED))
    assert steps(found) == {
        FIRST.id: (Passing.TOLD, None, "port clinic"),
        COPY.id: (Passing.COPIED, FIRST.id, ""),
    }
    assert {s.day for s in found.travel} == {"2024-03-04", "2024-03-05"}


def test_separate_accounts_come_from_the_voices_they_name() -> None:
    assert {how for how, _, _ in steps(claim(linked(FIRST, APART))).values()} == {Passing.TOLD}


def test_shared_text_without_a_direction_runs_from_the_earlier_report() -> None:
    plain = prepare("Nine people were hurt there." + REST, outlet="Mail", published="2024-03-09")
    found = steps(claim(linked(plain, UNDATED, kind=ReuseKind.EDITED)))
    assert found == {UNDATED.id: (Passing.SHARED_TEXT, plain.id, "")}


def test_steps_make_no_circle() -> None:
    round_trip = [
        linked(FIRST, COPY, directed=True, kind=ReuseKind.EDITED),
        linked(COPY, APART, directed=True, kind=ReuseKind.EDITED),
        linked(APART, FIRST, directed=True, kind=ReuseKind.EDITED),
    ]
    found = steps(claim(*round_trip))
    assert sorted(how for how, _, _ in found.values()) == [Passing.COPIED, Passing.COPIED, Passing.TOLD]


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [(FIRST, APART, FIRST), (APART, FIRST, FIRST), (FIRST, UNDATED, None)],
)
def test_the_earliest_report_is_known_or_left_open(a: Prepared, b: Prepared, first: Prepared | None) -> None:
    assert claim(linked(a, b)).earliest == (first.id if first else None)
