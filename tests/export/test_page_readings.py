"""Readings of one point against one another."""

from __future__ import annotations

from crossread.export.page_facts import look_first_of
from crossread.export.page_readings import alike, directed_reuse, role, wording
from sample_desk import sample_desk

DESK = sample_desk()
DIRECTED = directed_reuse(tie for lineage in DESK.lineages for tie in lineage.reuse)


def test_direction_comes_from_directed_reuse_alone() -> None:
    copied = DESK.lineages[0].reuse[0]
    assert (copied.source, copied.derived) in DIRECTED
    assert not [pair for pair in DIRECTED if pair[::-1] in DIRECTED]


def test_what_differs_lies_in_the_sentence_that_is_shown() -> None:
    compared = 0
    for found in DESK.discrepancies:
        assert sum(len(group) for group in alike(DESK, found.readings)) == len(found.readings)
        for variant in found.readings:
            told = wording(DESK, found, variant, directed=DIRECTED)
            text = DESK.report(variant.citation.report).text
            assert told.sentence.contains(told.shown)
            assert told.shown.contains(variant.citation.span)
            assert "".join(piece.text for piece in told.pieces(text, variant.citation.span)) == told.shown.of(
                text
            )
            compared += len(told.differs)
    assert compared


def test_source_and_copy_know_their_parts() -> None:
    parts = {
        role(found, variant.citation.report, directed=DIRECTED)[0]
        for found in DESK.discrepancies
        for variant in found.readings
    }
    assert parts == {"source", "copy", ""}


def test_where_to_look_first_is_one_sure_finding_a_kind() -> None:
    chosen = look_first_of(DESK.discrepancies)
    kinds = [one.kind for one in chosen]
    assert 0 < len(kinds) == len(set(kinds)) <= 6
    for one in chosen:
        assert one.confidence == max(d.confidence for d in DESK.discrepancies if d.kind is one.kind)
