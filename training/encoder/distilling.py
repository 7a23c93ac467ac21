"""From the encoder to one vector per word piece whose sums stand in for sentence vectors.

The start is Model2Vec's (Tulkens and van Dongen 2024): every piece alone through the encoder, reduced
by a projection, weighted by the logarithm of its rank. The rows are then fitted so that their sums
point where the encoder's sentence vectors point, as Model2Vec's "tokenlearn" does: it is the step that
matters (docs/models/all-minilm-l6-v2.md has the figures).
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.encoder.minilm import WIDTH, MiniLM

DIMENSION = 256
CLS, SEP, UNKNOWN = 101, 102, 100
FIRST_RANKED = 1996
BATCH = 512
SEED = 0


def sentence_vectors(
    model: MiniLM, piece_ids: Sequence[Sequence[int]], *, batch: int = 48
) -> NDArray[np.float32]:
    """fp32 vectors, sentences of similar length together. *Shape:* (n, width)."""
    order = sorted(range(len(piece_ids)), key=lambda index: len(piece_ids[index]))
    vectors = np.zeros((len(piece_ids), WIDTH), dtype=np.float32)
    with torch.inference_mode():
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch]
            rows = [torch.tensor(piece_ids[index]) for index in chosen]
            ids = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
            mask = torch.nn.utils.rnn.pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
            vectors[chosen] = model(ids, mask).numpy()
    return vectors


def projection(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The directions sentence vectors use most, not centred, so that cosines survive.

    *Shape:* (width, 256).
    """
    directions, _, _ = np.linalg.svd(vectors.T.astype(np.float64) @ vectors)
    return np.asarray(directions[:, :DIMENSION], dtype=np.float32)


def first_rows(model: MiniLM, vocabulary: int, basis: NDArray[np.float32]) -> NDArray[np.float32]:
    """Every piece by itself, centred, projected, weighted by rank; mean length 1.

    *Shape:* (vocabulary, 256).
    """
    alone = sentence_vectors(model, [[CLS, piece, SEP] for piece in range(vocabulary)], batch=512)
    ranks = np.maximum(np.arange(vocabulary) - FIRST_RANKED, 0)
    rows = (alone - alone.mean(0)) @ basis * np.log(2.0 + ranks)[:, None]
    return np.asarray(rows / np.linalg.norm(rows, axis=1).mean(), dtype=np.float32)


def fit(
    rows: NDArray[np.float32],
    piece_ids: Sequence[Sequence[int]],
    targets: NDArray[np.float32],
    *,
    epochs: int,
    rate: float,
) -> NDArray[np.float32]:
    """Turn `rows` so that each sentence's sum points along its target (mean cosine; Adam, rate falling to 0).

    *Shape:* rows (vocabulary, 256); targets (n, 256).
    """
    torch.manual_seed(SEED)
    generator = np.random.default_rng(SEED)
    table = torch.nn.Parameter(torch.tensor(rows))
    goals = functional.normalize(torch.tensor(targets), dim=1)
    optimiser = torch.optim.Adam([table], lr=rate)
    steps = epochs * (len(piece_ids) // BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.0, total_iters=steps)
    for _ in range(epochs):
        order = generator.permutation(len(piece_ids))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[at : at + BATCH]
            flat, starts = _flat([piece_ids[index] for index in chosen])
            sums = functional.embedding_bag(flat, table, starts, mode="sum")
            loss = 1 - (functional.normalize(sums, dim=1) * goals[chosen]).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return table.detach().numpy()


def to_int8(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as int8 and one float scale each. *Shape:* (vocabulary, 256), (vocabulary,)."""
    scale = np.abs(rows).max(axis=1) / 127
    return np.round(rows / np.where(scale == 0, 1, scale)[:, None]).astype(np.int8), scale.astype(np.float32)


def _flat(pieces: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    starts = np.cumsum([0, *(len(ids) for ids in pieces[:-1])])
    return torch.tensor(np.concatenate(pieces)), torch.tensor(starts)
