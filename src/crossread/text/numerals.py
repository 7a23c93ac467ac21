"""Numerals as they stand in a text, digits or words, and their bare values: no units, no hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.text.tables import one_of, rows

MAX_DIGITS = 15  # a longer run is a code, and no longer exact as a float
MAX_WORDS = 16  # of one spelled-out number


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral; `low` and `high` equal `best` unless the words are vague, and `best` is then None.

    `scale` is what the last word or suffix multiplied by ("1.5 million": 1,000,000), 1 without one.
    `digits` is the run of digits as printed, "" for words.
    """

    start: int
    end: int
    low: float
    best: float | None
    high: float
    scale: float = 1
    digits: str = ""

    def times(self, factor: float) -> Numeral:
        """The same numeral, larger: the "2" of "2 to 3 million"."""
        best = None if self.best is None else self.best * factor
        return Numeral(self.start, self.end, self.low * factor, best, self.high * factor, factor, self.digits)


def numerals(text: str) -> Iterator[Numeral]:
    """Numerals in order, never overlapping: years, clock times and the like in digits too."""
    at = 0
    while found := _numeral().search(text, at):
        at = found.end()
        if found["digits"]:
            if sum(c.isdigit() for c in found["digits"]) <= MAX_DIGITS:
                yield _from_digits(found)
        elif found["vague"]:
            yield _from_vague(found)
        else:
            numeral = _from_words(found)
            at = numeral.end
            yield numeral


def _from_digits(found: re.Match[str]) -> Numeral:
    factor = _scales()[_plain(found["scale"] or found["suffix"])]
    value = float(re.sub(r"[,\s]", "", found["digits"])) * factor
    return Numeral(*found.span(), value, value, value, factor, found["digits"])


def _from_vague(found: re.Match[str]) -> Numeral:
    _, low, high, *_ = _vague()[_plain(found["vague"])]
    factor = _scales()[_plain(found["times"])]
    return Numeral(*found.span(), float(low) * factor, None, float(high) * factor, factor)


def _from_words(found: re.Match[str]) -> Numeral:
    """The longest start of a run of number words that is one number; the rest is left for the next search."""
    total = _Total()
    end = found.start("words")
    for word in _WORD.finditer(found["words"]):
        name = _plain(word.group())
        if name == "and":
            continue
        if not total.take(*_cardinals()[name]) or (found["half"] and end > found.start("words")):
            break
        end = found.start("words") + word.end()
    value, scale = total.value, total.scale
    if found["half"]:
        value = scale / 2
    elif found["and_half"] and end == found.end("words"):
        end, scale = found.end(), _scales()[_plain(found["half_of"])]
        value = (value + 0.5) * scale
    return Numeral(found.start(), end, value, value, value, scale)


@dataclass(slots=True)
class _Total:
    """The value of the number words taken so far; `last` is the kind of the last one."""

    whole: float = 0
    group: float | None = None
    scale: float = 1
    last: str = ""
    ceiling: float = float("inf")

    @property
    def value(self) -> float:
        return self.whole + (self.group or 0)

    def take(self, amount: float, kind: str) -> bool:
        """Adds one word; False, changing nothing, when it cannot follow within one number."""
        if kind == "scale":
            return self._multiply(amount)
        if self.last not in (("", "hundred", "large", "ten") if kind == "unit" else ("", "hundred", "large")):
            return False
        self.group, self.last = (self.group or 0) + amount, kind
        return True

    def _multiply(self, amount: float) -> bool:
        small = amount < _LARGE
        if self.last in ("hundred", "dozen") if small else amount >= self.ceiling:
            return False
        if small and self.group is not None and self.group >= 100:
            return False
        product = (1 if self.group is None else self.group) * amount
        if small:
            self.group, self.last = product, "hundred" if amount == 100 else "dozen"
        else:
            self.whole, self.group, self.last = self.whole + product, None, "large"
            self.ceiling = amount
        self.scale = amount
        return True


_LARGE = 1_000
_WORD = re.compile(r"[^\W\d_]+")
_IGNORED_CASE = str.maketrans("ſKİı", "skii")  # what re.IGNORECASE takes for s, k and i on top of S, K and I


def _plain(printed: str | None) -> str:
    """Lower-case with plain spaces, as the tables have it; "" for None."""
    return re.sub(r"\s", " ", (printed or "").translate(_IGNORED_CASE).lower())


@cache
def _numeral() -> re.Pattern[str]:
    word = one_of(_cardinals())
    scale = one_of(name for name, (_, kind) in _cardinals().items() if kind == "scale")
    suffix = one_of(row[0] for row in rows("scale_suffixes"))
    digits = (
        rf"(?:(?<![\w#^])|{_after_currency(scale, suffix)})(?<!\d[.,/:])(?<![^\W\d_][-‐‑])"
        r"(?P<digits>(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[\xa0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?)(?!\d|[.,/:^]\d)"
        rf"(?:(?:[ \xa0-]?(?P<scale>{scale})|(?P<suffix>{suffix}))(?!\w))?"
    )
    vague = rf"(?P<vague>{one_of(_vague())})(?:\s(?P<times>{scale}))?(?!\w)"
    half = rf"(?P<half>(?:a\s)?half(?:\san?\s|[-\s]))(?={scale})"
    loose = rf"(?!(?<=\d\s){scale}(?!\w))"  # in "x4.3 billion" the scale alone is no number
    run = rf"{loose}(?P<words>{word}(?:(?:\sand\s|\s|[-‐‑]){word}){{0,{MAX_WORDS}}})(?!\w)"
    and_half = rf"(?P<and_half>\sand\sa\shalf(?:\s(?P<half_of>{scale}))?(?!\w))?"
    words = rf"(?:{half}|an?\s(?={scale}))?{run}{and_half}"
    return re.compile(rf"{digits}|(?<![\w'’-])(?:{vague}|{words})", re.IGNORECASE)


def _after_currency(scale: str, suffix: str) -> str:
    """Where digits may stand although letters are glued to them: "Rs412", "R5 million"."""
    behind = {
        much: "|".join(
            rf"(?<=\b{re.escape(sign)})" for sign, _, needed in rows("glued_currencies") if needed == much
        )
        for much in ("any", "large")
    }
    is_large = rf"(?=[\d.]+(?:\s?{scale}\b|{suffix}\b|m\b)|\d{{1,3}},\d{{3}})"
    return rf"(?-i:{behind['any']})|(?-i:{behind['large']}){is_large}"


@cache
def _cardinals() -> dict[str, tuple[float, str]]:
    return {word: (float(value), kind) for word, value, kind in rows("cardinals")}


@cache
def _scales() -> dict[str, float]:
    scales = {name: value for name, (value, kind) in _cardinals().items() if kind == "scale"}
    return scales | {suffix: float(value) for suffix, value in rows("scale_suffixes")} | {"": 1.0}


@cache
def _vague() -> dict[str, tuple[str, ...]]:
    return {row[0]: row for row in rows("vague_numbers")}
