"""The entailment network as a torch module: MPNet over passage and claim at once, and a head on what it makes of each."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.models.entailment import LABELS, MOST_PIECES

VOCABULARY, WIDTH, LAYERS, HEADS = 30527, 768, 12, 12
EPSILON = 1e-5
POSITIONS = MOST_PIECES
HIDDEN = 384
DROPOUT = 0.1
BUCKETS, FURTHEST = 32, 128  # of MPNet's relative positions
FAR = -1e4


class Layer(nn.Module):
    """One transformer layer, normalised behind each of its two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(WIDTH, 3 * WIDTH)  # query, key, value
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """*Shape:* states (batch, pieces, width); bias (batch, heads, pieces, pieces)."""
        parts = self.inner(states).unflatten(2, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=bias, dropout_p=DROPOUT if self.training else 0.0
        )
        states = self.out_norm(states + self.dropout(self.out(attended.transpose(1, 2).flatten(2))))
        return self.down_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Network(nn.Module):
    """Pieces of a pair to one score a label."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.sides = nn.Parameter(torch.zeros(2, WIDTH))
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.register_buffer("buckets", buckets(POSITIONS), persistent=False)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.hidden = nn.Linear(WIDTH * 5, HIDDEN)
        self.scores = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* all (batch, pieces), sides 0 in the passage, 1 in the claim, mask True where there is a piece; the
        result (batch, LABELS)."""
        pieces = ids.shape[1]
        told = self.words(ids) + self.positions[:pieces] + self.sides[sides]
        states = self.dropout(self.norm(told))
        bias = torch.zeros(mask.shape, device=ids.device).masked_fill(~mask, FAR)[:, None, None, :]
        bias = self.apart(pieces) + bias
        if torch.is_autocast_enabled(ids.device.type):
            states, bias = states.to(torch.bfloat16), bias.to(torch.bfloat16)
        for layer in self.layers:
            states = layer(states, bias)
        return self.head(states, sides, mask)

    def apart(self, pieces: int) -> Tensor:
        """What the distance of two pieces adds to their attention. *Shape:* (1, heads, pieces, pieces)."""
        return self.relative(self.buckets[:pieces, :pieces]).permute(2, 0, 1)[None]

    def head(self, states: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* states (batch, pieces, width); the result (batch, LABELS)."""
        passage, claim = (_mean(states, (sides == side) & mask) for side in (0, 1))
        parts = torch.cat([states[:, 0], passage, claim, (passage - claim).abs(), passage * claim], 1)
        return self.scores(self.dropout(functional.gelu(self.hidden(parts))))


def buckets(pieces: int) -> Tensor:
    """MPNet's relative positions: near ones each for itself, far ones together. *Shape:* (pieces, pieces)."""
    back = torch.arange(pieces)[:, None] - torch.arange(pieces)[None, :]
    half, near = BUCKETS // 2, BUCKETS // 4
    ahead = (back < 0).long() * half
    apart = back.abs()
    scale = (half - near) / math.log(FURTHEST / near)
    far = near + (torch.log(apart.float().clamp(min=1) / near) * scale).long()
    return ahead + torch.where(apart < near, apart, far.clamp(max=half - 1))


def from_published(weights: Mapping[str, Tensor]) -> Network:
    """A network whose encoder is all-mpnet-base-v2, and whose head knows nothing yet."""
    network = Network()
    state = network.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions"] = weights["embeddings.position_embeddings.weight"][_FIRST : _FIRST + POSITIONS]
    state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for at in range(LAYERS):
            for ours, theirs in _PUBLISHED_NAMES.items():
                parts = [weights[f"encoder.layer.{at}.{name}.{kind}"] for name in theirs]
                state[f"layers.{at}.{ours}.{kind}"] = torch.cat(parts)
    network.load_state_dict(state)
    return network


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(states.dtype).unsqueeze(2)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)


_FIRST = 2  # MPNet counts positions from behind its padding piece
_PUBLISHED_NAMES = {
    "inner": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",),
    "out_norm": ("attention.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "down_norm": ("output.LayerNorm",),
}
