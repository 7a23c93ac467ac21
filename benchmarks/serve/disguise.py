"""One story as another: other names, places, numbers and days in text, layers and results alike, every span where it was.

A word is replaced by one of its length, a number by one of as many digits, so that no span moves. Numbers keep their order,
though sums no longer add up; weekdays no longer fit the days. None of that is asked about when pages are timed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from crossread.domain.ids import content_id
from crossread.store import dump, load

Value = TypeVar("Value")

_DAYS_APART = 53  # between a story and its next copy
_YEAR_DAYS = 365.25
_FEWEST_LETTERS = 4  # shorter ones stand in too many other words
_FEWEST_DIGITS = 3  # shorter ones are days and hours as well
_ID = re.compile(r"[a-z]+-[0-9a-f]{16}")
_TOKEN = re.compile(
    r"(?P<day>(?<!\d)\d{4}-\d\d-\d\d(?!\d))|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+)|(?P<word>[^\W\d_]+)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_STARTS, _MIDDLES = "bdfgklmnprstv", "aeiou"


def names_in(names: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Words of names that stand in no text with a small letter, in small letters."""
    given = {word.lower() for name in names for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()}
    plain = {word for text in texts for word in re.findall(r"\b[^\W\d_]+", text) if word.islower()}
    return frozenset(word for word in given - plain if len(word) >= _FEWEST_LETTERS)


def numbers_in(texts: Iterable[str]) -> frozenset[float]:
    """The numbers that stand in texts and are changed."""
    found = (match["number"] for text in texts for match in _TOKEN.finditer(text))
    return frozenset(float(number.replace(",", "")) for number in found if number and _is_changed(number))


class Disguise:
    """The copy of that number; number 0 changes nothing but what it is given to change."""

    def __init__(self, copy: int, *, names: frozenset[str], numbers: frozenset[float]) -> None:
        generator = random.Random(copy)
        self._copy = copy
        self._names = names
        self._numbers = numbers
        self._factor = generator.uniform(0.6, 1.7) if copy else 1.0
        self._days = timedelta(days=-_DAYS_APART * copy)
        self._years = round(_DAYS_APART * copy / _YEAR_DAYS)
        self._words: dict[str, str] = {}

    def of(self, value: Value) -> Value:
        """The value of the other story."""
        if not self._copy:
            return value
        changed = self._changed(json.loads(dump(value).decode("utf-8", "surrogatepass")))
        return load(type(value), json.dumps(changed, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def text(self, text: str) -> str:
        """The text, or id, of the other story, as long as this one."""
        if not self._copy:
            return text
        if _ID.fullmatch(text):
            return content_id(text.partition("-")[0], text, self._copy)
        return text if text.startswith("geonames:") else _TOKEN.sub(self._token, text)

    def _changed(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._changed(one) for one in value]
        if isinstance(value, float) and value in self._numbers:
            return float(self._number(f"{value:.0f}"))
        return value

    def _token(self, match: re.Match[str]) -> str:
        kind, found = match.lastgroup, match[0]
        if kind == "word":
            return self._word(found)
        if kind == "day":
            return self._day(found)
        if _YEAR.fullmatch(found):
            return f"{int(found) - self._years:04}"
        return self._number(found)

    def _word(self, word: str) -> str:
        if not word[0].isupper() or word.lower() not in self._names:
            return word
        known = self._words.get(word)
        if known is None:
            generator = random.Random(f"{self._copy} {word.lower()}")
            letters = [generator.choice(_MIDDLES if at % 2 else _STARTS) for at in range(len(word))]
            known = "".join(letters).upper() if word.isupper() else "".join(letters).capitalize()
            self._words[word] = known
        return known

    def _day(self, day: str) -> str:
        try:
            return (date.fromisoformat(day) + self._days).isoformat()
        except (ValueError, OverflowError):
            return day

    def _number(self, number: str) -> str:
        if not _is_changed(number):
            return number
        digits = len(number.replace(",", ""))
        least = 10 ** (digits - 1)
        wanted = round(int(number.replace(",", "")) * self._factor)
        return format(min(max(wanted, least), 10 * least - 1), "," if "," in number else "")


def _is_changed(number: str) -> bool:
    digits = number.replace(",", "")
    return len(digits) >= _FEWEST_DIGITS and digits[0] != "0" and not _YEAR.fullmatch(number)
