"""Words that put something at a place, and how far a phrase of place reaches."""

from __future__ import annotations

import re

from crossread.domain.span import Span
from crossread.text.words import is_stop

PLACING = (
    "in|at|on|into|onto|inside|within|outside|near|beside|by|behind|off|under|beneath|below|above|along|around|opposite"
    "|across|through|from|to|towards|toward|between|aboard|beyond|past|over|upon"
)
"""Prepositions of place, for a pattern."""

FOREMOST = "front of |the (?:front|back|foot|top|middle|edge|side) of "
"""What may stand between the preposition and its noun, for a pattern: no longer in the place, but before or below it."""

INSIDE = frozenset({"in", "at", "on", "inside", "within", "below", "beneath"})
"""The prepositions by which something was at the very place: "outside the bank" and "in the street" can both be true."""

GOES_ON = re.compile(
    r"(?!(?:bed|shed|feed|seed|wedding|meeting|hearing|bombing|shooting|building|dwelling|crossing|family)$)"
    r"(?:\w+ly|early|late|last|this|next|yesterday|today|tomorrow|\w+ed|\w+ing|was|were|is|are|had|has|at|on"
    r"|said|told|fell|began|broke|took|came|went|left|found|held|met|set|hit|shot|saw|gave|heard|ran|stood)$"
)
"""Folded words that no longer belong to a noun phrase."""

_ARTICLES = "the|a|an|its|his|her|their"
_BEFORE = re.compile(rf"\b(?:{PLACING})\s(?:{FOREMOST})?(?:(?:{_ARTICLES})\s)?$", re.IGNORECASE)
_OF = re.compile(
    rf"\sof\s(?P<words>(?:(?P<article>{_ARTICLES})\s)?[\w'’-]+(?:\s[\w'’-]+){{0,4}})", re.IGNORECASE
)
_BEFORE_CHARS = 40


def whole_phrase(text: str, passage: Span, noun: Span) -> Span:
    """A phrase from the word that places it to the last noun it is "of": "behind the mill of the abbey" of "the mill"."""
    first = max(passage.start, noun.start - _BEFORE_CHARS)
    before = _BEFORE.search(text[first : noun.start])
    end = noun.end
    while (of := _OF.match(text, end, passage.end)) is not None:
        end = of.start("words") + len(_of_what(of["words"], fewest=2 if of["article"] else 1))
    return Span(first + before.start() if before else noun.start, end)


def _of_what(printed: str, *, fewest: int) -> str:
    words = printed.split(" ")
    past = fewest
    while (
        past < len(words)
        and not is_stop(words[past].casefold())
        and not GOES_ON.match(words[past].casefold())
    ):
        past += 1
    return " ".join(words[:past])
