from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given

from crossread.text.words import fold, is_stop, words

from .hostile import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army’s 1,490 men don't stop.", ["The", "army’s", "1,490", "men", "don't", "stop"]),
        ("al-Harun, O’Neil and a 12-year-old", ["al-Harun", "O’Neil", "and", "a", "12-year-old"]),
        ("It rose 3.2bn, or 4.5%.", ["It", "rose", "3.2bn", "or", "4.5"]),
        ("James’ house in the ’90s", ["James", "house", "in", "the", "90s"]),
        (
            "U.S.-backed forces left at 3 p.m. on foot",
            ["U.S.-backed", "forces", "left", "at", "3", "p.m", "on", "foot"],
        ),
        ("the end.Next came", ["the", "end", "Next", "came"]),
        ("cafe\u0301 zer\u200bo", ["cafe\u0301", "zer\u200bo"]),
        ("one—two–three/four", ["one", "two", "three", "four"]),
        ("", []),
        ("—…”\0\ud800", []),
    ],
)
def test_words_are_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("don’t", "don't"),
        ("Ѕуrіа", "syria"),  # Cyrillic letters among Latin ones
        ("Дамаск", "дамаск"),
        ("ﬁre", "fire"),
        ("zer\u200bo", "zero"),
        ("U.S", "us"),
        ("p.m", "pm"),
        ("3.2", "3.2"),
        ("co‑operate", "co-operate"),
        ("İzmir", "izmir"),
    ],
)
def test_spellings_of_one_word_fold_alike(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_function_words_are_stop_words_but_a_country_is_not() -> None:
    assert is_stop("the")
    assert is_stop("don't")
    assert not is_stop("us")
    assert not is_stop("rebels")


@given(texts)
def test_words_slice_exactly_in_order_without_overlap(text: str) -> None:
    found = words(text)
    assert all(word.span.of(text) == word.text for word in found)
    assert all(len(word.span) > 0 for word in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@given(texts)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    covered = {at for word in words(text) for at in range(word.span.start, word.span.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
@example("À.A")
@example("A.Àb")
@example("A.\uac00")
def test_composed_and_decomposed_text_has_the_same_folded_words(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [word.folded for word in words(composed)] == [word.folded for word in words(decomposed)]
