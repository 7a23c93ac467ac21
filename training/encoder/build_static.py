"""Builds the packaged static vectors and prints how well they screen.

python -m training.encoder.build_static [--corpora ../shared/corpora]
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder import distilling, manifest, sampling, screening
from training.encoder.minilm import MiniLM
from training.encoder.source import CORPORA, WEIGHTS, published_tokenizer, published_weights

TAUGHT_PER_CORPUS = 14_000
# Same partner over .6: 8 and 15 epochs differ by .001 on the even events of BASIL; with 33,000 sentences
# a rate of 5e-3 was .02 worse than 1e-3, and an added loss on similarities within the batch .01 worse.
EPOCHS, RATE = 8, 1e-3


def main() -> None:
    """Distil, fit, measure before and after on BASIL, install as static.npz."""
    arguments = _arguments()
    model = MiniLM(published_weights(), words_as_int8=False).eval()
    tokenizer = published_tokenizer()
    taught = sampling.teaching_sentences(arguments.corpora, TAUGHT_PER_CORPUS)
    targets = distilling.sentence_vectors(model, [tokenizer.encode(s).ids for s in taught])
    basis = distilling.projection(targets)
    first = distilling.first_rows(model, tokenizer.get_vocab_size(), basis)
    lessons = [_pieces(tokenizer, sentence) for sentence in taught]
    fitted = distilling.fit(first, lessons, targets @ basis, epochs=EPOCHS, rate=RATE)

    events = sampling.same_event_reports(arguments.corpora)[1::2]
    held_out = [s for event in events for report in event for s in report]
    encoder = distilling.sentence_vectors(model, [tokenizer.encode(s).ids for s in held_out])
    pieces = [_pieces(tokenizer, sentence) for sentence in held_out]
    facts: dict[str, object] = {"dimension": distilling.DIMENSION, "taught_sentences": len(taught)}
    for step, rows in {"distilled": first, "fitted": fitted, "fitted int8": _round_trip(fitted)}.items():
        for result in screening.screen(_sums(rows, pieces), encoder, screening.pairs(events)):
            print(step, result, flush=True)
            facts[f"{step}, same partner where cosine > {result.floor}"] = round(result.same_partner, 3)
            facts[f"{step}, in top 3 where cosine > {result.floor}"] = round(result.in_top, 3)

    values, scale = distilling.to_int8(fitted)
    np.savez(WEIGHTS / "static.npz", rows=values, scale=scale)
    manifest.record(WEIGHTS, "static", facts, ["static.npz"])


def _sums(rows: NDArray[np.float32], pieces: list[list[int]]) -> NDArray[np.float32]:
    sums = np.stack([rows[ids].sum(axis=0) for ids in pieces])
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12))


def _round_trip(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    values, scale = distilling.to_int8(rows)
    return np.asarray(values * scale[:, None])


def _pieces(tokenizer: Tokenizer, sentence: str) -> list[int]:
    return tokenizer.encode(sentence, add_special_tokens=False).ids or [distilling.UNKNOWN]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    return parser.parse_args()


if __name__ == "__main__":
    main()
