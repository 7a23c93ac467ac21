from __future__ import annotations

from dataclasses import replace

import pytest

from crossing.made import prepare, scene
from crossread.crossing.claiming.claims import claims, with_disputes
from crossread.crossing.claiming.support import own_voice
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Lineage, Status, Variant
from crossread.domain.span import Citation, Span

REST = " The harbour kept its usual hours and the ferries sailed on time for the rest of that week."
CLINIC = prepare("Nine people were injured, the port clinic said." + REST, outlet="Harbour Post")
POLICE = prepare("Police said nine people were hurt in the fall." + REST, outlet="Coast Herald")
COPY = prepare("Nine people were injured in the accident." + REST, outlet="Lindmark Courier")
CLINIC_TOO = prepare("According to the port clinic, nine people were hurt." + REST, outlet="Parish Paper")


def lineage(*members: Prepared) -> Lineage:
    return Lineage("l-" + members[0].id, "s-1", tuple(m.id for m in members))


def linked(a: Prepared, b: Prepared, probability: float = 0.95) -> Linked:
    return Linked(
        a, 0, b, 0, score=0.9, probability=probability, directed=False, reused=False, one_lineage=False
    )


def one_claim(a: Prepared, b: Prepared, *lineages: Lineage) -> Claim:
    (claim,) = claims(scene([linked(a, b)], lineages=lineages))
    return claim


def test_two_lineages_and_two_voices_corroborate() -> None:
    claim = one_claim(CLINIC, POLICE, lineage(CLINIC), lineage(POLICE))
    assert claim.status is Status.CORROBORATED
    assert (claim.reports, claim.outlets, claim.lineages, claim.origins) == (2, 2, 2, 2)


def test_a_claim_says_which_passage_hangs_on_the_others_by_the_weakest_link() -> None:
    (claim,) = claims(
        scene(
            [linked(CLINIC, POLICE, 0.95), linked(CLINIC, COPY, 0.7), linked(POLICE, COPY, 0.6)],
            lineages=[lineage(CLINIC), lineage(POLICE), lineage(COPY)],
        )
    )
    assert claim.score == 0.7
    assert claim.loosest is not None
    assert claim.loosest.report == COPY.id
    assert claim.loosest in {support.citation for support in claim.support}


def test_two_lineages_resting_on_one_voice_are_a_single_origin() -> None:
    claim = one_claim(CLINIC, CLINIC_TOO, lineage(CLINIC), lineage(CLINIC_TOO))
    assert claim.status is Status.SINGLE_ORIGIN
    assert {s.origin for s in claim.support} == {"port clinic"}
    assert all(s.attribution is not None for s in claim.support)


def test_a_copy_without_its_speaker_rests_on_the_speaker_its_lineage_names() -> None:
    claim = one_claim(CLINIC, COPY, lineage(CLINIC, COPY))
    assert claim.status is Status.SINGLE_LINEAGE
    assert (claim.outlets, claim.lineages, claim.origins) == (2, 1, 1)


def test_what_another_account_attributes_in_like_words_is_no_second_origin() -> None:
    claim = one_claim(POLICE, COPY, lineage(POLICE), lineage(COPY))
    assert claim.status is Status.SINGLE_ORIGIN
    assert {s.origin for s in claim.support} == {"Police"}


def test_an_agency_speaks_for_its_lineage() -> None:
    wire = replace(lineage(COPY), agency="AFP")
    assert own_voice(wire, {COPY.id: COPY}) == "AFP (own account)"


def test_unlikely_links_make_no_claim() -> None:
    weak = [linked(CLINIC, POLICE, probability=0.3)]
    assert claims(scene(weak, lineages=[lineage(CLINIC), lineage(POLICE)])) == ()


def dispute(
    claim: Claim, kind: DiscrepancyKind, *, lineages: tuple[str, str], detail: str = "killed"
) -> Discrepancy:
    readings = tuple(Variant("9", Citation(f"r-{n}", Span(0, 1)), name) for n, name in enumerate(lineages))
    return Discrepancy("d-1", kind, detail, "s-1", 0.9, "why", readings, claim=claim.id)


@pytest.mark.parametrize(
    ("kind", "detail", "lineages", "status"),
    [
        (DiscrepancyKind.FIGURE, "killed", ("l-1", "l-2"), Status.DISPUTED),
        (DiscrepancyKind.POLARITY, "negation", ("l-1", "l-2"), Status.DISPUTED),
        (DiscrepancyKind.POLARITY, "certainty", ("l-1", "l-2"), Status.CORROBORATED),
        (DiscrepancyKind.FIGURE, "killed", ("l-1", "l-1"), Status.CORROBORATED),
        (DiscrepancyKind.NAME, "spelling", ("l-1", "l-2"), Status.CORROBORATED),
    ],
)
def test_only_readings_that_exclude_one_another_across_lineages_dispute(
    kind: DiscrepancyKind, detail: str, lineages: tuple[str, str], status: Status
) -> None:
    claim = one_claim(CLINIC, POLICE, lineage(CLINIC), lineage(POLICE))
    (judged,) = with_disputes([claim], [dispute(claim, kind, lineages=lineages, detail=detail)])
    assert judged.status is status
