"""What a sentence vector costs, as ratios measured in one run.

python benchmarks/encoder.py [--sentences 400] [--repeats 3]

Prints sentences per second of the encoder's variants and of the static screen, each against the
encoder as the package runs it on one thread. Absolute figures depend on the machine and its load.
"""

import argparse
import random
import time
from collections.abc import Callable

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from crossread.models import OnnxEncoder, StaticVectors
from crossread.models.packaged import packaged
from crossread.models.tokenizing import load_tokenizer

BATCH = 32
SUBJECTS = [
    "Officials",
    "Two witnesses",
    "The ministry",
    "A monitor based abroad",
    "Hospital staff",
    "The mayor",
]
VERBS = ["said", "denied", "told reporters", "confirmed late on Tuesday", "wrote in a statement"]
CONTENTS = [
    "at least {n} people had been killed and {m} injured when the bridge gave way",
    "{n} houses in the old town were flooded after the river rose by {m} centimetres",
    "the convoy of {n} trucks had reached the village {m} kilometres north of the border",
    "the strike on the warehouse was the {n}th this month and left {m} families without shelter",
]
TAILS = [".", ", although the figures could not be confirmed.", ", according to three people at the scene."]


def main() -> None:
    """Time every variant on the same sentences and print the table."""
    arguments = _arguments()
    sentences = _sentences(arguments.sentences)
    one, two = OnnxEncoder.from_package(threads=1), OnnxEncoder.from_package(threads=2)
    static = StaticVectors.from_package()
    variants: dict[str, Callable[[], NDArray[np.float32]]] = {
        "encoder, 1 thread": lambda: one.encode(sentences),
        "encoder, 2 threads over sentences": lambda: two.encode(sentences),
        "encoder, 2 threads inside a call": _raw(sentences, batch=1, threads=2),
        f"encoder, batches of {BATCH}, 1 thread": _raw(sentences, batch=BATCH, threads=1),
        f"encoder, batches of {BATCH}, 2 threads": _raw(sentences, batch=BATCH, threads=2),
        "static vectors": lambda: static.encode(sentences),
    }
    reference = one.encode(sentences)
    base = 0.0
    print("| variant | sentences/s | ratio | lowest cosine to the first |\n|---|---|---|---|")
    for name, encode in variants.items():
        vectors, seconds = _best(encode, repeats=arguments.repeats)
        rate = len(sentences) / seconds
        base = base or rate
        cosine = "-"
        if vectors.shape == reference.shape:
            same = np.array_equal(vectors, reference)
            cosine = "identical" if same else f"{(vectors * reference).sum(1).min():.4f}"
        print(f"| {name} | {rate:.0f} | {rate / base:.2f} | {cosine} |")


def _best(encode: Callable[[], NDArray[np.float32]], *, repeats: int) -> tuple[NDArray[np.float32], float]:
    vectors, seconds = encode(), float("inf")  # the first call opens the session
    for _ in range(repeats):
        start = time.perf_counter()
        vectors = encode()
        seconds = min(seconds, time.perf_counter() - start)
    return vectors, seconds


def _raw(sentences: list[str], *, batch: int, threads: int) -> Callable[[], NDArray[np.float32]]:
    """The packaged graph run in ways the package does not."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(packaged("model.onnx")), options, providers=["CPUExecutionProvider"])
    tokenizer = load_tokenizer(packaged("tokenizer.json"))

    def encode() -> NDArray[np.float32]:
        vectors = []
        for at in range(0, len(sentences), batch):
            pieces = [tokenizer.encode(sentence).ids for sentence in sentences[at : at + batch]]
            ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, piece_ids in enumerate(pieces):
                ids[row, : len(piece_ids)] = piece_ids
                mask[row, : len(piece_ids)] = 1
            vectors.append(session.run(None, {"input_ids": ids, "attention_mask": mask})[0])
        return np.concatenate(vectors)

    return encode


def _sentences(count: int) -> list[str]:
    generator = random.Random(5)
    chosen: dict[str, None] = {}
    while len(chosen) < count:
        content = generator.choice(CONTENTS).format(n=generator.randint(2, 90), m=generator.randint(2, 90))
        parts = generator.choice(SUBJECTS), generator.choice(VERBS), content
        chosen[" ".join(parts) + generator.choice(TAILS)] = None
    return list(chosen)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--repeats", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
