from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.names import fold_name, is_demonym, names

from .hostile import texts, windows

EXAMPLES = [
    ("Rebels met Karim al-Harun in Tel Amira.", ["Karim al-Harun", "Tel Amira"]),
    ("US President Joan Marlow met Mr Haddad.", ["US", "Joan Marlow", "Haddad"]),
    ("The Ruritanian Foreign Minister, Otto Brandt, left.", ["Ruritanian", "Otto Brandt"]),
    ("Iranian Foreign Minister Otto Brandt left.", ["Otto Brandt"]),
    ("On Sunday the army took Elmo.", ["Elmo"]),
    ("In May, Theresa May met J. K. Merrow.", ["Theresa May", "J. K. Merrow"]),
    ("The book by Aaron D. Pell sold.", ["Aaron D. Pell"]),
    ("Shops in St. Elmo closed.", ["St. Elmo"]),
    (
        "The Bank of Elmo and the Observatory for Human Rights spoke.",
        ["Bank of Elmo", "Observatory for Human Rights"],
    ),
    ("Aid from Doctors Without Borders came.", ["Doctors Without Borders"]),
    ("Tehran’s ISNA said HTS left.", ["Tehran", "ISNA", "HTS"]),
    ("Yesterday Haddad flew home.", ["Haddad"]),
    ("Fighting went on. Officials left.", []),
    ("The US-based group and Turkish-backed rebels", ["US"]),
    ("Brandt’s allies praised the People’s Guard Units.", ["Brandt", "People’s Guard Units"]),
    ("Sheikh Mohamed bin Rashid al-Amin spoke.", ["Mohamed bin Rashid al-Amin"]),
    ("WHO said IS militants in Elmo fled.", ["WHO", "IS", "Elmo"]),
    ("The U.S. Navy left the U.S. for good.", ["U.S. Navy", "U.S."]),
    ("I think he said I’m late, and I agree.", []),
    ("The General Assembly met Gen. Ines Marlow.", ["General Assembly", "Ines Marlow"]),
    ("Martin Luther King marched.", ["Martin Luther King"]),
    ("He met Syrian and Turkish envoys.", []),
    ("The minister Park Ki-hyun of the Republic of Elmo spoke.", ["Park Ki-hyun", "Republic of Elmo"]),
    ("REBELS SEIZE ELMO AS ARMY FLEES", ["ELMO"]),
    ("Rebels Seize Elmo As Army Flees", ["Elmo"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_names(text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text)] == expected


def test_a_common_word_that_is_a_name_elsewhere_counts_at_the_start_too() -> None:
    text = "Hope fell on Friday. Nobody in Hope was hurt."
    assert [name.text for name in names(text)] == ["Hope", "Hope"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bashar al-Assad", "bashar assad"),
        ("Bashar Al Assad", "bashar assad"),
        ("al-Qaeda", "qaeda"),
        ("Sharm el-Sheikh", "sharm sheikh"),
        ("Hayat Tahrir al-Sham’s", "hayat tahrir sham"),
        ("O’Neil", "oneil"),
        ("Jean-Luc  Müller", "jean luc muller"),
        ("Асад", "asad"),
        ("Al", "al"),
        ("\ud800Elmo\0", "elmo"),
        ("", ""),
    ],
)
def test_fold_name(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_demonyms() -> None:
    assert is_demonym("Syrian")
    assert is_demonym("turks")
    assert not is_demonym("Syria")


@pytest.mark.parametrize(
    "hostile", ["A", "A ", "Al-", "A. ", "Elmo ", "de ", "Elmo of ", "ELMO, ", "President ", "May "]
)
def test_a_long_run_of_anything_is_read_in_linear_time(hostile: str) -> None:
    started = time.process_time()
    names(hostile * (50_000 // len(hostile)))
    assert time.process_time() - started < 5.0


@given(texts)
def test_names_slice_exactly_in_order_without_overlap(text: str) -> None:
    found = names(text)
    assert all(name.span.of(text) == name.text != "" for name in found)
    assert all(name.text == name.text.strip() for name in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@given(texts)
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(texts)
def test_a_folded_name_is_plain(name: str) -> None:
    assert all(char == " " or (char.isascii() and char.isalnum()) for char in fold_name(name))
    assert fold_name(name).lower().split() == fold_name(name).split(" ") or fold_name(name) == ""


@given(texts.flatmap(lambda text: st.tuples(st.just(text), windows(text))))
def test_windows_hold_what_they_find(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    assert all(Span(start, end).contains(found.span) for found in names(text, Span(start, end)))
