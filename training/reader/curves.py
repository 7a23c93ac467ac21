"""The losses of a training as a picture, one panel a task.

python -m training.reader.curves --log ../reader-run/log.jsonl --out curves.png
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")
import matplotlib.pyplot as plt

_SMOOTHED_OVER = 40  # batches
_COLUMNS = 4
_NO_TASK = frozenset({"step", "stream", "s"})


def draw(log: Path, out: Path) -> None:
    """Write the picture: each task's loss by step, as a running median over 40 batches."""
    curves: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in log.read_text("utf-8").splitlines():
        entry = json.loads(line)
        for task, loss in entry.items():
            if task not in _NO_TASK:
                curves[task].append((entry["step"], loss))
    rows = -(-len(curves) // _COLUMNS)
    figure, axes = plt.subplots(rows, _COLUMNS, figsize=(3.2 * _COLUMNS, 2.2 * rows), layout="constrained")
    for axis, (task, points) in zip(np.ravel(axes), sorted(curves.items()), strict=False):
        steps, losses = np.array(points).T
        axis.plot(steps, _median(losses), color="#1f5f8b", linewidth=1.2)
        axis.set_title(task.replace("_", " "), fontsize=9, loc="left")
        axis.set_ylim(bottom=0)
        axis.tick_params(labelsize=7)
        axis.spines[["top", "right"]].set_visible(False)
    for axis in np.ravel(axes)[len(curves) :]:
        axis.set_visible(False)
    figure.supxlabel("step", fontsize=9)
    figure.supylabel("loss, running median", fontsize=9)
    figure.savefig(out, dpi=110)
    plt.close(figure)


def _median(losses: np.ndarray) -> np.ndarray:
    return np.array([np.median(losses[max(0, at - _SMOOTHED_OVER) : at + 1]) for at in range(len(losses))])


def main() -> None:
    """Draw the curves of one log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    draw(given.log, given.out)


if __name__ == "__main__":
    main()
