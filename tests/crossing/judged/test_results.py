"""Claims, discrepancies, happenings and relations as judgements form them: every verdict on every subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossing.judged.hand import happening, judged, name, passage, said
from crossread.crossing.judged.index import NOTHING_JUDGED, Judged
from crossread.crossing.judged.on_claims import judged_claims
from crossread.crossing.judged.on_discrepancies import judged_discrepancies
from crossread.crossing.judged.on_entities import decided_entity, followed_on_entities, judged_edges
from crossread.crossing.judged.on_events import judged_events
from crossread.crossing.judged.on_reuse import judged_reuse
from crossread.crossing.lineages import lineages, partition
from crossread.domain.crossing import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Passing,
    Status,
    Step,
    Support,
    Variant,
)
from crossread.domain.entities import Entity, EntityEdge, EntityKey
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.layers import MentionKind
from crossread.domain.report import Report
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation, Span

A1, B1, C1 = passage("r-a", 1), passage("r-b", 1), passage("r-c", 1)


def claim(*places: Citation, origins: tuple[str, ...] = ("police", "port")) -> Claim:
    voices = [origins[at % len(origins)] for at in range(len(places))]
    return Claim(
        id="c-1",
        story="s-1",
        text="The quay is closed.",
        status=Status.CORROBORATED if len(set(voices)) > 1 else Status.SINGLE_ORIGIN,
        reports=len(places),
        outlets=len(places),
        lineages=len(places),
        origins=len(set(voices)),
        support=tuple(
            Support(place, f"l-{place.report}", voice) for place, voice in zip(places, voices, strict=True)
        ),
        travel=tuple(
            Step(place, Passing.TOLD, origin=voice) for place, voice in zip(places, voices, strict=True)
        ),
    )


def card(
    *values: tuple[Citation, str], detail: str = "", kind: DiscrepancyKind = DiscrepancyKind.FIGURE
) -> Discrepancy:
    readings = tuple(Variant(value, place, f"l-{place.report}") for place, value in values)
    return Discrepancy(f"d-{kind}-{detail}", kind, detail, "s-1", 0.6, "They differ.", readings)


def event(*mentions: Citation, type_: str = "ASSAULT") -> Event:
    return Event(
        id=f"e-{mentions[0].report}-{mentions[0].span.start}",
        story="s-1",
        mentions=mentions,
        type=type_,
        mode="aerial",
        figures=tuple(passage(m.report, 9) for m in mentions),
        score=0.7,
    )


def on_claim(
    verdict: Verdict, *places: Citation, minute: int = 0, field: str = "", value: str = ""
) -> Judgement:
    return said(verdict, Subject.CLAIM, places, minute=minute, field=field, value=value)


# Claims


def test_a_rejected_claim_is_left_out_and_the_judgement_followed() -> None:
    reject = on_claim(Verdict.REJECT, A1, B1)
    kept, followed = judged_claims([claim(A1, B1, C1), claim(C1)], judged([reject]))
    assert kept == (claim(C1),)
    assert followed == {reject.id}


def test_an_accepted_claim_is_marked() -> None:
    accept = on_claim(Verdict.ACCEPT, A1, B1)
    (kept,), followed = judged_claims([claim(A1, B1)], judged([accept]))
    assert kept == replace(claim(A1, B1), judged=(accept.id,))
    assert followed == {accept.id}


def test_a_claim_is_put_in_the_words_judged_right() -> None:
    text = on_claim(Verdict.CORRECT, A1, B1, field="text", value="The north quay is closed.")
    (kept,), _ = judged_claims([claim(A1, B1)], judged([text]))
    assert (kept.text, kept.judged) == ("The north quay is closed.", (text.id,))


def test_a_passage_rests_on_the_voice_judged_right_and_both_counts_follow() -> None:
    origin = on_claim(Verdict.CORRECT, B1, field="origin", value="police")
    (kept,), followed = judged_claims([claim(A1, B1)], judged([origin]))
    assert [support.origin for support in kept.support] == ["police", "police"]
    assert (kept.origins, kept.status, kept.judged) == (1, Status.SINGLE_ORIGIN, (origin.id,))
    assert [step.origin for step in kept.travel] == ["police", "police"]
    assert followed == {origin.id}


def test_a_voice_of_one_passage_goes_before_the_older_of_all() -> None:
    everyone = on_claim(Verdict.CORRECT, A1, B1, C1, field="origin", value="the mayor")
    one = on_claim(Verdict.CORRECT, B1, minute=1, field="origin", value="a docker")
    (kept,), followed = judged_claims([claim(A1, B1, C1)], judged([everyone, one]))
    assert [support.origin for support in kept.support] == ["the mayor", "a docker", "the mayor"]
    assert (kept.origins, kept.status) == (2, Status.CORROBORATED)
    assert followed == {everyone.id, one.id}


def test_a_disputed_claim_stays_so_and_one_lineage_stays_one() -> None:
    origin = on_claim(Verdict.CORRECT, B1, field="origin", value="police")
    disputed = replace(claim(A1, B1), status=Status.DISPUTED)
    assert judged_claims([disputed], judged([origin]))[0][0].status is Status.DISPUTED
    alone = replace(claim(A1, B1), lineages=1, status=Status.SINGLE_LINEAGE)
    other = on_claim(Verdict.CORRECT, B1, field="origin", value="a third voice")
    assert judged_claims([alone], judged([other]))[0][0].status is Status.SINGLE_LINEAGE


def test_without_judgements_claims_stay_as_they_are() -> None:
    assert judged_claims([claim(A1, B1)], NOTHING_JUDGED) == ((claim(A1, B1),), frozenset())


# Discrepancies

TWO = ((A1, "12 killed"), (B1, "14 killed"))


def on_card(
    verdict: Verdict,
    *places: Citation,
    detail: str = "figure/",
    minute: int = 0,
    field: str = "",
    value: str = "",
) -> Judgement:
    return said(verdict, Subject.DISCREPANCY, places, detail=detail, minute=minute, field=field, value=value)


def test_an_accepted_discrepancy_is_certain_and_first_of_its_kind() -> None:
    accept = on_card(Verdict.ACCEPT, A1, B1)
    surer = replace(card((C1, "9 hurt"), (A1, "8 hurt"), detail="other"), id="d-0", confidence=0.9)
    (first, second), followed = judged_discrepancies([surer, card(*TWO)], judged([accept]))
    assert (first.confidence, first.judged, second) == (1.0, (accept.id,), surer)
    assert followed == {accept.id}


def test_a_rejected_discrepancy_is_gone_until_a_new_reading_says_something_else() -> None:
    reject = on_card(Verdict.REJECT, A1, B1)
    held = judged([reject])
    assert judged_discrepancies([card(*TWO)], held) == ((), frozenset({reject.id}))
    repeated = card(*TWO, (C1, "14 killed"))
    assert judged_discrepancies([repeated], held)[0] == ()
    grown = card(*TWO, (C1, "41 killed"))
    assert judged_discrepancies([grown], held)[0] == (grown,)


def test_a_discrepancy_of_another_kind_or_sub_kind_at_the_same_place_stays() -> None:
    reject = on_card(Verdict.REJECT, A1, B1, detail="quotation/altered")
    altered, cut = (
        card(*TWO, kind=DiscrepancyKind.QUOTATION, detail=detail) for detail in ("altered", "cut")
    )
    figure = card(*TWO)
    kept, _ = judged_discrepancies([altered, cut, figure], judged([reject]))
    assert kept == (figure, cut)
    renamed = replace(altered, detail="reworded")
    assert judged_discrepancies([renamed], judged([reject]))[0] == (), "the sub-kinds may change their names"


def test_an_explanation_and_a_kind_are_corrected() -> None:
    said_right = on_card(Verdict.CORRECT, A1, B1, field="explanation", value="The toll rose overnight.")
    kind = on_card(Verdict.CORRECT, A1, B1, field="kind", value="date", minute=1)
    again = on_card(Verdict.CORRECT, A1, B1, field="kind", value="place", detail="date/", minute=2)
    (found,), _ = judged_discrepancies([card(*TWO)], judged([said_right, kind]))
    assert (found.explanation, found.kind) == ("The toll rose overnight.", DiscrepancyKind.DATE)
    assert found.judged == tuple(sorted((said_right.id, kind.id)))
    (found,), followed = judged_discrepancies([card(*TWO)], judged([kind, again]))
    assert found.kind is DiscrepancyKind.PLACE
    assert followed == {again.id}


# Entities

KEYS = tuple(EntityKey(report, 0) for report in ("r-a", "r-b", "r-c"))


def on_name(verdict: Verdict, *reports: str, minute: int = 0, field: str = "", value: str = "") -> Judgement:
    return said(
        verdict,
        Subject.ENTITY,
        [name(report, 0) for report in reports],
        minute=minute,
        field=field,
        value=value,
    )


def test_entities_held_together_get_an_edge_with_who_said_so() -> None:
    same = said(Verdict.SAME, Subject.ENTITY, [name("r-a", 0)], [name("r-b", 0)], note="I asked him")
    (edge,) = judged_edges((), judged([same]))
    assert (edge.a, edge.b, edge.score) == (KEYS[0], KEYS[1], 1.0)
    assert edge.reasons == ("judged to be one by Ines Okafor on 2031-05-14 (I asked him)",)


def test_entities_held_apart_lose_their_edge() -> None:
    different = said(Verdict.DIFFERENT, Subject.ENTITY, [name("r-a", 0)], [name("r-b", 0)])
    edges = (EntityEdge(KEYS[0], KEYS[1], 0.9, ()), EntityEdge(KEYS[1], KEYS[2], 0.9, ()))
    assert judged_edges(edges, judged([different])) == edges[1:]


def test_an_entity_gets_the_name_and_kind_judged_right() -> None:
    called = on_name(Verdict.CORRECT, "r-a", "r-b", field="name", value="Elin Sandqvist")
    kind = on_name(Verdict.CORRECT, "r-a", "r-b", field="kind", value="organization")
    decided = decided_entity(KEYS, judged([called, kind]))
    assert (decided.name, decided.kind) == ("Elin Sandqvist", MentionKind.ORGANIZATION)
    assert decided.judged == tuple(sorted((called.id, kind.id)))
    assert decided_entity(KEYS[2:], judged([called, kind])).name is None


def test_a_rejected_entity_is_left_out_and_an_accepted_one_held_together() -> None:
    reject, accept = on_name(Verdict.REJECT, "r-a"), on_name(Verdict.ACCEPT, "r-b", "r-c", minute=1)
    held = judged([reject, accept])
    assert decided_entity(KEYS[:1], held).is_rejected
    assert held.entities.together == (KEYS[1:],)
    left = Entity("n-1", MentionKind.PERSON, "X", (), (), (), KEYS[1:], (), judged=(accept.id,))
    assert followed_on_entities([left], held) == {reject.id, accept.id}


# Happenings

HAPPENED = tuple(happening(report, 1) for report in ("r-a", "r-b", "r-c"))


def test_events_held_to_be_one_are_joined() -> None:
    same = said(Verdict.SAME, Subject.EVENT, HAPPENED[:1], HAPPENED[2:])
    (found,), followed = judged_events([event(*HAPPENED[:2]), event(HAPPENED[2])], judged([same]))
    assert found.mentions == HAPPENED
    assert found.figures == tuple(passage(report, 9) for report in ("r-a", "r-b", "r-c"))
    assert found.judged == (same.id,)
    assert followed == {same.id}


def test_events_held_apart_are_parted_and_the_rest_stays_with_the_larger() -> None:
    different = said(Verdict.DIFFERENT, Subject.EVENT, HAPPENED[:1], HAPPENED[1:])
    fourth = happening("r-b", 2)
    found, _ = judged_events([event(*HAPPENED, fourth)], judged([different]))
    assert {one.mentions for one in found} == {HAPPENED[:1], tuple(sorted((*HAPPENED[1:], fourth)))}
    assert all(one.judged == (different.id,) for one in found)
    assert len({one.id for one in found}) == 2


def test_an_event_is_rejected_accepted_and_coded_anew() -> None:
    both = HAPPENED[:2]
    reject = said(Verdict.REJECT, Subject.EVENT, both)
    assert judged_events([event(*both)], judged([reject])) == ((), frozenset({reject.id}))
    accept = said(Verdict.ACCEPT, Subject.EVENT, both)
    typed = said(Verdict.CORRECT, Subject.EVENT, both, field="type", value="ACCUSE")
    (found,), _ = judged_events([event(*both)], judged([accept, typed]))
    assert (found.score, found.type, found.mode) == (1.0, "ACCUSE", "")
    assert found.judged == tuple(sorted((accept.id, typed.id)))


# Reuse

COPY = Reuse(
    "r-b",
    "r-a",
    Relation.WHOLLY_DERIVED,
    directed=True,
    one_lineage=True,
    coverage=0.9,
    coverage_back=0.5,
    confidence=0.95,
    reasons=("90 % in the same order",),
    pairs=(PassagePair(B1, A1, ReuseKind.EDITED, 0.8),),
)
STRANGERS = Reuse("r-a", "r-c", Relation.INDEPENDENT, False, False, 0.0, 0.0, 0.9)


def on_reports(
    verdict: Verdict, a: str, b: str, minute: int = 0, field: str = "", value: str = ""
) -> Judgement:
    return said(
        verdict, Subject.REUSE, [passage(a, 0)], [passage(b, 0)], minute=minute, field=field, value=value
    )


def accounts(held: Judged) -> set[tuple[str, ...]]:
    reuse = [judged_reuse(one, held) for one in (COPY, STRANGERS)]
    reports = [Report(report, "text", "title", "en") for report in ("r-a", "r-b", "r-c")]
    return {lineage.reports for lineage in lineages("s-1", reports, reuse, judged=held)}


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.REJECT])
def test_reports_held_apart_are_independent_and_no_passage_is_a_copy(verdict: Verdict) -> None:
    different = on_reports(verdict, "r-a", "r-b")
    found = judged_reuse(COPY, judged([different]))
    assert (found.relation, found.one_lineage, found.directed) == (Relation.INDEPENDENT, False, False)
    assert (found.source, found.derived, found.pairs) == ("r-a", "r-b", ())
    assert found.judged == (different.id,)
    assert accounts(judged([different])) == {("r-a",), ("r-b",), ("r-c",)}


def test_reports_held_together_are_one_account() -> None:
    same = on_reports(Verdict.SAME, "r-a", "r-c")
    found = judged_reuse(STRANGERS, judged([same]))
    assert (found.relation, found.one_lineage, found.confidence) == (Relation.COMMON_ORIGIN, True, 1.0)
    assert found.reasons == ("judged to be one account by Ines Okafor on 2031-05-14",)
    assert accounts(judged([same])) == {("r-a", "r-b", "r-c")}


def test_an_accepted_lineage_stays_together_and_is_marked() -> None:
    accept = said(Verdict.ACCEPT, Subject.REUSE, [passage("r-a", 0), passage("r-c", 0)])
    held = judged([accept])
    reports = [Report(report, "text", "title", "en") for report in ("r-a", "r-b", "r-c")]
    (largest, other) = lineages("s-1", reports, [], judged=held)
    assert (largest.reports, largest.judged) == (("r-a", "r-c"), (accept.id,))
    assert (other.reports, other.judged) == (("r-b",), ())


def test_a_relation_and_its_direction_are_corrected() -> None:
    relation = on_reports(Verdict.CORRECT, "r-a", "r-b", field="relation", value="partially derived")
    source = on_reports(Verdict.CORRECT, "r-a", "r-b", field="source", value="r-a")
    found = judged_reuse(COPY, judged([relation, source]))
    assert (found.relation, found.one_lineage) == (Relation.PARTIALLY_DERIVED, True)
    assert (found.source, found.derived, found.directed) == ("r-a", "r-b", True)
    assert (found.coverage, found.coverage_back) == (0.5, 0.9)
    assert found.pairs == (PassagePair(A1, B1, ReuseKind.EDITED, 0.8),)
    assert found.judged == tuple(sorted((relation.id, source.id)))
    opened = on_reports(Verdict.CORRECT, "r-a", "r-b", minute=3, field="source", value="open")
    assert not judged_reuse(COPY, judged([source, opened])).directed
    apart = on_reports(Verdict.CORRECT, "r-a", "r-b", minute=4, field="relation", value="independent")
    assert accounts(judged([apart])) == {("r-a",), ("r-b",), ("r-c",)}


def test_a_partition_never_joins_over_a_third_what_is_held_apart() -> None:
    sure = [
        Reuse(a, b, Relation.WHOLLY_DERIVED, False, True, 1.0, 1.0, 0.99)
        for a, b in (("r-a", "r-b"), ("r-b", "r-c"), ("r-a", "r-c"))
    ]
    held = judged([on_reports(Verdict.DIFFERENT, "r-a", "r-c")])
    groups = partition(("r-a", "r-b", "r-c"), sure, held=held.accounts)
    assert ("r-a", "r-b", "r-c") not in groups
    assert not any({"r-a", "r-c"} <= set(group) for group in groups)


def test_spans_of_hand_made_readings_are_where_they_are_said_to_be() -> None:
    assert passage("r-a", 1).span == Span(100, 200)
