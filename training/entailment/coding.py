"""Pairs as rows of pieces, held on the device that trains, and drawn in batches of about one length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from crossread.models.entailment import MOST_CLAIM, MOST_PIECES

POOL = 50  # batches among which pairs are sorted by length
ROUND = 16  # pieces to whose multiple a batch is padded
_AT_ONCE = 20_000


@dataclass(frozen=True)
class Coded:
    """Pairs one behind another. *Shape:* pieces (all pieces), the others (pairs,): where a pair starts, how long it is,
    and at which of its pieces the claim begins."""

    pieces: Tensor
    starts: Tensor
    lengths: Tensor
    claims: Tensor
    padding: int

    def __len__(self) -> int:
        return len(self.starts)

    def batch(self, chosen: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Ids, sides and mask of some pairs. *Shape:* (chosen, pieces) each."""
        lengths = self.lengths[chosen][:, None]
        longest = -(-int(lengths.max()) // ROUND) * ROUND
        at = torch.arange(longest, device=self.pieces.device)[None]
        mask = at < lengths
        places = (self.starts[chosen][:, None] + at).clamp(max=len(self.pieces) - 1)
        ids = torch.where(mask, self.pieces[places].long(), self.padding)
        return ids, (mask & (at >= self.claims[chosen][:, None])).long(), mask


class Coder:
    """Texts to pieces by one tokenizer; a passage is cut at its front, a claim at its end."""

    def __init__(
        self, tokenizer: Tokenizer, *, first: int, between: Sequence[int], last: int, padding: int
    ) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer, self._padding = tokenizer, padding
        self._marks = tuple(np.array(ids, dtype=np.int32) for ids in ([first], list(between), [last]))
        self._known: dict[str, NDArray[np.int32]] = {}

    def __call__(self, pairs: Sequence[tuple[str, str]], device: str) -> Coded:
        """Passages and claims as rows on a device."""
        self._learn(text for pair in pairs for text in pair)
        first, between, last = self._marks
        most = MOST_PIECES - len(first) - len(between) - len(last)
        rows, claims = [], []
        for passage, claim in pairs:
            asked = self._known[claim][:MOST_CLAIM]
            told = self._known[passage]
            told = told[max(0, len(told) - (most - len(asked))) :]
            rows.append(np.concatenate([first, told, between, asked, last]))
            claims.append(len(first) + len(told) + len(between))
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        flat = torch.from_numpy(np.concatenate(rows)).to(device)
        begins = np.array(claims, dtype=np.int64)
        starts_at, long, claims_at = (torch.from_numpy(x).to(device) for x in (starts, lengths, begins))
        return Coded(flat, starts_at, long, claims_at, padding=self._padding)

    def _learn(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            coded = self._tokenizer.encode_batch(some, add_special_tokens=False)
            self._known.update(
                (text, np.array(c.ids, dtype=np.int32)) for text, c in zip(some, coded, strict=True)
            )


def batches(lengths: NDArray[np.int64], size: int, *, seed: int) -> list[NDArray[np.int64]]:
    """Indices of all pairs in batches of about one length, in random order."""
    draw = np.random.default_rng(seed)
    order = draw.permutation(len(lengths))
    found = []
    for at in range(0, len(order), size * POOL):
        pool = order[at : at + size * POOL]
        pool = pool[np.argsort(lengths[pool], kind="stable")]
        found += [pool[b : b + size] for b in range(0, len(pool), size)]
    return [found[at] for at in draw.permutation(len(found))]
