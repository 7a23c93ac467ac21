"""Expressions of time in a text, found by the packaged patterns."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.domain.facts import TimeExpression
from crossread.domain.span import Span
from crossread.text.times.atoms import LOOSE, Atom, atoms
from crossread.text.times.grammar import grammar
from crossread.text.times.joining import UNPLACED, joined, with_phase
from crossread.text.times.lexing import Lexed, lex
from crossread.text.times.plausible import is_plausible
from crossread.text.times.vocabulary import Vocabulary


def find_times(text: str, span: Span | None = None) -> tuple[TimeExpression, ...]:
    """TIMEX3 expressions of `text` (inside `span`), in order, never overlapping.

    Values have X for what hangs on another day; `resolve_times` fills that in. Extents follow TimeML's guidelines: hedges,
    "early" and "ago" belong to an expression, "in" and "since" do not. Dates that do not exist ("31 February"), times
    that do not ("25:99") and ages are no expressions.
    """
    window = Span(0, len(text)) if span is None else span
    rules = grammar()
    lexed = lex(text[window.start : window.end], rules.vocabulary)
    found = joined(atoms(lexed, rules), lexed)
    return tuple(
        TimeExpression(
            Span(lexed.starts[atom.first], lexed.ends[atom.past - 1]).shift(window.start),
            atom.kind,
            atom.value,
            atom.modifier,
            atom.rule,
        )
        for atom in _whole(found, lexed, rules.vocabulary)
        if atom.kind is not None
    )


def _whole(found: list[Atom], lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Atom]:
    free = 0
    for atom in found:
        if _is_time(atom) and is_plausible(atom, lexed, vocabulary):
            yield with_phase(atom, lexed, vocabulary, free=free)
        free = atom.past


def _is_time(atom: Atom) -> bool:
    return atom.kind is not None and not atom.rule.startswith(LOOSE) and not atom.rule.endswith(UNPLACED)
