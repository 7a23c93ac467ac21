"""Words that may refer, and scores of who they refer to, to chains of mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.pairs import PairTables, pair_kinds


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """In nats: below `referring` a word is no candidate; a link must score above `link`."""

    referring: float = -3.0
    link: float = -1.5


# Sweep of training/reader/sweep.py on OntoGUM's dev part.
DEFAULT = ChainSettings()

_SORTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MAX_CANDIDATES = 1500  # of one text: their pairs are held in memory; of a longer text the likeliest


def chains(
    words: Sequence[str],
    upos: Sequence[str],
    *,
    referring: NDArray[np.float32],
    anaphor: NDArray[np.float32],
    antecedent: NDArray[np.float32],
    sentence_of: NDArray[np.int64],
    tables: PairTables,
    settings: ChainSettings = DEFAULT,
) -> list[list[int]]:
    """Tokens that head mentions of one thing, chain by chain, each in text order.

    Every candidate goes to the best-scoring word before it, if that beats standing alone.

    *Shape:* referring, sentence_of (tokens,), anaphor and antecedent (tokens, dimension).
    """
    candidates = np.array(
        [at for at, sort in enumerate(upos) if sort in _SORTS and referring[at] > settings.referring],
        dtype=np.int64,
    )
    if len(candidates) > MAX_CANDIDATES:
        likeliest = np.argsort(-referring[candidates], kind="stable")[:MAX_CANDIDATES]
        candidates = np.sort(candidates[likeliest])
    if len(candidates) < 2:
        return []
    scores = anaphor[candidates] @ antecedent[candidates].T
    scores = scores + referring[candidates][:, None] + referring[candidates][None, :]
    scores = scores + pair_kinds(words, candidates, sentence_of).scores(tables)
    scores[~np.tri(len(candidates), k=-1, dtype=bool)] = -np.inf
    best = scores.argmax(1)
    chain_of: dict[int, list[int]] = {}
    found: list[list[int]] = []
    for row in range(1, len(candidates)):
        if scores[row, best[row]] <= settings.link:
            continue
        earlier = int(best[row])
        if earlier not in chain_of:
            chain_of[earlier] = [int(candidates[earlier])]
            found.append(chain_of[earlier])
        chain_of[row] = chain_of[earlier]
        chain_of[row].append(int(candidates[row]))
    return found
