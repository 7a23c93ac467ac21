"""A trained reader as the files that travel with the package: an ONNX graph and small tables for its decoders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from crossread.models.reader.labels import READ_TAGS
from training.encoder.minilm import Layer, Rows
from training.encoder.smoothing import channel_peaks, smooth
from training.reader.network import LAYERS, PAIR_GAIN, PUBLISHED_NAMES, Heads, Reader

INPUTS = ("input_ids", "forms", "firsts", "lasts")
Example = tuple[Tensor, Tensor, Tensor, Tensor]


class Exported(nn.Module):
    """The reader for one window without padding, its outputs in a fixed order (see `output_names`)."""

    def __init__(self, reader: Reader, *, words_as_int8: bool) -> None:
        super().__init__()
        encoder = reader.encoder
        self.words = Rows(encoder.words.weight.detach(), as_int8=words_as_int8)
        self.register_buffer("positions", encoder.positions.detach())
        self.register_buffer("forms", encoder.form_table().detach())
        self.norm = encoder.norm
        weights = published_names(reader.state_dict())
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{at}.") for at in range(LAYERS))
        self.heads: Heads = reader.heads

    def forward(self, input_ids: Tensor, forms: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """*Shape:* as `network.Reader`, batch 1."""
        embedded = self.words(input_ids) + self.positions[: input_ids.shape[1]] + self.forms[forms]
        states = [self.norm(embedded)]
        for layer in self.layers:
            states.append(layer(states[-1]))
        ends = torch.cat([firsts, lasts], 1)[0]
        rows = [state[:, ends] for state in states]
        count = firsts.shape[1]
        output = self.heads([(both[:, :count] + both[:, count:]) / 2 for both in rows])
        return (
            *(output.tags[task][0] for task in READ_TAGS),
            output.arcs[0],
            output.relation_dependent[0],
            output.relation_governor[0],
            output.source_of[0],
            output.content_of[0],
            output.event[0],
            output.anaphor[0],
            output.antecedent[0],
            output.referring[0],
            states[-1][0, 1:-1].mean(0),
        )


def output_names() -> tuple[str, ...]:
    """All outputs of the graph, in order."""
    return (
        *READ_TAGS,
        "arcs",
        "relation_dependent",
        "relation_governor",
        "source_of",
        "content_of",
        "event_vector",
        "anaphor",
        "antecedent",
        "referring",
        "window_vector",
    )


def published_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The layers' weights under the names that `minilm.Layer` looks them up by."""
    return {
        f"encoder.layer.{at}.{theirs}.{part}": state[f"encoder.layers.{at}.{ours}.{part}"].detach()
        for at in range(LAYERS)
        for ours, theirs in PUBLISHED_NAMES.items()
        for part in ("weight", "bias")
    }


def load_trained(path: Path) -> Reader:
    """The running mean of a checkpoint's weights."""
    reader = Reader()
    reader.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["mean"])
    return reader.eval()


def trained_steps(path: Path) -> int:
    """How far a checkpoint has come."""
    return int(torch.load(path, map_location="cpu", weights_only=True)["step"])


def write_tables(reader: Reader, path: Path) -> None:
    """What the decoders need beside the graph: the relation scorer and the coreference tables, float32."""
    heads = reader.heads
    names = ("pronouns", "matches", "distances", "sentences")
    tables = {name: PAIR_GAIN * getattr(heads, name).detach().numpy() for name in names}
    np.savez_compressed(
        path,
        relation_weights=heads.relation.weight.detach().numpy(),
        relation_bias=heads.relation.bias.detach().numpy(),
        **tables,
    )


def write_fp32(reader: Reader, path: Path, example: Example, *, words_as_int8: bool = False) -> None:
    """The graph in float32."""
    _export(Exported(reader, words_as_int8=words_as_int8), path, example)


def write_int8(reader: Reader, path: Path, calibration: list[Example], *, keep: tuple[str, ...] = ()) -> None:
    """The graph with int8 products in the encoder, 7 bit weights, per channel, smoothed; heads stay float32.

    `keep` are parts of names of products that stay float32 as well.
    """
    model = Exported(reader, words_as_int8=True).eval()
    smooth(model, channel_peaks(model, calibration))
    smoothed = path.with_suffix(".smoothed.onnx")
    _export(model, smoothed, calibration[0])
    quantize_dynamic(
        smoothed,
        path,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=[name for name in _products(smoothed) if "/heads/" in name],
        extra_options={"MatMulConstBOnly": True},
    )
    smoothed.unlink()


def _products(path: Path) -> list[str]:
    return [node.name for node in onnx.load(path).graph.node if node.op_type in ("MatMul", "Gemm", "Einsum")]


def _export(model: nn.Module, path: Path, example: Example) -> None:
    free = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:2]}
    free |= {name: {0: "batch", 1: "tokens"} for name in INPUTS[2:]}
    free |= {name: {0: "tokens"} for name in output_names() if name != "window_vector"}
    free |= {name: {0: "tokens", 1: "tokens"} for name in ("arcs", "source_of", "content_of")}
    torch.onnx.export(
        model.eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(output_names()),
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )
