"""A long text in windows the network can take, each sentence answered for by one of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.pieces import CLOSING, OPENING, Pieces

WINDOW_PIECES = (
    320  # with the two markers; the encoder takes 512, but attention then costs more than it finds
)
OVERLAP_PIECES = 64  # of whole sentences seen again by the next window: what an attribution may reach across


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [first, last) seen together; the window answers for [owned_first, owned_last) among them."""

    first: int
    last: int
    owned_first: int
    owned_last: int


def windows(
    pieces: Pieces,
    sentence_starts: Sequence[int],
    *,
    size_pieces: int = WINDOW_PIECES,
    overlap_pieces: int = OVERLAP_PIECES,
) -> tuple[Window, ...]:
    """Windows of whole sentences that together own every token once.

    A window begins with sentences the one before has seen, up to `overlap_pieces`, and of those it owns the
    later half. A sentence longer than a window is cut.
    """
    spans = _spans(pieces, sentence_starts, size_pieces - 2)
    seen = list(_seen(spans, pieces.starts, size_pieces - 2, overlap_pieces))
    found = []
    owned = 0
    for at, (first, last) in enumerate(seen):
        following = seen[at + 1][0] if at + 1 < len(seen) else last
        until = last - (last - following) // 2
        found.append(Window(spans[first][0], spans[last - 1][1], spans[owned][0], spans[until - 1][1]))
        owned = until
    return tuple(found)


def inputs(pieces: Pieces, window: Window) -> dict[str, NDArray[np.int64]]:
    """What the graph takes for one window.

    *Shape:* `input_ids`, `forms` (1, pieces + 2); `firsts`, `lasts` (1, tokens): each token's outer pieces.
    """
    a, b = pieces.starts[window.first], pieces.starts[window.last]
    starts = pieces.starts[window.first : window.last + 1] - a + 1
    return {
        "input_ids": np.concatenate([[OPENING], pieces.ids[a:b], [CLOSING]]).astype(np.int64)[None],
        "forms": np.concatenate([[0], pieces.forms[a:b], [0]]).astype(np.int64)[None],
        "firsts": starts[:-1][None],
        "lasts": starts[1:][None] - 1,
    }


def _spans(pieces: Pieces, sentence_starts: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Sentences as token ranges, those too long for a window cut."""
    count = len(pieces.starts) - 1
    bounds = sorted({0, count, *sentence_starts})
    found: list[tuple[int, int]] = []
    for first, last in itertools.pairwise(bounds):
        at = first
        while at < last:
            until = int(np.searchsorted(pieces.starts, pieces.starts[at] + room, side="right")) - 1
            until = min(max(until, at + 1), last)
            found.append((at, until))
            at = until
    return found


def _seen(
    spans: Sequence[tuple[int, int]], starts: NDArray[np.int64], room: int, overlap: int
) -> Iterator[tuple[int, int]]:
    """Ranges of sentences, each as long as a window allows, each beginning inside the one before."""
    first = 0
    while first < len(spans):
        last = first
        while last < len(spans) and starts[spans[last][1]] - starts[spans[first][0]] <= room:
            last += 1
        yield first, last
        if last == len(spans):
            return
        again = last
        following = starts[
            spans[last][1]
        ]  # a window that cannot take the next sentence would see nothing new
        while (
            again - 1 > first
            and starts[spans[last - 1][1]] - starts[spans[again - 1][0]] <= overlap
            and following - starts[spans[again - 1][0]] <= room
        ):
            again -= 1
        first = again
