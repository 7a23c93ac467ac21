"""Numbers that stand in one slot of two linked passages: measures, sums, shares, and counts that no figure is read from.

Where two passages assert the same, numbers of one unit that count the same noun fill one slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.events.stems import stem
from crossread.crossing.figures.ranges import compatible
from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.words import is_stop, words

_SURE = 0.4  # probability from which linked passages are taken to assert the same
_SURE_OF_BARE = 0.6  # the same for a measure with a noun against one without
_NEARLY_VERBATIM = 0.85
_FURTHEST, _FURTHEST_COPIED = 3.0, 20.0  # times the smaller number: what is further apart counts other things
_NOUN_CHARS = 48  # after a number, where its noun stands
_STEM_CHARS = 4
_INSIDE = (":", ".", "-", "/", "–")


@dataclass(frozen=True, slots=True)
class Slot:
    """A number with the noun it counts, folded; metres, kilograms and seconds for measures."""

    number: Number
    noun: str
    unit: str
    factor: float
    is_figure: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SlotPair:
    """Numbers of two linked passages that fill one slot and exclude one another."""

    link: Linked
    a: Slot
    b: Slot


def differing_slots(link: Linked) -> Iterator[SlotPair]:
    """Numbers of the two passages that are of one unit and noun and share no value."""
    if link.probability < _SURE and not (link.reused and link.score >= _SURE):
        return
    if not (_is_sentence(link.a, link.i) and _is_sentence(link.b, link.j)):
        return
    furthest = _FURTHEST_COPIED if link.score >= _NEARLY_VERBATIM else _FURTHEST
    is_copy = link.directed and link.reused
    first, second = _slots(link.a, link.i), _slots(link.b, link.j)
    for a in first:
        rivals = [
            b for b in second if _same_slot(a, b) and (a.noun == b.noun or link.probability >= _SURE_OF_BARE)
        ]
        if len(rivals) == 1 and a.is_figure and rivals[0].is_figure and not is_copy:
            continue  # counts are aligned over the whole story
        if len(rivals) != 1 or _agree(a, rivals[0], is_copy=is_copy) or _apart(a, rivals[0]) > furthest:
            continue
        pair = SlotPair(link, a, rivals[0])
        is_lone = [x for x in first if _same_slot(x, rivals[0])] == [a]
        if is_lone and ((a.noun and a.noun == rivals[0].noun) or words_beside(pair) > 0):
            yield pair


def apart(pair: SlotPair) -> float:
    """How far the greater number is from the smaller, as a share of the greater; in [0, 1]."""
    return 1.0 - 1.0 / _apart(pair.a, pair.b)


def words_beside(pair: SlotPair) -> float:
    """How many of the telling words right before and after the numbers are shared, of the fewer; in [0, 1]."""
    link = pair.link
    a = _beside(link.a, link.i, pair.a.number.span)
    b = _beside(link.b, link.j, pair.b.number.span)
    return len(a & b) / max(min(len(a), len(b)), 1)


def _beside(report: Prepared, index: int, number: Span) -> set[str]:
    start = report.passages[index].span.start
    row = [w for w in report.words[index] if not is_stop(w.folded)]
    before = [w.folded for w in row if w.span.end + start <= number.start][-_BESIDE_WORDS:]
    after = [w.folded for w in row if w.span.start + start >= number.end][:_BESIDE_WORDS]
    return {stem(word) for word in (*before, *after)}


_BESIDE_WORDS = 4


def _is_sentence(report: Prepared, index: int) -> bool:
    """Whether it is no line of page furniture: "18 May 2025 | Listen (2 min)"."""
    return len(report.words[index]) >= _FEWEST_WORDS and "|" not in report.passage_text(index)


_FEWEST_WORDS = 5


def _same_slot(a: Slot, b: Slot) -> bool:
    return a.unit == b.unit and (a.noun == b.noun or (bool(a.unit) and not (a.noun and b.noun)))


def _agree(a: Slot, b: Slot, *, is_copy: bool) -> bool:
    """Whether some value fits both; a copy has to keep the very number, whatever its source leaves open."""
    if is_copy and not a.unit and a.number.best != b.number.best and a.number.best and b.number.best:
        return compatible(replace(_scaled(a), low=None, high=None), replace(_scaled(b), low=None, high=None))
    return compatible(_scaled(a), _scaled(b)) or (bool(a.unit) and _near(a, b))


def _apart(a: Slot, b: Slot) -> float:
    """How many times as large the greater is; infinite where one says only "several"."""
    sizes = [s.factor * (s.number.best or s.number.low or 0.0) for s in (a, b)]
    vague = any(
        s.number.best is None and s.number.low is not None and s.number.high is not None for s in (a, b)
    )
    return float("inf") if vague or min(sizes) <= 0 else max(sizes) / min(sizes)


def _near(a: Slot, b: Slot) -> bool:
    """Within the rounding of a conversion: 12 metres and 39 feet."""
    one, other = (s.factor * (s.number.best or s.number.low or s.number.high or 0.0) for s in (a, b))
    return a.factor != b.factor and abs(one - other) <= _CONVERSION * max(one, other)


_CONVERSION = 0.1


def _scaled(slot: Slot) -> Number:
    number, by = slot.number, slot.factor
    low, best, high = (None if v is None else v * by for v in (number.low, number.best, number.high))
    return Number(number.span, low, best, high, number.qualifier, number.unit)


def _slots(report: Prepared, index: int) -> list[Slot]:
    passage = report.passages[index].span
    passed = {d.number.span for d in report.reading.distances if d.number is not None}  # the map judges those
    figures = {f.number.span for f in report.reading.figures if not f.number.unit}
    found = []
    for number in report.reading.numbers:
        if not passage.contains(number.span) or number.span in passed:
            continue
        if (
            number.unit.endswith("-old")
            or _is_label(report.report.text, number.span, passage)
            or not is_whole_number(report.report.text, number.span)
        ):
            continue
        unit, factor = units().get(number.unit, (number.unit, 1.0))
        noun = _noun(report, number.span, passage)
        if unit or noun:
            found.append(Slot(number, noun, unit, factor, number.span in figures))
    return found


def _is_label(text: str, number: Span, passage: Span) -> bool:
    """Whether it is a number word with a capital in mid-sentence: "Standard Four"."""
    before = text[passage.start : number.start].rstrip()
    return text[number.start].isupper() and before[-1:].isalnum()


def is_whole_number(text: str, number: Span) -> bool:
    """Whether it is no piece of a clock time, a date or a score: "11.40", "3-2", "6:15"."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    beside = (before[-1:] in _INSIDE and before[:1].isdigit()) or (
        after[:1] in _INSIDE and after[1:2].isdigit()
    )
    clock = text[number.start : number.end].count(".") == 1 and text[number.end :].lstrip()[:4].startswith(
        ("a.m", "p.m", "am", "pm")
    )
    return not (beside or clock or _is_hour(text, number))


