"""Runs a graph over sentences one at a time and compares its vectors with the fp32 ones."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

CLOSE = 0.6  # a nearest neighbour below this is a pick among strangers and says little


@dataclass(frozen=True, slots=True)
class Comparison:
    """How near one form of the encoder comes to fp32, and what it costs."""

    form: str
    file_mb: float
    mean_cosine: float
    fifth_percentile: float
    min_cosine: float
    same_nearest: float
    same_nearest_close: float
    sentences_per_s: float


def run_singly(path: Path, piece_ids: list[list[int]]) -> tuple[NDArray[np.float32], float]:
    """Vectors and sentences per second, one thread. *Shape:* (n, width)."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    rows = [np.array([ids], dtype=np.int64) for ids in piece_ids]
    start = time.perf_counter()
    vectors = [
        session.run(None, {"input_ids": row, "attention_mask": np.ones_like(row)})[0][0] for row in rows
    ]
    return np.stack(vectors), len(rows) / (time.perf_counter() - start)


def compare(form: str, path: Path, piece_ids: list[list[int]], reference: NDArray[np.float32]) -> Comparison:
    """Measure one form against the fp32 vectors of the same sentences."""
    vectors, sentences_per_s = run_singly(path, piece_ids)
    cosines = np.sum(vectors * reference, axis=1)
    nearest, closeness = _nearest(reference)
    same = _nearest(vectors)[0] == nearest
    return Comparison(
        form=form,
        file_mb=path.stat().st_size / 1e6,
        mean_cosine=float(cosines.mean()),
        fifth_percentile=float(np.quantile(cosines, 0.05)),
        min_cosine=float(cosines.min()),
        same_nearest=float(same.mean()),
        same_nearest_close=float(same[closeness > CLOSE].mean()),
        sentences_per_s=sentences_per_s,
    )


def table(rows: list[Comparison]) -> str:
    """The comparisons as a Markdown table."""
    head = (
        f"| form | MB | cosine: mean | 5 % | min | same nearest | ... where > {CLOSE} | sentences/s |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    lines = [
        f"| {r.form} | {r.file_mb:.1f} | {r.mean_cosine:.4f} | {r.fifth_percentile:.4f} | {r.min_cosine:.4f} "
        f"| {r.same_nearest:.3f} | {r.same_nearest_close:.3f} | {r.sentences_per_s:.0f} |"
        for r in rows
    ]
    return "\n".join([head, *lines])


def _nearest(vectors: NDArray[np.float32]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    return cosines.argmax(1), cosines.max(1)
