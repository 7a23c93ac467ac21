"""The entailment networks as torch modules: a transformer over passage and claim, and a head on what it makes of each.

One module serves all: MPNet (12 layers of 768, relative positions) is the teacher, MPNet of six of its layers and
all-MiniLM-L6-v2 (6 layers of 384) are what it teaches.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.models.entailment import LABELS, MOST_PIECES

HEADS = 12
POSITIONS = MOST_PIECES
HIDDEN = 384
DROPOUT = 0.1
BUCKETS, FURTHEST = 32, 128  # of MPNet's relative positions
FAR = -1e4


@dataclass(frozen=True)
class Shape:
    """What a published encoder looks like. `relative`: it knows how far apart pieces are (MPNet)."""

    vocabulary: int
    width: int
    layers: int
    epsilon: float
    relative: bool


MPNET = Shape(30527, 768, 12, 1e-5, relative=True)
MPNET_HALF = Shape(30527, 768, 6, 1e-5, relative=True)
MINILM = Shape(30522, 384, 6, 1e-12, relative=False)
KEPT = (0, 2, 4, 6, 8, 11)  # layers of the teacher from which the half of it starts


class Layer(nn.Module):
    """One transformer layer, normalised behind each of its two parts."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.inner = nn.Linear(width, 3 * width)  # query, key, value
        self.out = nn.Linear(width, width)
        self.out_norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.down_norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """*Shape:* states (batch, pieces, width); bias (batch or 1, heads or 1, pieces, pieces)."""
        parts = self.inner(states).unflatten(2, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=bias, dropout_p=DROPOUT if self.training else 0.0
        )
        states = self.out_norm(states + self.dropout(self.out(attended.transpose(1, 2).flatten(2))))
        return self.down_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Network(nn.Module):
    """Pieces of a pair to one score a label."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, shape.width))
        self.sides = nn.Parameter(torch.zeros(2, shape.width))
        if shape.relative:
            self.relative = nn.Embedding(BUCKETS, HEADS)
            self.register_buffer("buckets", buckets(POSITIONS), persistent=False)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.hidden = nn.Linear(shape.width * 5, HIDDEN)
        self.scores = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* all (batch, pieces), sides 0 in the passage, 1 in the claim, mask True where there is a piece; the
        result (batch, LABELS)."""
        pieces = ids.shape[1]
        told = self.words(ids) + self.positions[:pieces] + self.sides[sides]
        states = self.dropout(self.norm(told))
        bias = torch.zeros(mask.shape, device=ids.device).masked_fill(~mask, FAR)[:, None, None, :]
        bias = self.apart(pieces) + bias if self.shape.relative else bias.expand(-1, 1, pieces, -1)
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


def from_published(shape: Shape, weights: Mapping[str, Tensor]) -> Network:
    """A network whose encoder is published, and whose head knows nothing yet."""
    network = Network(shape)
    names = _MPNET_NAMES if shape.relative else _BERT_NAMES
    first = 2 if shape.relative else 0  # MPNet counts positions from behind its padding piece
    state = network.state_dict()
    positions = weights["embeddings.position_embeddings.weight"][first : first + POSITIONS]
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions"] = positions
    if shape.relative:
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    else:
        state["sides"] = weights["embeddings.token_type_embeddings.weight"]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for at in range(shape.layers):
            for ours, theirs in names.items():
                parts = [weights[f"encoder.layer.{at}.{name}.{kind}"] for name in theirs]
                state[f"layers.{at}.{ours}.{kind}"] = torch.cat(parts)
    network.load_state_dict(state)
    return network


def half_of(teacher: Network, kept: Sequence[int] = KEPT) -> Network:
    """Every other layer of a teacher, with all else it has."""
    network = Network(MPNET_HALF)
    known = teacher.state_dict()
    state = {}
    for name in network.state_dict():
        part, _, rest = name.partition(".")
        at, _, last = rest.partition(".")
        state[name] = known[f"layers.{kept[int(at)]}.{last}"] if part == "layers" else known[name]
    network.load_state_dict(state)
    return network


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(states.dtype).unsqueeze(2)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)


_MPNET_NAMES = {
    "inner": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",),
    "out_norm": ("attention.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "down_norm": ("output.LayerNorm",),
}
_BERT_NAMES = {
    "inner": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",),
    "out_norm": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "down_norm": ("output.LayerNorm",),
}
