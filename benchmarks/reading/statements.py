"""Attributions of any finder in one form, and how they are scored against PolNeAR's first annotator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.scoring import Score, counted
from crossread.domain.span import Span
from crossread.text.quotes import quotations
from crossread.text.words import words

ROLES = ("source", "cue", "content")
SAME_SPAN, SAME_SPEAKER = 0.8, 0.5  # shared share of the tokens of both
DIRECT = 0.8  # of the content's tokens in quotation marks

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Statement:
    """Who (nobody for "it was reported"), by which words, said what."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def spans(self, role: str) -> tuple[Span, ...]:
        """The spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def gold_statements(record: Mapping[str, Any]) -> list[Statement]:
    """What the first annotator marked."""
    return [
        Statement(*(tuple(Span(s["start"], s["end"]) for s in told[role]) for role in ROLES))
        for told in record["annotations"][0]["attributions"]
    ]


class Marking:
    """The statements of one text in tokens (words), beside the gold ones."""

    def __init__(self, text: str, found: Sequence[Statement], gold: Sequence[Statement]) -> None:
        self._tokens = [word.span for word in words(text)]
        self._found, self._gold = found, gold
        self._quoted = self._covered(quotation.span for quotation in quotations(text))
        self._ours = [{role: self._covered(s.spans(role)) for role in ROLES} for s in found]
        self._theirs = [{role: self._covered(s.spans(role)) for role in ROLES} for s in gold]

    def tokens(self, role: str) -> Score:
        """Tokens of one role, whosever they are."""
        ours = {token for told in self._ours for token in told[role]}
        return counted(ours, {token for told in self._theirs for token in told[role]})

    def exact(self) -> Score:
        """Spans to the character, with their role."""
        return counted(*({(r, s) for t in side for r in ROLES for s in t.spans(r)} for side in self._sides()))

    def whole(self) -> Score:
        """Attributions of which every role agrees, matched one to one, the closest first."""
        close = []
        for a, ours in enumerate(self._ours):
            for b, theirs in enumerate(self._theirs):
                alike = [jaccard(ours[role], theirs[role]) for role in ROLES]
                if min(alike) >= SAME_SPAN:
                    close.append((-sum(alike), a, b))
        left, right = set[int](), set[int]()
        for _, a, b in sorted(close):
            if a not in left and b not in right:
                left.add(a)
                right.add(b)
        return Score(len(left), len(self._ours), len(self._theirs))

    def speakers(self) -> Score:
        """Direct quotations of a named speaker: how many there are (`wanted`), and whose speaker is right."""
        score = Score()
        for theirs in self._theirs:
            content, source = theirs["content"], theirs["source"]
            if not content or not source or len(content & self._quoted) < DIRECT * len(content):
                continue
            score.wanted += 1
            best = max(self._ours, key=lambda told: len(told["content"] & content), default=None)
            if best is not None and best["content"] & content:
                score.found += 1
                score.right += jaccard(best["source"], source) >= SAME_SPEAKER
        return score

    def _sides(self) -> tuple[Sequence[Statement], Sequence[Statement]]:
        return self._found, self._gold

    def _covered(self, spans: Iterable[Span]) -> Tokens:
        wanted = list(spans)
        return frozenset(
            at
            for at, token in enumerate(self._tokens)
            if any(span.start <= token.start < span.end for span in wanted)
        )


def jaccard(ours: Tokens, theirs: Tokens) -> float:
    """Shared tokens over all tokens of both; 1 where both are missing."""
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0
