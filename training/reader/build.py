"""Turns a checkpoint into a reader's files: the graph in int8, the decoders' tables, the tokenizer.

python -m training.reader.build --run ../reader-run [--into src/crossread/models/weights] [--form fp32|int8]
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from pathlib import Path

import torch
from benchmarks.annotated.document import Document
from benchmarks.annotated.polnear import polnear
from benchmarks.annotated.treebanks import ewt
from benchmarks.annotated.worldwide import worldwide
from benchmarks.corpora import corpora_folder

from crossread.models.packaged import WEIGHTS, packaged
from crossread.models.reader.labels import READ_TAGS
from crossread.models.reader.windows import inputs, windows
from crossread.models.tokenizing import load_tokenizer
from training.encoder.manifest import record
from training.encoder.source import PACKAGE, SHA256
from training.reader.export import (
    INPUTS,
    Example,
    load_trained,
    trained_steps,
    write_fp32,
    write_int8,
    write_tables,
)
from training.reader.own import own

FORMS = {"int8": "encoder int8 per channel, 7 bit, smoothed; heads fp32", "fp32": "fp32"}
CALIBRATION_DOCUMENTS = 20  # of each of three train parts, one window each
_SEED = 7


def main() -> None:
    """Build from a run's checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder a training was written to")
    parser.add_argument("--into", type=Path, default=WEIGHTS)
    parser.add_argument("--form", choices=sorted(FORMS), default="int8")
    parser.add_argument(
        "--own", type=Path, help="the annotations trained on, where there are no public corpora"
    )
    arguments = parser.parse_args()
    build(arguments.run, arguments.into, form=arguments.form, own_data=arguments.own)


def build(run: Path, into: Path, *, form: str = "int8", own_data: Path | None = None) -> None:
    """Export, quantise, write; into the package's own folder with an entry in its manifest."""
    logging.disable(logging.WARNING)  # the quantiser reports every node
    checkpoint = run / "checkpoint.pt"
    reader = load_trained(checkpoint)
    examples = calibration(own_data)
    into.mkdir(parents=True, exist_ok=True)
    graph = into / "reader.onnx"
    if form == "fp32":
        write_fp32(reader, graph, examples[0])
    else:
        write_int8(reader, graph, examples)
    write_tables(reader, into / "reader.npz")
    if into.resolve() == WEIGHTS.resolve():
        facts = {
            "name": "reader",
            "form": FORMS[form],
            "licence": "Apache-2.0",
            "source": {"package": PACKAGE, "model.safetensors": SHA256},
            "trained_steps": trained_steps(checkpoint),
            "tasks": list(READ_TAGS),
        }
        record(WEIGHTS, "reader", facts, ["reader.onnx", "reader.npz"])
    else:
        shutil.copyfile(packaged("tokenizer.json"), into / "tokenizer.json")
    print(f"{graph}: {graph.stat().st_size / 1e6:.1f} MB, {FORMS[form]}")


def calibration(own_data: Path | None = None) -> list[Example]:
    """Windows of the train parts: the largest activations are taken from them, and nothing else."""
    tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
    rng = random.Random(_SEED)
    found = []
    for part in _calibrating(own_data):
        readable = [document for document in part if document.tokens]
        for document in rng.sample(readable, min(CALIBRATION_DOCUMENTS, len(readable))):
            pieces = document.pieces(tokenizer)
            window = rng.choice(windows(pieces, document.sentence_starts))
            fed = inputs(pieces, window)
            a, b, c, d = (torch.from_numpy(fed[name]) for name in INPUTS)
            found.append((a, b, c, d))
    return found


def _calibrating(own_data: Path | None) -> list[list[Document]]:
    if corpora_folder() is None:
        return [list(own(own_data))] if own_data else []
    return [list(worldwide("train")), list(polnear("train")), list(ewt("train"))]


if __name__ == "__main__":
    main()
