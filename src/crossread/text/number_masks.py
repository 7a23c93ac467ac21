"""Digits that count nothing: dates, clock times, telephone numbers, decades, ordinals, addresses, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread.domain.span import Span, merge
from crossread.text.tables import entries, rows


def masked(text: str) -> tuple[Span, ...]:
    """Stretches whose digits are no counts, sorted and merged. Bare years are settled in numbers.py."""
    return merge(_matches(text))


def _matches(text: str) -> Iterator[Span]:
    for pattern in _patterns():
        for found in pattern.finditer(text):
            yield Span(*found.span())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in (_address_like(), *_dates(), *_TIMES, *_CODES, _labelled()))


_TIMES = (
    r"(?<!\d)\d{1,2}[:.]\d\d(?::\d\d)?\s?[ap]\.?m\b\.?",
    r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])(?:\s?(?:GMT|UTC|[A-Z]{2,3}T)\b)?",
    r"(?<![\w.])\d{1,2}(?:\s?(?:-|–|to)\s?\d{1,2})?\s?(?:[ap]\.m\.|[apAP]\.?[mM]\b)",
    r"(?i:\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?o['’]clock)",
    r"(?<![\d.,])\d{4}\s?(?:GMT|UTC|hrs|hours\s(?:local|GMT))\b",
    r"\b\d{1,2}h\d\d\b",
)
_CODES = (
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w.-]+|(?:https?://|www\.)\S+",
    r"(?<![\w/])\d{1,4}(?:/\d{1,4})+(?![\w/])",  # 9/11, 24/7, 3/4, 12/05/2024
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){2,}(?![\w])",  # 3.2.1, 12.05.24, addresses of machines
    r"\[\d{1,3}\]|(?i:\bimage\s\d+\sof\s/?\s?\d+)",  # a footnote, the place in a gallery
    r"(?i:\b(?:call|called|calling|calls|dial|dialed|dialled|dialing|to)\s(?:911|999|112)\b|\b(?:911|999)\s(?=call|disp|oper|tape))",
    r"(?i:\b\d+(?:st|nd|rd|th)\b)",
    r"(?i:(?:\b(?:early|mid|late)[-‐‑ ])?(?<![\w])(?:['’‘]\d0s|\d{1,3}0['’]?s)\b)",  # 1990s, '80s, mid-20s
    r"(?<![\w(])\(?(?:\+|00)\d[\d\s().-]{6,16}\d",  # +963 11 555 0101
    r"(?<![\w.-])(?:1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?![\w-])",
    r"(?<![\w.,-])\d{3}-\d{4}(?![\w-])",
    r"(?<![\w.,-])\d{2,5}(?:[\s-]\d{2,5}){2,4}(?![\w,-])",
    r"\b1-?8\d\d-[A-Z\d-]{5,14}\b",
    r"(?<![\w.,-])(?:1[89]|20)\d\d\s?[-–/]\s?(?:\d\d|\d{4})(?![\w-])",  # 2016-17
    r"(?<![\w.])\d{1,2}['’′]\s?\d{1,2}(?:[\"”″]|''|’’)?(?!\d)",  # 5'10", a height
    r"(?:(?i:\bminus\s)|−)\d+(?:\.\d+)?",  # nothing is counted below zero
    r"(?<![\w.,/–-])\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})+(?![\w-])",  # 4-3-3
)


def _dates() -> Iterator[str]:
    month = "(?:" + "|".join(sorted(entries("months"), key=len, reverse=True)) + r")\b\.?"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?:,?\s(?:1[5-9]|20)\d\d(?!\d))?"
    more = rf"(?:\s?(?:-|–|to|and|or|,)\s?{day}){{0,4}}"
    yield rf"\b{day}{more}\s(?:of\s)?(?:{month}){year}"
    yield rf"\b(?:{month})\s{day}(?![\d,.]\d){more}(?!\w){year}(?!\d)"
    yield rf"\b(?:{month}),?\s(?:of\s)?(?:1[5-9]|20)\d\d(?!\d)"
    yield r"(?<!\d)(?:1[5-9]|20)\d\d-\d\d-\d\d(?!\d)"


def _address_like() -> str:
    street = "|".join(sorted(entries("streets"), key=len, reverse=True))
    name = r"(?:[NSEW]\.?|North|South|East|West|[A-Z][\w'’-]{1,20}|\d+(?:st|nd|rd|th))"
    return (
        rf"\b\d[\d-]{{0,5}}\s(?:block\sof\b|(?:{name}\s){{1,3}}(?:{street})\b\.?)"
        r"|\b[A-Z]{2},?\s\d{5}(?:-\d{4})?\b"
    )


def _labelled() -> str:
    any_case = "|".join(re.escape(label) for label, case in rows("number_labels") if case == "any")
    capital = "|".join(
        re.escape(label.capitalize()) for label, case in rows("number_labels") if case == "capital"
    )
    return (
        rf"(?<![\w-])(?:(?i:{any_case})|{capital})\s?(?:(?i:no\.?|number)\s|#)?\d[\d,./-]*\w?|#\s?\d+|№\s?\d+"
    )
