"""Whether a quantity counts anything: years, ordinals, fractions and the pronoun "one" do not; and ages."""

from __future__ import annotations

import re
from functools import cache

from crossread.domain.layers import Number
from crossread.text.number_ranges import Quantity
from crossread.text.numerals import numerals
from crossread.text.tables import entries, rows
from crossread.text.words import fold, is_stop

_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_OLDEST = 115
_WORD_AFTER = re.compile(r"\s(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_TWO_WORDS_AFTER = re.compile(r"\s(?P<first>[^\W_]+)(?:\s(?P<second>[^\W_]+))?")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[\s-]\Z")
_PART = re.compile(
    r"[\s‑-](?:half|halves|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten|twelf|hundred|thousand|million)ths?)\b"
    r"|[‑-](?:first|second|third)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"(?<!\w)(?:aged?|ages|age\sof|aged\sbetween|who\s(?:is|was|are|were))\s\Z", re.IGNORECASE)
_PERSON_COMMA = re.compile(r"(?<!\w)(?P<word>[^\W\d_][\w’'.-]*),\s(?:both\s|only\s|just\s)?\Z")
_AFTER_AGE = re.compile(r"\s?(?:[,);\n]|\.(?!\d)|\Z)|\sand\s\d\d?,")
_NEXT_AGE = re.compile(r",?\s(?:and|or|to)\s|,\s")


def counts(text: str, quantity: Quantity, *, unit: str) -> bool:
    """Whether the quantity counts or measures something, by the words around it."""
    if quantity.first.digits:
        return bool(unit) or not _is_year(text, quantity)
    if _PART.match(text, quantity.end):
        return False
    words = fold(text[quantity.start : quantity.end])
    if words == "one":
        return _is_count_of_one(text, quantity, unit=unit)
    before = _word_before(text, quantity.start)
    if before == "number" or (before and text[quantity.start].isupper() and before in _labels()):
        return False
    return _vague_stands(text, quantity, words=words)


def is_age(text: str, quantity: Quantity, *, previous: Number | None) -> bool:
    """ "aged 12", "John Smith, 45, was", and the rest of "ages 13, 17 and 19"."""
    if not 0 <= quantity.low <= quantity.high <= _OLDEST or quantity.first.scale != 1:
        return False
    before = slice(max(quantity.start - 40, 0), quantity.start)
    if _AGED.search(text[before]):
        return True
    follows_age = (
        previous is not None and previous.unit == "year-old" and text[previous.span.end - 1].isdigit()
    )
    if follows_age and previous and _NEXT_AGE.fullmatch(text[previous.span.end : quantity.start]):
        return True
    is_bare = quantity.first.digits.isdigit() and not quantity.is_range
    person = _PERSON_COMMA.search(text[before])
    if not is_bare or person is None or not _AFTER_AGE.match(text, quantity.end):
        return False
    return person["word"][0].isupper() or fold(person["word"]) in entries("person_nouns")


def _is_year(text: str, quantity: Quantity) -> bool:
    bare = quantity.first.scale == 1 and len(quantity.first.digits) == 4 and quantity.first.digits.isdigit()
    if not bare or not (quantity.low >= _FIRST_YEAR and quantity.high <= _LAST_YEAR):
        return False
    after = _TWO_WORDS_AFTER.match(text, quantity.end)
    if after is None or any(numerals(after["first"])):
        return True  # "In 2019 seven employees": the noun is the next number's
    nouns = (fold(after["first"]), fold(after["second"] or ""))
    return not any(noun in entries("counted_nouns") for noun in nouns)


def _is_count_of_one(text: str, quantity: Quantity, *, unit: str) -> bool:
    if unit:
        return True
    if text[quantity.end : quantity.end + 1] in {"-", "‑", "'", "’"}:
        return False  # "one-sided", "one's"
    before = _word_before(text, quantity.start)
    if before in _pronoun_words("before"):
        return False
    after = _WORD_AFTER.match(text, quantity.end)
    if after is None or (is_stop(fold(after["word"])) and fold(after["word"]) not in _AFTER_A_COUNT):
        return before.endswith(("ing", "ed", "least"))  # "killing one and injuring two"
    return fold(after["word"]) not in _pronoun_words("after")


_AFTER_A_COUNT = frozenset({"was", "were", "has", "had", "more", "other", "in"})


def _vague_stands(text: str, quantity: Quantity, *, words: str) -> bool:
    """Whether a vague word has what it needs after it (vague_numbers.txt, last column)."""
    need = _vague_needs().get(words, "")
    after = _WORD_AFTER.match(text, quantity.end)
    word = "" if after is None else fold(after["word"])
    if need == "of":
        return word == "of"
    if need == "count":
        return word in entries("harm_after_scores")
    return need != "scale"


def _word_before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text[max(start - 24, 0) : start])
    return "" if found is None else fold(found["word"])


@cache
def _labels() -> frozenset[str]:
    return entries("number_labels")


@cache
def _vague_needs() -> dict[str, str]:
    return {row[0]: row[3] for row in rows("vague_numbers") if len(row) > 3}


@cache
def _pronoun_words(side: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("ones") if row[1] == side)
