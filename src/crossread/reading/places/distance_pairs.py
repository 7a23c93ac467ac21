"""Distances told of two places at once: "the 300-kilometre road from X to Y", "X and Y, 40 km apart"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from crossread.domain.facts import StatedDistance
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.places.lengths import (
    LIES,
    ONLY,
    THE_TOWN,
    after_length,
    is_length,
    km_of,
    ways,
)
from crossread.reading.wordlists import word_list

_REACH_CHARS = 120  # between either place and the length
_JOINED = re.compile(rf" (?P<by>and|to|from) {THE_TOWN}")
_APART = re.compile(
    r" (?:apart\b|(?:away |distant )?from (?:each other|one another)\b)(?! (?:in|on) (?:points|the polls))"
)
_APART_AFTER = re.compile(
    rf"(?:,? which|,? that)?(?:(?:,| [–—-]) (?:two|both|twin|the two) [^.,;:()]{{1,40}}|,? both)?"
    rf"(?:{LIES}|,| [–—-]| \()?(?: being)?{ONLY} ?"
)
_TO_IT = re.compile(rf",? (?:to|and) {THE_TOWN}|,? ")
_IT_IS = re.compile(rf",? it(?: is|’s|'s| was){ONLY} ?")
_STRETCH = r"(?:stretch|distance|matter)"


def distances_of_pairs(ground: Ground, places: Sequence[Span]) -> Iterator[StatedDistance]:
    """Every length that two neighbouring places of a sentence share; the first is taken for the one counted from."""
    lengths = [number for number in ground.numbers if is_length(number)]
    starts = [number.span.start for number in lengths]
    for first, second in pairwise(places):
        passage = ground.passage_at(first.start)
        if passage is None or second.end > passage.span.end or second.start - first.end > 2 * _REACH_CHARS:
            continue
        low = max(passage.span.start, first.start - _REACH_CHARS)
        high = min(passage.span.end, second.end + _REACH_CHARS)
        for number in lengths[bisect_left(starts, low) : bisect_left(starts, high)]:
            if number.span.end <= high and _is_theirs(number, first, second, ground.text, low, high):
                span = Span(min(number.span.start, first.start), max(number.span.end, second.end))
                yield StatedDistance(span, first, second, number, km_of(number), "")
                break


def _is_theirs(number: Number, first: Span, second: Span, text: str, low: int, high: int) -> bool:
    """Whether a length is that between two places, by where it stands to them."""
    if first.end <= number.span.start and number.span.end <= second.start:
        return bool(
            _from(text, low, first)
            and _IT_IS.fullmatch(text, first.end, number.span.start)
            and re.compile(rf"{after_length()} to {THE_TOWN}").fullmatch(text, number.span.end, second.start)
        )
    joined = _JOINED.fullmatch(text, first.end, second.start)
    if joined is None:
        return False
    if number.span.end <= first.start:
        link = _before()[joined["by"]].fullmatch(text, number.span.end, first.start)
        return link is not None and (joined["by"] != "to" or bool(link["way"]) or _is_gone(number, text, low))
    return _is_after(number, first, second, text, low, high, by=joined["by"])


def _is_after(number: Number, first: Span, second: Span, text: str, low: int, high: int, *, by: str) -> bool:
    gap, rest = text[second.end : number.span.start], text[number.span.end : high]
    if by == "and" and _APART.match(rest):
        return bool(_APART_AFTER.fullmatch(gap))
    lead = _way_lead().search(text[low : first.start])
    if lead is None or lead["by"] != {"and": "between", "to": "from"}.get(by):
        return False
    if lead["way"] and re.fullmatch(rf"{LIES}{ONLY} ?", gap):
        return bool(re.match(r"(?: long| by \w+| as the crow flies)?(?:[.,;:)!?]| and | but |$)", rest))
    if _IT_IS.fullmatch(gap):
        return True
    return bool(_way_after().fullmatch(gap)) or bool(
        re.fullmatch(rf",(?: an?)?{ONLY} ?", gap) and re.match(rf"[- ](?:[a-z]+ )?{ways()}\b", rest)
    )


def _is_gone(number: Number, text: str, low: int) -> bool:
    """ "They walked 40 km from X to Y", "the 40 km from X to Y"; the stage of a race may wind."""
    before = text[max(low, number.span.start - _REACH_CHARS) : number.span.start].rstrip()
    return before.rpartition(" ")[2].casefold() in word_list("place_going_words.txt")


def _from(text: str, low: int, place: Span) -> bool:
    return bool(re.search(rf"\b[Ff]rom {THE_TOWN}$", text[low : place.start]))


@cache
def _before() -> dict[str, re.Pattern[str]]:
    """From a length to the first of two places, by the word between the places."""
    way = rf"[- ](?:(?!(?:of|along|on|in|the|an?|by|up|down|into|from|off|for) )[a-z-]+ ){{0,2}}{ways()}"
    linking = r"(?: (?:that|which) (?:links|connects|joins|separates|runs))?"
    return {
        "and": re.compile(
            rf"(?:{way}(?:{linking}| between)|,? (?:that )?(?:separates?|lie between)) {THE_TOWN}"
        ),
        "to": re.compile(rf"(?P<way>{way})?(?: that runs| which runs)?(?: by road)? from {THE_TOWN}"),
        "from": re.compile(rf" (?:that )?separates? {THE_TOWN}"),
    }


@cache
def _way_lead() -> re.Pattern[str]:
    """ "The distance between", "on its way from", right before the first of two places; also without the way."""
    return re.compile(
        rf"(?:\b(?P<way>{ways()}) )?(?:that (?:runs|leads|separates) )?\b(?P<by>(?i:between|from)) {THE_TOWN}$"
    )


@cache
def _way_after() -> re.Pattern[str]:
    """ ", a journey of": from the second place to the length."""
    return re.compile(rf",? (?:a|an|some)(?: [a-z-]+)? (?:{ways()}|{_STRETCH}) of{ONLY} ?")
