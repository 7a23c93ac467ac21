"""Whether two sentences say the same: the sentence encoder, the reader's own pass, and shared words as the rival."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import records
from benchmarks.reading.scoring import batches
from benchmarks.tables import Cell, print_table
from crossread.domain.span import Span
from crossread.models import OnnxEncoder
from crossread.models.reader import OnnxReader, Prose
from crossread.text.quotes import quotations
from crossread.text.words import words

FOLDS = 5
_WINDOW_VECTOR = "window_vector"
_BATCH = 64

Vectors = NDArray[np.float32]
Likenesses = NDArray[np.float64]
Pairs = Sequence[tuple[str, str]]


def report(reader: OnnxReader) -> None:
    """Print the table."""
    headlines = list(records("paraphrase/sts_headlines.jsonl.gz"))
    news = [r for r in records("paraphrase/msrp.jsonl.gz") if r["split"] == "train"]
    pairs = [(r["s1"], r["s2"]) for r in (*headlines, *news)]
    encoder = OnnxEncoder.from_package()
    systems: dict[str, Likenesses] = {
        "packaged sentence encoder": cosines(pairs, encoder.encode),
        "reader, mean of a window's pieces": cosines(pairs, lambda texts: window_vectors(reader, texts)),
        "rival: cosine of word counts": shared_words(pairs),
    }
    scores = np.array([r["score"] for r in headlines])
    labels = np.array([r["paraphrase"] == 1 for r in news])
    folds = np.array([fold_of(str(r["id"])) for r in news])
    rows: list[list[Cell]] = [
        [
            name,
            float(np.corrcoef(alike[: len(scores)], scores)[0, 1]),
            best_accuracy(alike[len(scores) :], labels, folds),
        ]
        for name, alike in systems.items()
    ]
    rows.append(["always yes", None, float(labels.mean())])
    header = (
        "",
        f"STS headlines, {len(headlines)} pairs: Pearson r",
        f"MSRP train, {len(news)} pairs: accuracy",
    )
    print_table(f"Sentences that say the same; threshold by {FOLDS}-fold cross-validation", header, rows)


def cosines(pairs: Pairs, encode: Callable[[list[str]], Vectors]) -> Likenesses:
    """The cosine of each pair; every sentence is encoded once."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    vectors = encode(texts)
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    place: Mapping[str, int] = {text: at for at, text in enumerate(texts)}
    left, right = ([place[pair[side]] for pair in pairs] for side in (0, 1))
    return np.asarray((vectors[left] * vectors[right]).sum(1), dtype=np.float64)


def window_vectors(reader: OnnxReader, texts: Sequence[str]) -> Vectors:
    """What the reader's pass over a sentence gives besides; its first window where it has several."""
    found: list[Vectors] = []
    for batch in batches(texts, _BATCH):
        cuts = [reader.cut(Prose(text, (Span(0, len(text)),), quotations(text))) for text in batch]
        found += [windows[0][_WINDOW_VECTOR].reshape(-1) for windows in reader.run(cuts)]
    return np.stack(found)


def shared_words(pairs: Pairs) -> Likenesses:
    """The cosine of the word counts of each pair."""
    return np.array([_cosine(_counts(a), _counts(b)) for a, b in pairs])


def fold_of(name: str) -> int:
    """The same fold whatever else is there."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def best_accuracy(alike: Likenesses, labels: NDArray[np.bool_], folds: NDArray[np.int64]) -> float:
    """Accuracy over all folds, each with the threshold that is best on the others."""
    right = 0
    for fold in range(FOLDS):
        inside = folds == fold
        seen, known = alike[~inside], labels[~inside]
        thresholds = np.unique(seen)
        ordered = np.sort(seen[known]), np.sort(seen[~known])
        hits = (
            len(ordered[0])
            - np.searchsorted(ordered[0], thresholds)
            + np.searchsorted(ordered[1], thresholds)
        )
        cut = thresholds[int(hits.argmax())]
        right += int(((alike[inside] >= cut) == labels[inside]).sum())
    return right / len(labels)


def _counts(text: str) -> Counter[str]:
    return Counter(word.folded for word in words(text))


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    lengths = sum(n * n for n in a.values()) * sum(n * n for n in b.values())
    return float(sum(a[word] * b[word] for word in a) / lengths**0.5) if lengths else 0.0
