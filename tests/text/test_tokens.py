from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.tokens import MAX_TOKEN_CHARS, tokens

from .hostile import texts, windows


def cut(text: str) -> str:
    """The tokens of `text` with a space between them."""
    return " ".join(span.of(text) for span in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and won’t.", "They do n't , ca n't and wo n’t ."),
        ("DON'T", "DO N'T"),
        ("It's Arven's, she'd say", "It 's Arven 's , she 'd say"),
        ("they're, I'm, we've, he'll", "they 're , I 'm , we 've , he 'll"),
        ("I'd've gone", "I 'd 've gone"),
        ("the pilots' boats", "the pilots ' boats"),
        ("O’Brien's rock'n'roll at nine o'clock", "O’Brien 's rock'n'roll at nine o'clock"),
        ("cannot, gonna, wanna, gotta", "can not , gon na , wan na , got ta"),
        ("Cannoter", "Cannoter"),
        ("the ’90s", "the ’90s"),
        ("al-Rashidi's ferry", "al - Rashidi 's ferry"),
        ("2016's floods, the G20's plan", "2016 's floods , the G20 's plan"),
        ("the U.S.'s budget and Acme Inc.’s", "the U.S. 's budget and Acme Inc. ’s"),
    ],
)  # fmt: skip
def test_clitics_stand_apart(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Aalto, Lt. Gen. Berg and DR. Holm", "Mr. Aalto , Lt. Gen. Berg and DR. Holm"),
        ("the U.S. and U.N.-led talks", "the U.S. and U.N. - led talks"),
        ("at 6 p.m. on Jan. 5", "at 6 p.m. on Jan. 5"),
        ("No. 5 St. Olav Street", "No. 5 St. Olav Street"),
        ("ferries, etc.", "ferries , etc."),
        ("the quay.Nobody", "the quay . Nobody"),
        ("the quay. Nobody", "the quay . Nobody"),
        ("Dr.Holm", "Dr . Holm"),
    ],
)
def test_points_stay_in_abbreviations(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(("text", "word"), [("J.K.Holm left", "Holm"), ("It was plan B.He left", "He")])
def test_a_word_glued_to_an_initial_stays_whole(text: str, word: str) -> None:
    assert word in cut(text).split()


@pytest.mark.parametrize("word", ["ill", "man", "us", "am", "no", "miss", "art", "wash", "mass", "op"])
def test_a_word_that_an_abbreviation_is_spelled_like_leaves_the_sentence_s_point(word: str) -> None:
    assert cut(f"The pilot said {word}.") == f"The pilot said {word} ."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,490.5 km at 10:30", "1,490.5 km at 10:30"),
        ("1,490.", "1,490 ."),
        ("$3.2bn, €5m, 50%, -3", "$ 3.2bn , € 5m , 50 % , - 3"),
        ("the 12th, 1990s, 230km", "the 12th , 1990s , 230km"),
        ("9/11 and 3-2", "9 / 11 and 3 - 2"),
        ("12,000-strong", "12,000 - strong"),
        ("١٬٢٣ ٣٤", "١ ٬ ٢٣ ٣٤"),
    ],
)
def test_marks_stay_in_numbers(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to desk.two+tips@press.example.org.", "write to desk.two+tips@press.example.org ."),
        ("(see https://press.example.org/a-b?c=d&e=1,2).", "( see https://press.example.org/a-b?c=d&e=1,2 ) ."),
        ("www.example.org, he said", "www.example.org , he said"),
        ("“https://example.org/x”", "“ https://example.org/x ”"),
        ("@harbour_desk on #flood!", "@harbour_desk on #flood !"),
        ("5 @ 3, a # b", "5 @ 3 , a # b"),
        ("http:// and www.", "http : // and www ."),
    ],
)  # fmt: skip
def test_addresses_stay_whole(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 12-year-old e-mail", "a 12 - year - old e - mail"),
        ("well–known—and co‑operating", "well – known — and co ‑ operating"),
        ("and/or snake_case", "and / or snake_case"),
        ("Wait... no -- ever?!", "Wait ... no -- ever ? !"),
        ("“‘No,’ he said.”", "“ ‘ No , ’ he said . ”"),
        ("A one", "A one"),
        ("", ""),
        ("\n \t\u2028", ""),
    ],
)
def test_marks_stand_alone(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("text", ["cafe\u0301s", "zer\u200bo", "co\u00adoperate"])
def test_what_only_changes_how_a_word_looks_does_not_cut_it(text: str) -> None:
    """Accents set apart from their letter, and characters nobody sees; as in words.py."""
    assert [span.of(text) for span in tokens(text)] == [text]


def test_a_run_without_a_break_is_cut() -> None:
    text = f"scan {'x' * 250}"
    assert [len(span) for span in tokens(text)] == [4, MAX_TOKEN_CHARS, MAX_TOKEN_CHARS, 50]


@given(texts)
def test_tokens_cover_all_visible_characters_in_order_without_overlap(text: str) -> None:
    found = tokens(text)
    assert all(0 < len(span) <= MAX_TOKEN_CHARS for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = {at for span in found for at in range(span.start, span.end)}
    assert covered == {at for at, char in enumerate(text) if not char.isspace()}


@given(st.data())
def test_tokens_of_a_span_stay_inside_it(data: st.DataObject) -> None:
    text = data.draw(texts)
    start, end = data.draw(windows(text))
    found = tokens(text, Span(start, end))
    assert all(start <= span.start and span.end <= end for span in found)
    covered = {at for span in found for at in range(span.start, span.end)}
    assert covered == {at for at in range(start, end) if not text[at].isspace()}


@given(texts)
def test_a_token_holds_no_white_space(text: str) -> None:
    assert all(len(span.of(text).split()) == 1 for span in tokens(text))


@pytest.mark.parametrize(
    "unit", ["a", "1", "'", ".", "_", "@", "/", "(", " ", "a'", "1,", "a.", "a@", "www.", "http://)"]
)
def test_repetitions_cost_no_more_than_their_length(unit: str) -> None:
    assert grows(unit) < NEARLY_LINEAR


@pytest.mark.parametrize("unit", ["a-", "1-", "+-", "ab.", "mr."])
def test_what_may_be_an_address_costs_no_more_than_its_length(unit: str) -> None:
    assert grows(unit) < NEARLY_LINEAR


@pytest.mark.parametrize("clitic", ["'s", "n't", "’ll"])
def test_any_number_of_clitics_can_be_parted(clitic: str) -> None:
    text = "a" + clitic * 3_000
    assert tokens(text)[-1] == Span(len(text) - len(clitic), len(text))


NEARLY_LINEAR = (
    10  # four times the length costs four times as much, and sixteen times where the cost is quadratic
)


def grows(unit: str) -> float:
    """What four times the length costs against the length, the quickest of three; the speed of the machine is out of it."""
    short, long = (min(seconds(unit * (chars // len(unit))) for _ in range(3)) for chars in (15_000, 60_000))
    return long / max(short, 1e-3)


def seconds(text: str) -> float:
    """Time of the processor, so that other work on the machine does not count."""
    began = time.process_time()
    tokens(text)
    return time.process_time() - began
