"""The happenings of a day by the sentence that tells them: one sentence often tells several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.span import Span
from crossread.export.page_differences import Piece, pieces
from crossread.serve.answers.happenings import HappeningAnswer
from crossread.serve.answers.telling_passages import PassageAnswer


@dataclass(frozen=True, slots=True)
class Told:
    """Happenings that one sentence tells, its words for them told apart as those that differ; no pieces without one."""

    events: tuple[HappeningAnswer, ...]
    sentence: tuple[Piece, ...]


def told_together(events: Sequence[HappeningAnswer]) -> tuple[Told, ...]:
    """Each sentence where the first happening stood that it tells."""
    groups: dict[tuple[str, int] | str, list[HappeningAnswer]] = {}
    for event in events:
        told = event.first.sentence if event.first else None
        groups.setdefault((told.report, told.start) if told else event.id, []).append(event)
    return tuple(Told(tuple(group), _marked(group)) for group in groups.values())


def _marked(events: Sequence[HappeningAnswer]) -> tuple[Piece, ...]:
    passages = [event.first for event in events if event.first]
    if not passages:
        return ()
    start = min(passage.sentence.start for passage in passages)
    longest = max(passages, key=lambda passage: passage.sentence.end)
    return pieces(longest.sentence.text, differing=_within(passages, start))


def _within(passages: Sequence[PassageAnswer], start: int) -> list[Span]:
    """The words, laid end to end where they overlap, counted from the sentence's start."""
    found: list[Span] = []
    for first, last in sorted((passage.span.start - start, passage.span.end - start) for passage in passages):
        begins = max(first, found[-1].end) if found else first
        if begins < last:
            found.append(Span(begins, last))
    return found
