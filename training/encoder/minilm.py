"""all-MiniLM-L6-v2 as a plain torch module, laid out for export and quantisation.

Against the published module three things differ, none of which changes a result: the (constant)
token type is folded into the positions, 1/sqrt(head size) into the query weights, and mean pooling
and L2 normalisation are part of the graph. The word table, half of all weights, can be held as int8
with one scale per row, which costs far less than the one scale per table of onnxruntime's quantiser.
"""

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.source import MAX_PIECES

LAYERS = 6
HEADS = 12
HEAD_SIZE = 32
WIDTH = HEADS * HEAD_SIZE


class Rows(nn.Module):
    """A look-up table, optionally int8 with one float scale per row."""

    def __init__(self, table: Tensor, *, as_int8: bool) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127 if as_int8 else None
        self.register_buffer("scale", scale)
        self.register_buffer("rows", table if scale is None else torch.round(table / scale).to(torch.int8))

    def forward(self, indices: Tensor) -> Tensor:
        """The rows as float32. *Shape:* (..., width)."""
        if self.scale is None:
            return self.rows[indices]
        return self.rows[indices].float() * self.scale[indices]


class Scaled(nn.Module):
    """A linear layer behind a factor per input channel (see `smoothing`)."""

    def __init__(self, linear: nn.Linear, factor: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.register_buffer("factor", factor)

    def forward(self, values: Tensor) -> Tensor:
        """*Shape:* (batch, pieces, out)."""
        return self.linear(values * self.factor)


class Layer(nn.Module):
    """One transformer layer; `into_heads` is where smoothing puts its factor for query, key and value."""

    def __init__(self, weights: Mapping[str, Tensor], prefix: str) -> None:
        super().__init__()
        self.into_heads: nn.Module = nn.Identity()
        self.query = _linear(weights, f"{prefix}attention.self.query", factor=1 / math.sqrt(HEAD_SIZE))
        self.key = _linear(weights, f"{prefix}attention.self.key")
        self.value = _linear(weights, f"{prefix}attention.self.value")
        self.out = _linear(weights, f"{prefix}attention.output.dense")
        self.out_norm = _norm(weights, f"{prefix}attention.output.LayerNorm")
        self.up: nn.Module = _linear(weights, f"{prefix}intermediate.dense")
        self.down: nn.Module = _linear(weights, f"{prefix}output.dense")
        self.down_norm = _norm(weights, f"{prefix}output.LayerNorm")

    def forward(self, hidden: Tensor, bias: Tensor | None = None) -> Tensor:
        """*Shape:* hidden (batch, pieces, width); bias (batch, 1, 1, pieces), 0 or very negative."""
        inner = self.into_heads(hidden)
        query, key, value = (_heads(part(inner)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3)
        attended = torch.softmax(scores if bias is None else scores + bias, -1) @ value
        hidden = self.out_norm(hidden + self.out(attended.transpose(1, 2).flatten(2)))
        return self.down_norm(hidden + self.down(functional.gelu(self.up(hidden))))


class MiniLM(nn.Module):
    """Piece ids to L2-normalised sentence vectors."""

    def __init__(self, weights: Mapping[str, Tensor], *, words_as_int8: bool) -> None:
        super().__init__()
        positions = weights["embeddings.position_embeddings.weight"][:MAX_PIECES]
        self.words = Rows(weights["embeddings.word_embeddings.weight"], as_int8=words_as_int8)
        self.register_buffer("positions", positions + weights["embeddings.token_type_embeddings.weight"][0])
        self.norm = _norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{index}.") for index in range(LAYERS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """*Shape:* both inputs (batch, pieces), int64; the result (batch, width)."""
        hidden = self.norm(self.words(input_ids) + self.positions[: input_ids.shape[1]])
        mask = attention_mask.float()
        bias = (1.0 - mask)[:, None, None, :] * -1e9
        for layer in self.layers:
            hidden = layer(hidden, bias)
        mean = (hidden * mask.unsqueeze(2)).sum(1) / mask.sum(1, keepdim=True)
        return mean / torch.linalg.vector_norm(mean, dim=1, keepdim=True)


def export(model: MiniLM, path: Path) -> None:
    """Write the module as ONNX, batch and length free, weights inside the file."""
    example = torch.ones(2, 7, dtype=torch.long)
    free = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        model.eval(),
        (example, example),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["sentence_embedding"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "sentence_embedding": {0: "batch"}},
        opset_version=17,
        dynamo=False,  # the tracing exporter gives a third fewer nodes here and needs no further package
    )


def _linear(weights: Mapping[str, Tensor], name: str, *, factor: float = 1.0) -> nn.Linear:
    weight, bias = weights[f"{name}.weight"] * factor, weights[f"{name}.bias"] * factor
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight = nn.Parameter(weight, requires_grad=False)
    linear.bias = nn.Parameter(bias, requires_grad=False)
    return linear


def _norm(weights: Mapping[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.weight = nn.Parameter(weights[f"{name}.weight"], requires_grad=False)
    norm.bias = nn.Parameter(weights[f"{name}.bias"], requires_grad=False)
    return norm


def _heads(values: Tensor) -> Tensor:
    return values.unflatten(2, (HEADS, HEAD_SIZE)).transpose(1, 2)
