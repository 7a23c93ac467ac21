"""Matches of the grammar in a text: pieces of expressions with what they mean, not yet joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.domain.facts import TimeKind
from crossread.text.times.digits import NoTimeError
from crossread.text.times.grammar import Grammar, Pattern
from crossread.text.times.lexing import Lexed
from crossread.text.times.rules import ANCHORED, THEN, step_on, value_by
from crossread.text.times.taken import Taken

LOOSE = "+"  # before the rule of an atom that is nothing unless it is joined


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens `first` up to `past`. Either `rule` or an `absolute` value; `kind` None takes words and drops them."""

    first: int
    past: int
    kind: TimeKind | None
    rule: str = ""
    absolute: str = ""
    modifier: str = ""

    @property
    def value(self) -> str:
        """The value without a day to count from."""
        return value_by(self.rule.removeprefix(LOOSE), None) if self.rule else self.absolute

    def then(self, step: str) -> tuple[str, str]:
        """Rule and absolute value one step on."""
        return (f"{self.rule}{THEN}{step}", "") if self.rule else ("", step_on(self.absolute, step))

    @property
    def is_anchored(self) -> bool:
        """Whether it counts from another expression."""
        return self.rule.startswith(ANCHORED)


def atoms(lexed: Lexed, grammar: Grammar) -> list[Atom]:
    """In text order, never overlapping: of those that begin at one token the longest, of equally long the first."""
    found: list[Atom] = []
    codes, starting = lexed.codes, grammar.starting
    free = 0
    for at, code in enumerate(codes):
        if at < free or code not in starting:
            continue
        best: tuple[re.Match[str], Pattern] | None = None
        for pattern in starting[code]:
            match = pattern.regex.match(codes, at)
            if match and (best is None or match.end() > best[0].end()):
                best = match, pattern
        if best is not None:
            free = best[0].end()
            found.append(_atom(Taken(*best, lexed, grammar.vocabulary)))
    return found


def _atom(taken: Taken) -> Atom:
    first, past = taken.match.span()
    kind = taken.pattern.kind
    try:
        meaning = taken.meaning() if kind else ""
    except NoTimeError:
        kind = None
    if kind is None:
        return Atom(first, past, None)
    modifier = taken.modifier(of_length=kind is TimeKind.DURATION)
    if meaning.startswith("="):
        return Atom(first, past, kind, absolute=meaning[1:], modifier=modifier)
    return Atom(first, past, kind, rule=meaning, modifier=modifier)
