import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.models import word_rarity


@given(st.text(st.characters(codec=None, categories=None), max_size=30))
def test_it_stays_between_none_and_one(word: str) -> None:
    assert 0.0 <= word_rarity(word) <= 1.0


def test_rarer_words_are_rarer() -> None:
    ladder = ["the", "killed", "rebels", "corroborated", "antidisestablishmentarianism"]
    rarities = [word_rarity(word) for word in ladder]
    assert rarities == sorted(rarities)
    assert len(set(rarities)) == len(ladder)


@pytest.mark.parametrize("word", ["", " ", ",", "“", "a", "7", "the"])
def test_the_commonest_count_nothing(word: str) -> None:
    assert word_rarity(word) == 0.0


def test_case_and_accents_do_not_count() -> None:
    assert word_rarity("MALAGA") == word_rarity("Málaga") == word_rarity("malaga")


def test_words_outside_the_vocabulary_are_rarer_than_any_inside() -> None:
    assert word_rarity("rifaat") > 0.83 > word_rarity("aleppo")
    assert word_rarity("x" * 200) == 1.0
