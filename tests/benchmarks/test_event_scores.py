"""The event benchmarks' own parts: recasing, MUC keys, matching."""

from __future__ import annotations

import pytest
from benchmarks.facts.muc_keys import head_word, key_entities, most_pairs, same_head, same_string, score
from benchmarks.facts.recasing import Casing, recased
from hypothesis import given
from hypothesis import strategies as st

_SMALL = ["the", "was", "seen", "in", "near", "by", "of", "members", "national", "freedom", "front"]
_CASING = Casing(frozenset(_SMALL), frozenset())


@given(st.text(max_size=200))
def test_recasing_moves_nothing(text: str) -> None:
    assert len(recased(text, _CASING)) == len(text)


@pytest.mark.parametrize(
    ("upper", "mixed"),
    [
        ("MEMBERS WAS SEEN NEAR\nCORVA.", "Members was seen near Corva."),
        (
            "SEEN BY THE MARTEL NATIONAL FREEDOM FRONT [MNFF] NEAR CORVA",
            "Seen by the Martel National Freedom Front [MNFF] near Corva",
        ),
    ],
)
def test_recasing_gives_names_their_capitals(upper: str, mixed: str) -> None:
    assert recased(upper, _CASING) == mixed


def test_a_key_lists_alternatives_once() -> None:
    slots = {
        "PERP: INDIVIDUAL ID": ['"GUERRILLAS" / "GROUP OF GUERRILLAS"', '? "GUERRILLAS"'],
        "HUM TGT: NAME": None,
        "HUM TGT: DESCRIPTION": ['"MAYOR": "ANN LEE"'],
    }
    key = key_entities({"templates": [{"slots": slots}]})
    assert key["PerpInd"] == [["guerrillas", "group of guerrillas"]]
    assert key["Victim"] == []
    assert key["Victim, named or described"] == [["mayor", "ann lee"]]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("a group of armed men", "group"),
        ("the mayor, Ann Lee", "mayor"),
        ("two car bombs", "bombs"),
        ("", ""),
    ],
)
def test_head_word(phrase: str, head: str) -> None:
    assert head_word(phrase) == head


def test_matching_by_head_and_by_string() -> None:
    assert same_head("armed guerrillas", ["guerrillas"])
    assert not same_string("armed guerrillas", ["guerrillas"])
    assert same_string("The guerrillas", ["guerrillas"])


def test_each_key_is_matched_once() -> None:
    assert most_pairs([[0], [0, 1], [1]]) == 2
    found = [{"Weapon": [["a bomb"], ["bomb"]]}]
    key = [{"Weapon": [["bomb"]]}]
    assert score(found, key, "Weapon", same_head).right == 1
