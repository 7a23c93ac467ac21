from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.gazetteer.folding import bare, fold, skeleton, with_or_without_h


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ḩamāh", "hamah"),
        ("St. John's", "saint johns"),
        ("Port-au-Prince", "port au prince"),
        ("U.S.", "us"),
        ("  ÎLE  de Ré ", "ile de re"),
        ("Main St", "main st"),
        ("", ""),
        ("…", ""),
        ("🔥", ""),
    ],
)
def test_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("Khan Cheikhoun", "Khan Sheikhun", "Khan Shaykhun"),
        ("Tel Rifaat", "Tell Rifa'at", "Tall Rif‘at"),
        ("Maaret al-Numan", "Maarrat an Nu'man"),
        ("Deir ez-Zor", "Dayr az Zawr", "Deir al-Zour"),
        ("El Qa'im", "Al-Qaim"),
        ("Najrig", "Nagrij"),
    ],
)
def test_transliterations_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(fold(name)) for name in spellings}) == 1


def test_an_article_alone_is_kept() -> None:
    assert bare("al") == "al"
    assert bare("al bab") == "bab"


@given(st.text(max_size=60))
def test_folding_is_done_once(name: str) -> None:
    folded = fold(name)
    assert folded.isascii()
    assert folded == folded.strip()
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "other"),
    [("hodeidah", "hodeida"), ("hodeida", "hodeidah"), ("sarah", ""), ("aleppo", ""), ("", "")],
)
def test_the_final_h(name: str, other: str) -> None:
    assert with_or_without_h(name) == other
