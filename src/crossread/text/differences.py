"""Word-level differences of two texts, blind to case, diacritics and punctuation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from crossread.domain.span import Span
from crossread.text.words import Word, words

Kind = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words of `a` against one of `b`; the other side of a delete or an insert is an empty span.

    A span runs from its first word to its last, so punctuation between two differences is in neither.
    """

    kind: Kind
    a: Span
    b: Span


def word_differences(a: str, b: str) -> tuple[Difference, ...]:
    """How the words of `a` become those of `b`, in order: the fewest words deleted and inserted.

    Words are equal when their folded forms are. Neighbouring deletions and insertions are one "replace".
    Every word of both texts is in exactly one difference.
    """
    a_words, b_words = words(a), words(b)
    steps = _steps([word.folded for word in a_words], [word.folded for word in b_words])
    return tuple(
        Difference(kind, _span(a_words, start=a0, end=a1), _span(b_words, start=b0, end=b1))
        for kind, a0, a1, b0, b1 in steps
    )


def changed_share(a: str, b: str) -> float:
    """Share of words deleted or inserted, of the words of both texts; 0.0 equal, 1.0 nothing in common."""
    a_folded, b_folded = ([word.folded for word in words(text)] for text in (a, b))
    return Indel.normalized_distance(a_folded, b_folded)


def _steps(a: list[str], b: list[str]) -> list[tuple[Kind, int, int, int, int]]:
    """Equal runs, and what stands between them as one step each."""
    steps: list[tuple[Kind, int, int, int, int]] = []
    a_at = b_at = 0
    for step in [*Indel.opcodes(a, b), None]:
        is_equal = step is not None and step.tag == "equal"
        if step is not None and not is_equal:
            continue
        a_to, b_to = (step.src_start, step.dest_start) if step is not None else (len(a), len(b))
        if a_at < a_to or b_at < b_to:
            kind: Kind = "insert" if a_at == a_to else "delete" if b_at == b_to else "replace"
            steps.append((kind, a_at, a_to, b_at, b_to))
        if step is not None:
            steps.append(("equal", step.src_start, step.src_end, step.dest_start, step.dest_end))
            a_at, b_at = step.src_end, step.dest_end
    return steps


def _span(found: tuple[Word, ...], *, start: int, end: int) -> Span:
    """From word `start` to before word `end`; with no words, the empty place after the word before."""
    if start < end:
        return Span(found[start].span.start, found[end - 1].span.end)
    at = found[start - 1].span.end if start else 0
    return Span(at, at)
