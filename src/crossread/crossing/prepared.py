"""One report made ready for comparison: per-passage words, names and numbers, computed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.slots import Slots, slots_of
from crossread.domain.layers import Passage, Quotation
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.models import word_rarity
from crossread.text.names import fold_name
from crossread.text.words import Word, is_stop, words


@dataclass(frozen=True, eq=False)
class Prepared:
    """A report, its reading and its passage vectors.

    `vectors` *Shape:* (passages, dimension), float32, rows of unit length, in passage order. `event_vectors` *Shape:*
    (events of the reading, dimension), the reader's, of unit length; (0, 0) where they were not kept.
    """

    report: Report
    reading: Reading
    vectors: NDArray[np.float32]
    event_vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def __post_init__(self) -> None:
        if len(self.vectors) != len(self.reading.passages):
            raise ValueError(
                f"{self.report.id}: {len(self.vectors)} vectors for {len(self.reading.passages)} passages"
            )

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the body."""
        return self.reading.passages

    def cite(self, index: int) -> Citation:
        """Passage `index` as a citation."""
        return Citation(self.report.id, self.passages[index].span)

    def passage_text(self, index: int) -> str:
        """The characters of passage `index`."""
        return self.passages[index].span.of(self.report.text)

    @cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """Words per passage; spans are relative to the passage."""
        return tuple(words(self.passage_text(i)) for i in range(len(self.passages)))

    @cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """Folded words per passage."""
        return tuple(tuple(word.folded for word in row) for row in self.words)

    @cached_property
    def content(self) -> tuple[frozenset[str], ...]:
        """Folded words per passage without function words."""
        return tuple(frozenset(w for w in row if not is_stop(w)) for row in self.folded)

    @cached_property
    def unquoted(self) -> tuple[tuple[str, ...], ...]:
        """Folded words per passage that stand outside quote marks."""
        return tuple(
            tuple(w.folded for w in row if not in_any(w.span.shift(p.span.start), self.reading.quotations))
            for p, row in zip(self.passages, self.words, strict=True)
        )

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """Folded words of all passages in text order."""
        return tuple(word for row in self.folded for word in row)

    @cached_property
    def landmarks(self) -> tuple[str, ...]:
        """Rare words and numbers in text order: what can mark a place in a text."""
        rare = {w for w in set(self.all_words) if w[:1].isdigit() or word_rarity(w) > _RARE}
        return tuple(word for word in self.all_words if word in rare)

    @cached_property
    def narrative_words(self) -> tuple[str, ...]:
        """Folded words outside quote marks in text order."""
        return tuple(word for row in self.unquoted for word in row)

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """Folded words of the names that start in each passage."""
        return tuple(
            frozenset(
                part
                for name in self.reading.names
                if passage.span.contains(name.span)
                for part in fold_name(name.text).split()
            )
            for passage in self.passages
        )

    @cached_property
    def numbers(self) -> tuple[frozenset[float], ...]:
        """Best (else low, else high) values of the numbers in each passage."""
        return tuple(
            frozenset(
                value
                for number in self.reading.numbers
                if passage.span.contains(number.span)
                for value in (number.best or number.low or number.high,)
                if value is not None
            )
            for passage in self.passages
        )

    @cached_property
    def slots(self) -> tuple[Slots, ...]:
        """Who, where, when and how many, per passage."""
        return slots_of(self.report, self.reading, self.event_vectors)

    @cached_property
    def lengths_chars(self) -> NDArray[np.float64]:
        """Length of each passage in characters. *Shape:* (passages,)."""
        return np.array([len(p.span) for p in self.passages], dtype=np.float64)

    @cached_property
    def chars(self) -> float:
        """Characters of news text in all passages."""
        return float(self.lengths_chars.sum())

    @cached_property
    def quoted_share(self) -> NDArray[np.float64]:
        """Share of each passage's words that stand inside quote marks. *Shape:* (passages,)."""
        return np.array(
            [
                1.0 - len(out) / len(row) if row else 0.0
                for out, row in zip(self.unquoted, self.folded, strict=True)
            ],
            dtype=np.float64,
        )

    def names_outlet_of(self, other: Prepared) -> bool:
        """Whether this report's news text names the other's outlet ("as The Harbour Courier reported")."""
        outlet = " ".join((other.report.outlet or "").split())
        bare = outlet[4:] if outlet[:4].casefold() == "the " else outlet
        if len(bare) < _FEWEST_OUTLET_CHARS or self.report.outlet == other.report.outlet:
            return False
        return any(_names(self.passage_text(i), bare) for i in range(len(self.passages)))


_RARE = 0.66  # rarity of such a word; common words recur everywhere
_FEWEST_OUTLET_CHARS = 4  # shorter outlet names stand inside ordinary words


def _names(text: str, outlet: str) -> bool:
    """Whether a text has an outlet's name; a name of one word with its capital, and not as the end of a longer one."""
    words = r"\s+".join(map(re.escape, outlet.split()))
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        if " " in outlet or not outlet.isalpha():
            return True
        before = text[: found.start()].split()[-1:]
        if found[0][0].isupper() and not (
            before and before[0][:1].isupper() and before[0].casefold() != "the"
        ):
            return True
    return False


def in_any(span: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether a span lies inside the content of one of the quotations."""
    return any(q.content.contains(span) for q in quotations)
