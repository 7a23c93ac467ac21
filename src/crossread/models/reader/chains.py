"""Words that may refer, and scores of who they refer to, to chains of mentions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.pairs import PairTables, pair_kinds


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """In nats: below `referring` a word is no candidate; a link must score above `link`."""

    referring: float = -2.0
    link: float = 0.0


# Sweep of training/reader/sweep.py on OntoGUM's dev part.
DEFAULT = ChainSettings()

_SORTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SURE = 30.0  # nats; beyond it a probability is 1
MAX_CANDIDATES = 1500  # of one text: their pairs are held in memory; of a longer text the likeliest


@dataclass(frozen=True, slots=True)
class HeadChain:
    """Head tokens of mentions of one thing, in text order; `score` is the mean probability of their links."""

    tokens: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Words that may be mentioned again. *Shape:* at, referring (n,); anaphor, antecedent (n, dimension)."""

    at: NDArray[np.int64]
    referring: NDArray[np.float32]
    anaphor: NDArray[np.float32]
    antecedent: NDArray[np.float32]

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """Those of several parts of a text, in order; of a long one the likeliest `MAX_CANDIDATES`."""
        referring = np.concatenate([part.referring for part in parts])
        kept = np.sort(np.argsort(-referring, kind="stable")[:MAX_CANDIDATES])
        return cls(
            np.concatenate([part.at for part in parts])[kept],
            referring[kept],
            np.concatenate([part.anaphor for part in parts])[kept],
            np.concatenate([part.antecedent for part in parts])[kept],
        )


def candidates_among(
    upos: Sequence[str],
    *,
    referring: NDArray[np.float32],
    anaphor: NDArray[np.float32],
    antecedent: NDArray[np.float32],
    offset: int = 0,
    settings: ChainSettings = DEFAULT,
) -> Candidates:
    """The nouns, names, pronouns and numbers among some tokens that are likely enough to refer.

    `offset` is the index in the text of the first of these tokens.
    """
    at = np.array(
        [k for k, sort in enumerate(upos) if sort in _SORTS and referring[k] > settings.referring],
        dtype=np.int64,
    )
    return Candidates(at + offset, referring[at], anaphor[at], antecedent[at])


def chains(
    words: Sequence[str],
    candidates: Candidates,
    *,
    sentence_of: NDArray[np.int64],
    tables: PairTables,
    settings: ChainSettings = DEFAULT,
) -> list[HeadChain]:
    """Tokens that head mentions of one thing, chain by chain, each in text order.

    Every candidate goes to the best-scoring one before it, where that score is above the setting.

    *Shape:* sentence_of (tokens,).
    """
    count = len(candidates.at)
    if count < 2:
        return []
    scores = candidates.anaphor @ candidates.antecedent.T
    scores += candidates.referring[:, None]
    scores += candidates.referring[None, :]
    scores += pair_kinds(words, candidates.at, sentence_of).scores(tables)
    scores[~np.tri(count, k=-1, dtype=bool)] = -np.inf
    best = scores.argmax(1)
    place: dict[int, int] = {}  # of a candidate's chain among those found
    tokens: list[list[int]] = []
    probs: list[list[float]] = []
    for row in range(1, count):
        score = float(scores[row, best[row]])
        if score <= settings.link:
            continue
        earlier = int(best[row])
        if earlier not in place:
            place[earlier] = len(tokens)
            tokens.append([int(candidates.at[earlier])])
            probs.append([])
        place[row] = place[earlier]
        tokens[place[row]].append(int(candidates.at[row]))
        probs[place[row]].append(1.0 / (1.0 + math.exp(-min(score, _SURE))))
    return [
        HeadChain(tuple(heads), sum(links) / len(links)) for heads, links in zip(tokens, probs, strict=True)
    ]
