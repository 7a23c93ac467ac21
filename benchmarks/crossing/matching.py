"""Which cards are right: the cards of a story against its labelled discrepancies.

A card finds a label of its kind when both touch the same characters in two reports, in one where the label has one
report. Additions and omissions of one report are stretches: half of the characters must be shared. Details are ignored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.crossing.stories import LabelledPoint, LabelledStory
from crossread.domain.span import Citation

STRETCHES = ("addition", "omission")
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Card:
    """A discrepancy as a system shows it."""

    kind: str
    points: tuple[Citation, ...]


@dataclass(slots=True)
class Tally:
    """Counts per kind over stories; `wrong` holds the cards that are right by no label."""

    reports: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    on_fine: Counter[str] = field(default_factory=Counter)

    def add(self, story: LabelledStory, cards: Sequence[Card]) -> None:
        """Count one story."""
        self.reports += len(story.reports)
        for label in story.discrepancies:
            self.labels[label.kind] += 1
            self.found[label.kind] += is_found(label, cards)
        for card in cards:
            right = is_right(card, story)
            self.cards[card.kind] += 1
            self.right[card.kind] += right
            self.on_fine[card.kind] += not right and any(hits(card, fine) for fine in story.fine)

    @property
    def kinds(self) -> list[str]:
        """All kinds that were labelled or shown."""
        return sorted(set(self.labels) | set(self.cards))

    def precision(self, kind: str) -> float | None:
        """Share of right cards; None without a card."""
        return self.right[kind] / self.cards[kind] if self.cards[kind] else None

    def recall(self, kind: str) -> float | None:
        """Share of labels found; None without a label."""
        return self.found[kind] / self.labels[kind] if self.labels[kind] else None

    @property
    def wrong_per_10_reports(self) -> float:
        """Cards that no label bears out, for every ten reports."""
        return 10 * (self.cards.total() - self.right.total()) / max(self.reports, 1)


def is_right(card: Card, story: LabelledStory) -> bool:
    """Whether any label bears the card out; a stretch may run over several labels."""
    own = [label for label in story.discrepancies if label.kind == card.kind]
    if any(hits(card, label) for label in own):
        return True
    return card.kind in STRETCHES and _covered(card.points, [p for x in own for p in x.points]) >= _MOST


def is_found(label: LabelledPoint, cards: Iterable[Card]) -> bool:
    """Whether any card shows the label; a stretch may be shown by several cards."""
    own = [card for card in cards if card.kind == label.kind]
    if any(hits(card, label) for card in own):
        return True
    return label.kind in STRETCHES and _covered(label.points, [p for x in own for p in x.points]) >= _MOST


def hits(card: Card, label: LabelledPoint) -> bool:
    """Whether a card shows what a label does."""
    if card.kind != label.kind:
        return False
    if label.kind in STRETCHES and len({p.report for p in label.points}) == 1:
        return _covered(label.points, card.points) >= _MOST
    touched = {p.report for p in label.points if any(_touch(p, q) for q in card.points)}
    return len(touched) >= min(2, len({p.report for p in label.points}))


def _touch(a: Citation, b: Citation) -> bool:
    return a.report == b.report and a.span.overlaps(b.span)


def _covered(wanted: Sequence[Citation], by: Sequence[Citation]) -> float:
    """Share of the wanted characters that stand inside the others."""
    held = {(q.report, at) for q in by for at in range(q.span.start, q.span.end)}
    chars = [(p.report, at) for p in wanted for at in range(p.span.start, p.span.end)]
    return sum(char in held for char in chars) / max(len(chars), 1)