def _is_hour(text: str, number: Span) -> bool:
    """Whether it is the hour of a clock time in words, "half past ten", or one in figures, "at 10.25"."""
    before = text[max(0, number.start - _CLOCK_CHARS) : number.start]
    in_figures = _DOTTED.fullmatch(text[number.start : number.end]) and _AT.search(before)
    return bool(in_figures or _TO_THE_HOUR.search(before))


_CLOCK_CHARS = 24
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\b(?:at|until|till|shortly (?:before|after)|just (?:before|after))\s$", re.I)
_TO_THE_HOUR = re.compile(
    r"\b(?:half|quarter|minutes?|five|ten|twenty(?:-five)?|\d\d?)[\s-]past\s$|\b(?:quarter|minutes?)\sto\s$",
    re.I,
)


def _noun(report: Prepared, number: Span, passage: Span) -> str:
    """The stem of the first telling word after the number, within its clause."""
    after = report.report.text[number.end : min(passage.end, number.end + _NOUN_CHARS)]
    telling = next((w for w in words(_CLAUSE_ENDS.split(after)[0]) if not is_stop(w.folded)), None)
    if telling is None or telling.text[0].isupper():  # "8 in Norwick and 4 in Lindmark"
        return ""
    noun = _singulars().get(telling.folded, telling.folded)
    return noun[: max(_STEM_CHARS, len(noun) - 3)]


_CLAUSE_ENDS = re.compile(r"[,.;:()]|\s(?:and|or|but)\s")


@cache
def _singulars() -> dict[str, str]:
    return dict(line.split("\t") for line in lines_of("odd_plurals.tsv"))


@cache
def units() -> dict[str, tuple[str, float]]:
    """What a unit is measured in (metres, kilograms), and how many of those it is."""
    rows = (line.split("\t") for line in lines_of("unit_factors.tsv"))
    return {unit: (base, float(factor)) for unit, base, factor in rows}
