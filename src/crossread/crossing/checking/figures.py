"""Figures: every number of the claim against the numbers that a passage gives for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.figures.ranges import compatible, middle, value_range
from crossread.crossing.units import units
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.words import fold, is_stop, words

_BELOW, _ABOVE = "at most", "at least"
_ANY_NOUN = 0.6  # weight where only the number's unit, or its being the only one, says that two fill one slot
_NOUN_CHARS = 48
_SMALL = 12
_AGE = "-old"
# "One in five", "two out of three": the second number is no count of anything
_SHARE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in(?: every)?|out of(?: every)?) (\w+)\b",
    re.I,
)
_ORDINAL = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b(?! (?:century|birthday|anniversary|of [A-Z]))")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts: `what` by the codebook, stems of its noun, its unit in metres, kilograms, seconds."""

    number: Number
    what: str
    nouns: frozenset[str]
    unit: str
    factor: float

    @property
    def value(self) -> float:
        """In the base unit."""
        return middle(self.number) * self.factor


def figure_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each number of the claim; a hedge that changes what is allowed is a slot of its own."""
    theirs = counted_in(passage)
    taken: set[Span] = set()
    for mine in counted_in(claim):
        found = _answer(claim, passage, mine, theirs)
        if _is_plain_one(claim, mine.number) and (found.outcome is not Outcome.DIFFER or found.weight < 1):
            continue
        if found.told is not None:
            taken.add(found.told.span)
        yield found


def telling_digits(printed: str) -> int:
    """How many digits of a printed number are not noughts at its end: 3 of "1,490", none of "twelve"."""
    return len("".join(char for char in printed if char.isdigit()).rstrip("0"))


def counted_in(telling: Telling) -> tuple[Counted, ...]:
    """The numbers of a passage with what they count."""
    shares = [telling.span.start + found.start(1) for found in _SHARE.finditer(telling.text)]
    counts = (n for n in telling.numbers if not any(n.span.start <= at < n.span.end for at in shares))
    return (*(_counted(telling, number) for number in counts), *_ordinals(telling), *_ones(telling))


def _ones(telling: Telling) -> Iterator[Counted]:
    """ "Only one shot": a number too where it counts a noun."""
    for token in telling.tokens:
        counts = token.upos == "NUM" and token.relation == "nummod"
        if (
            counts
            and fold(token.span.of(telling.report.report.text)) == "one"
            and not any(n.span.overlaps(token.span) for n in telling.numbers)
        ):
            yield _counted(telling, Number(token.span, 1.0, 1.0, 1.0))


def _ordinals(telling: Telling) -> Iterator[Counted]:
    """ "The 41st shooting": a place in a row, of the noun behind it."""
    for found in _ORDINAL.finditer(telling.text):
        span = Span(*found.span()).shift(telling.span.start)
        place = float(found[1])
        nouns = frozenset(_nouns(telling, span))
        yield Counted(Number(span, place, place, place), "", nouns, "in a row", 1.0)


def _is_plain_one(telling: Telling, number: Number) -> bool:
    """ "One", "a" and "nobody" count nothing worth comparing by themselves; negation is a slot of its own."""
    worded = not any(c.isdigit() for c in number.span.of(telling.report.report.text))
    return worded and middle(number) <= 1 and not number.unit


def _is_small_word(telling: Telling, mine: Counted) -> bool:
    """ "The more powerful of the two": a small number in words, without a like noun in the passage, sets nothing apart."""
    worded = not any(c.isdigit() for c in telling.printed(mine.number.span))
    return worded and not mine.unit and mine.value <= _SMALL


def _answer(claim: Telling, passage: Telling, mine: Counted, theirs: Sequence[Counted]) -> SlotReading:
    rivals = [their for their in theirs if _one_slot(mine, their)]
    equal = [t for t in rivals if _agree(mine, t)]
    if equal:
        turned = (
            next((t for t in equal if _turned(mine, t)), None)
            if all(_turned(mine, t) for t in equal)
            else None
        )
        if turned is not None:
            return _reading(claim, passage, mine, turned, SlotKind.QUALIFIER, Outcome.DIFFER)
        return _reading(claim, passage, mine, equal[0], SlotKind.FIGURE, Outcome.AGREE)
    same_value = [t for t in theirs if t.unit == mine.unit and _agree(mine, t) and not _other_fate(mine, t)]
    others = [own for own in counted_in(claim) if own != mine]
    exchanged = bool(rivals) and all(any(_one_slot(own, t) for own in others) for t in same_value)
    if same_value and not exchanged:
        return _reading(claim, passage, mine, same_value[0], SlotKind.FIGURE, Outcome.AGREE, weight=_ANY_NOUN)
    if rivals:
        return _reading(claim, passage, mine, _closest(mine, rivals), SlotKind.FIGURE, Outcome.DIFFER)
    around = [
        _counted(passage, n)
        for at in passage.around
        for n in passage.numbers_in(passage.report.passages[at].span)
    ]
    beside = [t for t in around if (_one_slot(mine, t) or t.unit == mine.unit) and _agree(mine, t)]
    if beside:
        return _reading(claim, passage, mine, beside[0], SlotKind.FIGURE, Outcome.CONTEXT)
    loose = (
        []
        if _is_small_word(claim, mine)
        else [t for t in theirs if t.unit == mine.unit and not any(_agree(t, x) for x in counted_in(claim))]
    )
    if loose:
        weight = _ANY_NOUN if len(loose) == 1 else _ANY_NOUN / 2
        return _reading(
            claim, passage, mine, _closest(mine, loose), SlotKind.FIGURE, Outcome.DIFFER, weight=weight
        )
    said = f"The passage gives no number for “{claim.printed(mine.number.span)}”."
    return SlotReading(SlotKind.FIGURE, Outcome.SILENT, mine.number.span, None, said)


def _reading(
    claim: Telling,
    passage: Telling,
    mine: Counted,
    their: Counted,
    kind: SlotKind,
    outcome: Outcome,
    *,
    weight: float = 1.0,
) -> SlotReading:
    you, they = claim.printed(mine.number.span), passage.printed(their.number.span)
    said = (
        f"The reports say {they}, you say {you}."
        if outcome is Outcome.DIFFER
        else f"{they} stands in the report."
    )
    return SlotReading(kind, outcome, mine.number.span, passage.cite(their.number.span), said, weight)


def _closest(mine: Counted, rivals: Sequence[Counted]) -> Counted:
    return min(rivals, key=lambda t: (abs(t.value - mine.value), t.number.span))


def _one_slot(a: Counted, b: Counted) -> bool:
    if a.unit or b.unit:
        return a.unit == b.unit
    if a.what and b.what:
        return a.what == b.what
    return bool(a.nouns & b.nouns)


def _other_fate(a: Counted, b: Counted) -> bool:
    return bool(a.what and b.what and a.what != b.what)


def _agree(a: Counted, b: Counted) -> bool:
    if a.factor != b.factor:
        return abs(a.value - b.value) <= _CONVERSION * max(a.value, b.value)
    if not compatible(a.number, b.number):
        return False
    if a.number.best is None or b.number.best is None:
        return True  # "dozens", "tens of thousands": anything in their range
    return max(a.value, b.value) <= _REACH * min(a.value, b.value)


_CONVERSION = 0.06  # "12 metres" for 39 feet
_REACH = 2.0  # "at least 12" leaves 14 open, and does not bear out 142: set by hand


def _turned(a: Counted, b: Counted) -> bool:
    """Whether one bounds from below what the other bounds from above: "at least 12", "up to 12"."""
    (low_a, high_a), (low_b, high_b) = value_range(a.number), value_range(b.number)
    up_a, up_b = high_a == float("inf"), high_b == float("inf")
    down_a, down_b = low_a == 0 < high_a, low_b == 0 < high_b
    return (up_a and down_b) or (down_a and up_b)


def _counted(telling: Telling, number: Number) -> Counted:
    figure = telling.figures.get(number.span)
    unit, factor = units().get(number.unit, (number.unit, 1.0))
    if unit.endswith(_AGE):
        unit = "years old"
    what = figure.what if figure is not None and not unit else ""
    return Counted(number, what, frozenset(_nouns(telling, number.span)), unit, factor)


def _nouns(telling: Telling, number: Span) -> Iterator[str]:
    at = telling.token_at(number)
    if at is not None and telling.tokens[at].relation in ("nummod", "compound", "det"):
        yield stem(fold(telling.tokens[telling.tokens[at].head].span.of(telling.report.report.text)))
    after = telling.report.report.text[
        number.end : min(number.end + _NOUN_CHARS, max(telling.span.end, number.end))
    ]
    telling_words = [w.folded for w in words(after.split(",")[0].split(";")[0]) if not is_stop(w.folded)]
    yield from (stem(word) for word in telling_words[:1])
