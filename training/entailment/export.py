"""Packages a trained network: int8 per channel, the encoder smoothed as the sentence encoder's is.

    python -m training.entailment.export OUT/network.pt --base FOLDER

Writes `entailment.onnx` and its tokenizer beside the other packaged weights, their lines in the manifest, and prints how
often int8 and fp32 say the same of pairs that were held out.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from crossread.models.entailment import OnnxEntailment
from training.encoder import manifest, source
from training.encoder.minilm import Rows
from training.encoder.smoothing import channel_peaks, scaled
from training.entailment.network import HEADS, VOCABULARY, Layer, Network
from training.entailment.pairs import Taught, labelled
from training.entailment.train import asked, coder_of

GRAPH, WORDS, TOKENIZER = "entailment.onnx", "entailment-words.bin", "entailment-tokenizer.json"
INT8 = onnx.TensorProto.INT8
CALIBRATION = 300
COMPARED = 600
LEAST_AGREEING = 0.97


class One(nn.Module):
    """The network for one pair, laid out for export and quantisation."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.words = Rows(network.words.weight.detach(), as_int8=True)
        self.network = network
        self.layers = network.layers

    def forward(self, ids: Tensor, sides: Tensor) -> Tensor:
        """*Shape:* both (1, pieces); the result (1, LABELS)."""
        network, pieces = self.network, ids.shape[1]
        states = network.norm(self.words(ids) + network.positions[:pieces] + network.sides[sides])
        bias = network.apart(pieces)
        for layer in self.layers:
            states = _through(layer, states, bias)
        return network.head(states, sides, torch.ones_like(ids, dtype=torch.bool))


def _through(layer: Layer, states: Tensor, bias: Tensor) -> Tensor:
    """One layer, its attention written out."""
    query, key, value = layer.inner(states).unflatten(2, (3, HEADS, -1)).permute(2, 0, 3, 1, 4)
    scores = query @ key.transpose(2, 3) / query.shape[3] ** 0.5
    attended = torch.softmax(scores + bias, -1) @ value
    states = layer.out_norm(states + layer.out(attended.transpose(1, 2).flatten(2)))
    return layer.down_norm(states + layer.down(nn.functional.gelu(layer.up(states))))


def main() -> None:
    """Export, quantise, compare, install."""
    arguments = _arguments()
    logging.disable(logging.INFO)
    network = Network().eval()
    network.load_state_dict({name: value.float() for name, value in torch.load(arguments.weights).items()})
    coder = coder_of(arguments.base)
    held = labelled(held_out=True)
    taught = labelled(held_out=False)["groups"].pairs
    coded = coder(taught[:: max(1, len(taught) // CALIBRATION)], "cpu")
    inputs = [coded.batch(torch.tensor([at]))[:2] for at in range(len(coded))]
    inputs = [
        (ids[:, :length], sides[:, :length])
        for (ids, sides), length in zip(inputs, coded.lengths.tolist(), strict=True)
    ]
    wanted = {name: asked(network, coder(_some(one).pairs, "cpu")).argmax(1) for name, one in held.items()}
    one = One(network)
    peaks = channel_peaks(one, inputs)
    with torch.no_grad():
        for at, layer in enumerate(one.layers):
            for part in ("inner", "out", "up", "down"):
                setattr(layer, part, scaled(getattr(layer, part), peaks[f"network.layers.{at}.{part}"]))
    with tempfile.TemporaryDirectory() as folder:
        plain, quantised = Path(folder) / "plain.onnx", Path(folder) / GRAPH
        _export(one, plain)
        quantize_dynamic(
            plain,
            quantised,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
        made = Path(folder) / "made"
        made.mkdir()
        _save_in_two(quantised, made / GRAPH)
        published = (arguments.base / "tokenizer.json").read_text("utf-8")
        (made / TOKENIZER).write_text(_with_sides(published), "utf-8")
        agreeing = _agreeing(made, held, wanted)
        print(f"int8 and fp32 say the same of {agreeing:.3f} of the held-out pairs")
        if agreeing < LEAST_AGREEING:
            raise SystemExit(f"expected at least {LEAST_AGREEING}: nothing was installed")
        for name in (GRAPH, WORDS, TOKENIZER):
            shutil.copyfile(made / name, source.WEIGHTS / name)
    facts = {
        "name": "entailment",
        "form": "int8 per channel, 7 bit; encoder smoothed",
        "licence": "Apache-2.0",
        "source": {"model": "all-mpnet-base-v2"},
        "int8 says what fp32 says": round(agreeing, 3),
    }
    manifest.record(source.WEIGHTS, "entailment", facts, [GRAPH, WORDS, TOKENIZER])


def _with_sides(raw: str) -> str:
    """A tokenizer's file whose pair template marks the pieces of the claim, as the network was taught."""
    tokenizer = json.loads(raw)
    first, last = "<s>", "</s>"
    special = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}

    def mark(token: str, side: int) -> dict[str, object]:
        return {"SpecialToken": {"id": token, "type_id": side}}

    tokenizer["post_processor"] = {
        "type": "TemplateProcessing",
        "single": [mark(first, 0), {"Sequence": {"id": "A", "type_id": 0}}, mark(last, 0)],
        "pair": [
            mark(first, 0),
            {"Sequence": {"id": "A", "type_id": 0}},
            mark(last, 0),
            mark(last, 0),
            {"Sequence": {"id": "B", "type_id": 1}},
            mark(last, 1),
        ],
        "special_tokens": {
            token: {"id": token, "ids": [special[token]], "tokens": [token]} for token in (first, last)
        },
    }
    tokenizer["truncation"] = tokenizer["padding"] = None
    return json.dumps(tokenizer, ensure_ascii=False, sort_keys=True)


def _export(one: One, path: Path) -> None:
    ids, sides = torch.ones(1, 9, dtype=torch.long), torch.tensor([[0, 0, 0, 0, 0, 1, 1, 1, 1]])
    names = ["input_ids", "token_type_ids"]
    torch.onnx.export(
        one.eval(),
        (ids, sides),
        str(path),
        input_names=names,
        output_names=["scores"],
        dynamic_axes={name: {1: "pieces"} for name in names},
        opset_version=17,
        dynamo=False,
    )


def _save_in_two(made: Path, path: Path) -> None:
    """The graph, and its word table in a file of its own: neither is above the 100 MiB that code hosts take."""
    model = onnx.load(made)
    (table,) = (
        one
        for one in model.graph.initializer
        if one.dims and one.dims[0] == VOCABULARY and one.data_type == INT8
    )
    (path.parent / WORDS).write_bytes(table.raw_data)
    set_external_data(table, location=WORDS)
    table.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())


def _some(taught: Taught) -> Taught:
    step = max(1, len(taught.pairs) // (COMPARED // 3))
    return Taught(taught.pairs[::step], taught.wanted[::step])


def _agreeing(made: Path, held: Mapping[str, Taught], wanted: Mapping[str, object]) -> float:
    network = OnnxEntailment(made / GRAPH, made / TOKENIZER, columns=(0, 1, 2), name="new", threads=2)
    same = [network.bearing(_some(one).pairs).argmax(1) == wanted[name] for name, one in held.items()]
    return float(np.concatenate(same).mean())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path, help="network.pt")
    parser.add_argument("--base", type=Path, required=True, help="folder with all-mpnet-base-v2")
    return parser.parse_args()


if __name__ == "__main__":
    main()
