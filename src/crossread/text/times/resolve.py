"""Values of expressions of time, worked out from the day a report was written and from each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.domain.facts import Grain, TimeExpression, TimeKind
from crossread.domain.span import Span
from crossread.text.times.calendar import COARSENESS, grain_of
from crossread.text.times.named import UNDECIDED
from crossread.text.times.rules import ANCHORED, value_by
from crossread.text.times.tense import tense_around


def resolve_times(
    text: str, expressions: Sequence[TimeExpression], *, day: str | None
) -> tuple[TimeExpression, ...]:
    """The expressions of `find_times` with the values that they have in a report written on `day` (ISO 8601).

    Without a day X stays for what hangs on it. Resolving again with another day gives the values for that one; what
    the text alone tells (which way a bare "Monday" lies, what "two days later" counts from) is decided once.
    """
    ordered = sorted(expressions, key=lambda one: one.span)
    decided = [replace(one, rule=_with_way(text, one)) for one in ordered]
    decided = [_with_anchor(text, at, decided) for at in range(len(decided))]
    done: dict[Span, TimeExpression] = {}
    for one in sorted(decided, key=lambda one: (one.anchor is not None, one.span)):
        reference = day
        if one.rule.startswith(ANCHORED):
            reference = done[one.anchor].value if one.anchor in done else None
        done[one.span] = replace(one, value=value_by(one.rule, reference)) if one.rule else one
    return tuple(done[one.span] for one in decided)


def _with_way(text: str, expression: TimeExpression) -> str:
    """The rule with the way decided that a bare name lies."""
    rule = expression.rule
    named = re.search(r"on:(?P<name>[^:]+):~", rule)
    if named is None:
        return rule
    return rule.replace(f":{UNDECIDED}", f":{_way(text, expression.span, named['name'])}", 1)


def _way(text: str, span: Span, name: str) -> str:
    if "-" in name or name[0] == "Q":
        return "near"
    if name[0] == "D" and text[span.end : span.end + 2] in ("'s", "’s"):
        return "past"
    tense = tense_around(text, span)
    if tense == "future":
        return tense
    return "past" if name[0] == "D" or name == "WE" else "lately"


def _with_anchor(text: str, at: int, expressions: Sequence[TimeExpression]) -> TimeExpression:
    """The expression with what it counts from, where that is another one."""
    one = expressions[at]
    if one.anchor is not None or not one.rule.startswith((ANCHORED, UNDECIDED)):
        return one
    mark, rule = one.rule[0], one.rule[1:]
    if one.kind is TimeKind.TIME and mark == UNDECIDED:
        anchor = _day_told(text, at, expressions)
    elif rule.startswith(_OF_A_QUARTER):
        anchor = _quarter_told(at, expressions)
    else:
        anchor = _fine_enough(at, expressions)
    if anchor is not None:
        return replace(one, rule=ANCHORED + rule, anchor=anchor.span)
    return replace(one, rule=rule if mark == UNDECIDED else one.rule)


def _fine_enough(at: int, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """The nearest earlier one that can be counted on from."""
    needed = grain_of(value_by(expressions[at].rule, None))
    if needed is None:
        return None
    needed = Grain.DAY if needed in (Grain.MINUTE, Grain.PART_OF_DAY) else needed
    for one in reversed(expressions[max(0, at - _MOST_BACK) : at]):
        grain = _told_grain(one)
        if grain is not None and COARSENESS.index(grain) <= COARSENESS.index(needed):
            return one
    return None


def _day_told(text: str, at: int, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """The nearest day in the same sentence, or else the last one told before in the paragraph."""
    span = expressions[at].span
    for one in expressions[at + 1 : at + 3]:
        between = text[span.end : one.span.start]
        is_near = len(between) < _NEAR_CHARS and ". " not in between and "\n" not in between
        if is_near and _told_grain(one) is Grain.DAY and not one.rule.startswith((ANCHORED, UNDECIDED)):
            return one
    for one in reversed(expressions[max(0, at - 3) : at]):
        between = text[one.span.end : span.start]
        if len(between) > _FAR_CHARS or "\n\n" in between:
            return None
        if _told_grain(one) in (Grain.DAY, Grain.PART_OF_DAY):
            return one
    return None


def _quarter_told(at: int, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """The quarter that is being told of: the last one before that is none of a year earlier itself."""
    span = expressions[at].span
    for one in reversed(expressions[max(0, at - _MOST_BACK) : at]):
        if span.start - one.span.end > _QUARTER_CHARS:
            return None
        if _told_grain(one) is Grain.QUARTER and not one.rule.startswith(ANCHORED):
            return one
    return None


_OF_A_QUARTER = ("again:", "quarter:0", "in:")
_NEAR_CHARS, _FAR_CHARS = 40, 200
_QUARTER_CHARS = 2000
_MOST_BACK = 60  # expressions


def _told_grain(one: TimeExpression) -> Grain | None:
    return grain_of(one.value) if one.kind in (TimeKind.DATE, TimeKind.TIME) else None
