"""Builds the packaged sentence encoder and prints the comparison that chose its form.

python -m training.encoder.build_encoder [--corpora ../shared/corpora]
"""

import argparse
import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from tokenizers import Tokenizer

from training.encoder import manifest, measuring, sampling
from training.encoder.minilm import WIDTH, MiniLM, export
from training.encoder.smoothing import channel_peaks, smooth
from training.encoder.source import (
    CORPORA,
    MAX_PIECES,
    PACKAGE,
    SHA256,
    WEIGHTS,
    published_tokenizer,
    published_weights,
)

CHOSEN = "int8 per channel, 7 bit, smoothed"
MIN_MEAN_COSINE = 0.985
MEASURED, CALIBRATION = 2000, 500


def main() -> None:
    """Build every form, measure, install the chosen one beside its tokenizer and manifest."""
    arguments = _arguments()
    logging.disable(logging.INFO)  # the quantisers report every node
    tokenizer = published_tokenizer()
    measured = _piece_ids(tokenizer, sampling.sample(arguments.corpora, MEASURED))
    calibration = sampling.sample(arguments.corpora, CALIBRATION, skip=MEASURED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        forms = dict(_forms(folder, _piece_ids(tokenizer, calibration)))
        reference, _ = measuring.run_singly(forms["fp32"], measured)
        rows = []
        for form, path in forms.items():
            rows.append(measuring.compare(form, path, measured, reference))
            print(measuring.table(rows).splitlines()[-1], flush=True)
        chosen = next(row for row in rows if row.form == CHOSEN)
        if chosen.mean_cosine < MIN_MEAN_COSINE:
            raise SystemExit(f"{CHOSEN}: mean cosine {chosen.mean_cosine:.4f} is under {MIN_MEAN_COSINE}")
        WEIGHTS.mkdir(exist_ok=True)
        shutil.copyfile(forms[CHOSEN], WEIGHTS / "model.onnx")
    tokenizer.save(str(WEIGHTS / "tokenizer.json"))
    facts = {
        "name": "all-MiniLM-L6-v2",
        "form": CHOSEN,
        "dimension": WIDTH,
        "max_pieces": MAX_PIECES,
        "licence": "Apache-2.0",
        "source": {"package": PACKAGE, "model.safetensors": SHA256},
        "mean_cosine_to_fp32": round(chosen.mean_cosine, 4),
    }
    manifest.record(WEIGHTS, "encoder", facts, ["model.onnx", "tokenizer.json", "LICENSE-all-MiniLM-L6-v2"])
    print(measuring.table(rows))
    print(json.dumps(facts, indent=2))


def _forms(folder: Path, calibration: list[list[int]]) -> Iterator[tuple[str, Path]]:
    """Every form that was considered, by name."""
    weights = published_weights()
    fp32, by_row, smoothed = (folder / f"{name}.onnx" for name in ("fp32", "rows", "smoothed"))
    plain = MiniLM(weights, words_as_int8=False)
    rows = (torch.tensor([ids]) for ids in calibration)
    peaks = channel_peaks(plain, ((row, torch.ones_like(row)) for row in rows))
    export(plain, fp32)
    yield "fp32", fp32
    export(MiniLM(weights, words_as_int8=True), by_row)
    yield "fp32, word table int8", by_row
    model = MiniLM(weights, words_as_int8=True)
    smooth(model, peaks)
    export(model, smoothed)
    products = [node.name for node in onnx.load(by_row).graph.node if node.op_type == "MatMul"]
    downs = [name for name in products if "/down/" in name]
    yield "int8 per tensor", _int8(by_row, "tensor", per_channel=False)
    yield "int8 per channel", _int8(by_row, "channel")
    yield "int8 per channel, 7 bit", _int8(by_row, "seven", reduce_range=True)
    yield "int8 per channel, 7 bit, FFN output fp32", _int8(by_row, "mixed", reduce_range=True, keep=downs)
    yield "int8 per channel, smoothed", _int8(smoothed, "channel")
    yield CHOSEN, _int8(smoothed, "seven", reduce_range=True)
    yield "8 bit blocks of 32, int8 activations", _blocks(by_row, accuracy_level=4)
    yield "8 bit blocks of 32, fp32 activations", _blocks(by_row, accuracy_level=0)


def _int8(
    source: Path,
    tag: str,
    *,
    per_channel: bool = True,
    reduce_range: bool = False,
    keep: list[str] | None = None,
) -> Path:
    path = source.with_name(f"{source.stem}-{tag}.onnx")
    quantize_dynamic(
        source,
        path,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        per_channel=per_channel,
        reduce_range=reduce_range,
        nodes_to_exclude=keep or [],
        extra_options={"MatMulConstBOnly": True},
    )
    return path


def _blocks(source: Path, *, accuracy_level: int) -> Path:
    path = source.with_name(f"{source.stem}-blocks-{accuracy_level}.onnx")
    config = DefaultWeightOnlyQuantConfig(
        block_size=32, is_symmetric=True, accuracy_level=accuracy_level, bits=8
    )
    quantiser = MatMulNBitsQuantizer(onnx.load(source), algo_config=config)
    quantiser.process()
    quantiser.model.save_model_to_file(str(path))
    return path


def _piece_ids(tokenizer: Tokenizer, sentences: list[str]) -> list[list[int]]:
    return [tokenizer.encode(sentence).ids for sentence in sentences]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    return parser.parse_args()


if __name__ == "__main__":
    main()
