"""One numeral, or two that make a range: "10 to 15", "between 10 and 15", "2-3 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.text.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """What one Number is made from; `first` is the numeral, or the lower one of a range."""

    start: int
    end: int
    low: float
    best: float | None
    high: float
    first: Numeral
    is_range: bool = False

    def glued(self, text: str, *, is_money: bool) -> Quantity:
        """The quantity with a glued "m" or "b" read as millions or billions where it cannot be metres."""
        found = _GLUED_SCALE.match(text, self.end)
        if found is None or not self.first.digits or self.first.scale != 1:
            return self
        if not is_money and (
            found.group() in "bB" or self.high >= _METRES or not _COUNTED.match(text, found.end())
        ):
            return self
        factor = 1e6 if found.group() in "mM" else 1e9
        best = None if self.best is None else self.best * factor
        return replace(self, end=found.end(), low=self.low * factor, best=best, high=self.high * factor)


def ranged(text: str, found: Sequence[Numeral]) -> Iterator[Quantity]:
    """Numerals in order, the ends of a range joined; a falling pair with a hyphen ("3-1") is a score."""
    at = 0
    while at < len(found):
        first, second = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        joint = text[first.end : second.start] if second is not None else ""
        if second is not None and len(joint) <= _JOINT_CHARS and _joins(text, first, second):
            low = _scaled(first, second)
            if low.low < second.high:
                at += 1
                yield Quantity(first.start, second.end, low.low, None, second.high, first, is_range=True)
                continue
            if joint in _HYPHENS and first.digits and second.digits:
                at += 1
                continue
        yield Quantity(first.start, first.end, first.low, first.best, first.high, first)


def follows_between(text: str, start: int) -> re.Match[str] | None:
    """The word "between" right before `start`."""
    return _BETWEEN.search(text, max(start - 16, 0), start)


_METRES = 100  # "100m" and up is a distance, "5m people" a count
_GLUED_SCALE = re.compile(r"[mMbB](?![\w/])")
_COUNTED = re.compile(
    r"\s(?!(?:away|from|north|south|east|west|deep|high|long|wide|tall|above|below|down|up|race|sprint|of)\b)[a-z]"
)
_HYPHENS = frozenset("-–‐‑")
_JOINT_CHARS = 8
_TO = re.compile(r"%?(?:-?\s(?:to|or)\s[$£€]?|[-‐‑–—][$£€]?|\s[–—]\s)", re.IGNORECASE)
_AND = re.compile(r"%?\sand\s[$£€]?", re.IGNORECASE)
_PER_CENT = re.compile(r"[\s-]?(?:%|(?:per\s?cent|pct?|percentage)\b)", re.IGNORECASE)
_SIGNS = frozenset("$£€")
_BETWEEN = re.compile(r"(?<!\w)between\s[$£€]?\Z", re.IGNORECASE)
_RISES_FROM = re.compile(
    r"(?<!range\s)(?<!ranges\s)(?<!ranged\s)(?<!ranging\s)(?<!anywhere\s)\bfrom\s\Z", re.IGNORECASE
)


def _joins(text: str, first: Numeral, second: Numeral) -> bool:
    joint = text[first.end : second.start]
    if not _of_one_unit(text, first, second, joint=joint):
        return False
    if _AND.fullmatch(joint):
        return follows_between(text, first.start) is not None
    rises = joint.strip().lower() == "to" and _RISES_FROM.search(text, max(first.start - 16, 0), first.start)
    return bool(_TO.fullmatch(joint)) and not rises  # "rose from 10 to 15" names two counts


def _of_one_unit(text: str, first: Numeral, second: Numeral, *, joint: str) -> bool:
    """Whether a sign at one end fits the other: "up 7.8% to €23.40" and "down 5% to 120" are two numbers each."""
    before = text[max(first.start - 1, 0) : first.start]
    is_share = bool(_PER_CENT.match(text, second.end))
    if joint.startswith("%") and not is_share:
        return False
    if joint[-1:] in _SIGNS:
        return joint[-1] == before
    return not (is_share and before in _SIGNS)


def _scaled(first: Numeral, second: Numeral) -> Numeral:
    """The lower end of "2 to 3 million" in the scale of the upper one."""
    shares = first.scale == 1 and second.scale >= 1000 and first.low < second.high / second.scale
    return first.times(second.scale) if shares else first
