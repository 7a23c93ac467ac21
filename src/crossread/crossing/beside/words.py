"""The telling words that something stands among, as words and as vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop

_AROUND, _BESIDE = 6, 4  # telling words on each side
_NEAR_CHARS = 48
_HARDLY_ANY = 2
_FEWEST_WORDS = 5  # of a passage that is no line of furniture
_CLAUSE_END = re.compile(r"[,.;:()]\s|\s(?:and|or|but|while)\s")


@dataclass(frozen=True, slots=True)
class Beside:
    """The telling words near one span, itself and others of its sort left out; folded, in text order.

    `near` are all words of its passage a little way off, where "rose to" and "provisionally" stand; `span` is its clause.
    """

    around: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    clause: tuple[str, ...]
    near: frozenset[str]
    span: Span

    @classmethod
    def of(cls, report: Prepared, index: int, span: Span, left_out: Sequence[Span]) -> Beside:
        """The words beside `span` in the passage `index`; words that begin inside one of `left_out` do not count."""
        start = report.passages[index].span.start
        clause = _clause(report.report.text, span, report.passages[index].span)
        telling = [
            (w.folded, w.span.shift(start))
            for w in report.words[index]
            if not is_stop(w.folded) and not _is_of(w, start, left_out)
        ]
        before = tuple(word for word, there in telling if there.end <= span.start)
        after = tuple(word for word, there in telling if there.start >= span.end)
        return cls(
            around=(*before[-_AROUND:], *after[:_AROUND]),
            after=after[:_BESIDE],
            before=before[-_BESIDE:],
            clause=tuple(word for word, there in telling if clause.contains(there)),
            near=_near(report, index, span),
            span=clause,
        )

    def filled_from(self, report: Prepared, before: int) -> Beside:
        """With the telling words of the passage before it, where its own are hardly any: "That was at noon."."""
        if before < 0 or len(self.around) > _HARDLY_ANY:
            return self
        more = tuple(w for w in report.folded[before] if not is_stop(w))
        return replace(self, around=(*more, *self.around), clause=(*more, *self.clause))


@dataclass(frozen=True, slots=True, eq=False)
class BesideVectors:
    """Unit vectors of the words beside each of several things; a row of no words is all 0.

    *Shape:* all (things, dimension), float32.
    """

    around: NDArray[np.float32]
    after: NDArray[np.float32]
    before: NDArray[np.float32]
    clause: NDArray[np.float32]

    @classmethod
    def of(cls, rows: Sequence[Beside], lexicon: Lexicon) -> BesideVectors:
        """The vectors of all rows."""
        return cls(
            *(
                mean_vectors([getattr(row, part) for row in rows], lexicon)
                for part in ("around", "after", "before", "clause")
            )
        )


def mean_vectors(rows: Sequence[Sequence[str]], lexicon: Lexicon) -> NDArray[np.float32]:
    """Means of word vectors, each weighed by how rare it is, of unit length. *Shape:* (rows, dimension)."""
    indices = lexicon.indices([word for row in rows for word in row])
    weighed = lexicon.vectors(indices) * lexicon.weights(indices)[:, None]
    found = np.zeros((len(rows), weighed.shape[1]), dtype=np.float32)
    at = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    np.add.at(found, at, weighed.astype(np.float32))
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def is_sentence(report: Prepared, index: int) -> bool:
    """Whether it is no line of page furniture: "18 May 2025 | Listen (2 min)"."""
    return len(report.words[index]) >= _FEWEST_WORDS and "|" not in report.passage_text(index)


def _near(report: Prepared, index: int, span: Span) -> frozenset[str]:
    start = report.passages[index].span.start
    window = Span(max(0, span.start - _NEAR_CHARS), span.end + _NEAR_CHARS)
    there = ((w.folded, w.span.shift(start)) for w in report.words[index])
    return frozenset(word for word, at in there if window.contains(at) and not span.overlaps(at))


def _is_of(word: Word, start: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.span.start + start < span.end for span in spans)


def _clause(text: str, span: Span, passage: Span) -> Span:
    starts = [m.end() for m in _CLAUSE_END.finditer(text, passage.start, span.start)]
    end = _CLAUSE_END.search(text, span.end, passage.end)
    return Span(starts[-1] if starts else passage.start, end.start() if end else passage.end)
