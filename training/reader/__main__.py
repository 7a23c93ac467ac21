"""Trains a reader and builds its files, in one command.

python -m training.reader --out ../my-reader [--own marked.jsonl] [--steps 7200] [--device cpu]

`crossread read --reader ../my-reader/built` then reads with it. Stopped or killed, the same command goes on from
the last checkpoint.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.reader.build import build
from training.reader.curves import draw
from training.reader.train import STEPS, train


def main() -> None:
    """Train, draw the learning curves, build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="checkpoint, log, curves and built reader go here"
    )
    parser.add_argument("--own", type=Path, help="annotations of your own, see training/reader/own.py")
    parser.add_argument("--start", type=Path, help="the --out of a training to begin from, at half its rates")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    train(given.out, steps=given.steps, device=given.device, own_data=given.own, start=given.start)
    draw(given.out / "log.jsonl", given.out / "curves.png")
    build(given.out, given.out / "built", own_data=given.own)


if __name__ == "__main__":
    main()
