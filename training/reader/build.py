"""Turns a checkpoint into the packaged reader and prints what int8 costs.

python -m training.reader.build --run ../reader-run [--into src/crossread/models/weights] [--form fp32|int8]
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from pathlib import Path

import torch

from crossread.models.packaged import WEIGHTS, packaged
from crossread.models.reader.windows import inputs, windows
from crossread.models.tokenizing import load_tokenizer
from training.reader.corpora.polnear import polnear
from training.reader.corpora.treebanks import ewt
from training.reader.corpora.worldwide import worldwide
from training.reader.export import INPUTS, Example, load_trained, write_fp32, write_int8, write_tables

CALIBRATION_DOCUMENTS = 20  # of each of three train parts, one window each
_SEED = 7


def main() -> None:
    """Export, quantise, install."""
    arguments = _arguments()
    logging.disable(logging.INFO)  # the quantiser reports every node
    reader = load_trained(arguments.run / "checkpoint.pt")
    examples = calibration()
    arguments.into.mkdir(parents=True, exist_ok=True)
    graph = arguments.into / "reader.onnx"
    if arguments.form == "fp32":
        write_fp32(reader, graph, examples[0])
    else:
        write_int8(reader, graph, examples, keep=tuple(arguments.keep))
    write_tables(reader, arguments.into / "reader.npz")
    if arguments.into != WEIGHTS:
        shutil.copyfile(packaged("tokenizer.json"), arguments.into / "tokenizer.json")
    print(f"{graph}: {graph.stat().st_size / 1e6:.1f} MB, {arguments.form}")


def calibration() -> list[Example]:
    """Windows of the train parts: the largest activations are taken from them, and nothing else."""
    tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
    rng = random.Random(_SEED)
    found = []
    for part in (worldwide("train"), polnear("train"), ewt("train")):
        for document in rng.sample(list(part), CALIBRATION_DOCUMENTS):
            pieces = document.pieces(tokenizer)
            window = rng.choice(windows(pieces, document.sentence_starts))
            fed = inputs(pieces, window)
            a, b, c, d = (torch.from_numpy(fed[name]) for name in INPUTS)
            found.append((a, b, c, d))
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder given to training.reader.train")
    parser.add_argument("--into", type=Path, default=WEIGHTS)
    parser.add_argument("--form", choices=["fp32", "int8"], default="int8")
    parser.add_argument("--keep", nargs="*", default=[], help="parts of names of products left in float32")
    return parser.parse_args()


if __name__ == "__main__":
    main()
