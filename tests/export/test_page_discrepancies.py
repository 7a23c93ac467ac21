from __future__ import annotations

from crossread.domain.crossing import DiscrepancyKind
from crossread.export.page_discrepancies import CardView, kind_views
from crossread.export.page_names import name_everything
from sample_desk import sample_desk

DESK = sample_desk()
COPIED = DESK.lineages[0].reuse[0]
KINDS = kind_views(
    DESK, name_everything(DESK), DESK.discrepancies, directed={(COPIED.source, COPIED.derived)}
)


def card(kind: str, detail: str) -> CardView:
    (found,) = (c for k in KINDS if k.kind == kind for c in k.cards if c.detail == detail)
    return found


def test_all_cards_stand_under_their_kind_surest_first() -> None:
    assert [k.kind for k in KINDS] == [kind.value for kind in DiscrepancyKind]
    for kind in KINDS:
        scores = [float(c.confidence) for c in kind.cards]
        assert scores == sorted(scores, reverse=True)


def test_readings_in_the_same_words_share_a_column() -> None:
    first, second = card("figure", "killed").readings
    assert (first.value, [name.key for name, _ in first.also]) == ("four", ["A2"])
    assert (second.value, second.report.key) == ("Five", "B1")


def test_source_and_copy_are_marked_as_such() -> None:
    source, copy = card("quotation", "altered").readings
    assert (source.tag, source.role) == ("del", "source")
    assert (copy.tag, copy.role) == ("ins", "copy")


def test_accounts_of_which_none_is_the_copy_are_marked_alike() -> None:
    assert [(r.tag, r.role) for r in card("polarity", "negation").readings] == [("mark", ""), ("mark", "")]


def test_a_lost_voice_is_shown_in_its_sentence() -> None:
    source, copy = card("omission", "attribution").readings
    assert "according to the port authority" in "".join(p.text for p in source.pieces if p.differs)
    assert "".join(p.text for p in source.pieces if p.cited) == "the port authority"
    assert not [p for p in copy.pieces if p.differs]


def test_a_lone_reading_says_whose_copy_it_is() -> None:
    assert card("addition", "passage").readings[0].role == "copy of A1"
    assert card("omission", "caveat").readings[0].role == "source of A2"


def test_a_card_leads_to_its_claim() -> None:
    claim = card("figure", "killed").claim
    assert claim is not None
    assert claim[0] == "C2"
